"""A forecast's time, and what the ledger could have seen of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foretold import forecast, happened
from whoseword.foresee.watch import DAILY, Watch, within
from whoseword.model import When

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
# The day of its making and the next, the last day and the next.
EDGES = st.sampled_from(
    (date(2025, 12, 26), date(2025, 12, 27), date(2026, 12, 31), date(2027, 1, 1))
)
WATCHED = {month.iso(): DAILY for month in When.year(2026).months()}


@given(DAYS, DAYS)
def test_a_time_is_covered_where_every_month_of_it_was_read_daily(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert Watch(WATCHED, last).covers(first, last)
    assert not Watch(WATCHED, last - timedelta(1)).covers(first, last)
    assert not Watch(WATCHED, None).covers(first, last)
    for month in When.between(first, last).months():
        assert not Watch(WATCHED | {month.iso(): DAILY - 1}, last).covers(first, last)


@given(DAYS)
def test_a_day_within_the_time_is_surely_in_it(day: date) -> None:
    found = within(forecast(), happened(day.isoformat()))
    assert found == (True, f"on {day.isoformat()}, within the time foretold")


@given(st.one_of(st.dates(date(2020, 1, 1), date(2035, 12, 31)), EDGES))
def test_what_was_before_or_comes_after_is_not_what_was_foretold(day: date) -> None:
    made = forecast()
    assert made.made
    found = within(made, happened(day.isoformat()))
    assert (found is None) == (day <= made.made.end or day > date(2026, 12, 31))


@pytest.mark.parametrize(
    ("when", "sure"),
    [
        ("2026-12-20/2027-01-10", False),
        ("2026-06-01/2027-06-01", None),
        ("2025-12-01/2025-12-28", False),
    ],
)
def test_a_time_that_reaches_beyond_is_not_sure_and_a_long_one_says_nothing(
    when: str, sure: bool | None
) -> None:
    found = within(forecast(), happened(when))
    assert (found and found[0]) is sure


def test_without_a_day_of_its_making_nothing_can_be_said() -> None:
    assert within(forecast(made=None), happened("2026-05-01")) is None
