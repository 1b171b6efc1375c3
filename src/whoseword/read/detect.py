"""The learned finder: which sentences state which claims, by which word, with which evidence.

Linear models over what is seen of a unit and of a sentence come first; boosted trees then weigh
them together with what the rules say. Trained by training/claims on annotated articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType, Span
from whoseword.read.hints import TYPES
from whoseword.read.linear import Linear
from whoseword.read.seen import Seen
from whoseword.read.signs import hint_rows, sentence_rows, span_rows, unit_rows
from whoseword.read.trees import Trees

Floats = NDArray[np.float64]
WEIGHTS = files("whoseword.read") / "weights"
LINEAR = ("units", "sentences")
# An article in which the rules find no event at all is about none, unless so many of its claims are
# to be expected to be right: chosen on the gold, where nine articles are about nothing of the kind.
FEW = 2.5
BOOSTED = ("one", "two", "hinted", "place", "extent")


@dataclass(frozen=True, slots=True)
class Detection:
    """A claim's word (`position` among the units), type, evidence and confidence (0 to 1)."""

    position: int
    type: EventType
    evidence: Span
    confidence: float


@dataclass(frozen=True)
class Limits:
    """From which probability on a sentence states a type once (`one`), and twice (`two`).

    `apart` is the share of two claims' evidence from which on they are taken for one.
    """

    one: Mapping[EventType, float]
    two: float
    apart: float


@dataclass(frozen=True)
class Detector:
    """The trained models. `confidence` maps a probability (first row) to one that came true.

    `hinted` weighs what `one` and `two` say of a sentence together with what the network says.
    """

    units: Linear
    sentences: Linear
    one: Trees
    two: Trees
    hinted: Trees
    place: Trees
    extent: Trees
    limits: Limits
    confidence: Floats
    version: str

    def detect(self, seen: Seen) -> tuple[Detection, ...]:
        """The claims of a text, in text order."""
        if not seen.units:
            return ()
        units = self.units.scores(seen.traits)
        rows = sentence_rows(seen, units, self.sentences.scores(seen.sentence_traits))
        shape = (len(seen.sentences), len(TYPES))
        one, two = (trees.probability(rows).reshape(shape) for trees in (self.one, self.two))
        found = tuple(self._stated(seen, units, one, two))
        return found if seen.rules or sum(d.confidence for d in found) >= FEW else ()

    def _stated(self, seen: Seen, units: Floats, one: Floats, two: Floats) -> Iterator[Detection]:
        """The claims where their chances [sentence, type] say that there are any."""
        chance = self.hinted.probability(hint_rows(seen, one, two)).reshape(one.shape)
        least = np.array([self.limits.one[type_] for type_ in TYPES])
        taken = np.argwhere(chance >= least)
        if not len(taken):
            return
        places = [(int(n), TYPES[t]) for n, t in taken]
        orders = self._orders(seen, units, places)
        for k, ((n, t), (_, type_)) in enumerate(zip(taken, places, strict=True)):
            sure = (chance[n, t], two[n, t])[: 2 if two[n, t] >= self.limits.two else 1]
            for p, (position, evidence) in zip(
                sure, self._placed(seen, orders[k], type_), strict=False
            ):
                yield Detection(position, type_, evidence, float(np.interp(p, *self.confidence)))

    def _orders(
        self, seen: Seen, units: Floats, places: Sequence[tuple[int, EventType]]
    ) -> list[list[int]]:
        """For each sentence and type the sentence's units, the likeliest to state it first."""
        sentences = list(seen.sentences.values())
        blocks = [unit_rows(seen, units, n, type_) for n, type_ in places]
        ends = np.cumsum([len(block) for block in blocks])[:-1]
        scores = np.split(self.place.raw(np.vstack(blocks)), ends)
        return [
            [sentences[n][k] for k in np.argsort(-own, kind="stable")]
            for (n, _), own in zip(places, scores, strict=True)
        ]

    def _placed(
        self, seen: Seen, positions: Sequence[int], type_: EventType
    ) -> Iterator[tuple[int, Span]]:
        """The units in this order with their evidence, those left out whose evidence is taken."""
        taken: list[Span] = []
        for position in positions:
            spans, rows = span_rows(seen, position, type_)
            evidence = spans[int(self.extent.raw(rows).argmax())]
            if all(_shared(evidence, other) < self.limits.apart for other in taken):
                taken.append(evidence)
                yield position, evidence


def _shared(a: Span, b: Span) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / (max(a.end, b.end) - min(a.start, b.start))


@cache
def load() -> Detector:
    """The shipped models."""
    return read((WEIGHTS / "claims.npz").read_bytes(), (WEIGHTS / "claims.json").read_text("utf-8"))


def read(arrays: bytes, card: str) -> Detector:
    """Models from the files that training wrote."""
    with np.load(BytesIO(arrays), allow_pickle=False) as kept:
        return unpacked({name: kept[name] for name in kept.files}, json.loads(card))


def unpacked(arrays: Mapping[str, NDArray[Any]], card: Mapping[str, Any]) -> Detector:
    """Models from what training wrote: arrays, and the limits on their card."""
    units, sentences = (_linear(arrays, name) for name in LINEAR)
    trees = {name: _trees(arrays, name) for name in BOOSTED}
    one = {type_: card["limits"]["one"][type_.value] for type_ in TYPES}
    limits = Limits(one, card["limits"]["two"], card["limits"]["apart"])
    return Detector(
        units,
        sentences,
        one=trees["one"],
        two=trees["two"],
        hinted=trees["hinted"],
        place=trees["place"],
        extent=trees["extent"],
        limits=limits,
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
