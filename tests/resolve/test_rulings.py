"""What judgements say of claims by where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimed import fact
from whoseword.model import Judgement, Ruling, Span
from whoseword.resolve.facts import Facts
from whoseword.resolve.rulings import Anchored, rulings

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
EVERY = [fact(f"account {n} of it") for n in range(6)]
SIDES = st.sets(st.integers(0, 5), min_size=1, max_size=3)


def ruling(kind: Ruling, one: set[int], other: set[int], minute: int = 0) -> Judgement:
    sides = ([EVERY[n].anchor for n in sorted(side)] for side in (one, other))
    claims, others = map(tuple, sides)
    return Judgement("Ann", NOON + timedelta(minutes=minute), kind, claims, others)


def at(facts: Facts, start: int, end: int) -> Facts:
    """The claim with other words of its text as evidence."""
    return replace(facts, anchor=replace(facts.anchor, span=Span(start, end), claim=f"{start}"))


def test_an_anchor_finds_the_claim_on_its_very_words() -> None:
    one, other = at(EVERY[0], 0, 9), at(EVERY[0], 0, 12)
    assert Anchored([one, other]).of(one.anchor) == [0]
    assert Anchored([one, other]).of(other.anchor) == [1]


def test_where_a_newer_reader_cuts_otherwise_the_most_alike_is_meant() -> None:
    one, other = at(EVERY[0], 0, 9), at(EVERY[0], 8, 14)
    judged = at(EVERY[0], 1, 10).anchor
    assert Anchored([one, other]).of(judged) == [0]
    assert Anchored([at(EVERY[0], 10, 14)]).of(judged) == []
    assert Anchored([EVERY[1]]).of(judged) == []


def test_of_two_on_the_same_words_the_one_that_was_judged_is_meant() -> None:
    one = at(EVERY[0], 0, 9)
    other = replace(one, anchor=replace(one.anchor, claim="another"))
    assert Anchored([one, other]).of(other.anchor) == [1]
    assert Anchored([one, other]).of(replace(one.anchor, claim="gone")) == [0, 1]


@given(SIDES, SIDES)
def test_a_split_divides_the_sides_and_nothing_else(one: set[int], other: set[int]) -> None:
    made = rulings(EVERY, [ruling(Ruling.SPLIT, one, other)])
    left, right = one - other, other - one
    for a in range(6):
        for b in range(6):
            apart = (a in left and b in right) or (a in right and b in left)
            assert made.divide([a], [b]) == made.divide([b], [a]) == apart


@given(SIDES, SIDES)
def test_of_two_that_contradict_one_another_the_later_holds(one: set[int], other: set[int]) -> None:
    split, joined = ruling(Ruling.SPLIT, one, other), ruling(Ruling.MERGE, one, other, 1)
    assert not rulings(EVERY, [split, joined]).divide(one, other)
    again = rulings(EVERY, [joined, split])
    assert again.divide(one, other) == bool(one - other and other - one)


@given(SIDES, SIDES)
def test_a_later_merge_of_some_leaves_the_rest_apart(one: set[int], some: set[int]) -> None:
    other = set(range(6)) - one
    split, joined = ruling(Ruling.SPLIT, one, other), ruling(Ruling.MERGE, some, some, 1)
    made = rulings(EVERY, [split, joined])
    for a in one:
        for b in other:
            assert made.divide([a], [b]) == (not {a, b} <= some)


def test_every_judgement_is_known_where_it_touches() -> None:
    split = ruling(Ruling.SPLIT, {0}, {1})
    assert rulings(EVERY, [split]).about == {0: [split], 1: [split]}
