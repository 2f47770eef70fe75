#!/bin/sh
# Trains the name finder and replaces the shipped weights: training/train.sh CORPORA_DIR [WORK_DIR]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${2:-$here/../target/training}
out=$here/../src/main/resources/io/wiredesk/enrich/entity/ner.bin
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mkdir -p "$work" "$(dirname "$out")"
python3 "$here/prepare.py" "$1" "$work"
(cd "$here/.." && mvn -q dependency:build-classpath -Dmdep.outputFile="$work/classpath")
train() { "$java" -Xmx2g -cp "$(cat "$work/classpath")" "$here/Train.java" "$here/features.xml" "$@"; }
# First without the held-back parts, to measure; then with everything, to ship.
train "$work/train.txt" "$work/measured.bin" 40 "$work/gmb-held.txt" "$work/politics-dev.txt" | tee "$work/report.txt"
train "$work/all.txt" "$out" 40
