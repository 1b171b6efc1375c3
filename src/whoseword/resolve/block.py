"""Which claims are worth comparing: those that share a key.

A claim's keys name its type and somebody who takes part with a day of its time, its figure, its
root, or its document's copy group. Claims without a time meet those of their own document and
copies, those with the same figure, and those on the same word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

from whoseword.resolve.compare import ZONES
from whoseword.resolve.facts import Facts

# Claims of one key beyond which only those that are next to one another in order are compared.
LARGEST = 400
NEIGHBOURS = 40

Pair = tuple[int, int]


def pairs(every: Iterable[Facts]) -> Iterator[Pair]:
    """Positions in `every` (claims in order) that share a key, each pair once, the first first."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for position, facts in enumerate(every):
        for key in _keys(facts):
            blocks[key].append(position)
    met: set[Pair] = set()
    for block in blocks.values():
        met.update(_within(block))
    yield from sorted(met)


def _within(block: list[int]) -> Iterator[Pair]:
    if len(block) <= LARGEST:
        yield from combinations(block, 2)
        return
    for at, position in enumerate(block):
        yield from ((position, other) for other in block[at + 1 : at + 1 + NEIGHBOURS])


def _keys(facts: Facts) -> set[object]:
    kind = facts.type
    keys: set[object] = {(kind, "text", facts.group)}
    sides = {party.state or party.name for party in facts.parties}
    for side in sides:
        if facts.pinned and facts.when:
            first, last = facts.when.start, facts.when.end + timedelta(days=ZONES)
            days = ((first + timedelta(days=n)) for n in range((last - first).days + 1))
            keys.update((kind, side, day.toordinal()) for day in days)
        else:
            if facts.quantity:
                keys.add((kind, side, facts.quantity))
            if facts.root:
                keys.add((kind, side, "word", facts.root, _month(facts)))
    return keys


def _month(facts: Facts) -> str:
    return facts.published.isoformat()[:7] if facts.published else ""
