"""Trains topic/vector-weights.bin: python3 subjects.py lines|train ROWS.jsonl.gz MEDIATOPICS.json WORK OUT.

`lines` writes WORK/lines.txt, of which Vectors.java makes WORK/vectors.bin; `train` learns from both. subjects.sh does all.
A softmax over document vectors. Rows: the News Category Dataset (CC BY 4.0), its categories mapped to Media Topics; the
names and definitions of the Media Topics (IPTC NewsCodes, CC BY 4.0); texts of ours in training/topics. Each of the three
weighs the same, and within each of them each subject: the shares of the rows say nothing about a wire. Prints the accuracy
on each tenth row, held back, before it learns from everything.
"""
import glob
import pathlib
import sys

import numpy as np

import news
from news import CATEGORIES, SLUGS

DIMENSIONS, PENALTY, STEPS, RATE = 384, 1e-4, 1500, 0.3


def rows(path):
    for text, category, held in news.rows(path):
        if category in CATEGORIES:
            yield text, SLUGS.index(CATEGORIES[category]), "rows", held


def definitions(path):
    return ((text, label, "definitions", False) for text, label in news.definitions(path))


def ours():
    for path in sorted(glob.glob(str(pathlib.Path(__file__).parent / "topics/texts-*.txt"))):
        for line in open(path):
            if "|" in line and not line.startswith("#"):
                slugs, text = line.rstrip("\n").split("|", 1)
                yield text, SLUGS.index(slugs.split(",")[0]), "ours", False


def importance(labels, sources):
    weights = np.zeros(len(labels))
    for source in set(sources):
        for label in range(len(SLUGS)):
            chosen = (sources == source) & (labels == label)
            if chosen.any():
                weights[chosen] = 1 / chosen.sum()
    return weights / weights.sum()


def train(vectors, labels, weights):
    """Adam over the whole set; same input, same weights."""
    w = np.zeros((DIMENSIONS + 1, len(SLUGS)))
    x = np.hstack([vectors, np.ones((len(vectors), 1))])
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        z = x @ w
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        p[np.arange(len(labels)), labels] -= 1
        gradient = x.T @ (p * weights[:, None])
        gradient[:-1] += 2 * PENALTY * w[:-1]
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient ** 2
        rate = RATE * (1 - step / STEPS)
        w -= rate * (first / (1 - 0.9 ** step)) / (np.sqrt(second / (1 - 0.99 ** step)) + 1e-9)
    return w


def main(what, rows_path, concepts_path, work, out):
    data = list(rows(rows_path)) + list(definitions(concepts_path)) + list(ours())
    if what == "lines":
        pathlib.Path(work, "lines.txt").write_text("\n".join(" ".join(text.split()) for text, *_ in data) + "\n")
        return
    vectors = np.fromfile(pathlib.Path(work, "vectors.bin"), ">f4").reshape(-1, DIMENSIONS).astype(np.float64)
    labels, sources = np.array([d[1] for d in data]), np.array([d[2] for d in data])
    held = np.array([d[3] for d in data])
    w = train(vectors[~held], labels[~held], importance(labels[~held], sources[~held]))
    right = (vectors[held] @ w[:-1] + w[-1]).argmax(1) == labels[held]
    print("held back", held.sum(), "accuracy", round(float(right.mean()), 3))
    w = train(vectors, labels, importance(labels, sources))
    with open(out, "wb") as file:
        file.write(w[-1].astype(">f4").tobytes() + w[:-1].astype(">f4").tobytes())


main(*sys.argv[1:])
