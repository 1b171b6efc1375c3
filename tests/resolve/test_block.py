"""Which claims are worth comparing."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimed import fact
from whoseword.resolve.block import LARGEST, _pieces, blocks
from whoseword.resolve.facts import Facts


def meet(one: Facts, other: Facts) -> bool:
    return any({0, 1} <= set(block) for block in blocks([one, other]))


@given(st.integers(-4, 4))
@settings(deadline=None)
def test_claims_of_one_side_meet_up_to_the_day_that_time_zones_can_explain(apart: int) -> None:
    day = date(2024, 10, 31)
    one, other = fact(date=day.isoformat()), fact(date=(day + timedelta(apart)).isoformat())
    # Each is looked for under its day and the next: two of them meet up to one day apart.
    assert meet(one, other) == meet(other, one) == (abs(apart) <= 1)


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ({"actor": "Kim Jong Un"}, {"actor": "North Korea"}, True),
        ({"actor": "Iran"}, {"actor": "North Korea"}, False),
        ({"type": "visit"}, {"type": "test"}, False),
        ({"date": None, "sources": ["Seoul"]}, {"date": None, "sources": ["KCNA"]}, False),
        ({"date": None}, {"date": None}, True),
        ({"date": None}, {"date": None, "published": "2025-03-01"}, False),
        ({"date": None}, {}, False),
    ],
)
def test_what_makes_claims_meet(one: dict[str, Any], other: dict[str, Any], met: bool) -> None:
    assert meet(fact(**one), fact(**other)) is met


def test_the_same_figure_meets_whoever_says_so() -> None:
    said: dict[str, Any] = {
        "date": None,
        "quantity": {"value": 5, "unit": "missiles"},
        "published": None,
    }
    assert meet(fact(**said, sources=["Seoul"]), fact(**said, sources=["KCNA"]))


@given(st.integers(0, 4 * LARGEST))
def test_a_large_block_falls_into_pieces_that_overlap_by_half(size: int) -> None:
    pieces = list(_pieces(range(size)))
    assert all(len(piece) <= LARGEST for piece in pieces)
    assert sorted({place for piece in pieces for place in piece}) == list(range(size))
    near = random.Random(size).sample(range(size), min(size, 20))
    for place in near:
        neighbour = min(size - 1, place + LARGEST // 2)
        assert any(place in piece and neighbour in piece for piece in pieces)
