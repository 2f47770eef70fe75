"""Writes a trained tagger as an ONNX graph with 8-bit weights: python3 export.py WEIGHTS.pt OUT.onnx

The graph is written operator by operator, with ONNX Runtime's fused ones where it has them, so that nothing depends on an
exporter's or an optimiser's mood. Inputs: input_ids and shape_ids (1 x length). Output: logits (1 x length x labels). After
depth.SHALLOW layers it goes on with the pieces that may be part of a name (see depth.py); the others come out as outside.
"""
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from depth import SHALLOW
from model import HEADS, LABELS, WIDTH
from pieces import CLS, SEP

# Weights keep to 7 bits: AVX2's multiply-add of unsigned and signed bytes saturates at 16 bits with the full range.
MOST = 63
FUSED = "com.microsoft"
# Added to outside's score: with the settled pieces read half as deep, the others look a little more like names than they
# did. Chosen on politics.dev and uner_ewt.dev.
RELUCTANCE = 0.6
SETTLED = 20.0  # outside's score where a piece was left


class Graph:
    def __init__(self, state):
        self.state = {name: value.float().numpy() for name, value in state.items()}
        self.nodes, self.constants = [], []

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def weights(self, name):
        return self.constant(name, self.state[name].astype(np.float32))

    def node(self, operator, inputs, output, domain="", **attributes):
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, x, name):
        """x times the 8-bit weights, each column with a scale of its own, plus the bias."""
        matrix = self.state[name + ".weight"].T
        scale = np.maximum(np.abs(matrix).max(0) / MOST, 1e-9).astype(np.float32)
        bytes_ = np.clip(np.round(matrix / scale), -MOST, MOST).astype(np.int8)
        return self.node("DynamicQuantizeMatMul", [
            x, self.constant(name + ".q", bytes_), self.constant(name + ".scale", scale),
            "", self.weights(name + ".bias")], name, FUSED)

    def table(self, ids, name):
        """Rows of an embedding table, a scale a row."""
        rows = self.state[name + ".weight"]
        scale = np.maximum(np.abs(rows).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
        bytes_ = np.clip(np.round(rows / scale), -127, 127).astype(np.int8)
        picked = self.node("Gather", [self.constant(name + ".q", bytes_), ids], name + ".picked")
        scales = self.node("Gather", [self.constant(name + ".scale", scale), ids], name + ".scales")
        return self.node("Mul", [self.node("Cast", [picked], name + ".cast", to=TensorProto.FLOAT), scales], name + ".rows")

    def embeddings(self):
        summed = self.node("Add", [self.table("input_ids", "words"), self.table("shape_ids", "shapes")], "summed")
        size = self.node("Shape", ["input_ids"], "size")
        length = self.node("Gather", [size, self.constant("one", np.int64(1))], "length")
        places = self.node("Range", [self.constant("zero", np.int64(0)), length, "one"], "range")
        row = self.node("Unsqueeze", [self.table(places, "places"), self.constant("axis0", np.array([0], np.int64))], "placed")
        return self.node("LayerNormalization", [self.node("Add", [summed, row], "added"), self.weights("norm.weight"),
                                                self.weights("norm.bias")], "embedded", epsilon=1e-12)

    def layer(self, x, seen, i):
        """Layer i for the pieces x, which attend to all that is seen."""
        prefix = "layers.%d." % i
        query = self.linear(x, prefix + "query")
        key, value = (self.linear(seen, prefix + part) for part in ("key", "value"))
        context = self.node("MultiHeadAttention", [query, key, value], prefix + "context", FUSED, num_heads=HEADS)
        x = self.normed(self.linear(context, prefix + "joined"), x, prefix + "norm1")
        wide = self.node("Gelu", [self.linear(x, prefix + "widen")], prefix + "gelu", FUSED)
        return self.normed(self.linear(wide, prefix + "narrow"), x, prefix + "norm2")

    def normed(self, x, skip, name):
        return self.node("SkipLayerNormalization", [x, skip, self.weights(name + ".weight"), self.weights(name + ".bias")],
                         name, FUSED, epsilon=1e-12)

    def unsettled(self, x):
        """Places of the pieces that may be part of a name, and of the marks; a row each."""
        product = self.node("MatMul", [x, self.constant("depth.matrix", self.state["depth.weight"].T)], "depth.product")
        line = self.node("Add", [product, self.weights("depth.bias")], "depth.line")
        score = self.node("Squeeze", [line, self.constant("axis2", np.array([2], np.int64))], "depth.score")
        read = self.node("Greater", [score, self.constant("nothing", np.float32(0))], "depth.read")
        for name, mark in (("cls", CLS), ("sep", SEP)):
            marked = self.node("Equal", ["input_ids", self.constant("depth." + name, np.int64(mark))], "depth.is_" + name)
            read = self.node("Or", [read, marked], "depth.or_" + name)
        return self.node("Transpose", [self.node("NonZero", [read], "depth.found")], "depth.places", perm=[1, 0])

    def plain(self, x, name):
        """Without the first dimension."""
        return self.node("Squeeze", [x, "axis0"], name)

    def upper(self, x, first, count):
        """The layers from `first` on for the unsettled pieces, and the scores of all."""
        places = self.unsettled(x)
        kept = self.node("Unsqueeze", [self.node("GatherND", [x, places], "depth.picked"), "axis0"], "depth.kept")
        for i in range(first, count):
            seen = x if i == first else self.node(
                "ScatterND", [seen, places, self.plain(kept, "seen.%d.rows" % i)], "seen.%d" % i)
            kept = self.layer(kept, seen, i)
        rows = self.plain(self.head(kept), "unsettled.rows")
        outside = np.zeros((1, 1, len(LABELS)), np.float32)
        outside[..., 0] = SETTLED
        shape = self.node("Concat", ["size", self.constant("labels", np.array([len(LABELS)], np.int64))], "shape", axis=0)
        settled = self.node("Expand", [self.constant("outside", outside), shape], "settled")
        return self.node("ScatterND", [settled, places, rows], "logits")

    def head(self, x):
        bias = self.state["head.bias"].astype(np.float32).copy()
        bias[0] += RELUCTANCE
        scores = self.node("MatMul", [x, self.constant("head.matrix", self.state["head.weight"].T)], "scores")
        return self.node("Add", [scores, self.constant("head.bias", bias)], "unsettled.logits")

    def model(self):
        x = self.embeddings()
        for i in range(SHALLOW):
            x = self.layer(x, x, i)
        self.upper(x, SHALLOW, len({n.split(".")[1] for n in self.state if n.startswith("layers.")}))
        inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "length"]) for n in ("input_ids", "shape_ids")]
        outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "length", len(LABELS)])]
        graph = helper.make_graph(self.nodes, "names", inputs, outputs, self.constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)],
                                 ir_version=8, producer_name="wiredesk")


if __name__ == "__main__":
    onnx.save(Graph(torch.load(sys.argv[1], map_location="cpu")).model(), sys.argv[2])
