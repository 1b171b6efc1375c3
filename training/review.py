"""Fit the points of the pack's `review.csv`: how often claims with a feature are right.

    whoseword read shared/data/gold/articles.jsonl --format jsonl > read.jsonl
    python training/review.py shared/data/gold/claims.jsonl read.jsonl

A claim counts as right where a gold claim of its type has its actor, root and modality, as
`whoseword eval claims` counts "complete". The points are a ridge regression's (penalty RIDGE, so
that a feature seen ten times moves little) over features that the ledger's columns hold: added up
they estimate the share that is right. Prints field,value,points rows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from whoseword.cli.eval import Canonical
from whoseword.ledger.review import features
from whoseword.lexicon import Pack
from whoseword.measure.claims import KEY_SLOTS, _matches, _read
from whoseword.measure.slots import agree

RIDGE = 10.0
Record = Mapping[str, Any]


def main() -> None:
    """Fit and print."""
    gold, read = (list(_lines(name)) for name in sys.argv[1:3])
    annotated = {one["id"]: one["claims"] for one in gold}
    rows = [
        row for one in read if one["id"] in annotated for row in _judged(annotated[one["id"]], one)
    ]
    names = sorted({name for found, _ in rows for name in found})
    base = float(np.mean([right for _, right in rows]))
    seen = np.array([[name in found for name in names] for found, _ in rows], dtype=float)
    right = np.array([right for _, right in rows], dtype=float) - base
    points = np.linalg.solve(seen.T @ seen + RIDGE * np.eye(len(names)), seen.T @ right)
    print(f"every,,{base:.2f}")
    for (field, value), point in zip(names, points, strict=True):
        print(f"{field},{value},{point:.2f}")


def _lines(name: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, Path(name).read_text(encoding="utf-8").splitlines())


def _judged(gold: list[Record], read: Record) -> Iterator[tuple[set[tuple[str, str]], bool]]:
    """Each claim's features, and whether it is right."""
    canonical = Canonical(Pack.load().names)
    theirs = [_read(claim, canonical) for claim in gold]
    ours = [_read(claim, canonical) for claim in read["claims"]]
    right = {
        j
        for i, j in _matches(theirs, ours)
        if all(agree(slot, theirs[i].slots[slot], ours[j].slots[slot]) for slot in KEY_SLOTS)
    }
    for number, claim in enumerate(read["claims"]):
        yield set(features(claim)), number in right


if __name__ == "__main__":
    main()
