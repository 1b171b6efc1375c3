"""Every form in which a text can name a row of the pack, with what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from whoseword.lexicon.entry import Entry, Form
from whoseword.lexicon.rows import Row
from whoseword.lexicon.variants import korean, numbered, organ_forms, peoples, romanised
from whoseword.model import SourceType, When

Spellings = Mapping[str, tuple[str, ...]]


def entries(
    table: str, row: Row, states: dict[str, Row], spellings: Spellings
) -> Iterator[tuple[str, Entry]]:
    """Every form of a row with the entry that it stands for."""
    for form, kind in _forms(table, row, states, spellings):
        yield form, _entry(table, row, kind)


def _forms(
    table: str, row: Row, states: dict[str, Row], spellings: Spellings
) -> Iterator[tuple[str, Form]]:
    named = (row["name"], *row.many("aliases"))
    match table:
        case "states":
            for form in row.many("adjectives"):
                yield from ((f, Form.ADJECTIVE) for f in peoples(form))
            yield from ((f, Form.METONYM) for f in row.many("metonyms"))
        case "people":
            yield from ((f, Form.FAMILY) for f in (row["family"],) if f)
            yield from ((f, Form.ROLE) for f in row.many("roles"))
            other = spellings if row["state"] == "North Korea" else {}
            named = tuple(korean(romanised(named, other), row["state"]))
        case "institutions":
            yield from ((f, Form.HEAD) for f in row.many("heads"))
            named = organ_forms(named, states.get(row["state"]))
        case "weapons" | "goods":
            named = (*named, row["family"]) if table == "weapons" and row["family"] else named
            named = tuple(n for one in romanised(named, spellings) for n in numbered(one))
    yield from ((f, Form.NAME) for f in dict.fromkeys(named))


def _entry(table: str, row: Row, form: Form) -> Entry:
    category = {"weapons": "class", "goods": "category", "places": "kind", "institutions": "kind"}
    held = form is Form.ROLE
    source = {"states": SourceType.GOVERNMENT}.get(table) or row.cells.get("source_type") or "none"
    return Entry(
        table,
        row["name"],
        form,
        row["name"] if table == "states" else row.cells.get("state") or None,
        SourceType(source),
        row[category[table]] if table in category else "",
        _edge(row["from"], last=False) if held else None,
        _edge(row["until"], last=True) if held else None,
    )


def holder(row: Row, person: Row) -> Entry:
    """Who held an office, as the entry of its forms."""
    return Entry(
        "people",
        person["name"],
        Form.ROLE,
        row["state"],
        SourceType(person["source_type"]),
        since=_edge(row["from"], last=False),
        until=_edge(row["until"], last=True),
    )


def _edge(text: str, *, last: bool) -> date | None:
    """The first or last day of an ISO day, month or year; None where nothing is said."""
    if not text:
        return None
    when = When.parse(text)
    return when.end if last else when.start
