"""A user's pack: laid over the built-in one, or refused with file, row and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from whoseword.errors import PackError
from whoseword.lexicon import Pack

STATES = "name,aliases,adjectives,metonyms,iso,source\n"
PEOPLE = "name,aliases,family,state,source_type,roles,from,until,source\n"
PLACES = "name,aliases,state,kind,lat,lon,source\n"
OFFICES = "office,aliases,holder,state,from,until,source\n"
BANDS = "phrase,low,high,source\n"


def laid_over(folder: Path, table: str, text: str) -> Pack:
    (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return Pack.load(folder)


def refused(folder: Path) -> PackError:
    with pytest.raises(PackError) as caught:
        Pack.load(folder)
    return caught.value


def test_a_users_row_replaces_the_built_in_one(tmp_path: Path, pack: Pack) -> None:
    mine = laid_over(tmp_path, "states", STATES + "Russia,Rus,Russian,Moscow,RU,my own\n")
    assert [r["aliases"] for r in mine["states"] if r["name"] == "Russia"] == ["Rus"]
    assert mine.digest != pack.digest
    assert len(mine["states"]) == len(pack["states"])


@pytest.mark.parametrize(
    ("table", "text", "reason"),
    [
        ("places", PLACES + "Nowhere,,,city,east,0,a novel\n", "no number"),
        ("places", PLACES + "Nowhere,,,city,nan,0,a novel\n", "no number"),
        ("places", PLACES + "Nowhere,,,city,0,inf,a novel\n", "no number"),
        ("places", PLACES + "Nowhere,,,,1,1,a novel\n", "kind is empty"),
        ("places", PLACES + "Nowhere,,,city,1,1,\n", "source is empty"),
        ("places", PLACES + "Nowhere,,,city,1\n", "fewer cells"),
        ("places", PLACES + '"Nowhere,,,city,1,1,a novel\n', "quotation mark is closed"),
        ("people", PEOPLE + "A B,,B,,gossip,,,,a novel\n", "source_type is 'gossip'"),
        ("people", PEOPLE + "A B,,B,,government,,soon,,a novel\n", "ISO days"),
        ("offices", OFFICES + "tsar,,A B,Russia,1990,,a novel\n", "'A B' is not in people.csv"),
        ("offices", OFFICES + "tsar,,Kim Jong Un,Ruritania,1990,,a novel\n", "in states.csv"),
        ("offices", OFFICES + "tsar,,Kim Jong Un,Russia,Tuesday,,a novel\n", "'Tuesday'"),
        ("estimative", BANDS + "certainly,1,1,a novel\n", "between 0 and 1"),
        ("estimative", BANDS + "maybe,nan,0.5,a novel\n", "no number"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(
    tmp_path: Path, table: str, text: str, reason: str
) -> None:
    (tmp_path / f"{table}.csv").write_text(text, encoding="utf-8")
    fault = refused(tmp_path)
    assert reason in fault.reason
    assert fault.where == f"{table}.csv:2"


def test_missing_columns_are_named(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,lat\nNowhere,1\n", encoding="utf-8")
    assert "columns missing" in refused(tmp_path).reason


def test_a_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    row = STATES + "Bordurie,Bordurië,,,BO,a novel\n"
    (tmp_path / "states.csv").write_bytes(row.encode("latin-1"))
    fault = refused(tmp_path)
    assert fault.where == "states.csv:2"
    assert "save the file as UTF-8" in fault.reason


@pytest.mark.parametrize(
    ("name", "hint"), [("wepons.csv", "weapons.csv"), ("cars.CSV", "whoseword pack list")]
)
def test_a_table_that_the_pack_lacks_is_refused(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).touch()
    (tmp_path / "notes.txt").touch()
    fault = refused(tmp_path)
    assert fault.where == name
    assert hint in fault.reason
