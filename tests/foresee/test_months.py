from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from whoseword.foresee.months import tally
from whoseword.model import When

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
WHENS = st.lists(
    st.one_of(
        st.none(),
        DAYS.map(When.day),
        DAYS.map(lambda day: When.month(day.year, day.month)),
        DAYS.map(lambda day: When.year(day.year)),
    ),
    max_size=30,
)


def day(text: str) -> When:
    return When.day(date.fromisoformat(text))


def test_every_month_between_is_there() -> None:
    found = tally([day("2023-11-05"), day("2024-02-01"), When.parse("2024-02")])
    assert [(m.month.iso(), m.count, m.share) for m in found.months] == [
        ("2023-11", 1, 1.0),
        ("2023-12", 0, 1.0),
        ("2024-01", 0, 1.0),
        ("2024-02", 2, 1.0),
    ]


def test_what_names_no_month_is_counted_apart() -> None:
    found = tally(
        [None, When.parse("2024"), When.parse("2024-01-30/2024-02-02"), day("2024-03-01")]
    )
    assert (found.without_month, len(found.months)) == (3, 1)


def test_a_stretch_of_days_within_one_month_has_that_month() -> None:
    assert tally([When.parse("2024-01-03/2024-01-09")]).months[0].count == 1


def test_a_month_looked_at_in_part_counts_as_that_part() -> None:
    found = tally([day("2024-04-02")], since=date(2024, 3, 17), until=date(2024, 4, 3))
    assert [round(m.share, 3) for m in found.months] == [round(15 / 31, 3), 0.1]


def test_a_salvo_is_one_by_days() -> None:
    salvo = [day("2024-05-30")] * 18 + [day("2024-05-17"), When.parse("2024-05")]
    found = tally(salvo, days=True)
    assert (found.months[0].count, found.without_month) == (2, 1)


def test_nothing_has_no_months_unless_they_are_asked_for() -> None:
    assert tally([]).months == ()
    asked = tally([], since=date(2024, 1, 1), until=date(2024, 2, 29))
    assert [m.count for m in asked.months] == [0, 0]


@settings(deadline=None)
@given(WHENS, st.one_of(st.none(), DAYS), st.booleans())
def test_nothing_is_lost_or_counted_twice(
    whens: list[When | None], since: date | None, days: bool
) -> None:
    found = tally(whens, since=since, until=date(2031, 1, 1), days=days)
    kept = sum(month.count for month in found.months) + found.outside + found.without_month
    placed = [when for when in whens if when and (not days or when.start == when.end)]
    repeated = len(placed) - len(set(placed)) if days else 0
    assert kept + repeated == len(whens)


def test_a_silence_of_ten_years_ends_the_months_that_are_looked_at() -> None:
    found = tally([day("1945-08-06"), day("2023-11-05"), day("2024-01-05"), day("2999-01-01")])
    assert [m.month.iso() for m in found.months] == ["2023-11", "2023-12", "2024-01"]
    assert found.outside == 2


def test_no_more_than_fifty_years_are_looked_at_unless_asked_for() -> None:
    days = [When.day(date(year, 1, 1)) for year in range(1930, 2025, 5)]
    assert len(tally(days).months) == 600
    assert len(tally(days, since=date(1930, 1, 1)).months) == 90 * 12 + 1


def test_dates_outside_the_days_asked_for_make_no_months() -> None:
    found = tally([day("2023-11-05")], since=date(2024, 1, 1))
    assert (found.months, found.outside) == ((), 1)
