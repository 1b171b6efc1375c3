"""Write the network of hints as users get it: 8-bit weights, the tokenizer, its card.

python -m training.claims.hand_over RUN --out src/whoseword/read/weights/hints
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch

from training.attribution.bases import minilm
from training.attribution.export import write
from training.attribution.graph import network
from training.claims.hint import DEPTH
from training.claims.network import Hinter


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("run", type=Path)
    cli.add_argument("--out", type=Path, required=True)
    args = cli.parse_args()
    model = Hinter(minilm(), layers=DEPTH["minilm"])
    model.load_state_dict(torch.load(args.run / "final.pt", weights_only=True))
    write(network(model.body, model.feature.weight, dict(model.heads), name="hints"), args.out)
    shutil.copy(args.run / "training.json", args.out / "model.json")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
