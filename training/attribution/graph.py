"""The trained network as an ONNX graph, written node by node.

One window at a time, no mask. Queries, keys and values of a layer are one product, and so are the
heads; attention and norms are onnxruntime's own fused operators.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.attribution.encoder import Encoder
from training.attribution.model import Tagger
from whoseword.read.tagging.links import LINK

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

    def normed(self, x: str, name: str, norm: Any) -> str:
        """The norm of x."""
        inputs = [
            x,
            self.constant(name + ".gamma", values(norm.weight)),
            self.constant(name + ".beta", values(norm.bias)),
        ]
        return self.add("LayerNormalization", inputs, name, epsilon=norm.eps, axis=-1)

    def closed(self, x: str, skip: str, name: str, norm: Any, bias: Tensor) -> str:
        """The norm of x, its bias and the skipped input.

        The runtime's one node for all three takes five times as long as these.
        """
        x = self.add("Add", [x, self.constant(name + ".bias", values(bias))], name + ".biased")
        return self.normed(self.add("Add", [x, skip], name + ".sum"), name, norm)


def _embed(g: Graph, body: Encoder, more: Tensor) -> str:
    """The vectors of word pieces with their features and places, normed."""
    feature = g.add("Gather", [g.constant("features", values(more)), "feature"], "feature_rows")
    x = g.add("Add", ["pieces", feature], "with_feature")
    places = values(body.places.weight)
    length = g.add(
        "Gather", [g.add("Shape", ["feature"], "shape"), g.constant("one", np.array([1]))], "length"
    )
    start = g.constant("zero", np.array([0]))
    place = g.add("Slice", [g.constant("places", places), start, length, start], "place")
    return g.normed(g.add("Add", [x, place], "with_place"), "norm", body.norm)


def _layer(g: Graph, x: str, layer: Any, name: str) -> str:
    three = g.product(x, name + ".qkv", values(layer.qkv.weight))
    bias = g.constant(name + ".qkv.bias", values(layer.qkv.bias))
    three = g.add("Add", [three, bias], name + ".qkv.biased")
    outputs = [f"{name}.{part}" for part in "qkv"]
    g.add("Split", [three], name + ".split", outputs, axis=-1, num_outputs=3)
    mixed = g.add(
        "MultiHeadAttention",
        outputs,
        name + ".attention",
        domain=OURS,
        num_heads=layer.heads,
    )
    mixed = g.product(mixed, name + ".mix", values(layer.mix.weight))
    x = g.closed(mixed, x, name + ".norm1", layer.norm1, layer.mix.bias)
    wide = g.product(x, name + ".wide", values(layer.wide.weight))
    bias1 = g.constant(name + ".wide.bias", values(layer.wide.bias))
    wide = g.add("BiasGelu", [wide, bias1], name + ".gelu", domain=OURS)
    back = g.product(wide, name + ".back", values(layer.back.weight))
    return g.closed(back, x, name + ".norm2", layer.norm2, layer.back.bias)


def build(model: Tagger) -> Any:
    """pieces [1, length, width], feature [1, length] -> scores, query, key."""
    heads = {"scores": model.tag, "query": model.query, "key": model.key}
    return network(
        model.body, model.feature.weight, heads, name="attribution", factors={"query": LINK**-0.5}
    )


def network(
    body: Encoder,
    feature: Tensor,
    heads: Mapping[str, nn.Linear],
    *,
    name: str,
    factors: Mapping[str, float] | None = None,
) -> Any:
    """An encoder with linear heads: an output [1, length, …] a head.

    What goes in are the vectors of word pieces [1, length, width], which are kept apart
    (whoseword.read.vocabulary), and `feature` [1, length]. The weights `feature` have a row for
    each number of that input; a head in `factors` is multiplied.
    """
    g = Graph()
    x = _embed(g, body, feature)
    for i, layer in enumerate(body.layers):
        x = _layer(g, x, layer, f"layer{i}")
    sizes = np.array([head.out_features for head in heads.values()])
    each = [(factors or {}).get(head, 1.0) for head in heads]
    factor = np.repeat(np.array(each, np.float32), sizes)
    weight = values(*(h.weight for h in heads.values())) * factor[:, None]
    bias = values(*(h.bias for h in heads.values())) * factor
    y = g.add(
        "Add", [g.product(x, "heads", weight), g.constant("heads.bias", bias)], "heads.biased"
    )
    g.add("Split", [y, g.constant("sizes", sizes)], "outputs", list(heads), axis=-1)
    width = body.pieces.embedding_dim
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.FLOAT, [1, "length", width]),
        helper.make_tensor_value_info("feature", TensorProto.INT64, [1, "length"]),
    ]
    outputs = [
        helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, "length", int(size)])
        for n, size in zip(heads, sizes, strict=True)
    ]
    graph = helper.make_graph(g.nodes, name, inputs, outputs, g.constants)
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(OURS, 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="whoseword")
