"""Training and measuring of the tagger."""
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
from batches import IGNORED, batches, pack, tensors
from model import LABELS, viterbi

MOST_PIECES = 96


def train(tagger, make_sentences, pieces, epochs, rate, head_rate, seed=1, warm_up=0.06, minutes=None):
    """`make_sentences(epoch)` gives that epoch's sentences, None between texts. Ends early after `minutes`, its rate
    falling to nothing by then either way."""
    chance = random.Random(seed)
    plan = [b for epoch in range(epochs)
            for b in batches(pack(make_sentences(epoch), pieces, MOST_PIECES, 0.15, chance), 1536, chance)]
    optimizer = torch.optim.AdamW([{"params": tagger.body(), "lr": rate},
                                   {"params": tagger.head.parameters(), "lr": head_rate}], weight_decay=0.01)
    began, total, tagger_loss = time.time(), len(plan), 0.0
    tagger.train()
    for step, batch in enumerate(plan):
        done = step / total
        if minutes:
            done = max(done, (time.time() - began) / 60 / minutes)
            if done >= 1:
                break
        factor = min((step + 1) / max(1, warm_up * total), max(0.02, 1 - done))
        for group, full in zip(optimizer.param_groups, (rate, head_rate)):
            group["lr"] = full * factor
        ids, seen, shapes, labels = tensors(batch)
        logits = tagger(ids, seen, shapes, 0.1)
        loss = F.cross_entropy(logits.view(-1, len(LABELS)), labels.view(-1), ignore_index=IGNORED, label_smoothing=0.02)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        tagger_loss += float(loss)
        if step % 50 == 49:
            print("step %d of %d, loss %.4f, %d s" % (step + 1, total, tagger_loss / 50, time.time() - began), flush=True)
            tagger_loss = 0.0


def predict(tagger, sentences, pieces):
    """The labels of each sentence, and each token's log-probabilities."""
    tagger.eval()
    scores = [np.full((len(rows), len(LABELS)), -20.0) for rows in sentences]
    for one in scores:
        one[:, 0] = 0.0
    with torch.no_grad():
        for batch in batches(pack(sentences, pieces, MOST_PIECES, longest=256), 4000):
            ids, seen, shapes, _ = tensors(batch)
            logs = torch.log_softmax(tagger(ids, seen, shapes), -1).numpy()
            for row, sequence in enumerate(batch):
                for start, (owner, number) in zip(sequence.starts, sequence.owners):
                    scores[owner][number] = logs[row, start]
    tagger.train()
    return [viterbi(one) for one in scores], scores


def score(gold, found):
    """{kind or ALL: (precision, recall, F1)} of exact spans, in per cent."""
    hits, wrong, missed = ({kind: 0 for kind in corpus.KINDS} for _ in range(3))
    for rows, labels in zip(gold, found):
        want, have = set(corpus.spans(rows)), set(corpus.spans([(t, l) for (t, _), l in zip(rows, labels)]))
        for counts, names in ((hits, want & have), (wrong, have - want), (missed, want - have)):
            for _, _, kind in names:
                counts[kind] += 1
    def figures(kinds):
        h, w, m = (sum(counts[k] for k in kinds) for counts in (hits, wrong, missed))
        p, r = 100 * h / max(1, h + w), 100 * h / max(1, h + m)
        return p, r, 2 * p * r / max(1e-9, p + r)
    return {**{kind: figures([kind]) for kind in corpus.KINDS}, "ALL": figures(corpus.KINDS)}


def report(tagger, pieces, sets, label=""):
    for name, sentences in sets.items():
        found, _ = predict(tagger, sentences, pieces)
        figures = score(sentences, found)
        print(label, name, "P %.1f R %.1f F1 %.1f" % figures["ALL"],
              " ".join("%s %.1f" % (kind, figures[kind][2]) for kind in corpus.KINDS), flush=True)
