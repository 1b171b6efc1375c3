"""Tables from CSV, JSONL and JSON files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoseword.errors import RefusedInput
from whoseword.model import When
from whoseword.model.table import TableRow
from whoseword.tables.layout import SLOTS, Layout, Lookup, built_in

Cells = Mapping[str, Any]
Names = Mapping[str, Mapping[str, str]]


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

    Raises RefusedInput where the file can't be read, or no layout fits.
    """
    every = (layout,) if layout else tuple(built_in())
    records: list[Cells] = []
    for wanted in every:
        records = records_of(path, wanted.rows)
        columns = tuple(dict.fromkeys(name for record in records for name in record))
        if records and wanted.fits(columns):
            return _table(path, wanted, columns, records)
    known = ", ".join(f"{one.name} ({', '.join(one.columns.values())})" for one in every)
    raise RefusedInput(str(path), f"no row with the columns of a known layout: {known}")


def _table(path: Path, layout: Layout, columns: tuple[str, ...], records: list[Cells]) -> Table:
    names = {slot: _names(path.parent, lookup) for slot, lookup in layout.lookups.items()}
    rows: list[TableRow] = []
    refused: list[RefusedInput] = []
    for number, cells in enumerate(records, 1):
        try:
            rows.append(_row(number, cells, layout, names))
        except (ValueError, TypeError) as error:
            refused.append(RefusedInput(f"{path}:{number}", f"no date: {error}"))
    return Table(layout, columns, tuple(rows), tuple(refused), names)


def records_of(path: Path, way: str = "") -> list[Cells]:
    """The rows of a file as objects; none where a JSON file has nothing on that way.

    CSV may part its cells with commas, semicolons or tabs. RefusedInput where it can't be read.
    """
    text = _text(path)
    try:
        match path.suffix.lower():
            case ".csv":
                parted = max(",;\t", key=text.partition("\n")[0].count)
                return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=parted))
            case ".jsonl" | ".ndjson":
                return [r for line in text.split("\n") if line.strip() for r in _objects(line)]
            case ".json":
                return [r for r in _along(json.loads(text), way) if isinstance(r, dict)]
    except (ValueError, RecursionError, csv.Error) as error:
        raise RefusedInput(str(path), f"can't be read as what its name says: {error}") from None
    raise RefusedInput(str(path), "unknown kind of table; taken are .csv, .jsonl, .json")


def _objects(line: str) -> Iterator[Cells]:
    record = json.loads(line)
    if isinstance(record, dict):
        yield record


def _along(value: Any, way: str) -> Iterator[Any]:
    """What lies at the end of a dotted way through objects; lists are gone through."""
    if isinstance(value, list):
        for part in value:
            yield from _along(part, way)
    elif not way:
        yield value
    elif isinstance(value, dict):
        step, _, rest = way.partition(".")
        if step in value:
            yield from _along(value[step], rest)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RefusedInput(str(path), f"can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RefusedInput(str(path), f"not UTF-8 at byte {error.start}") from None


def _names(folder: Path, lookup: Lookup) -> Mapping[str, str]:
    """What the keys of a slot stand for; nothing where the file isn't there.

    RefusedInput where it holds something else than the layout says.
    """
    path = folder / lookup.file
    if not path.is_file():
        return {}
    try:
        found: Any = next(_along(json.loads(_text(path)), lookup.rows), {})
        return {key: str(value[lookup.name]) for key, value in found.items()}
    except (ValueError, RecursionError) as error:
        raise RefusedInput(str(path), f"no JSON: {error}") from None
    except (AttributeError, KeyError, TypeError):
        form = f"an object of objects that each have a {lookup.name!r}"
        raise RefusedInput(str(path), f"not {form}, under {lookup.rows or 'no rows'!r}") from None


def _row(number: int, cells: Cells, layout: Layout, names: Names) -> TableRow:
    said = {slot: _cell(cells.get(layout.columns.get(slot, "")), layout) for slot in SLOTS}
    for slot, known in names.items():
        said[slot] = known.get(said[slot] or "", said[slot])
    kind = said["kind"]
    said["actor"] = said["actor"] or layout.actor
    of = layout.types.get(kind or "", layout.type)
    return TableRow(number, cells, _date(cells, layout), of, **said)


def _cell(value: Any, layout: Layout) -> str | None:
    text = "" if value is None else str(value).strip()
    return None if not text or text in layout.unknown else text


def _date(cells: Cells, layout: Layout) -> When | None:
    """The row's date; None where its cells are empty, ValueError where they hold something else."""
    columns = layout.columns
    parts: Iterable[str | None]
    if "date" in columns:
        text = _cell(cells.get(columns["date"]), layout)
        return When.parse(text) if text else None
    parts = (_cell(cells.get(columns.get(p, "")), layout) for p in ("year", "month", "day"))
    known: list[str] = []
    for part in parts:
        if part is None:
            break
        known.append(f"{int(part):02d}")
    return When.parse("-".join(known)) if known else None
