#!/bin/sh
# Trains the subject weights on document vectors and replaces the shipped ones: training/subjects.sh DATA_DIR [WORK_DIR]
# DATA_DIR has topics-huffpost.jsonl.gz and iptc-mediatopics-2023-10-24.json. Some minutes on two cores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${2:-$here/../target/subjects}
out=$here/../src/main/resources/io/wiredesk/enrich/topic/vector-weights.bin
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mkdir -p "$work"
learn() { python3 "$here/subjects.py" "$1" "$2/topics-huffpost.jsonl.gz" "$2/iptc-mediatopics-2023-10-24.json" "$work" "$out"; }
learn lines "$1"
(cd "$here/.." && mvn -q dependency:build-classpath -Dmdep.outputFile="$work/classpath")
"$java" -cp "$here/../target/classes:$(cat "$work/classpath")" "$here/Vectors.java" "$work/lines.txt" "$work/vectors.bin"
learn train "$1"
