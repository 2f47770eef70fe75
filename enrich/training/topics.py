"""Trains the subject weights that topic/weights.bin carries: python3 topics.py ROWS.jsonl.gz MEDIATOPICS.json OUT.

A softmax over hashed words and word pairs. Rows: the News Category Dataset (CC BY 4.0), its categories mapped to Media
Topics; definitions of the Media Topics (IPTC NewsCodes, CC BY 4.0); rows of the two regional categories that the lexicon
is sure of. Features and hash are those of io.wiredesk.enrich.topic.Features: FNV-1a over UTF-8, 2^15 buckets.
Prints the accuracy on each tenth row, which is held back. Same input, same weights.
"""
import collections
import pathlib
import re
import sys

import numpy as np

import news
from news import CATEGORIES, SLUGS

BUCKETS = 1 << 15
REGIONAL = ("WORLD NEWS", "U.S. NEWS")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LEXICON = pathlib.Path(__file__).parent.parent / "src/main/resources/io/wiredesk/enrich/topic/lexicon.txt"


def words(text):
    return [w.replace("’", "'") for w in WORD.findall(text.lower())]


def bucket(feature):
    h = 0x811C9DC5
    for b in feature.encode():
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return (h ^ (h >> 15)) & (BUCKETS - 1)


def features(text):
    w = words(text)
    counts = collections.Counter(bucket(f) for f in w + [a + " " + b for a, b in zip(w, w[1:])])
    values = {k: 1 + np.log(v) for k, v in counts.items()}
    norm = np.sqrt(sum(v * v for v in values.values())) or 1.0
    return [(k, v / norm) for k, v in sorted(values.items())]


def lexicon():
    exact, prefixes = collections.defaultdict(list), collections.defaultdict(list)
    for line in LEXICON.read_text().splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        slug, terms = line.split(":", 1)
        for term in terms.split(","):
            term = term.strip()
            weight = 2 if term.startswith("!") else 1
            term = term.lstrip("!")
            (prefixes if term.endswith("*") else exact)[term.rstrip("*")].append((slug, weight))
    return exact, prefixes


def sure(text, exact, prefixes):
    w, score = words(text), collections.Counter()
    for t in set(w + [a + " " + b for a, b in zip(w, w[1:])]):
        hits = exact.get(t, []) + [h for n in range(3, len(t) + 1) for h in prefixes.get(t[:n], [])]
        for slug, weight in hits:
            score[slug] += weight
    best = score.most_common(2)
    if best and best[0][1] >= 4 and (len(best) == 1 or best[0][1] >= 2 * best[1][1]):
        return best[0][0]
    return None


def rows(path):
    exact, prefixes = lexicon()
    for text, category, held in news.rows(path):
        slug = sure(text, exact, prefixes) if category in REGIONAL else CATEGORIES.get(category)
        if slug:
            yield text, SLUGS.index(slug), held and category not in REGIONAL


def definitions(path):
    return ((text, label, False) for text, label in news.definitions(path))


def matrix(data):
    starts, columns, values = [], [], []
    for text, _, _ in data:
        starts.append(len(columns))
        pairs = features(text) or [(0, 0.0)]
        columns += [c for c, _ in pairs]
        values += [v for _, v in pairs]
    return np.array(starts), np.array(columns), np.array(values, dtype=np.float32)


def logits(weights, bias, m):
    starts, columns, values = m
    return np.add.reduceat(weights[columns] * values[:, None], starts, axis=0) + bias


def train(data, epochs=80, rate=0.1, decay=1e-6):
    m = starts, columns, values = matrix(data)
    labels = np.array([y for _, y, _ in data])
    share = np.bincount(labels, minlength=17) / len(labels)
    importance = (1 / np.power(np.maximum(share[labels], 0.004), 0.85))[:, None]
    importance /= importance.mean()
    row_of = np.repeat(np.arange(len(data)), np.diff(np.append(starts, len(columns))))
    order = np.argsort(columns, kind="stable")
    feature_ids, feature_starts = np.unique(columns[order], return_index=True)
    weights, bias = np.zeros((BUCKETS, 17), np.float32), np.zeros(17, np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, epochs + 1):
        z = logits(weights, bias, m)
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        p[np.arange(len(data)), labels] -= 1
        error = (p * importance / len(data)).astype(np.float32)
        gradient = decay * weights
        gradient[feature_ids] += np.add.reduceat((error[row_of] * values[:, None])[order], feature_starts, axis=0)
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient ** 2
        weights -= rate * (first / (1 - 0.9 ** step)) / (np.sqrt(second / (1 - 0.99 ** step)) + 1e-9)
        bias -= rate * 0.3 * error.sum(0) / (np.abs(error.sum(0)).max() + 1e-3)
    # A wire is not made up as the training rows are: half of what their shares add is taken back out.
    return weights, bias - 0.5 * np.log(np.maximum(share, 0.01) * 17).astype(np.float32)


def main(rows_path, concepts_path, out):
    data = list(rows(rows_path)) + list(definitions(concepts_path))
    held = [d for d in data if d[2]]
    weights, bias = train([d for d in data if not d[2]])
    answers = logits(weights, bias, matrix(held)).argmax(1)
    print("held back", len(held), "accuracy", round(float((answers == [y for _, y, _ in held]).mean()), 3))
    scale = float(np.abs(weights).max() / 127)
    with open(out, "wb") as file:
        file.write(np.array([scale], ">f4").tobytes())
        file.write(bias.astype(">f4").tobytes())
        file.write(np.rint(weights / scale).astype(np.int8).tobytes())


main(*sys.argv[1:])
