"""Trains the tagger in two passes and writes its weights: python3 train.py CORPORA BODY.onnx TOKENIZER.json OUT.pt [MINUTES]

First everything, news of the Groningen Meaning Bank most of all; then the clean corpora, made-up documents (genres.txt) and
a little of the bank. What the second pass doesn't learn from is measured after each. MINUTES bounds each pass.
"""
import random
import sys
from pathlib import Path

import torch

import corpus
import depth
import learn
import synthetic
from batches import augment
from model import Tagger
from names import Names
from pieces import Pieces

CLEAN = {"wikigold.all": 2, "crossner_other.train": 1, "uner_ewt.test": 1, "politics.train": 3}
RUN = 20  # neighbouring sentences that stay together
DOCUMENTS = 4500


class Material:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.names = Names(folder, 8)
        self.news, self.held = corpus.groningen(folder, self.names.country_names)
        self.clean = {name: self.read(name) for name in CLEAN}
        self.tweets = corpus.tweets(folder)

    def read(self, name):
        return corpus.read(self.folder / ("ner-%s.tsv.gz" % name))

    def runs(self, sentences, chance, share=1.0):
        runs = [sentences[i:i + RUN] for i in range(0, len(sentences), RUN)]
        chance.shuffle(runs)
        return [[rows if rows and len(rows) > 3 else None for rows in run] for run in runs[:int(len(runs) * share)]]

    def first(self, epoch):
        """Half of the news an epoch, and all that is clean."""
        chance = random.Random(100 + epoch)
        blocks = self.runs(self.news, chance, 0.5) + self.runs(self.tweets, chance)
        for sentences in self.clean.values():
            blocks += self.runs(sentences, chance)
        return self.told(blocks, chance, 0.3)

    def second(self, epoch):
        """The clean corpora, politics dev with them, a tenth of the news, and documents of other kinds."""
        chance = random.Random(200 + epoch)
        blocks = self.runs(self.news, chance, 0.12)
        for name, times in {**CLEAN, "politics.dev": 2}.items():
            for _ in range(times):
                blocks += self.runs(self.clean.get(name) or self.read(name), chance)
        made = [[augment(rows, chance) for rows in d] for d in synthetic.documents(self.names, DOCUMENTS, 300 + epoch)]
        return self.told(blocks, chance, 0.2, made)

    def told(self, blocks, chance, swapped, more=()):
        """Some names swapped, some lines set as headlines; None between blocks."""
        blocks = [[rows and augment(self.names.swap(rows) if chance.random() < swapped else rows, chance) for rows in block]
                  for block in blocks] + list(more)
        chance.shuffle(blocks)
        return [rows for block in blocks for rows in block + [None]]


def main(folder, body, tokenizer, out, minutes=None):
    torch.manual_seed(1)
    limit = float(minutes) if minutes else None
    material, pieces, tagger = Material(folder), Pieces(tokenizer), Tagger(body)
    learn.train(tagger, material.first, pieces, 2, 1.5e-4, 2e-3, minutes=limit)
    held = {"uner_ewt.dev": material.read("uner_ewt.dev"), "gmb held back": material.held}
    learn.report(tagger, pieces, {"politics.dev": material.read("politics.dev"), **held}, "first pass")
    learn.train(tagger, material.second, pieces, 2, 1e-4, 5e-4, minutes=limit)
    learn.report(tagger, pieces, held, "second pass")
    torch.save({**tagger.state_dict(), **depth.fit(tagger, depth.sample(folder), pieces)}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
