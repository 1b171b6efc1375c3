"""A table that somebody keeps by hand, and one row of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whoseword.model.claim import EventType
from whoseword.model.when import When


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what its columns mean to us, and `cells` as the table has them.

    `number` counts rows from 1, without a header. `type` is None where the layout gives the row's
    kind no type of ours; `kind` is the table's own word for it. A slot is None where the table
    has no such column or the cell is empty.
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
