"""Write the network of hints as users get it: 8-bit weights, its card.

    python -m training.claims.hand_over TUNED --out src/whoseword/read/weights/hints

In what the networks that never saw a fold differ from it is written to folds/ (unseen.py).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch

from training.attribution.bases import minilm
from training.attribution.export import NETWORK, write
from training.attribution.graph import network
from training.claims.annotated import FOLDS
from training.claims.hint import DEPTH
from training.claims.network import Hinter
from training.claims.unseen import OF_FOLDS, differing


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("run", type=Path)
    cli.add_argument("--out", type=Path, required=True)
    args = cli.parse_args()
    export(args.run / "final.pt", args.out)
    shutil.copy(args.run / "training.json", args.out / "model.json")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})
    whole = (args.out / NETWORK).read_bytes()
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            export(args.run / f"without-{fold}.pt", Path(folder))
            apart = differing(whole, (Path(folder) / NETWORK).read_bytes())
        np.savez_compressed(OF_FOLDS / f"hints-{fold}.npz", **apart)


def export(weights: Path, out: Path) -> None:
    """Write a network of hints, with 8-bit weights, into `out`."""
    model = Hinter(minilm(), layers=DEPTH["minilm"])
    model.load_state_dict(torch.load(weights, weights_only=True))
    write(network(model.body, model.feature.weight, dict(model.heads), name="hints"), out)


if __name__ == "__main__":
    main()
