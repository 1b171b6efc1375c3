"""Scores claims against annotated ones: found, complete, and slot by slot.

A predicted claim is found where a gold claim of its type has evidence that overlaps it. It is
complete where actor, root and modality agree too. Names are compared by their canonical form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whoseword.measure.figures import Figures, greedy_pairs
from whoseword.measure.slots import SLOTS, Canonical, Slots, agree, slots_of

# Evidence overlaps from this share on: of the union, or half of it where one lies in the other.
OVERLAP = 0.3
INSIDE = 0.7
KEY_SLOTS = ("actor", "root", "modality")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimScore:
    """`extent` is the mean share of common evidence over found claims, between 0 and 1.

    `noise` counts claims in the `irrelevant` articles, whose gold has none.
    """

    articles: int
    found: Figures
    complete: Figures
    extent: float
    slots: Mapping[str, Figures]
    types: Mapping[str, Figures]
    irrelevant: int
    noise: int

    def as_json(self) -> dict[str, Any]:
        """The scores as plain data."""
        return {
            "articles": self.articles,
            "found": self.found.as_json(),
            "complete": self.complete.as_json(),
            "extent": round(self.extent, 4),
            "slots": {name: figures.as_json() for name, figures in self.slots.items()},
            "types": {name: figures.as_json() for name, figures in self.types.items()},
            "claims_in_irrelevant_articles": {"articles": self.irrelevant, "claims": self.noise},
        }


@dataclass(frozen=True, slots=True)
class _Read:
    """A claim made comparable."""

    type: str
    evidence: tuple[int, int]
    slots: Slots


def score_claims(
    gold: Mapping[str, Sequence[Record]],
    predicted: Mapping[str, Sequence[Record]],
    canonical: Canonical,
) -> ClaimScore:
    """Score `predicted` against `gold`, both document id → claims in the contract's flat form.

    Only the documents of `gold` count. `canonical` gives a name's canonical form.
    """
    tally = _Tally()
    for document, claims in gold.items():
        theirs = [_read(c, canonical) for c in claims]
        ours = [_read(c, canonical) for c in predicted.get(document, ())]
        tally.add(theirs, ours)
    return tally.score(len(gold))


def matched(
    gold: Sequence[Record], predicted: Sequence[Record], canonical: Canonical
) -> list[tuple[int, int]]:
    """Positions of the claims of one document that `score_claims` holds against each other."""
    return _matches([_read(c, canonical) for c in gold], [_read(c, canonical) for c in predicted])


class _Tally:
    """Counts over documents."""

    def __init__(self) -> None:
        self.gold = self.predicted = self.hit = self.complete = self.irrelevant = self.noise = 0
        self.extent = 0.0
        self.slots = {slot: [0, 0, 0] for slot in SLOTS}
        self.types: dict[str, list[int]] = {}

    def add(self, gold: Sequence[_Read], got: Sequence[_Read]) -> None:
        """Add one document."""
        self.gold += len(gold)
        self.predicted += len(got)
        if not gold:
            self.irrelevant += 1
            self.noise += len(got)
        for position, side in ((1, got), (2, gold)):
            for claim in side:
                self.types.setdefault(claim.type, [0, 0, 0])[position] += 1
        for i, j in _matches(gold, got):
            self._pair(gold[i], got[j])

    def _pair(self, gold: _Read, got: _Read) -> None:
        self.hit += 1
        self.types[gold.type][0] += 1
        (a, b), (c, d) = gold.evidence, got.evidence
        self.extent += max(0, min(b, d) - max(a, c)) / (max(b, d) - min(a, c))
        same = {slot: agree(slot, gold.slots[slot], got.slots[slot]) for slot in SLOTS}
        for slot in SLOTS:
            self.slots[slot][0] += same[slot] and gold.slots[slot] is not None
            self.slots[slot][1] += got.slots[slot] is not None
            self.slots[slot][2] += gold.slots[slot] is not None
        self.complete += all(same[slot] for slot in KEY_SLOTS)

    def score(self, articles: int) -> ClaimScore:
        """The figures of all that was added."""
        return ClaimScore(
            articles,
            Figures(self.hit, self.predicted, self.gold),
            Figures(self.complete, self.predicted, self.gold),
            self.extent / self.hit if self.hit else 0.0,
            {slot: Figures(*counts) for slot, counts in self.slots.items()},
            {name: Figures(*counts) for name, counts in sorted(self.types.items())},
            self.irrelevant,
            self.noise,
        )


def _read(claim: Record, canonical: Canonical) -> _Read:
    end = claim.get("end", claim["start"] + len(claim.get("evidence", "")))
    return _Read(claim["type"], (claim["start"], end), slots_of(claim, canonical))


def _matches(gold: Sequence[_Read], got: Sequence[_Read]) -> list[tuple[int, int]]:
    """Pairs of one type whose evidence overlaps; the more slots agree, the sooner taken."""
    weights = {}
    for i, a in enumerate(gold):
        for j, b in enumerate(got):
            share = overlap(a.evidence, b.evidence) if a.type == b.type else 0.0
            if share:
                weights[i, j] = share + sum(agree(s, a.slots[s], b.slots[s]) for s in SLOTS)
    return greedy_pairs(weights)


def overlap(a: Sequence[int], b: Sequence[int]) -> float:
    """How far two claims' evidence, `[start, end]`, overlaps; 0 where that is too little."""
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    if not common:
        return 0.0
    shorter = min(a[1] - a[0], b[1] - b[0])
    of_both = common / (max(a[1], b[1]) - min(a[0], b[0]))
    share = max(of_both, 0.5 * (common >= INSIDE * shorter))
    return share if share >= OVERLAP else 0.0
