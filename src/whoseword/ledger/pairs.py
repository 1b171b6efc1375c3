"""Copies as rows, and the sets that pairs make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, Select, select

from whoseword.ledger.schema import copy_pairs, copy_texts
from whoseword.model import Copy

# What a copy's row holds as the copy has it.
PLAIN = ("share", "back", "words", "longest")

PART, WHOLE = copy_texts.alias("part_text"), copy_texts.alias("whole_text")
# Every pair, for `copy_of`, with the rows of its texts and the group of the first.
PAIRS: Select[Any] = (
    select(
        PART.c.digest.label("part"),
        WHOLE.c.digest.label("whole"),
        *(copy_pairs.c[name] for name in (*PLAIN, "in_part", "in_whole", "why", "joins")),
        PART.c.key.label("part_key"),
        WHOLE.c.key.label("whole_key"),
        PART.c.group.label("group"),
    )
    .join(PART, copy_pairs.c.part == PART.c.key)
    .join(WHOLE, copy_pairs.c.whole == WHOLE.c.key)
)


def pair_cells(copy: Copy) -> dict[str, Any]:
    """A row's cells but for the texts and whether it joins."""
    plain = {name: getattr(copy, name) for name in PLAIN}
    lists = {"in_part": copy.in_part, "in_whole": copy.in_whole, "why": copy.why}
    return plain | {name: list(value) for name, value in lists.items()}


def copy_of(row: Row[Any]) -> Copy:
    """The copy that a row of PAIRS holds."""
    cells: dict[str, Any] = {name: getattr(row, name) for name in PLAIN}
    for name in ("in_part", "in_whole"):
        cells[name] = tuple((start, end) for start, end in getattr(row, name))
    return Copy(part=row.part, whole=row.whole, **cells, why=tuple(row.why))


def components(texts: Iterable[int], pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The texts, parted by whether pairs lead from one to another."""
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    rest = dict.fromkeys(texts)
    while rest:
        found = [rest.popitem()[0]]
        for text in found:
            found += [other for other in near[text] if rest.pop(other, 0) is None]
        yield sorted(found)
