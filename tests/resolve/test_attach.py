"""Claims that no day pins down."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimed import fact
from whoseword.resolve import Facts, resolve
from whoseword.resolve.attach import shares_thing, sums_up


def alone(loose: Facts, *others: Facts) -> bool:
    """Whether a claim is a happening by itself."""
    every = resolve([loose, *others], []).happenings
    [mine] = [[part.facts for part in one.parts] for one in every if has(one.parts, loose)]
    return mine == [loose]


def has(parts: tuple[Any, ...], facts: Facts) -> bool:
    return any(part.facts is facts for part in parts)


def retold(**given: Any) -> Facts:
    """A later article's mention of a launch that it doesn't date to the day."""
    return fact("It recalled how one flew.", published="2025-06-01", **{"date": "2024-10"} | given)


def test_a_mention_belongs_to_the_one_launch_of_its_month() -> None:
    assert not alone(retold(), fact())
    assert alone(retold(date="2024-09"), fact())


def test_what_may_be_one_of_several_stays_alone() -> None:
    assert alone(retold(), fact(date="2024-10-03"), fact(date="2024-10-31"))


def test_a_year_needs_more_than_a_kind_to_point_to_one() -> None:
    assert alone(retold(date="2024"), fact())
    assert not alone(retold(date="2024", object="Hwasong-19"), fact(object="Hwasong-19"))


def test_today_dated_is_not_what_earlier_this_month_means() -> None:
    both = {"article": "one", "published": "2024-10-31"}
    assert alone(fact("Earlier this month one flew.", date="2024-10", **both), fact(**both))


def test_a_figure_that_sums_up_belongs_to_no_single_launch() -> None:
    many = {"value": 20, "unit": "launches"}
    assert alone(retold(quantity=many), fact())


@pytest.mark.parametrize(
    ("quantity", "several"),
    [
        (None, False),
        ({"value": 1, "unit": "test"}, False),
        ({"value": 6, "unit": "nuclear tests"}, True),
        ({"value": [1, 2], "unit": "Tests"}, False),
        ({"value": [2, 3], "unit": "visits"}, True),
        ({"value": 20, "unit": "missiles"}, False),
    ],
)
def test_what_counts_several_happenings(quantity: dict[str, Any] | None, several: bool) -> None:
    assert sums_up(fact(quantity=quantity)) is several


OBJECTS = st.sampled_from(("Hwasong-19", "ballistic missile", "missile", "artillery shells", None))


@settings(deadline=None)
@given(OBJECTS, OBJECTS)
def test_things_are_shared_both_ways(one: str | None, other: str | None) -> None:
    mine, theirs = fact(object=one), fact(object=other)
    assert shares_thing(mine, theirs) == shares_thing(theirs, mine)
    assert shares_thing(mine, mine) == (one is not None)
