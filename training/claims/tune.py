"""Teach the network of hints the habits of the gold: its last layer, and its answers.

    python -m training.claims.tune RUN --data DATA --cache PARSES --out TUNED

The label sets were read by many and quickly; the gold is what users are measured by. The network
goes on from RUN/final.pt with the gold's articles and, so that it forgets nothing, with windows of
the label sets: with all of the gold (TUNED/final.pt), and without each fold (TUNED/without-N.pt),
by which alone that fold is read in training and in tests. `training.claims.hand_over` makes of them
what users get, and what the folds' networks have otherwise.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import torch

from training.attribution.bases import BASES
from training.attribution.silver import tokenizer
from training.claims.annotated import FOLDS, annotated, folds
from training.claims.hint import DEPTH, lowered, material
from training.claims.labels import names
from training.claims.learner import Learner, Way
from training.claims.network import Hinter
from training.claims.scores import measure
from training.claims.words import Window, windows

FROZEN = 5  # of six layers
EPOCHS = 4
REPLAY = 2  # windows of label sets for each of the gold, others in every epoch
SEEN = 500  # articles of the label sets from which these are taken
WAY = Way(rate=1e-4, heads=4e-4, average=0.95)


class Tuning:
    """The windows of the gold, by fold, and of some label articles, with what stays of each."""

    def __init__(self, run: Path, data: Path, cache: Path) -> None:
        self.run = run
        gold = list(annotated(data, ()))
        labels = [one for one in annotated(data, names()) if not one.gold]
        some = random.Random("tune").sample(labels, min(SEEN, len(labels)))
        cutter = tokenizer(BASES["minilm"]())
        theirs, own = material([*gold, *some], cutter, cache)
        model = self.model()
        self.labels = lowered(model, windows(theirs))
        self.gold = [
            (fold, lowered(model, one.windows()))
            for fold, one in zip(folds(gold), own, strict=True)
        ]

    def model(self) -> Hinter:
        """The network as it was handed over, its lower layers frozen."""
        model = Hinter(BASES["minilm"](), layers=DEPTH["minilm"], frozen=FROZEN)
        model.load_state_dict(torch.load(self.run / "final.pt", weights_only=True))
        return model

    def of(self, fold: int) -> list[Window]:
        """The windows of a fold's gold articles."""
        return [w for f, some in self.gold if f == fold for w in some]

    def tuned(self, without: int | None) -> Hinter:
        """The network after it learned from all of the gold, or all but one fold."""
        torch.manual_seed(1)
        learner = Learner(self.model(), WAY)
        own = [w for f, some in self.gold if f != without for w in some]
        plan = [batch for n in range(EPOCHS) for batch in self._pass(learner, own, n)]
        for batch in plan:
            learner.update(batch, len(plan), tell=True)
        learner.model.load_state_dict(learner.mean, strict=False)
        return learner.model

    def _pass(self, learner: Learner, own: Sequence[Window], n: int) -> list[list[Window]]:
        rng = random.Random(n)
        replayed = rng.sample(self.labels, min(len(self.labels), REPLAY * len(own)))
        return learner.batches([*own, *replayed], rng)


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("run", type=Path)
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--cache", type=Path, required=True, help="folder to keep parses in")
    args = cli.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    tuning, before, after = Tuning(args.run, args.data, args.cache), [], []
    for fold in range(FOLDS):
        model = tuning.tuned(fold)
        before.append(measure(tuning.model(), tuning.of(fold)))
        after.append(measure(model, tuning.of(fold)))
        print(fold, before[-1], after[-1], flush=True)
        torch.save(model.state_dict(), args.out / f"without-{fold}.pt")
    torch.save(tuning.tuned(None).state_dict(), args.out / "final.pt")
    facts = json.loads((args.run / "training.json").read_text(encoding="utf-8"))
    facts["tuned"] = {"before": _mean(before), "without_the_fold": _mean(after)}
    text = json.dumps(facts, indent=1) + "\n"
    (args.out / "training.json").write_text(text, encoding="utf-8")


def _mean(each: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The folds' mean figures."""
    return {key: round(mean(one[key] for one in each), 4) for key in each[0]}


if __name__ == "__main__":
    main()
