"""What the rules of single rows can't see: rows that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.lexicon.load import Pack
from whoseword.lexicon.rows import Row
from whoseword.model import When

# ICD 203 (2015): the seven bands of estimative words.
BANDS = frozenset(
    {(0.01, 0.05), (0.05, 0.2), (0.2, 0.45), (0.45, 0.55), (0.55, 0.8), (0.8, 0.95), (0.95, 0.99)}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a row; `where` is its `file.csv:line`, `reason` one sentence."""

    where: str
    reason: str


def check(pack: Pack) -> tuple[Problem, ...]:
    """The faults of a loaded pack, table by table in row order."""
    return (
        *_aliases(pack),
        *_unknown_states(pack),
        *_places(pack["places"]),
        *_terms(pack["people"]),
        *_terms(pack["offices"]),
        *_bands(pack["estimative"]),
    )


def _aliases(pack: Pack) -> Iterator[Problem]:
    """A name or alias that two rows of one table claim names neither."""
    for table in ("states", "people", "institutions", "weapons", "goods", "places"):
        owners: dict[str, Row] = {}
        for row in pack[table]:
            for form in {row["name"], *row.many("aliases")}:
                first = owners.setdefault(form.casefold(), row)
                if first is not row:
                    yield Problem(
                        row.where, f"{form!r} is claimed by {first['name']!r} ({first.where}) too"
                    )


def _unknown_states(pack: Pack) -> Iterator[Problem]:
    states = {row["name"] for row in pack["states"]}
    for table in ("people", "institutions", "weapons", "places"):
        for row in pack[table]:
            if row["state"] and row["state"] not in states:
                yield Problem(row.where, f"the state {row['state']!r} is not in states.csv")


def _places(rows: tuple[Row, ...]) -> Iterator[Problem]:
    for row in rows:
        lat, lon = row.number("lat"), row.number("lon")
        if (lat is None) != (lon is None):
            yield Problem(row.where, "a place has both lat and lon, or neither")
        elif lat is not None and lon is not None and not (abs(lat) <= 90 and abs(lon) <= 180):
            yield Problem(row.where, f"{lat}, {lon} is nowhere on Earth")


def _terms(rows: tuple[Row, ...]) -> Iterator[Problem]:
    for row in rows:
        ends = [When.parse(row[column]) for column in ("from", "until") if row[column]]
        if len(ends) == 2 and ends[1].end < ends[0].start:
            yield Problem(row.where, f"until {row['until']} lies before from {row['from']}")


def _bands(rows: tuple[Row, ...]) -> Iterator[Problem]:
    for row in rows:
        if (row.number("low"), row.number("high")) not in BANDS:
            yield Problem(row.where, "low and high are none of the seven bands of ICD 203")
