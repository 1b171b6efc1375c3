"""The trained network as an ONNX graph, written node by node.

One window at a time, no mask. Queries, keys and values of a layer are one product, and so are the
heads; attention and norms are onnxruntime's own fused operators.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from training.attribution.decode import LINK, TAGS
from training.attribution.model import Tagger

OURS = "com.microsoft"


def values(*tensors: Tensor) -> NDArray[np.float32]:
    """Weights as numpy; several are put side by side along the first axis."""
    array: NDArray[np.float32] = np.concatenate([t.detach().cpu().float().numpy() for t in tensors])
    return array


class Graph:
    """Nodes and constants, collected."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """Keep a constant; its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, kind: str, inputs: list[str], name: str, outputs: list[str] | None = None, **more: Any
    ) -> str:
        """Add a node; the name of its first output."""
        outputs = outputs or [name + ".out"]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, **more))
        return outputs[0]

    def product(self, x: str, name: str, weight: NDArray[np.float32]) -> str:
        """x times a weight matrix stored as [out, in]."""
        return self.add("MatMul", [x, self.constant(name + ".weight", weight.T)], name)

    def norm(self, x: str, skip: str, name: str, norm: Any, bias: Tensor) -> str:
        """The norm of x, the skipped input and a bias together."""
        inputs = [
            x,
            skip,
            self.constant(name + ".gamma", values(norm.weight)),
            self.constant(name + ".beta", values(norm.bias)),
            self.constant(name + ".bias", values(bias)),
        ]
        return self.add("SkipLayerNormalization", inputs, name, domain=OURS, epsilon=norm.eps)


def _embed(g: Graph, model: Tagger) -> str:
    """Word pieces (int8, a scale a row), their features and places, normed."""
    parts = model.bert.embeddings
    table = values(parts.word_embeddings.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    rows = g.add(
        "Gather", [g.constant("pieces", np.round(table / scale).astype(np.int8)), "ids"], "rows"
    )
    scales = g.add("Gather", [g.constant("scale", scale.astype(np.float32)), "ids"], "scales")
    x = g.add("Mul", [g.add("Cast", [rows], "cast", to=TensorProto.FLOAT), scales], "embedding")
    feature = g.add(
        "Gather", [g.constant("features", values(model.feature.weight)), "feature"], "feature_rows"
    )
    x = g.add("Add", [x, feature], "with_feature")
    places = (
        values(parts.position_embeddings.weight) + values(parts.token_type_embeddings.weight)[:1]
    )
    length = g.add(
        "Gather", [g.add("Shape", ["ids"], "shape"), g.constant("one", np.array([1]))], "length"
    )
    start = g.constant("zero", np.array([0]))
    place = g.add("Slice", [g.constant("places", places), start, length, start], "place")
    inputs = [
        g.add("Add", [x, place], "with_place"),
        g.constant("norm.gamma", values(parts.LayerNorm.weight)),
        g.constant("norm.beta", values(parts.LayerNorm.bias)),
    ]
    return g.add("LayerNormalization", inputs, "norm", epsilon=parts.LayerNorm.eps, axis=-1)


def _layer(g: Graph, x: str, layer: Any, name: str) -> str:
    own, rest = layer.attention.self, layer.attention.output
    weight = values(own.query.weight, own.key.weight, own.value.weight)
    bias = values(own.query.bias, own.key.bias, own.value.bias)
    three = g.product(x, name + ".qkv", weight)
    three = g.add("Add", [three, g.constant(name + ".qkv.bias", bias)], name + ".qkv.biased")
    outputs = [f"{name}.{part}" for part in "qkv"]
    g.add("Split", [three], name + ".split", outputs, axis=-1, num_outputs=3)
    mixed = g.add(
        "MultiHeadAttention",
        outputs,
        name + ".attention",
        domain=OURS,
        num_heads=own.num_attention_heads,
    )
    mixed = g.product(mixed, name + ".mix", values(rest.dense.weight))
    x = g.norm(mixed, x, name + ".norm1", rest.LayerNorm, rest.dense.bias)
    wide = g.product(x, name + ".wide", values(layer.intermediate.dense.weight))
    bias1 = g.constant(name + ".wide.bias", values(layer.intermediate.dense.bias))
    wide = g.add("BiasGelu", [wide, bias1], name + ".gelu", domain=OURS)
    back = g.product(wide, name + ".back", values(layer.output.dense.weight))
    return g.norm(back, x, name + ".norm2", layer.output.LayerNorm, layer.output.dense.bias)


def build(model: Tagger) -> Any:
    """ids, feature [1, length] -> scores, query, key."""
    g = Graph()
    x = _embed(g, model)
    for i, layer in enumerate(model.bert.encoder.layer):
        x = _layer(g, x, layer, f"layer{i}")
    heads = [model.tag, model.query, model.key]
    sizes = np.array([TAGS, 2 * LINK, 2 * LINK])
    factor = np.repeat(np.array([1.0, LINK**-0.5, 1.0], np.float32), sizes)
    weight = values(*(h.weight for h in heads)) * factor[:, None]
    bias = values(*(h.bias for h in heads)) * factor
    y = g.add(
        "Add", [g.product(x, "heads", weight), g.constant("heads.bias", bias)], "heads.biased"
    )
    g.add("Split", [y, g.constant("sizes", sizes)], "outputs", ["scores", "query", "key"], axis=-1)
    inputs = [
        helper.make_tensor_value_info(n, TensorProto.INT64, [1, "length"])
        for n in ("ids", "feature")
    ]
    outputs = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, "length", int(size)])
        for n, size in zip(("scores", "query", "key"), sizes, strict=True)
    ]
    graph = helper.make_graph(g.nodes, "attribution", inputs, outputs, g.constants)
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(OURS, 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="whoseword")
