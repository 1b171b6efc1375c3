"""The conditional logit: what is right more often gets more weight, and probabilities come true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from training.claims.logit import TRUSTS, Example, balance, figures, learn, packed
from whoseword.read.choice import NEVER, Chooser, Option, read


def example(fold: int, right: int, *traits: str) -> Example:
    """One event with an option a trait and `none` last; `right` is which of them is right."""
    options = (*((t,) for t in traits), ("none",))
    rights = tuple(n == right for n in range(len(options)))
    leans = (0.0,) * len(options)
    return Example(fold, True, True, right < len(traits), options, rights, leans)


# `good` is right three times of four, beside `bad`, in every fold.
SOME = [example(n % 2, 0 if n % 4 else 1, "good", "bad") for n in range(80)]


def test_what_is_right_more_often_weighs_more() -> None:
    weights = learn(SOME)
    assert weights["good"] > weights["bad"] > weights["none"]


def test_what_the_network_never_saw_counts_for_more() -> None:
    weights = learn([replace(one, taught=False) if one.right[1] else one for one in SOME])
    assert weights["bad"] > learn(SOME)["bad"]


def test_rare_traits_are_left_out() -> None:
    assert "once" not in learn([*SOME, example(0, 0, "once", "bad")])


def test_probabilities_come_true() -> None:
    chooser = read(packed(Chooser(learn(SOME, 0.01), 0.0)))
    none: list[Option[str]] = []
    picked = chooser.pick(none, NEVER)
    assert picked.option is None
    found = figures(SOME, chooser)
    assert found.matched == 60
    assert found.precision == pytest.approx(0.75)


def test_what_a_trait_weighs_within_a_type_counts_too() -> None:
    chooser = Chooser({"bad": 1.0, "test/good": 2.0}, 0.0)
    assert figures([example(0, 0, "test/good", "bad")], chooser).matched == 1


def test_examples_without_a_right_option_teach_nothing() -> None:
    hopeless = example(0, 9, "good", "bad")
    assert learn([*SOME, *[hopeless] * 50]) == learn(SOME)


def test_overconfident_weights_are_cooled() -> None:
    hot = {trait: 4 * weight for trait, weight in learn(SOME).items()}
    assert balance(SOME, [hot, hot])[0] < 0.6


def test_a_network_is_trusted_as_far_as_it_is_right() -> None:
    def told(one: Example, *, well: bool) -> Example:
        leans = tuple(0.0 if r == well else -2.0 for r in one.right)
        return replace(one, leans=leans)

    weights = [learn(SOME)] * 2
    assert balance([told(e, well=True) for e in SOME], weights)[1] == max(TRUSTS)
    assert balance([told(e, well=False) for e in SOME], weights)[1] == 0
