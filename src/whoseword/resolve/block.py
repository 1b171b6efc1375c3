"""Which claims are worth comparing: those that share a key.

A claim's keys name its type and somebody who takes part with a day of its time, its figure, its
root, or its document's copy group. Claims without a time meet those of their own document and
copies, those with the same figure, and those on the same word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from whoseword.model import When
from whoseword.resolve.compare import ZONES
from whoseword.resolve.facts import Facts

# Claims of one key that are compared with one another; larger blocks fall into pieces by time.
LARGEST = 600


def blocks(every: Iterable[Facts]) -> list[list[int]]:
    """Positions in `every` (claims in order) that share a key, those of two or more claims."""
    found: dict[object, list[int]] = defaultdict(list)
    for position, facts in enumerate(every):
        for key in _keys(facts):
            found[key].append(position)
    distinct = {tuple(block) for block in found.values() if len(block) > 1}
    return [piece for block in sorted(distinct) for piece in _pieces(block)]


def _pieces(block: Sequence[int]) -> Iterator[list[int]]:
    """A block, or where it's too large, pieces of it that overlap by half."""
    if len(block) <= LARGEST:
        yield list(block)
        return
    for start in range(0, len(block) - LARGEST // 2, LARGEST // 2):
        yield list(block[start : start + LARGEST])


def _keys(facts: Facts) -> set[object]:
    kind = facts.type
    keys: set[object] = {(kind, "text", facts.group)}
    for side in facts.sides:
        if facts.pinned and facts.when:
            near = When.between(facts.when.start, facts.when.end + timedelta(days=ZONES))
            keys.update((kind, side, day.toordinal()) for day in near.days())
        else:
            if facts.quantity:
                keys.add((kind, side, facts.quantity))
            if facts.root:
                keys.add((kind, side, "word", facts.root, _month(facts)))
    return keys


def _month(facts: Facts) -> str:
    return facts.published.isoformat()[:7] if facts.published else ""
