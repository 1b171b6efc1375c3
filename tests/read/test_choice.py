"""Picking a filler by learned weights, and what is seen of words that hang together."""

from __future__ import annotations

import json
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import Span
from whoseword.read.choice import LEARNED, NEVER, Chooser, Option, shipped, version
from whoseword.read.engine import Parser
from whoseword.read.paths import APART, path
from whoseword.read.rates import PRIOR, Rates
from whoseword.read.shipped import WEIGHTS

SPAN = Span(0, 1)
CHOOSER = Chooser({"good": 2.0, "bad": -2.0}, least=0.3)


def option(value: str, *traits: str) -> Option[str]:
    return Option(value, SPAN, traits)


def nothing(*traits: str) -> Option[None]:
    return Option(None, SPAN, traits)


def test_the_likeliest_is_picked() -> None:
    picked = CHOOSER.pick([option("a", "bad"), option("b", "good", "unseen")], nothing())
    assert picked.option is not None
    assert picked.option.value == "b"
    assert 0.85 < picked.probability < 0.9


def test_none_where_all_are_unlikely() -> None:
    picked = CHOOSER.pick([option("a", "bad")], nothing("good"))
    assert picked.option is None
    assert picked.probability > 0.9


def test_the_first_of_equals() -> None:
    picked = CHOOSER.pick([option("a", "good"), option("b", "good")], nothing("bad"))
    assert picked.option is not None
    assert picked.option.value == "a"


def test_a_network_weighs_in_as_far_as_it_is_trusted() -> None:
    options = [Option("a", SPAN, ("good",), -3.0), Option("b", SPAN, (), -0.1)]
    for trust, picked in ((0.0, "a"), (1.0, "b")):
        found = Chooser(CHOOSER.weights, 0.3, trust).pick(options, NEVER).option
        assert found is not None
        assert found.value == picked


def test_a_trait_may_name_its_group_itself() -> None:
    chooser = Chooser({"test/good": 2.0, "bad": 1.0}, 0.0)
    picked = chooser.pick([option("a", "bad"), option("b", "test/good")], nothing()).option
    assert picked is not None
    assert picked.value == "b"


def test_a_trait_has_a_weight_of_its_own_in_a_group() -> None:
    chooser = Chooser({"good": 1.0, "test/good": 2.0, "sale/good": -3.0}, 0.0)
    options = [Option(g, SPAN, ("good",), groups=(g,)) for g in ("sale", "test", "other")]
    options.append(Option("both", SPAN, ("good",), groups=("test", "sale")))
    assert options[-1].weighed == ("good", "test/good", "sale/good")
    picked = chooser.pick(options, NEVER)
    raised = {"sale": exp(-2), "test": exp(3), "other": exp(1), "both": exp(0)}
    assert picked.option is not None
    assert picked.option.value == "test"
    assert picked.probability == pytest.approx(raised["test"] / (sum(raised.values()) + 1))


def test_traits_that_options_share_weigh_for_each_as_its_own() -> None:
    weights = {"sale:good": 1.0, "test:good": 2.0, "test:bad": -3.0, "sale:bad": 0.5}
    options = [Option(own, SPAN, ("good", "unseen"), own=own) for own in ("sale", "test", "visit")]
    assert options[0].weighed == ("sale:good", "sale:unseen")
    chances = Chooser(weights, 0.0).chances([*options, NEVER])
    raised = [exp(1), exp(2), exp(0), exp(0)]
    assert chances == pytest.approx([one / sum(raised) for one in raised])


def test_traits_that_nobody_learned_are_not_kept() -> None:
    chooser, kept = Chooser({"sale:good": 1.0}, 0.0), set[str]()
    for n in range(9):
        chooser.chances([Option("sale", SPAN, ("good", f"unseen {n}"), own="sale"), NEVER])
        kept.add(repr(vars(chooser)))
    assert len(kept) == 1


@pytest.mark.parametrize(
    "other",
    [
        Chooser({"good": 2.0, "bad": -2.1}, least=0.3),
        Chooser({"good": 2.0, "worse": -2.0}, least=0.3),
        Chooser(CHOOSER.weights, least=0.2),
        Chooser(CHOOSER.weights, least=0.3, trust=0.1),
    ],
)
def test_the_version_changes_with_any_weight(other: Chooser) -> None:
    assert version({"actor": other}) != version({"actor": CHOOSER})
    assert version({"actor": CHOOSER}) != version({"place": CHOOSER})
    assert version({"actor": CHOOSER}) == version({"actor": CHOOSER})


def test_nothing_to_pick_from() -> None:
    assert CHOOSER.pick([], nothing("good")).option is None


@given(st.lists(st.lists(st.sampled_from(["good", "bad", "unseen"])), max_size=6))
def test_probabilities_are_probabilities(traits: list[list[str]]) -> None:
    options = [option(str(n), *some) for n, some in enumerate(traits)]
    assert 0 < CHOOSER.pick(options, nothing()).probability <= 1


@pytest.mark.parametrize("slot", LEARNED)
def test_the_shipped_weights_are_small_and_whole(slot: str) -> None:
    size = (WEIGHTS / f"{slot}.json").stat().st_size
    assert size < 4_500_000
    assert len(shipped()[slot].weights) > 100


@pytest.mark.parametrize(
    ("text", "start", "end", "way"),
    [
        ("Iran sent arms to Syria.", "sent", "Syria", "to"),
        ("Iran sent arms to Syria.", "sent", "Iran", "nsubj"),
        ("Iran sent arms to Syria.", "arms", "Iran", "^1.nsubj"),
        ("Iran sent arms to Syria.", "sent", "sent", "self"),
        ("Iran left. Syria came.", "left", "Syria", APART),
    ],
)
def test_paths(parser: Parser, text: str, start: str, end: str, way: str) -> None:
    parse = parser.parse(text)
    at = {t.text: t.i for t in parse.tokens}
    assert path(parse, at[start], at[end]) == way


def test_a_rule_tried_often_keeps_its_own_rate() -> None:
    rates = Rates({"actor": {"often": (90, 100), "once": (0, 1)}})
    overall = 90 / 101
    assert rates.of("actor", "often") == pytest.approx((90 + PRIOR * overall) / (100 + PRIOR))
    assert rates.of("actor", "once") == pytest.approx(PRIOR * overall / (1 + PRIOR))
    assert rates.of("actor", "never") == pytest.approx(overall)
    assert rates.of("moon", "often") is None


def test_the_shipped_rates_are_counts() -> None:
    counts = json.loads((WEIGHTS / "rules.json").read_text("utf-8"))
    cells = [cell for rules in counts.values() for cell in rules.values()]
    assert {"actor", "root", "modality", "type"} <= counts.keys()
    assert all(0 <= right <= tried for right, tried in cells)
