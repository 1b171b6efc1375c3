"""Time as a range of days: how it's written, and how two of them lie to one another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import When

DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))
RANGES = st.builds(
    lambda day, more: When.between(day, day + timedelta(min(more, (date.max - day).days))),
    DAYS,
    st.integers(0, 400),
)
WHENS = st.one_of(
    DAYS.map(When.day),
    DAYS.map(lambda day: When.month(day.year, day.month)),
    DAYS.map(lambda day: When.year(day.year)),
    RANGES,
)


@given(WHENS)
def test_what_is_written_is_read_back(when: When) -> None:
    assert When.parse(when.iso()) == when


@pytest.mark.parametrize("text", ["", "2024-13", "2024-02-30", "spring", "2024-1-1-1", "2024/2023"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        When.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("2024-05-01", "2024-05-01", 0),
        ("2024-05", "2024-05-31", 0),
        ("2024", "2023-12-20/2024-01-01", 0),
        ("2024-05-31", "2024-06", 1),
        ("2024-02-28", "2024-03-01", 2),
        ("2023", "2025", 367),
    ],
)
def test_days_between(one: str, other: str, gap: int) -> None:
    assert When.parse(one).gap(When.parse(other)) == gap


@given(RANGES, RANGES)
def test_times_meet_where_they_share_a_day(one: When, other: When) -> None:
    shared = set(one.days()) & set(other.days())
    assert one.meets(other) == other.meets(one) == bool(shared)
    assert one.gap(other) == other.gap(one)
    assert (one.gap(other) == 0) == bool(shared)


@given(RANGES)
def test_days_and_months_are_those_between_the_ends(when: When) -> None:
    days, months = list(when.days()), list(when.months())
    assert (days[0], days[-1], len(days)) == (when.start, when.end, when.length + 1)
    assert {month.iso() for month in months} == {day.isoformat()[:7] for day in days}
    assert all(before.gap(after) == 1 for before, after in pairwise(months))
    assert months[0].start <= when.start
    assert when.end <= months[-1].end


@pytest.mark.parametrize(("text", "length"), [("2024-05-01", 0), ("2024-02", 28), ("2024", 365)])
def test_a_length_counts_from_the_first_day_to_the_last(text: str, length: int) -> None:
    assert When.parse(text).length == length
