#!/bin/sh
# Trains all that enrichment has learnt and replaces the shipped weights: training/train.sh DATA_DIR [WORK_DIR]
# DATA_DIR has the labelled corpora (ner-*.tsv.gz), topics-huffpost.jsonl.gz and iptc-mediatopics-2023-10-24.json.
# Needs Python 3 with numpy, torch and onnx, Maven and a JDK 25; about an hour and a half on two cores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${2:-$here/../target/training}
topic=$here/../src/main/resources/io/wiredesk/enrich/topic
"$here/ner/train.sh" "$1" "$work/ner"
python3 "$here/topics.py" "$1/topics-huffpost.jsonl.gz" "$1/iptc-mediatopics-2023-10-24.json" "$topic/weights.bin"
(cd "$here/../.." && mvn -B -q -pl enrich -am -DskipTests package)
"$here/subjects.sh" "$1" "$work/subjects"
