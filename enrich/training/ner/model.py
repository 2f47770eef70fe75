"""A BERT encoder with case-and-shape embeddings and a linear tagging head, started from an ONNX file's weights."""
import math

import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
WIDTH, HEADS, INNER, SHAPES = 384, 12, 1536, 8
# In the order in which an encoder layer multiplies by them.
MATRICES = (("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
            ("joined", "attention.output.dense"), ("widen", "intermediate.dense"), ("narrow", "output.dense"))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, dropout):
        batch, length, _ = x.shape
        def heads(y):
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        scores = heads(self.query(x)) @ heads(self.key(x)).transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask
        context = (torch.softmax(scores, -1) @ heads(self.value(x))).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + F.dropout(self.joined(context), dropout, self.training))
        return self.norm2(x + F.dropout(self.narrow(F.gelu(self.widen(x))), dropout, self.training))


class Tagger(nn.Module):
    """Logits of LABELS for each piece. The word and position embeddings stay as they are."""

    def __init__(self, path, keep=None):
        super().__init__()
        graph = onnx.load(path).graph
        weights = {i.name: torch.tensor(numpy_helper.to_array(i).copy()) for i in graph.initializer}
        products = [n.input[1] for n in graph.node if n.op_type == "MatMul" and n.input[1] in weights]
        count = len({name.split(".")[2] for name in weights if name.startswith("encoder.layer.")})
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"].float(), freeze=True)
        self.places = nn.Embedding.from_pretrained(weights["embeddings.position_embeddings.weight"].float(), freeze=True)
        kind = weights["embeddings.token_type_embeddings.weight"][:1].float().repeat(SHAPES, 1)
        kind[1:] += torch.randn(SHAPES - 1, WIDTH) * 0.002
        self.shapes = nn.Embedding.from_pretrained(kind, freeze=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        set_norm(self.norm, weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList()
        for i in keep or range(count):
            self.layers.append(layer(weights, products[6 * i:6 * i + 6], "encoder.layer.%d." % i))
        self.head = nn.Linear(WIDTH, len(LABELS))

    def body(self):
        return [p for n, p in self.named_parameters() if not n.startswith(("words", "places", "head"))]

    def forward(self, ids, seen, shapes, dropout=0.0):
        x = self.words(ids) + self.places(torch.arange(ids.shape[1]))[None] + self.shapes(shapes)
        x = F.dropout(self.norm(x), dropout, self.training)
        mask = (1 - seen[:, None, None, :].float()) * -1e4
        for one in self.layers:
            x = one(x, mask, dropout)
        return self.head(F.dropout(x, dropout, self.training))


def set_norm(norm, weights, name):
    norm.weight.data, norm.bias.data = weights[name + ".weight"].float(), weights[name + ".bias"].float()


def layer(weights, products, prefix):
    made = Layer()
    for (field, name), product in zip(MATRICES, products):
        linear = getattr(made, field)
        linear.weight.data = weights[product].float().t().contiguous()
        linear.bias.data = weights[prefix + name + ".bias"].float()
    set_norm(made.norm1, weights, prefix + "attention.output.LayerNorm")
    set_norm(made.norm2, weights, prefix + "output.LayerNorm")
    return made


LEGAL = np.array([[0.0 if b[0] != "I" or a[1:] == b[1:] and a != "O" or a[2:] == b[2:] and a != "O" else -1e4
                   for b in LABELS] for a in LABELS])
FIRST = np.array([-1e4 if label[0] == "I" else 0.0 for label in LABELS])


def viterbi(scores):
    """The best legal row of labels for one sentence's log-probabilities (tokens x LABELS)."""
    best, back = scores[0] + FIRST, []
    for row in scores[1:]:
        through = best[:, None] + LEGAL
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [LABELS[i] for i in reversed(path)]
