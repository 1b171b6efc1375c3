"""Days of a table and of a ledger."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabled import row, told
from whoseword.model import When
from whoseword.model.table import Fit, Found
from whoseword.tables.days import WEEK, YEAR, dated, days_of, same_day, unwatched, within

DAY = date(2023, 7, 12)
APART = st.integers(-40, 40)


@pytest.mark.parametrize(
    ("when", "worth", "exact"),
    [
        ("2023-07-12", 0.4, True),
        ("2023-07", 0.2, True),
        ("2023-07-13", 0.3, True),
        ("2023-07-15", 0.1, False),
    ],
)
def test_the_nearer_the_day_the_more_it_is_worth(when: str, worth: float, exact: bool) -> None:
    found = dated(When.day(DAY), told(when), utc=False)
    assert found
    assert found[:2] == (worth, exact)


@given(APART)
def test_days_agree_up_to_a_week_whichever_comes_first(apart: int) -> None:
    there = told((DAY + timedelta(apart)).isoformat())
    back = told((DAY - timedelta(apart)).isoformat())
    one, other = (dated(When.day(DAY), each, utc=False) for each in (there, back))
    assert (one is None) == (abs(apart) > WEEK.days)
    assert (one and one[:2]) == (other and other[:2])


@given(APART)
def test_by_utc_the_day_after_is_the_same_and_the_day_before_is_not(apart: int) -> None:
    ledger = When.day(DAY + timedelta(apart))
    assert same_day(When.day(DAY), ledger, utc=False) is (apart == 0)
    assert same_day(When.day(DAY), ledger, utc=True) is (apart in (0, 1))


def test_a_year_is_no_date_of_one_day_but_may_be_of_a_year() -> None:
    assert dated(When.day(DAY), told("2023"), utc=False) is None
    assert dated(When.year(2023), told("2023"), utc=False) is not None


def test_a_coarse_date_is_looked_for_under_each_of_its_days() -> None:
    assert len(list(days_of(told("2023-02")))) == 28
    assert len(list(days_of(told("2001-01-01/2023-12-31")))) == YEAR + 1
    assert list(days_of(told(None, first_told=When.day(DAY)))) == [DAY]
    assert list(days_of(told(None))) == []


def test_a_month_without_articles_is_a_reason() -> None:
    missing = Found(row("2023-07-12"), Fit.MISSING, None, 0.0, ("nothing near",))
    assert unwatched(missing, frozenset({"2023-07"})) == missing
    why = ("the ledger has no article of 2023-07", "nothing near")
    assert unwatched(missing, frozenset()).reasons == why


def test_news_of_a_months_last_days_comes_in_the_next() -> None:
    missing = Found(row("2023-07-29"), Fit.MISSING, None, 0.0, ())
    assert unwatched(missing, frozenset({"2023-08"})) == missing


def test_what_is_found_was_watched() -> None:
    found = Found(row("2023-07-12"), Fit.FOUND, told("2023-07-12"), 1.0, ())
    assert unwatched(found, frozenset()) == found


def test_the_time_of_a_table() -> None:
    every = [row("2023-07-12"), row(None), row("2022-03")]
    assert within(every) == When.parse("2022-03-01/2023-07-12")
    assert within([row(None)]) is None
