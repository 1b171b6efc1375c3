"""Write trained weights as users get them: an int8 network, the tokenizer, a small configuration.

    python -m training.attribution.export RUN/final.pt --out WEIGHTS

Word-piece embeddings are kept as int8 with a scale a row; weight matrices as 8 bits with a scale a
column; the heads, norms and biases stay in single precision.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from training.attribution.bases import Base, minilm
from training.attribution.graph import build
from training.attribution.model import Tagger
from whoseword.read.tagging.tagger import CONFIG

NETWORK, TOKENIZER = "model.onnx", "tokenizer.json"


def load(path: Path, base: Base, layers: int | None) -> Tagger:
    """A trained model, or the running average of a checkpoint."""
    model = Tagger(base, layers=layers)
    kept = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(kept.get("mean", kept))
    return model.eval()


def quantise(path: Path, out: Path, *, signed: bool = False, reduce_range: bool = False) -> None:
    """8-bit weights, a scale a column; inputs are scaled as they come.

    Unsigned or 7-bit weights: without VNNI, 8-bit signed ones overflow the 16-bit sums of AVX2.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        path,
        out,
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8 if signed else QuantType.QUInt8,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=["heads"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
    )


def write(
    graph: Any, out: Path, *, plain: bool = False, signed: bool = True, reduced: bool = False
) -> None:
    """The graph, with 8-bit weights unless it is to stay plain, and the tokenizer, into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = out / NETWORK if plain else Path(folder) / "plain.onnx"
        onnx.save(graph, whole)
        if not plain:
            quantise(whole, out / NETWORK, signed=signed, reduce_range=reduced)
    tokenizer = json.loads((minilm().folder / TOKENIZER).read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / TOKENIZER).write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("weights", type=Path)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--layers", type=int, help="default: all six")
    cli.add_argument("--float", action="store_true", help="leave the network in single precision")
    cli.add_argument("--signed", action="store_true")
    cli.add_argument("--reduce-range", action="store_true")
    args = cli.parse_args()
    torch.set_num_threads(1)
    model = load(args.weights, minilm(), args.layers)
    write(build(model), args.out, plain=args.float, signed=args.signed, reduced=args.reduce_range)
    rounded = {
        "transition": np.round(model.transition.detach().numpy(), 5).tolist(),
        "distance": np.round(model.distance.detach().numpy(), 5).tolist(),
    }
    facts = args.weights.parent / "training.json"
    trained = json.loads(facts.read_text(encoding="utf-8")) if facts.exists() else {}
    (args.out / CONFIG).write_text(
        json.dumps({**rounded, "training": trained}) + "\n", encoding="utf-8"
    )
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
