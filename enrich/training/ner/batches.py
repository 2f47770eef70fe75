"""From sentences to padded batches: neighbours packed into one sequence, as the product reads a document."""
import random

import torch

from model import LABELS
from pieces import CLS, SEP, shape

IGNORED = -100
INDEX = {label: i for i, label in enumerate(LABELS)}


def capitals(rows):
    return [(token.upper(), tag) for token, tag in rows]


def title_case(rows):
    small = {"of", "the", "in", "to", "a", "and", "for", "on", "at", "by"}
    return [(t if i and t in small else t[:1].upper() + t[1:], tag) for i, (t, tag) in enumerate(rows)]


def augment(rows, chance):
    """Some sentences as headlines are set."""
    roll = chance.random()
    return capitals(rows) if roll < 0.07 else title_case(rows) if roll < 0.11 else rows


class Sequence:
    """Ids, shapes, and where each sentence's words begin."""

    def __init__(self):
        self.ids, self.shapes, self.starts, self.labels, self.owners = [CLS], [0], [], [], []

    def add(self, rows, pieces, owner, most):
        for number, (token, tag) in enumerate(rows):
            ids = pieces.of(token)
            if len(self.ids) + len(ids) >= most:
                break
            self.starts.append(len(self.ids))
            self.labels.append(INDEX[tag])
            self.owners.append((owner, number))
            self.ids += ids
            self.shapes += [shape(token)] * len(ids)
        self.ids.append(SEP)
        self.shapes.append(0)


def pack(sentences, pieces, most, alone=0.0, chance=random, longest=128):
    """Consecutive sentences share a sequence of up to `most` pieces; a share of `alone` stand by themselves."""
    sequences, current, single = [], None, False
    for owner, rows in enumerate(sentences):
        if rows is None:
            current = None
            continue
        size = sum(len(pieces.of(token)) for token, _ in rows)
        if current is None or single or len(current.ids) + size >= most or chance.random() < alone:
            current = Sequence()
            sequences.append(current)
            single = chance.random() < alone
        current.add(rows, pieces, owner, longest)
    return sequences


def batches(sequences, pieces_each, chance=None):
    """Lists of sequences of similar length; in random order where `chance` is given."""
    order = list(sequences)
    if chance:
        chance.shuffle(order)
        order = [s for i in range(0, len(order), 2000) for s in sorted(order[i:i + 2000], key=lambda s: len(s.ids))]
    else:
        order.sort(key=lambda s: len(s.ids))
    made, current, longest = [], [], 0
    for sequence in order:
        longest = max(longest, len(sequence.ids))
        if current and longest * (len(current) + 1) > pieces_each:
            made.append(current)
            current, longest = [], len(sequence.ids)
        current.append(sequence)
    if current:
        made.append(current)
    if chance:
        chance.shuffle(made)
    return made


def tensors(batch):
    """(ids, seen, shapes, labels), padded."""
    length = max(len(s.ids) for s in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    seen, shapes, labels = torch.zeros_like(ids), torch.zeros_like(ids), torch.full_like(ids, IGNORED)
    for row, sequence in enumerate(batch):
        size = len(sequence.ids)
        ids[row, :size], shapes[row, :size] = torch.tensor(sequence.ids), torch.tensor(sequence.shapes)
        seen[row, :size] = 1
        labels[row, torch.tensor(sequence.starts)] = torch.tensor(sequence.labels)
    return ids, seen, shapes, labels
