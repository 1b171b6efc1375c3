"""Rows for a table, in its own columns, of what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from whoseword.lexicon.names import Names
from whoseword.model import When
from whoseword.model.table import Occurrence
from whoseword.tables.read import Table


def cells_for(one: Occurrence, table: Table, names: Names) -> dict[str, Any]:
    """A value for each column of the table; empty where the ledger says nothing of it."""
    layout = table.layout
    said = _said(one, table)
    cells: dict[str, Any] = dict.fromkeys(table.columns)
    for slot, column in layout.columns.items():
        value = said.get(slot)
        if slot in table.names and value is not None:
            value = _key(str(value), table.names[slot], names)
        cells[column] = value
    return cells


def _said(one: Occurrence, table: Table) -> Mapping[str, Any]:
    kinds = [kind for kind, ours in table.layout.types.items() if ours is one.type]
    return {
        **_date(one.date),
        # Where several of its kinds are one of ours, only a person can choose.
        "kind": kinds[0] if len(kinds) == 1 else None,
        "title": _headline(one),
        "text": one.quote or None,
        "actor": one.actor,
        "recipient": one.recipient,
        "object": one.object,
        "place": one.place,
        "source": one.outlet,
        "url": one.url,
    }


def _date(when: When | None) -> Mapping[str, Any]:
    """The date as ISO, and its parts as far as they're known."""
    if when is None:
        return {}
    text = when.iso()
    parts = [int(part) for part in text.split("/")[0].split("-")]
    return {"date": text, **dict(zip(("year", "month", "day"), parts, strict=False))}


def _headline(one: Occurrence) -> str:
    """`Test: North Korea, Hwasong-18, Sunan`."""
    slots = (one.actor, one.recipient, one.object, one.place)
    return f"{one.type.value.capitalize()}: {', '.join(slot for slot in slots if slot)}"


def _key(said: str, known: Mapping[str, str], names: Names) -> str:
    """The table's own key for what is named so, or the name where it has none."""
    mine = _names(said, names)
    for key, name in known.items():
        if mine & _names(name, names):
            return key
    return said


def _names(phrase: str, names: Names) -> set[str]:
    found = {e.name for match in names.find(phrase) for e in match.of("weapons", "places")}
    return {name.casefold() for name in (found or {phrase})}
