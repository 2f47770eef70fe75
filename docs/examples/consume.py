"""Read enriched articles: python3 consume.py [TOPIC] [BOOTSTRAP] [REGISTRY] [MAX]

Needs confluent-kafka and avro (Debian: python3-confluent-kafka, python3-avro). The registry is the page of an all-in-one,
or any schema registry that the wire is set to use.
"""
import io
import json
import struct
import sys
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer

topic, bootstrap, registry, most = (sys.argv[1:] + ["news.enriched", "127.0.0.1:9092", "http://127.0.0.1:8080", "0"][
    len(sys.argv) - 1:])[:4]
readers = {}


def decode(value):
    """The Confluent wire format: a zero byte, the schema's id, Avro."""
    magic, schema_id = struct.unpack(">bI", value[:5])
    assert magic == 0
    if schema_id not in readers:
        with urllib.request.urlopen("%s/schemas/ids/%d" % (registry.rstrip("/"), schema_id)) as answer:
            readers[schema_id] = avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))
    return readers[schema_id].read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


consumer = Consumer({
    "bootstrap.servers": bootstrap,
    "group.id": "my-newsroom",
    "auto.offset.reset": "earliest",
    "isolation.level": "read_committed",
})
consumer.subscribe([topic])
seen = 0
while not int(most) or seen < int(most):
    message = consumer.poll(1.0)
    if message is None:
        continue
    if message.error():
        sys.exit(str(message.error()))
    article = decode(message.value())
    names = ", ".join(entity["name"] for entity in article["entities"][:4])
    print(article["article"]["source"]["name"], "|", article["article"]["title"], "|", names)
    seen += 1
consumer.close()
