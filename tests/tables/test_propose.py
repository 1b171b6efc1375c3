from __future__ import annotations

from dataclasses import replace

import pytest

from whoseword.export.compared import proposed_rows
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import EventType, When
from whoseword.model.table import Extra, Occurrence
from whoseword.tables.layout import Layout
from whoseword.tables.propose import cells_for
from whoseword.tables.read import Table

TOLD = Occurrence(
    id="e",
    type=EventType.TEST,
    actor="North Korea",
    recipient=None,
    object="Hwasong-14",
    place="Sohae",
    date=When.parse("2017-07-04"),
    first_told=None,
    roots=("KCNA",),
    texts=(),
    accounts={},
    quote="=It flew for 39 minutes",
    outlet="Yonder News",
    url="https://example.com/a",
)
LAYOUT = Layout(
    "mine",
    {"date": "Date", "kind": "Kind", "object": "Missile", "text": "Notes", "source": "Outlet"},
    types={"missile": EventType.TEST, "visit": EventType.VISIT},
)
COLUMNS = ("Date", "Kind", "Missile", "Apogee", "Notes", "Outlet")
NAMES = {"object": {"hs-14": "Hwasong-14", "hs-15": "Hwasong-15"}}
TABLE = Table(LAYOUT, COLUMNS, (), (), NAMES)


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return Names(pack)


def test_a_row_in_the_tables_own_columns_and_keys(names: Names) -> None:
    assert cells_for(TOLD, TABLE, names) == {
        "Date": "2017-07-04",
        "Kind": "missile",
        "Missile": "hs-14",
        "Apogee": None,
        "Notes": "=It flew for 39 minutes",
        "Outlet": "Yonder News",
    }


def test_what_has_no_key_keeps_its_name(names: Names) -> None:
    assert cells_for(replace(TOLD, object="KN-25"), TABLE, names)["Missile"] == "KN-25"


def test_a_date_in_parts_is_known_as_far_as_it_is(names: Names) -> None:
    parts = {"year": "Year", "month": "Month", "day": "Day", "title": "Headline"}
    table = Table(Layout("mine", parts), tuple(parts.values()), (), (), {})
    found = cells_for(replace(TOLD, date=When.parse("2017-07")), table, names)
    assert found == {
        "Year": 2017,
        "Month": 7,
        "Day": None,
        "Headline": "Test: North Korea, Hwasong-14, Sohae",
    }


def test_of_two_kinds_only_a_person_can_choose(names: Names) -> None:
    two = {"missile": EventType.TEST, "nuclear": EventType.TEST}
    table = replace(TABLE, layout=replace(LAYOUT, types=two))
    assert cells_for(TOLD, table, names)["Kind"] is None


def test_proposed_rows_as_files(names: Names) -> None:
    extra = Extra(TOLD, cells_for(TOLD, TABLE, names), ())
    text = proposed_rows(COLUMNS, [extra], as_csv=True)
    assert text.splitlines() == [
        "Date,Kind,Missile,Apogee,Notes,Outlet",
        "2017-07-04,missile,hs-14,,'=It flew for 39 minutes,Yonder News",
    ]
    lines = proposed_rows(COLUMNS, [extra, extra], as_csv=False).splitlines()
    assert len(lines) == 2
    assert '"Notes":"=It flew' in lines[0].replace('": "', '":"')
