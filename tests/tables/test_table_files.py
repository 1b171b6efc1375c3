from __future__ import annotations

import json
from pathlib import Path

import pytest

from whoseword.errors import RefusedInput
from whoseword.model import EventType
from whoseword.tables.layout import built_in, load
from whoseword.tables.read import read_table

MAPPING = """
actor = "Utopia"
[columns]
date = "Seen"
kind = "Sort"
object = "Thing"
[types]
launch = "test"
[unknown]
values = ["?"]
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_by_a_mapping_of_ones_own(tmp_path: Path) -> None:
    layout = load(written(tmp_path, "mine.toml", MAPPING))
    rows = ("\ufeffSeen,Sort,Thing", "2024-03-01,launch,rocket", "2024-04,other,?", ",launch,x")
    text = "\n".join((*rows, "May,launch,x\n"))
    table = read_table(written(tmp_path, "t.csv", text), layout)
    first, second, third = table.rows
    assert (first.type, first.actor, first.object) == (EventType.TEST, "Utopia", "rocket")
    assert (second.type, second.kind, second.object) == (None, "other", None)
    assert second.date
    assert second.date.iso() == "2024-04"
    assert third.date is None
    assert table.columns == ("Seen", "Sort", "Thing")
    assert [refusal.where for refusal in table.refused] == [f"{tmp_path}/t.csv:5"]


def test_missile_tests_with_their_names(tmp_path: Path) -> None:
    row = {"date": "2017-07-04", "missile": "h14", "facility": "site", "outcome": "success"}
    bins = {"timeBins": [{"year": 2017, "data": [{**row, "description": "First flight."}]}]}
    path = written(tmp_path, "test.en.json", json.dumps(bins))
    written(tmp_path, "missile.en.json", json.dumps({"h14": {"name": "Hwasong-14"}}))
    sites = {"facilities": {"site": {"name": "Panghyon"}}}
    written(tmp_path, "facility.en.json", json.dumps(sites))
    table = read_table(path)
    assert table.layout.name == "nk-missile-tests"
    (found,) = table.rows
    assert (found.object, found.place, found.type) == ("Hwasong-14", "Panghyon", EventType.TEST)
    assert found.cells == {**row, "description": "First flight."}


def test_a_timeline_with_a_column_each_for_year_month_and_day(tmp_path: Path) -> None:
    row = {"year": 2022, "month": 9, "day": None, "headline": "Shells", "text": "Shells went."}
    path = written(tmp_path, "t.jsonl", json.dumps({**row, "tag": "military", "source": "u"}))
    (found,) = read_table(path).rows
    assert found.date
    assert (found.date.iso(), found.title, found.type) == ("2022-09", "Shells", None)


def test_no_two_layouts_fit_one_table() -> None:
    every = list(built_in())
    assert every
    for layout in every:
        fitting = [other for other in every if other.fits(set(layout.columns.values()))]
        assert fitting == [layout]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("t.csv", "a,b\n1,2\n", "known layout"),
        ("t.json", "{", "t.json:1: no JSON"),
        ("t.jsonl", "[1]\n", "no rows with named columns"),
        ("t.xls", "", "unknown kind"),
        ("t.csv", "", "no rows with named columns"),
        ("t.csv", "Date,Category,Event,Description,Source,URL\n", "no rows, only the names"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(RefusedInput, match=says):
        read_table(written(tmp_path, name, text))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns]\nkind = 'x'\n", "neither a date nor a year"),
        ("[columns]\ndate = 'x'\ncolour = 'y'\n", "colour"),
        ("type = 'launch'\n[columns]\ndate = 'x'\n", "launch"),
        ("sort = 1\n", "sort"),
        ("= 1", "TOML"),
        ("[columns]\ndate = 'x'\n[lookups.place]\nfile = 'f'\n", "name"),
    ],
)
def test_a_mapping_that_is_none_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RefusedInput, match=says):
        load(written(tmp_path, "m.toml", text))


@pytest.mark.parametrize(
    "text", ["{", '{"h14": {"title": "Hwasong-14"}}', '{"h14": "Hwasong-14"}', '["h14"]', "5"]
)
def test_a_file_of_names_that_says_none_is_refused(tmp_path: Path, text: str) -> None:
    row = {"date": "2017-07-04", "missile": "h14", "facility": "site", "outcome": "success"}
    bins = {"timeBins": [{"year": 2017, "data": [{**row, "description": "First flight."}]}]}
    path = written(tmp_path, "test.en.json", json.dumps(bins))
    written(tmp_path, "missile.en.json", text)
    with pytest.raises(RefusedInput, match=r"missile\.en\.json: no"):
        read_table(path)


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        ("columns = 3", "columns is 3; write a part headed [columns]"),
        ("actor = 5\n[columns]\ndate = 'D'", "actor is 5; write it as text"),
        ("[columns]\ndate = 7", "date in [columns] is 7; write it as text"),
        ("parties = 'A'\n[columns]\ndate = 'D'", "parties is 'A'; write a list"),
        ("type = 'launch'\n[columns]\ndate = 'D'", "'launch' is no type; write one of test, "),
        ("[columns]\ndate = 'D'\n[types]\nx = 'y'", "'y' is no type; write one of test, "),
        ("[columns]\ndate = 'D'\n[lookups.place]\nfile = 'f'", "name is missing in [lookups.pl"),
        ("[columns]\ndate = 'D'\n[lookups.place]\nway = 'f'", "way in [lookups.place]; known "),
    ],
)
def test_a_mapping_that_is_none_is_refused_in_plain_words(
    tmp_path: Path, mapping: str, reason: str
) -> None:
    with pytest.raises(RefusedInput) as refused:
        load(written(tmp_path, "mine.toml", mapping))
    assert reason in refused.value.reason
