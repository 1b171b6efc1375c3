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
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean, stdev

from training.claims.annotated import FOLDS
from training.claims.examples import examples
from training.claims.labels import names as label_sets
from training.claims.logit import (
    PENALTY,
    RARE,
    WORTH,
    Example,
    balance,
    figures,
    learn,
    packed,
    write,
)
from training.claims.unseen import OF_FOLDS
from whoseword.measure.figures import Figures
from whoseword.read.choice import LEARNED, Chooser
from whoseword.read.shipped import WEIGHTS


@dataclass(frozen=True)
class Way:
    """How a slot is learned; `least` is the probability from which on it is filled (an actor by
    itself: together with a root nobody is one of those that are weighed).

    All chosen on the gold by models that never saw the fold: `least` among twentieths for the best
    F1, `penalty` among 0.5, 1, 2 and 4, `worth` among 1, 3 and 8.
    """

    least: float
    penalty: float = PENALTY
    worth: float = WORTH
    rare: int = RARE


WAYS = {
    "actor": Way(0.2, penalty=2),
    "recipient": Way(0.3, worth=1),
    # Words for things are many: with fewer left out the weights are twice as large.
    "object": Way(0.25, penalty=2, rare=16),
    "place": Way(0.2, worth=8),
    "root": Way(0.0),
    "modality": Way(0.0, penalty=2),
    "date": Way(0.35, penalty=4),
}


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
    return Chooser({trait: factor * w for trait, w in weights.items()}, WAYS[slot].least, trust)


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
        way = WAYS[slot]
        how = partial(learn, penalty=way.penalty, worth=way.worth, rare=way.rare)
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
