"""Rows of CSV, JSONL and JSON files, each with the line on which an editor shows it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from whoseword.errors import RefusedInput

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `number` counts rows from 1, without a header; `line` is that of the file on which
    it begins, from 1, None in JSON, whose rows have no lines of their own."""

    number: int
    line: int | None
    cells: Cells


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a file, the names of its columns in order, and the rows that are none."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Record, ...]
    refused: tuple[RefusedInput, ...] = ()

    def refusal(self, row: Record, reason: str) -> RefusedInput:
        """What to say of a row that can't be used: where it stands, and why."""
        if row.line is None:
            return RefusedInput(f"{self.path}, row {row.number}", reason)
        return RefusedInput(f"{self.path}:{row.line}", reason)


def read_records(path: Path, way: str = "") -> Records:
    """The rows of a file; none where a JSON file has nothing on that dotted way.

    CSV may part its cells with commas, semicolons or tabs. RefusedInput where the file as a whole
    can't be read; a row that can't is refused by itself.
    """
    text = text_of(path)
    match path.suffix.lower():
        case ".csv":
            return _from_csv(path, text)
        case ".jsonl" | ".ndjson":
            return _from_jsonl(path, text)
        case ".json":
            return _from_json(path, text, way)
    raise RefusedInput(str(path), "unknown kind of table; taken are .csv, .jsonl, .json")


def text_of(path: Path) -> str:
    """The text of a file; RefusedInput where it's none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RefusedInput(str(path), f"can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RefusedInput(str(path), f"not UTF-8 at byte {error.start}; save it as that") from None


def along(value: Any, way: str) -> Iterator[Any]:
    """What lies at the end of a dotted way through objects; lists are gone through."""
    if isinstance(value, list):
        for part in value:
            yield from along(part, way)
    elif not way:
        yield value
    elif isinstance(value, dict):
        step, _, rest = way.partition(".")
        if step in value:
            yield from along(value[step], rest)


def _from_csv(path: Path, text: str) -> Records:
    lines = list(io.StringIO(text, newline=""))
    parted = max(",;\t", key=text.partition("\n")[0].count)
    header: list[str] | None = None
    rows: list[Record] = []
    refused: list[RefusedInput] = []
    for line, cells in _csv_rows(path, lines, parted):
        if header is None:
            header = cells
            continue
        if problem := _misshapen(header, cells, parted) or _unclosed(lines, line, parted):
            refused.append(RefusedInput(f"{path}:{line}", problem))
        else:
            cut = dict(zip_longest(header, cells[: len(header)]))
            rows.append(Record(len(rows) + len(refused) + 1, line, cut))
    return Records(path, tuple(header or ()), tuple(rows), tuple(refused))


def _csv_rows(path: Path, lines: list[str], parted: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that says anything, with the line on which it begins: a cell may go over several."""
    reader = csv.reader(lines, delimiter=parted)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise RefusedInput(f"{path}:{line}", f"no CSV: {error}") from None


def _misshapen(header: list[str], cells: list[str], parted: str) -> str | None:
    if any(cell.strip() for cell in cells[len(header) :]):
        name = {"\t": "tab"}.get(parted, parted)
        return f"{len(cells)} cells under {len(header)} columns; quote a cell that holds a {name}"
    return None


def _unclosed(lines: list[str], line: int, parted: str) -> str | None:
    """What to say where the row that begins there runs to the end of the file for want of a quote:
    it would swallow all rows after it."""
    if '"' not in lines[line - 1]:
        return None
    rest = (lines[at] for at in range(line - 1, len(lines)))
    try:
        next(csv.reader(rest, delimiter=parted, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error):
            return "a quote opens here and never closes; close it, or double one inside a cell"
    return None


def _from_jsonl(path: Path, text: str) -> Records:
    rows: list[Record] = []
    refused: list[RefusedInput] = []
    for line, said in enumerate(text.split("\n"), start=1):
        if not said.strip():
            continue
        try:
            cells = json.loads(said)
        except (ValueError, RecursionError):
            cells = None
        if isinstance(cells, dict):
            rows.append(Record(len(rows) + len(refused) + 1, line, cells))
        else:
            refused.append(RefusedInput(f"{path}:{line}", "no JSON object; write one a line"))
    return Records(path, _columns(rows), tuple(rows), tuple(refused))


def _from_json(path: Path, text: str, way: str) -> Records:
    try:
        every = list(along(json.loads(text), way))
    except json.JSONDecodeError as error:
        raise RefusedInput(f"{path}:{error.lineno}", f"no JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise RefusedInput(str(path), f"no JSON: {error}") from None
    numbered = list(enumerate(every, start=1))
    rows = [Record(number, None, cells) for number, cells in numbered if isinstance(cells, dict)]
    others = (number for number, cells in numbered if not isinstance(cells, dict))
    refused = [RefusedInput(f"{path}, row {n}", "no object; write one a row") for n in others]
    return Records(path, _columns(rows), tuple(rows), tuple(refused))


def _columns(rows: list[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in rows for name in row.cells))
