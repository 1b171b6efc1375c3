"""Time expressions against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.lexicon.calendar import WEEKDAYS
from whoseword.model import Document, Published, When
from whoseword.read.engine import Parser
from whoseword.read.syntax import Parse
from whoseword.read.when import find_times

FRIDAY = "2025-12-26"
DAYS = st.dates(date(1990, 1, 10), date(2060, 1, 1))


def found(text: str, published: str | None, parse: Parse | None = None) -> dict[str, str | None]:
    """Each expression with what it means, for an article out on `published`."""
    stated = Published(When.parse(published), "given") if published else None
    document = Document("d", text, "test", published=stated)
    times = find_times(document, parse or Parse(text, (), ()))
    return {t.span.of(text): t.when.iso() if t.when else None for t in times}


@pytest.mark.parametrize(
    ("text", "said", "means"),
    [
        ("It said so on Friday (Dec 26).", "Friday (Dec 26)", "2025-12-26"),
        ("on Thursday it flew", "Thursday", "2025-12-25"),
        ("on Friday it flew", "Friday", "2025-12-26"),
        ("last Friday it flew", "last Friday", "2025-12-19"),
        ("four years ago", "four years ago", "2021"),
        ("nearly four years ago", "nearly four years ago", "2021-12-26/2022-06-27"),
        ("over four years ago", "over four years ago", "2021-06-26/2021-12-26"),
        ("a fortnight ago", "a fortnight ago", "2025-12-09/2025-12-15"),
        ("two months ago", "two months ago", "2025-10"),
        ("three days ago", "three days ago", "2025-12-23"),
        ("next year", "next year", "2026"),
        ("by the end of next year", "the end of next year", "2026"),
        ("in recent years", "recent years", "2022-12-26/2025-12-26"),
        ("in early October", "early October", "2025-10-01/2025-10-10"),
        ("in late February 2024", "late February 2024", "2024-02-21/2024-02-29"),
        ("in mid-March 2023", "mid-March 2023", "2023-03-11/2023-03-20"),
        ("the fourth quarter", "the fourth quarter", "2025-10-01/2025-12-31"),
        ("the first half of 2024", "the first half of 2024", "2024-01-01/2024-06-30"),
        ("the first half of October", "the first half of October", "2025-10-01/2025-10-15"),
        ("last week", "last week", "2025-12-15/2025-12-21"),
        ("earlier this month", "earlier this month", "2025-12"),
        ("since August 2023", "since August 2023", "2023-08-01/2025-12-26"),
        ("for the first time since August 2023", "since August 2023", None),
        ("from 2022 to 2024", "2022 to 2024", "2022-01-01/2024-12-31"),
        ("between March and May", "March and May", "2025-03-01/2025-05-31"),
        ("Sept. 13-14, 2023", "Sept. 13-14, 2023", "2023-09-13/2023-09-14"),
        ("on Oct. 31", "Oct. 31", "2025-10-31"),
        ("26 December 2024", "26 December 2024", "2024-12-26"),
        ("the 1990s", "the 1990s", "1990-01-01/1999-12-31"),
        ("last summer", "last summer", "2025-06-01/2025-08-31"),
        ("next summer", "next summer", "2026-06-01/2026-08-31"),
        ("early Saturday", "early Saturday", "2025-12-27"),
        ("last Saturday", "last Saturday", "2025-12-20"),
        ("winter 2024", "winter 2024", "2024-12-01/2025-02-28"),
        ("overnight", "overnight", "2025-12-26"),
        ("yesterday", "yesterday", "2025-12-25"),
        ("in 2021", "2021", "2021"),
        ("the past two years", "the past two years", "2023-12-26/2025-12-26"),
        ("two days after the launch", "two days after", None),
        ("the following day", "the following day", None),
    ],
)
def test_an_expression_means_days(text: str, said: str, means: str | None) -> None:
    assert found(text, FRIDAY) == {said: means}


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2270 and the Hwasong-18 and a B-21",
        "a 36-year-old engineer",
        "more than 2020 km",
        "It may fire 2,024 rounds.",
        "at 10:03",
        "Troops march on.",
        "It used the first half of its shells.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert found(text, FRIDAY) == {}


@pytest.mark.parametrize("text", ["Macron and May met.", "Mrs May met him.", "Theresa May left."])
def test_nobody_called_may_is_a_month(text: str) -> None:
    assert found(text, FRIDAY) == {}


@pytest.mark.parametrize("text", ["In May it flew.", "It flew last May.", "from April to May"])
def test_may_is_a_month_where_it_dates(text: str) -> None:
    assert any("May" in said for said in found(text, FRIDAY))


def test_the_future_takes_the_coming_day(parser: Parser) -> None:
    text = "The army will launch a satellite on Monday."
    assert found(text, FRIDAY, parser.parse(text)) == {"Monday": "2025-12-29"}


def test_a_season_of_this_year_may_lie_ahead() -> None:
    assert found("this summer", "2024-05-31") == {"this summer": "2024-06-01/2024-08-31"}


def test_without_a_day_of_publication_relative_times_stay_open() -> None:
    assert found("on Friday, in May 2024 and last week", None) == {
        "Friday": None,
        "May 2024": "2024-05",
        "last week": None,
    }


def test_a_day_without_a_month_is_of_the_month_named_before() -> None:
    text = "It left on September 29, came in on the 30th and sailed on the 3rd."
    assert found(text, FRIDAY) == {
        "September 29": "2025-09-29",
        "30th": "2025-09-30",
        "3rd": "2025-10-03",
    }
    assert found("It sailed on the 3rd.", FRIDAY) == {"3rd": "2025-12-03"}


def test_a_month_of_publication_is_no_day_to_count_from() -> None:
    assert found("on Friday", "2025-12") == {"Friday": None}


@given(published=DAYS, weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_nearest_one_and_at_most_tomorrow(published: date, weekday: str) -> None:
    [means] = found(f"on {weekday}", published.isoformat()).values()
    day = date.fromisoformat(means or "")
    assert timedelta(-1) <= published - day < timedelta(6)
    assert WEEKDAYS[day.weekday()] == weekday


@given(published=DAYS, before=st.text(max_size=20), after=st.text(max_size=20))
def test_spans_lie_in_any_text(published: date, before: str, after: str) -> None:
    text = f"{before} last week, {after} in 2021"
    stated = Published(When.day(published), "given")
    for time in find_times(Document("d", text, "t", published=stated), Parse(text, (), ())):
        assert time.span.of(text)
        assert time.when is None or When.parse(time.when.iso()) == time.when
