"""What the columns of a table mean: built-in layouts, and a user's own mapping file.

A layout is a TOML file:

    rows = "timeBins.data"      # JSON only: the way to the rows; lists on it are gone through
    type = "test"               # our type of every row; or by the table's own kinds, in [types]
    actor = "North Korea"       # who did it, where the table doesn't say because it's always one
    parties = ["A", "B"]        # who must all be named in what belongs into the table
    utc = true                  # the table's days are those of UTC, not of the place

    [columns]                   # our slot = the table's column
    date = "Date"               # or year, month and day, a column each
    kind = "Category"

    [types]                     # the table's kind = our type of event
    missile = "test"

    [unknown]                   # what the table writes where it doesn't know
    values = ["unknown"]

    [lookups.place]             # a JSON file beside the table that explains the keys in a slot
    file = "facility.json"
    rows = "facilities"
    name = "name"
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from whoseword.errors import RefusedInput
from whoseword.model import EventType
from whoseword.model.words import word_of

SLOTS = ("kind", "title", "text", "actor", "recipient", "object", "place", "source", "url")
DATES = ("date", "year", "month", "day")
KEYS = {"rows", "type", "actor", "parties", "utc", "columns", "types", "unknown", "lookups"}


@dataclass(frozen=True, slots=True)
class Lookup:
    """A JSON file beside the table: under `rows` an object whose keys stand in a slot."""

    file: str
    name: str
    rows: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table's columns mean. `columns` is from our slot to the table's column."""

    name: str
    columns: Mapping[str, str]
    rows: str = ""
    type: EventType | None = None
    actor: str | None = None
    parties: tuple[str, ...] = ()
    utc: bool = False
    types: Mapping[str, EventType] = field(default_factory=dict)
    unknown: Collection[str] = ()
    lookups: Mapping[str, Lookup] = field(default_factory=dict)

    def fits(self, names: Collection[str]) -> bool:
        """Whether a table with columns of these names can have this layout."""
        return set(self.columns.values()) <= set(names)


def load(path: Path) -> Layout:
    """The layout in a mapping file; RefusedInput says what is wrong with it."""
    try:
        return _layout(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise RefusedInput(str(path), f"can't be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RefusedInput(str(path), f"no TOML in UTF-8: {error}") from None
    except ValueError as error:
        raise RefusedInput(str(path), f"no mapping: {error}") from None


def built_in() -> Iterator[Layout]:
    """The layouts that come with the program, by name."""
    folder = resources.files("whoseword.tables") / "layouts"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            text = file.read_text(encoding="utf-8")
            yield _layout(file.name.removesuffix(".toml"), tomllib.loads(text))


def _layout(name: str, told: Mapping[str, Any]) -> Layout:
    """Check and build; ValueError says what doesn't belong there."""
    _only(told, KEYS, "the file")
    columns, types = _texts(told, "columns"), _texts(told, "types")
    _only(columns, {*DATES, *SLOTS}, "[columns]")
    if not {"date", "year"} & set(columns):
        raise ValueError("[columns] names neither a date nor a year")
    plain = _strings({key: told[key] for key in ("rows", "type", "actor") if key in told}, "")
    return Layout(
        name,
        columns,
        plain.get("rows", ""),
        word_of(EventType, plain["type"], "type") if "type" in plain else None,
        plain.get("actor"),
        _list(told, "parties"),
        told.get("utc", False) is True,
        {kind: word_of(EventType, ours, "type") for kind, ours in types.items()},
        frozenset(_list(_part(told, "unknown"), "values")),
        {slot: _lookup(slot, _part(told, "lookups")) for slot in _part(told, "lookups")},
    )


def _part(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of the file under a heading in brackets."""
    found = told.get(name, {})
    if not isinstance(found, dict):
        raise ValueError(f"{name} is {found!r}; write a part headed [{name}]")
    return found


def _texts(told: Mapping[str, Any], name: str) -> Mapping[str, str]:
    return _strings(_part(told, name), f" in [{name}]")


def _strings(found: Mapping[str, Any], where: str) -> Mapping[str, str]:
    for key, value in found.items():
        if not isinstance(value, str):
            raise ValueError(f'{key}{where} is {value!r}; write it as text, "{value}"')
    return found


def _list(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = told.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(f'{name} is {found!r}; write a list, ["…", "…"]')
    return tuple(found)


def _lookup(slot: str, every: Mapping[str, Any]) -> Lookup:
    where = f"[lookups.{slot}]"
    found = _strings(_part(every, slot), f" in {where}")
    _only(found, {"file", "name", "rows"}, where)
    if missing := {"file", "name"} - set(found):
        raise ValueError(f"{min(missing)} is missing in {where}")
    return Lookup(**found)


def _only(table: Mapping[str, Any], known: Collection[str], where: str) -> None:
    strange = sorted(set(table) - set(known))
    if strange:
        raise ValueError(f"{strange[0]} in {where}; known are {', '.join(sorted(known))}")
