"""Writes a trained tagger as an ONNX graph with 8-bit weights: python3 export.py WEIGHTS.pt OUT.onnx

The graph is written operator by operator, with ONNX Runtime's fused ones where it has them, so that nothing depends on an
exporter's or an optimiser's mood. Inputs: input_ids and shape_ids (batch x length, without padding). Outputs: logits (batch x
length x labels), vector (batch x width: the mean over the pieces of the last layer, of length 1).
"""
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import HEADS, LABELS, WIDTH

# Weights keep to 7 bits: AVX2's multiply-add of unsigned and signed bytes saturates at 16 bits with the full range.
MOST = 63
FUSED = "com.microsoft"


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

    def layer(self, x, i):
        prefix = "layers.%d." % i
        query, key, value = (self.linear(x, prefix + part) for part in ("query", "key", "value"))
        context = self.node("MultiHeadAttention", [query, key, value], prefix + "context", FUSED, num_heads=HEADS)
        x = self.normed(self.linear(context, prefix + "joined"), x, prefix + "norm1")
        wide = self.node("Gelu", [self.linear(x, prefix + "widen")], prefix + "gelu", FUSED)
        return self.normed(self.linear(wide, prefix + "narrow"), x, prefix + "norm2")

    def normed(self, x, skip, name):
        return self.node("SkipLayerNormalization", [x, skip, self.weights(name + ".weight"), self.weights(name + ".bias")],
                         name, FUSED, epsilon=1e-12)

    def head(self, x):
        scores = self.node("MatMul", [x, self.constant("head.matrix", self.state["head.weight"].T)], "scores")
        return self.node("Add", [scores, self.weights("head.bias")], "logits")

    def vector(self, x):
        mean = self.node("ReduceMean", [x], "mean", axes=[1], keepdims=0)
        return self.node("LpNormalization", [mean], "vector", axis=-1, p=2)

    def model(self):
        x = self.embeddings()
        for i in range(len({n.split(".")[1] for n in self.state if n.startswith("layers.")})):
            x = self.layer(x, i)
        self.head(x)
        self.vector(x)
        inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"])
                  for n in ("input_ids", "shape_ids")]
        outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", len(LABELS)]),
                   helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["batch", WIDTH])]
        graph = helper.make_graph(self.nodes, "names", inputs, outputs, self.constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)],
                                 ir_version=8, producer_name="wiredesk")


if __name__ == "__main__":
    onnx.save(Graph(torch.load(sys.argv[1], map_location="cpu")).model(), sys.argv[2])
