"""What points come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whoseword.resolve.verdict import SAME, Point, verdict_of

POINTS = st.lists(
    st.builds(Point, st.floats(-1, 1), st.text(min_size=1, max_size=5)), min_size=1, max_size=8
)
APART = Point(0, "another day", apart=True)


@given(POINTS)
def test_a_score_lies_between_nothing_and_all(points: list[Point]) -> None:
    found = verdict_of(points)
    assert 0 <= found.score <= 1
    assert found.same == (found.score >= SAME)


@given(st.lists(st.floats(-1, 1), max_size=8))
def test_reasons_come_weightiest_first_and_none_is_left_out(worth: list[float]) -> None:
    found = verdict_of([Point(points, str(n)) for n, points in enumerate(worth)])
    told = [abs(worth[int(reason)]) for reason in found.reasons]
    assert told == sorted(map(abs, worth), reverse=True)


@given(POINTS)
def test_one_thing_against_outweighs_all_that_agrees(points: list[Point]) -> None:
    found = verdict_of([*points, APART])
    assert (found.score, found.apart, found.same) == (0.0, True, False)
    assert found.reasons == ("another day",)


@given(POINTS, st.floats(0, 1))
def test_what_agrees_never_lowers_the_score(points: list[Point], more: float) -> None:
    assert verdict_of([*points, Point(more, "more")]).score >= verdict_of(points).score
