"""The learned finder: which sentences state which claims, by which word, with which evidence.

Claims are proposed (proposals.py) and the likely ones taken. Trained by training/claims on
annotated articles.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType, Span
from whoseword.read.finding.linear import Linear
from whoseword.read.finding.looked import Looked, Plain
from whoseword.read.finding.proposals import Hinted, Proposal, proposals, shared
from whoseword.read.finding.seen import Seen
from whoseword.read.finding.trees import Trees
from whoseword.read.shipped import digest, weights

Floats = NDArray[np.float64]
# Who annotates gives hardly any words two types: a claim whose evidence shares so much with that
# of a likelier one must be likelier by so much than others. On the gold, by models that never saw
# the fold, precision of claims found was 0.694 with it and 0.665 without, F1 0.710 and 0.704.
RIVAL, MORE = 0.6, 0.2
LINEAR = ("units", "sentences")
BOOSTED = ("one", "two", "place", "extent", "stated", "stater", "cut", "claim")


@dataclass(frozen=True, slots=True)
class Detection:
    """A claim's word (`position` among the units), type, evidence and confidence (0 to 1)."""

    position: int
    type: EventType
    evidence: Span
    confidence: float


@dataclass(frozen=True)
class Detector:
    """The trained models. A proposal is taken whose chance by `claim` is at least `least`.

    `confidence` maps such chances (first row) to those that came true.
    """

    plain: Plain
    hinted: Hinted
    claim: Trees
    least: float
    confidence: Floats
    version: str

    def detect(self, seen: Seen) -> tuple[Detection, ...]:
        """The claims of a text, in text order."""
        if not seen.units:
            return ()
        proposed = proposals(Looked.of(seen, self.plain), self.hinted)
        if not proposed:
            return ()
        chances = self.claim.probability(np.array([p.row for p in proposed]))
        return tuple(
            Detection(p.position, p.case[1], p.evidence, float(np.interp(x, *self.confidence)))
            for p, x in taken(proposed, chances.tolist(), self.least)
        )


def taken(
    proposed: Sequence[Proposal], chances: Sequence[float], least: float
) -> list[tuple[Proposal, float]]:
    """The proposals that are likely enough, with their chances, in their order."""
    likely = sorted(zip(chances, range(len(proposed)), strict=True), key=lambda c: (-c[0], c[1]))
    found: list[int] = []
    for chance, n in likely:
        rivals = any(_rivals(proposed[n], proposed[k]) for k in found)
        if chance >= least + MORE * rivals:
            found.append(n)
    return [(proposed[n], chances[n]) for n in sorted(found)]


def _rivals(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals give about the same words two types."""
    return one.case[1] is not other.case[1] and shared(one.evidence, other.evidence) >= RIVAL


@cache
def load() -> Detector:
    """The shipped models."""
    return read(weights("claims.npz").read_bytes(), weights("claims.json").read_text("utf-8"))


def read(arrays: bytes, card: str) -> Detector:
    """Models from the files that training wrote; their version changes with either."""
    with np.load(BytesIO(arrays), allow_pickle=False) as kept:
        found = unpacked({name: kept[name] for name in kept.files}, json.loads(card))
    return replace(found, version=f"claims-{digest(arrays, card.encode())}")


def unpacked(arrays: Mapping[str, NDArray[Any]], card: Mapping[str, Any]) -> Detector:
    """Models from what training wrote: arrays, and the limit on their card."""
    units, sentences = (_linear(arrays, name) for name in LINEAR)
    trees = {name: _trees(arrays, name) for name in BOOSTED}
    plain = {name: trees[name] for name in ("one", "two", "place", "extent")}
    return Detector(
        Plain(units, sentences, **plain),
        Hinted(**{name: trees[name] for name in ("stated", "stater", "cut")}),
        claim=trees["claim"],
        least=card["least"],
        confidence=arrays["confidence"],
        version=card["version"],
    )


def _linear(arrays: Mapping[str, NDArray[Any]], name: str) -> Linear:
    words = arrays[f"{name}.words"].tobytes().decode().split("\n")
    weights = arrays[f"{name}.weights"].astype(np.float32)
    return Linear({w: n for n, w in enumerate(words)}, weights, arrays[f"{name}.bias"])


def _trees(arrays: Mapping[str, NDArray[Any]], name: str) -> Trees:
    parts = ("roots", "feature", "threshold", "left", "right", "value")
    return Trees(*(arrays[f"{name}.{part}"] for part in parts))
