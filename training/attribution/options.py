"""The command line of training, and the optimiser it asks for."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import nn

from training.attribution.bases import BASES
from training.attribution.model import Tagger


def arguments(what: str) -> argparse.Namespace:
    """The command line."""
    cli = argparse.ArgumentParser(
        description=what, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--scorer", type=Path, required=True)
    cli.add_argument("--base", choices=sorted(BASES), default="minilm")
    cli.add_argument("--silver", type=Path, nargs="*", default=[], help="what a teacher marked")
    cli.add_argument("--taught", type=float, default=0.7, help="share of a teacher's marks")
    cli.add_argument("--frozen", type=int, default=0, help="first layers that stay as they are")
    cli.add_argument("--init", type=Path, help="weights to go on from, with a fresh schedule")
    cli.add_argument("--minutes", type=float)
    cli.add_argument("--epochs", type=float, default=8)
    cli.add_argument("--layers", type=int, help="default: all")
    cli.add_argument("--batch", type=int, default=8)
    cli.add_argument("--pieces", type=int, default=256)
    cli.add_argument("--rate", type=float, default=2e-4)
    cli.add_argument("--head-rate", type=float, default=1e-3)
    cli.add_argument("--warm", type=float, default=0.05)
    cli.add_argument("--average", type=float, default=0.995, help="decay of the running average")
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--threads", type=int, default=1, help="a worker")
    cli.add_argument("--workers", type=int, default=2)
    cli.add_argument("--save-minutes", type=float, default=5)
    cli.add_argument("--limit", type=int, help="articles of each split, for a trial")
    return cli.parse_args()


def optimiser(model: Tagger, args: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW with a higher rate for the heads and no decay on biases and norms."""
    groups: dict[str, list[nn.Parameter]] = {"body": [], "plain": [], "head": [], "chain": []}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        if name.startswith("body"):
            groups["plain" if "bias" in name or "norm" in name else "body"].append(p)
        else:
            groups["chain" if name in ("transition", "distance") else "head"].append(p)
    rates = {
        "body": args.rate,
        "plain": args.rate,
        "head": args.head_rate,
        "chain": 5 * args.head_rate,
    }
    return torch.optim.AdamW(
        [
            {
                "params": ps,
                "lr": rates[g],
                "base": rates[g],
                "weight_decay": 0.01 if g == "body" else 0.0,
            }
            for g, ps in groups.items()
        ],
        fused=True,
    )
