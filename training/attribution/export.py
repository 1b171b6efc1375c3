"""Write trained weights as users get them: an int8 network, a small configuration, word pieces.

    python -m training.attribution.export RUN/final.pt … --signed --out WEIGHTS

Of several files of weights, epochs of one run or of runs that went on from it, the mean is written,
with the facts of the first one's run;
--cue and --content are added to the scores of these roles' tags. Both are chosen on the articles
that are kept out of training. The vectors of word pieces are kept as int8 with a scale a row, with
the tokenizer in a folder beside WEIGHTS, for the network of hints has the same; weight matrices as
8 bits with a scale a column; the heads, norms and biases stay in single precision.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.attribution.bases import Base, minilm
from training.attribution.graph import build, values
from training.attribution.model import Tagger
from whoseword.read.tagging.tagger import CONFIG
from whoseword.read.tagging.viterbi import CONTENT, CUE
from whoseword.read.vocabulary import PIECES, SCALES, TOKENIZER, VECTORS

NETWORK = "model.onnx"


def load(paths: Sequence[Path], base: Base, layers: int | None) -> Tagger:
    """The mean of trained models, or of the running averages of checkpoints."""
    model = Tagger(base, layers=layers)
    every = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    every = [kept.get("mean", kept) for kept in every]
    mean = {name: torch.stack([kept[name] for kept in every]).mean(0) for name in every[0]}
    model.load_state_dict(mean)
    return model.eval()


def shift(model: Tagger, *, cue: float, content: float) -> None:
    """Add to the scores of two roles' tags."""
    with torch.no_grad():
        model.tag.bias[CUE : CUE + 2] += cue
        model.tag.bias[CONTENT : CONTENT + 2] += content


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
    """Write the graph into `out`, with 8-bit weights unless it is to stay plain."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = out / NETWORK if plain else Path(folder) / "plain.onnx"
        onnx.save(graph, whole)
        if not plain:
            quantise(whole, out / NETWORK, signed=signed, reduce_range=reduced)


def write_pieces(base: Base, vectors: NDArray[np.float32], out: Path) -> None:
    """Write what whoseword.read.vocabulary reads: the tokenizer, vectors in int8, a scale a row."""
    out.mkdir(parents=True, exist_ok=True)
    scale = np.maximum(np.abs(vectors).max(1), 1e-8).astype(np.float32) / np.float32(127)
    np.save(out / SCALES, scale)
    np.save(out / VECTORS, np.round(vectors / scale[:, None]).astype(np.int8))
    tokenizer = json.loads((base.folder / TOKENIZER).read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / TOKENIZER).write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")


def _told(args: argparse.Namespace) -> dict[str, Any]:
    """What was put together, for the record."""
    runs = [f"{path.parent.name}/{path.name}" for path in args.weights]
    return {"mean_of": runs, "cue": args.cue, "content": args.content, "signed": args.signed}


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("weights", type=Path, nargs="+")
    cli.add_argument("--cue", type=float, default=0.0)
    cli.add_argument("--content", type=float, default=0.0)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--layers", type=int, help="default: all six")
    cli.add_argument("--float", action="store_true", help="leave the network in single precision")
    cli.add_argument("--signed", action="store_true")
    cli.add_argument("--reduce-range", action="store_true")
    args = cli.parse_args()
    torch.set_num_threads(1)
    model = load(args.weights, minilm(), args.layers)
    shift(model, cue=args.cue, content=args.content)
    write(build(model), args.out, plain=args.float, signed=args.signed, reduced=args.reduce_range)
    write_pieces(minilm(), values(model.body.pieces.weight), args.out.parent / PIECES.name)
    rounded = {
        "transition": np.round(model.transition.detach().numpy(), 5).tolist(),
        "distance": np.round(model.distance.detach().numpy(), 5).tolist(),
    }
    facts = args.weights[0].parent / "training.json"
    trained = json.loads(facts.read_text(encoding="utf-8")) if facts.exists() else {}
    (args.out / CONFIG).write_text(
        json.dumps({**rounded, "training": trained, "export": _told(args)}) + "\n", encoding="utf-8"
    )
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
