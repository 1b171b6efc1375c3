"""Rows that contradict one another, and that the shipped pack has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from whoseword.lexicon import Pack
from whoseword.lexicon.check import check
from whoseword.lexicon.tables import TABLES

STATES = "name,aliases,adjectives,metonyms,iso,source\n"
PEOPLE = "name,aliases,family,state,source_type,roles,from,until,source\n"
PLACES = "name,aliases,state,kind,lat,lon,source\n"


def laid_over(folder: Path, table: str, text: str) -> Pack:
    (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return Pack.load(folder)


def test_the_shipped_pack_is_clean(pack: Pack) -> None:
    assert check(pack) == ()


def test_every_shipped_row_names_its_source(pack: Pack) -> None:
    assert all(row["source"] for rows in pack.tables.values() for row in rows)


@pytest.mark.parametrize(
    ("table", "text", "reason"),
    [
        ("states", STATES + "Ruritania,DPRK,,,RU,a novel\n", "claimed by 'North Korea'"),
        ("people", PEOPLE + "A B,,B,Ruritania,government,,,,a novel\n", "not in states.csv"),
        ("people", PEOPLE + "A B,,B,,government,,2020,2019,a novel\n", "lies before"),
        ("places", PLACES + "Nowhere,,,city,95,0,a novel\n", "nowhere on Earth"),
        ("places", PLACES + "Nowhere,,,city,5,,a novel\n", "both lat and lon"),
        ("estimative", "phrase,low,high,source\nso-so,0.3,0.6,a novel\n", "seven bands"),
    ],
)
def test_rows_that_contradict_are_found(tmp_path: Path, table: str, text: str, reason: str) -> None:
    [problem] = check(laid_over(tmp_path, table, text))
    assert reason in problem.reason
    assert problem.where == f"{table}.csv:2"


def test_each_table_of_the_pack_is_explained() -> None:
    text = (Path(__file__).parents[2] / "docs" / "pack.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| ")]
    explained = {name.strip() for row in rows for name in row.split(",")} - {"table"}
    assert explained == {table.name for table in TABLES}
