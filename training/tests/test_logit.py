"""The conditional logit: what is right more often gets more weight, and probabilities come true."""

from __future__ import annotations

import pytest
from training.claims.logit import Example, figures, learn, packed, scaled, warmth

from whoseword.read.choice import read


def example(fold: int, right: int, *traits: str) -> Example:
    """One event with an option a trait and `none` last; `right` is which of them is right."""
    options = (*((t,) for t in traits), ("none",))
    rights = tuple(n == right for n in range(len(options)))
    return Example(fold, True, right < len(traits), options, rights)


# `good` is right three times of four, beside `bad`, in every fold.
SOME = [example(n % 2, 0 if n % 4 else 1, "good", "bad") for n in range(80)]


def test_what_is_right_more_often_weighs_more() -> None:
    weights = learn(SOME)
    assert weights["good"] > weights["bad"] > weights["none"]


def test_rare_traits_are_left_out() -> None:
    assert "once" not in learn([*SOME, example(0, 0, "once", "bad")])


def test_probabilities_come_true() -> None:
    chooser = read(packed(learn(SOME, 0.01), 0.0))
    picked = chooser.pick([], ())
    assert picked.option is None
    found = figures(SOME, chooser)
    assert found.matched == 60
    assert found.precision == pytest.approx(0.75)


def test_overconfident_weights_are_cooled() -> None:
    hot = scaled(learn(SOME), 4.0)
    assert warmth(SOME, [hot, hot]) < 0.6


def test_scaling_keeps_the_order() -> None:
    assert scaled({"a": 1.0, "b": -2.0}, 0.5) == {"a": 0.5, "b": -1.0}
