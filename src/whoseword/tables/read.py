"""Tables that somebody keeps by hand, from their files, in the words of a layout."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoseword.errors import RefusedInput
from whoseword.model import When
from whoseword.model.table import TableRow
from whoseword.tables.layout import SLOTS, Layout, Lookup, built_in
from whoseword.tables.records import Cells, Record, Records, along, read_records, text_of

Names = Mapping[str, Mapping[str, str]]
# What to do where a date can't be read.
WRITE = "write it so, or leave the cell empty"


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows, the names of its columns in order, and the rows that were refused.

    `names` has, for each slot with keys of its own, what they stand for.
    """

    layout: Layout
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    refused: tuple[RefusedInput, ...]
    names: Names


def read_table(path: Path, layout: Layout | None = None) -> Table:
    """Read a table in `layout`, or in whichever built-in layout fits.

    Raises RefusedInput where the file can't be read, no layout fits, or there are no rows.
    """
    every = (layout,) if layout else tuple(built_in())
    found = {way: read_records(path, way) for way in {one.rows for one in every}}
    for wanted in every:
        records = found[wanted.rows]
        if records.columns and wanted.fits(records.columns):
            if not records.rows and not records.refused:
                raise RefusedInput(str(path), "no rows, only the names of its columns")
            return _table(wanted, records)
    raise RefusedInput(str(path), _unfit(every, found.values()))


def _unfit(every: Iterable[Layout], found: Iterable[Records]) -> str:
    """Why a file is none of these tables, and what to do."""
    columns = max((records.columns for records in found), key=len)
    if not columns:
        return "no rows with named columns in it"
    known = "; ".join(f"{one.name} ({', '.join(one.columns.values())})" for one in every)
    return (
        f"no known layout has just its columns ({', '.join(columns)}): {known}; "
        "say with --mapping what they mean"
    )


def _table(layout: Layout, records: Records) -> Table:
    folder = records.path.parent
    names = {slot: _names(folder, lookup) for slot, lookup in layout.lookups.items()}
    rows: list[TableRow] = []
    refused = list(records.refused)
    for record in records.rows:
        try:
            rows.append(_row(record, layout, names))
        except ValueError as error:
            refused.append(records.refusal(record, f"no date: {error}; {WRITE}"))
    return Table(layout, records.columns, tuple(rows), tuple(refused), names)


def _names(folder: Path, lookup: Lookup) -> Mapping[str, str]:
    """What the keys of a slot stand for; nothing where the file isn't there.

    RefusedInput where it holds something else than the layout says.
    """
    path = folder / lookup.file
    if not path.is_file():
        return {}
    try:
        found: Any = next(along(json.loads(text_of(path)), lookup.rows), {})
        return {key: str(value[lookup.name]) for key, value in found.items()}
    except (ValueError, RecursionError) as error:
        raise RefusedInput(str(path), f"no JSON: {error}") from None
    except (AttributeError, KeyError, TypeError):
        form = f"an object of objects that each have a {lookup.name!r}"
        raise RefusedInput(str(path), f"not {form}, under {lookup.rows or 'no rows'!r}") from None


def _row(record: Record, layout: Layout, names: Names) -> TableRow:
    cells = record.cells
    said = {slot: _cell(cells.get(layout.columns.get(slot, "")), layout) for slot in SLOTS}
    for slot, known in names.items():
        said[slot] = known.get(said[slot] or "", said[slot])
    said["actor"] = said["actor"] or layout.actor
    of = layout.types.get(said["kind"] or "", layout.type)
    date = _date(cells, layout)
    return TableRow(record.number, cells, date, of, line=record.line, **said)


def _cell(value: Any, layout: Layout) -> str | None:
    text = "" if value is None else str(value).strip()
    return None if not text or text in layout.unknown else text


def _date(cells: Cells, layout: Layout) -> When | None:
    """The row's date; None where its cells are empty, ValueError where they hold something else."""
    columns = layout.columns
    if "date" in columns:
        text = _cell(cells.get(columns["date"]), layout)
        return When.parse(text) if text else None
    known: list[str] = []
    for part in ("year", "month", "day"):
        text = _cell(cells.get(columns.get(part, "")), layout)
        if text is None:
            break
        known.append(f"{_number(part, text):02d}")
    return When.parse("-".join(known)) if known else None


def _number(part: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"the {part} {text!r} is no number") from None
