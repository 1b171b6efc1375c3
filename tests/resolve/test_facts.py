"""A claim as far as its comparison needs it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimed import fact
from whoseword.resolve.facts import Standing


@pytest.mark.parametrize(
    ("modality", "standing"),
    [
        ("asserted", Standing.DONE),
        ("possible", Standing.DONE),
        ("planned", Standing.TO_COME),
        ("ordered", Standing.TO_COME),
        ("predicted", Standing.TO_COME),
        ("demanded", Standing.TO_COME),
        ("denied", Standing.DENIED),
    ],
)
def test_how_a_claim_puts_its_happening(modality: str, standing: Standing) -> None:
    assert fact(modality=modality).standing is standing


@pytest.mark.parametrize(
    ("date", "pinned"),
    [
        ("2024-10-31", True),
        ("2024-10-28/2024-11-03", True),
        ("2024-10-28/2024-11-04", False),
        ("2024-10", False),
        (None, False),
    ],
)
def test_a_week_at_most_pins_a_happening_down(date: str | None, pinned: bool) -> None:
    assert fact(date=date).pinned is pinned


def test_parties_have_the_packs_names_and_stand_on_their_states_side() -> None:
    joint = fact(actor="DPRK and Kim Jong Un", recipient="Wagner Group", type="transfer")
    assert {party.name for party in joint.actors} == {"North Korea", "Kim Jong Un"}
    assert joint.sides == {"North Korea", "Russia"}
    assert fact(actor="a man nobody knows").sides == {"a man nobody knows"}
    assert fact(actor=None).sides == frozenset()


def test_the_word_that_counts_a_happening() -> None:
    assert fact(object="its sixth nuclear test").ordinal == "sixth"
    assert fact(object="nuclear test").ordinal == ""


def test_a_profile_knows_no_words_and_no_article() -> None:
    one, other = fact("It rose at dawn."), fact("Seoul's military saw it.", published="2024-12-01")
    assert one.profile == other.profile
    assert one.profile != fact(date="2024-11-01").profile
    assert one.profile != fact(modality="denied").profile


def test_on_whose_word_counts_where_words_and_figures_do() -> None:
    roots = ["KCNA"], ["Jeffrey Lewis"]
    for kind, same in (("test", True), ("statement", False), ("transfer", False)):
        one, other = (fact(type=kind, sources=sources) for sources in roots)
        assert (one.profile == other.profile) is same


def test_claims_without_a_day_of_publication_come_last() -> None:
    dated, undated = fact(published="2024-11-01"), fact(published=None)
    assert sorted([undated, dated], key=lambda facts: facts.order) == [dated, undated]


def test_the_row_is_no_part_of_what_is_compared() -> None:
    one = fact()
    assert replace(one, key=99).profile == one.profile
    assert replace(one, key=99).order == one.order
