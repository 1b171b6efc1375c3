from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabled import FLEW, row, told
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.sites import Sites
from whoseword.model import EventType, When
from whoseword.model.table import Fit, Found, Occurrence, TableRow
from whoseword.tables.match import Matcher


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return Names(pack)


@lru_cache
def sites(names: Names) -> Sites:
    return Sites(Pack.load(), names)


def held(
    names: Names, rows: list[TableRow], *occurrences: Occurrence, utc: bool = False
) -> tuple[Found, ...]:
    return Matcher(rows, occurrences, names, sites(names), utc=utc).found()


def test_day_kind_and_parties_are_enough(names: Names) -> None:
    (found,) = held(names, [row("2023-07-12")], told("2023-07-12"))
    assert (found.fit, found.differences) == (Fit.FOUND, ())
    assert found.reasons == ("on the same day", "both a test by North Korea")


@pytest.mark.parametrize("actor", ["Kim Jong Un", "North Korean officials", "Pyongyang"])
def test_whoever_is_of_the_state_acts_for_it(names: Names, actor: str) -> None:
    (found,) = held(names, [row("2023-07-12")], told("2023-07-12", actor=actor))
    assert found.fit is Fit.FOUND


@pytest.mark.parametrize(
    "other",
    [
        {"type": EventType.VISIT},
        {"actor": "Iran"},
        {"date": When.parse("2023-08-01")},
        {"date": When.parse("2023")},
    ],
)
def test_another_kind_party_or_time_is_another_thing(names: Names, other: dict[str, Any]) -> None:
    (found,) = held(names, [row("2023-07-12")], told("2023-07-12", **other))
    assert (found.fit, found.occurrence) == (Fit.MISSING, None)
    assert found.reasons == ("nothing of its kind within a week",)


def test_without_a_kind_the_words_must_agree(names: Names) -> None:
    said = {"type": None, "actor": None, "title": "A Hwasong-18 flew for 74 minutes"}
    other = told("2023-07-12", id="other", texts=("Kim Jong Un met Wang Yi in Pyongyang.",))
    (found,) = held(names, [row("2023-07-12", **said)], told("2023-07-12"), other)
    assert (found.fit, found.occurrence) == (Fit.FOUND, told("2023-07-12"))
    (missing,) = held(names, [row("2023-07-12", **said)], other)
    assert missing.fit is Fit.MISSING
    assert missing.reasons[0] == "the nearest, other, is too little alike"


def test_a_day_apart_differs_unless_the_table_keeps_utc(names: Names) -> None:
    rows = [row("2023-07-11")]
    (found,) = held(names, rows, told("2023-07-12"))
    assert found.fit is Fit.DIFFERING
    (difference,) = found.differences
    assert (difference.slot, difference.table, difference.ledger) == (
        "date",
        "2023-07-11",
        "2023-07-12",
    )
    (same,) = held(names, rows, told("2023-07-12"), utc=True)
    assert same.fit is Fit.FOUND
    (before,) = held(names, rows, told("2023-07-10"), utc=True)
    assert before.fit is Fit.DIFFERING


def test_two_launches_in_a_week_stay_apart(names: Names) -> None:
    said = {"text": FLEW}
    rows = [row("2023-07-12", **said), row("2023-07-15", **said, number=2)]
    first, second = held(names, rows, told("2023-07-12"))
    assert (first.fit, second.fit) == (Fit.FOUND, Fit.MISSING)


def test_what_nobody_else_claims_may_be_a_slip_of_the_day(names: Names) -> None:
    (found,) = held(names, [row("2023-07-15", text=FLEW)], told("2023-07-12"))
    assert found.fit is Fit.DIFFERING
    assert found.reasons[0] == "3 days apart"


def test_a_salvo_with_a_row_for_each_missile_is_one_event(names: Names) -> None:
    rows = [row("2024-05-30", number=n) for n in range(18)]
    found = held(names, rows, told("2024-05-30"))
    assert {one.fit for one in found} == {Fit.FOUND}


def test_what_has_no_day_of_its_own_is_one_days(names: Names) -> None:
    rows = [row("2024-01-14", text=FLEW), row("2024-01-30", text=FLEW, number=2)]
    found = held(names, rows, told("2024-01"))
    assert sorted(one.fit for one in found) == [Fit.FOUND, Fit.MISSING]


def test_news_without_a_date_tells_of_the_days_before_it(names: Names) -> None:
    undated = told(None, first_told=When.parse("2023-07-13"))
    (found,) = held(names, [row("2023-07-12", text=FLEW)], undated)
    assert found.reasons[0] == "told on 2023-07-13, of a time that it doesn't name"
    (missing,) = held(names, [row("2023-07-14", text=FLEW)], undated)
    assert missing.fit is Fit.MISSING


def test_slots_that_differ_are_told_with_who_agrees(names: Names) -> None:
    said = row("2023-07-12", object="Hwasong-17", place="Sohae")
    accounts = {"object": {"Hwasong-17": ("Tokyo",)}}
    (found,) = held(names, [said], told("2023-07-12", place="Sunan", accounts=accounts))
    assert found.fit is Fit.DIFFERING
    assert [(d.slot, d.agree) for d in found.differences] == [("place", ()), ("object", ("Tokyo",))]


@pytest.mark.parametrize("place", ["Kalma", "Sea of Japan", "North Korea", "a field nobody knows"])
def test_the_next_town_or_the_water_below_is_no_other_place(names: Names, place: str) -> None:
    (found,) = held(names, [row("2023-07-12", place="Wonsan")], told("2023-07-12", place=place))
    assert found.fit is Fit.FOUND


def test_a_second_account_of_what_a_row_has_is_nothing_that_it_lacks(
    names: Names,
) -> None:
    every = [told("2023-07-12"), told("2023-07-12", id="second"), told("2023-07-20")]
    matcher = Matcher([row("2023-07-12")], every, names, sites(names))
    assert matcher.unlike() == (told("2023-07-20"),)


def test_missile_may_be_any_missile(names: Names) -> None:
    rows = [row("2023-07-12", object="Hwasong-17")]
    (found,) = held(names, rows, told("2023-07-12", object="missile"))
    assert found.fit is Fit.FOUND


def test_a_row_without_a_date_is_said_to_have_none(names: Names) -> None:
    (found,) = held(names, [row(None)], told("2023-07-12"))
    assert found.reasons == ("the row has no date",)


@settings(deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_occurrences_changes_nothing(names: Names, order: list[int]) -> None:
    every = [told(f"2023-07-{10 + n}") for n in range(5)]
    rows = [row(f"2023-07-{n}", number=n) for n in range(10, 17)]
    assert held(names, rows, *(every[n] for n in order)) == held(names, rows, *every)
