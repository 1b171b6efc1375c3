"""Learns who, where, on whose word and when fills an event's slots, and how the event stands.

    python -m training.claims.slots --data ../shared/data

The gold and all labels are learned from (examples.py), in the folds of texts.py. Prints the figures
of the gold's claims that the reader finds, by models that never saw their fold; writes those models
to folds/slots-N.json, and the models of all articles to src/whoseword/read/weights. Run it after
train.py, and rates.py after it.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import mean, stdev

from training.claims.annotated import FOLDS
from training.claims.examples import examples
from training.claims.labels import names as label_sets
from training.claims.logit import (
    PENALTY,
    RARE,
    Example,
    balance,
    figures,
    learn,
    packed,
    write,
)
from training.claims.unseen import OF_FOLDS
from whoseword.measure.figures import Figures
from whoseword.read.choice import LEARNED, WEIGHTS, Chooser

# From which probability on a slot is filled: chosen on the gold, among twentieths, for the best F1
# by models that never saw the fold.
LEAST = {
    "actor": 0.2,
    "recipient": 0.35,
    "object": 0.25,
    "place": 0.2,
    "root": 0.0,
    "modality": 0.0,
    "date": 0.35,
}
# Others have logit's own; chosen by cross-validation among 0.4, 1, 2 and 4.
PENALTIES = {"actor": 2.0, "date": 2.0}
# In these the gold has weights of its own; in the others that moved nothing, or made it worse.
OWN = frozenset({"place"})
RARES = {"object": 16}  # words for things are many: with logit's own the weights are twice as large


def check(slot: str, some: Sequence[Example], learnt: Sequence[Chooser]) -> None:
    """Print the figures of every fold's scored examples by the chooser without it."""
    each = []
    for n, chooser in enumerate(learnt):
        each.append(figures([e for e in some if e.scored and e.fold == n], chooser))
    counts = zip(*((f.matched, f.predicted, f.gold) for f in each), strict=True)
    spread = [f.f1 for f in each]
    whole = Figures(*map(sum, counts))
    print(f"{slot}: {whole.as_json()}, folds {mean(spread):.3f} ± {stdev(spread):.3f}", flush=True)


def chooser(slot: str, weights: Mapping[str, float], factor: float, trust: float) -> Chooser:
    """A slot's chooser, its weights times `factor`."""
    return Chooser({trait: factor * w for trait, w in weights.items()}, LEAST[slot], trust)


def main() -> None:
    """Learn, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--cache", type=Path, help="folder to keep parses in")
    asked.add_argument("--slots", nargs="+", choices=LEARNED, default=LEARNED)
    asked.add_argument("--sets", nargs="*", default=label_sets(), help="label sets")
    asked.add_argument("--workers", type=int, default=os.cpu_count(), help="processes")
    given = asked.parse_args()
    train(examples(given.data, given.cache, given.slots, given.sets, given.workers))


def train(made: Mapping[str, Sequence[Example]]) -> None:
    """Learn each slot without each fold and with all, measure, write; others stay as they are."""
    paths = [OF_FOLDS / f"slots-{n}.json" for n in range(FOLDS)]
    held: list[dict[str, object]] = [json.loads(p.read_text("utf-8")) for p in paths]
    for slot, some in made.items():
        how = partial(
            learn,
            penalty=PENALTIES.get(slot, PENALTY),
            rare=RARES.get(slot, RARE),
            own=slot in OWN,
        )
        learnt = [how([e for e in some if e.fold != n]) for n in range(FOLDS)]
        both = balance(some, learnt)
        without = [chooser(slot, weights, *both) for weights in learnt]
        check(slot, some, without)
        for n, one in enumerate(without):
            held[n][slot] = packed(one)
        write(WEIGHTS / f"{slot}.json", packed(chooser(slot, how(some), *both)))
    for path, choosers in zip(paths, held, strict=True):
        write(path, choosers)


if __name__ == "__main__":
    main()
