"""How deep a piece is read: most pieces are no part of a name, and that shows after half of the layers.

`fit` learns, from the tagger itself, a line through the states after SHALLOW layers that parts the pieces which the whole
tagger takes for possible names from the others. The exported graph goes on with the former only; they still see all
pieces, the others as they were when they were left. Run alone, it adds the line to weights:
python3 depth.py WEIGHTS.pt CORPORA BODY.onnx TOKENIZER.json OUT.pt
"""
import random
import sys
from pathlib import Path

import torch

import corpus
from batches import batches, pack, tensors
from learn import MOST_PIECES
from model import Tagger
from pieces import CLS, SEP, Pieces

SHALLOW = 3
SURE = 0.98  # a piece that is outside of names with this probability is settled
MARGIN = 2.0  # so far on the settled side of the line a piece is still read on
SAMPLE = {"politics.train": 10, "wikigold.all": 30, "crossner_other.train": 15, "uner_ewt.test": 25, "gmb": 140, "btc.all": 25}
RUN = 12  # neighbouring sentences that stay together


def sample(folder):
    chance, found = random.Random(5), []
    for name, texts in SAMPLE.items():
        rows = corpus.read(Path(folder) / ("ner-%s.tsv.gz" % name))
        runs = [rows[i:i + RUN] for i in range(0, len(rows) * 9 // 10, RUN)]
        for run in chance.sample(runs, min(texts, len(runs))):
            found += [[(token, "O") for token, _ in row] for row in run] + [None]  # labels don't matter here
    return found


def states(tagger, sentences, pieces):
    """(states after SHALLOW layers, whether the piece is unsettled), a row for each piece but the marks."""
    tagger.eval()
    rows, unsettled = [], []
    def note(_, __, output):
        note.seen = output
    handle = tagger.layers[SHALLOW - 1].register_forward_hook(note)
    with torch.no_grad():
        for batch in batches(pack(sentences, pieces, MOST_PIECES), 1500):
            ids, seen, shapes, _ = tensors(batch)
            outside = torch.softmax(tagger(ids, seen, shapes), -1)[..., 0]
            for row, sequence in enumerate(batch):
                ends = sequence.starts[1:] + [len(sequence.ids)]
                for start, end in zip(sequence.starts, ends):
                    places = [p for p in range(start, end) if sequence.ids[p] not in (CLS, SEP)]
                    rows.append(note.seen[row, places])
                    unsettled += [bool(outside[row, start] < SURE)] * len(places)
    handle.remove()
    return torch.cat(rows).double(), torch.tensor(unsettled, dtype=torch.double)


def fit(tagger, sentences, pieces):
    """{"depth.weight", "depth.bias"}: a piece is read on where weight times state plus bias is above 0."""
    x, y = states(tagger, sentences, pieces)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    x = (x - mean) / spread
    cost = 1 + 2 * y  # a name left unread costs more than a word read in vain
    w = torch.zeros(x.shape[1] + 1, dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=120, line_search_fn="strong_wolfe")
    def loss():
        optimizer.zero_grad()
        z = x @ w[:-1] + w[-1]
        value = (cost * (torch.nn.functional.softplus(z) - y * z)).mean() + 1e-4 * (w[:-1] ** 2).sum()
        value.backward()
        return value
    optimizer.step(loss)
    w = w.detach()
    z = x @ w[:-1] + w[-1] + MARGIN
    print("read on: %.3f of the pieces, %.4f of the unsettled ones" % ((z > 0).double().mean(), (z[y > 0] > 0).double().mean()))
    return {"depth.weight": (w[:-1] / spread).float()[None], "depth.bias": (w[-1] + MARGIN - (w[:-1] / spread * mean).sum()).float()[None]}


def main(weights, folder, body, tokenizer, out):
    state = torch.load(weights, map_location="cpu")
    tagger = Tagger(body)
    tagger.load_state_dict({name: value for name, value in state.items() if not name.startswith("depth.")})
    torch.save({**state, **fit(tagger, sample(folder), Pieces(tokenizer))}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
