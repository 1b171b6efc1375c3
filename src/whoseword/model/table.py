"""A table that somebody keeps by hand, and one row of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from whoseword.model.claim import EventType
from whoseword.model.when import When


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what its columns mean to us, and `cells` as the table has them.

    `number` counts rows from 1, without a header; `line` is the file's, from 1, on which the row
    begins, None where the rows have none of their own (JSON). `type` is None where the layout gives
    the row's kind no type of ours; `kind` is the table's own word for it. A slot is None where the
    table has no such column or the cell is empty.
    """

    number: int
    cells: Mapping[str, Any]
    date: When | None = None
    type: EventType | None = None
    kind: str | None = None
    title: str | None = None
    text: str | None = None
    actor: str | None = None
    recipient: str | None = None
    object: str | None = None
    place: str | None = None
    source: str | None = None
    url: str | None = None
    line: int | None = None


class Fit(StrEnum):
    """How the ledger has a row of a table."""

    FOUND = "found"
    DIFFERING = "differing"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that the ledger says happened, as a table would have it.

    `id` is an event's (or a claim's, before events are built). `texts` are the words of its claims,
    `accounts` the values that other roots give a slot. `quote`, `title`, `outlet` and `url` are
    those of its first claim's article; `first_told` is when that came out.
    """

    id: str
    type: EventType
    actor: str | None
    recipient: str | None
    object: str | None
    place: str | None
    date: When | None
    first_told: When | None
    roots: tuple[str, ...]
    texts: tuple[str, ...]
    accounts: Mapping[str, Mapping[str, tuple[str, ...]]]
    quote: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A slot that a row and the ledger have otherwise. `agree` are roots who say as the table."""

    slot: str
    table: str
    ledger: str
    agree: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a row: the occurrence that it is, how alike they are (0 to 1), and why.

    For a missing row `score` is that of the nearest occurrence, if there's any.
    """

    row: TableRow
    fit: Fit
    occurrence: Occurrence | None
    score: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Extra:
    """Something of a table's kind that it lacks, and `cells` for it in the table's own columns."""

    occurrence: Occurrence
    cells: Mapping[str, Any]
    reasons: tuple[str, ...]
