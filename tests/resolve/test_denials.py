"""Denials, tied to what they deny."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimed import fact
from whoseword.model import Role
from whoseword.resolve import Facts, resolve
from whoseword.resolve.denials import LATELY

SENT = {"type": "transfer", "recipient": "Russia", "object": "artillery shells"}


def sent(**given: Any) -> Facts:
    return fact(
        "It sent shells.", **SENT | {"date": "2024-09-10", "published": "2024-10-15"} | given
    )


def denied(**given: Any) -> Facts:
    plain = {"modality": "denied", "date": None, "object": None, "published": "2024-10-20"}
    return fact("It denied that.", **SENT | plain | given)


def tied(denial: Facts, *accounts: Facts) -> list[tuple[Facts, tuple[str, ...]]]:
    """The accounts' founders that a denial is tied to, with why."""
    return [
        (one.founder, part.why)
        for one in resolve([denial, *accounts], []).happenings
        for part in one.parts
        if part.facts is denial and part.role is Role.DENIAL and one.founder is not denial
    ]


def test_a_bare_denial_means_what_was_lately_claimed() -> None:
    account = sent()
    [(founder, why)] = tied(denied(), account)
    assert founder is account
    assert why[-1] == "denied 5 days after it was first told"


@settings(deadline=None, max_examples=40)
@given(st.one_of(st.integers(-14, 2 * LATELY), st.sampled_from((-1, 0, LATELY, LATELY + 1))))
def test_it_is_news_for_so_long_and_not_before_it_was_told(after: int) -> None:
    day = date(2024, 10, 15) + timedelta(after)
    found = tied(denied(published=day.isoformat()), sent())
    assert bool(found) == (0 <= after <= LATELY)


def test_a_sweeping_denial_is_tied_to_each_that_it_denies() -> None:
    accounts = sent(), sent(date="2024-08-01", object="ballistic missiles")
    assert {founder.key for founder, _ in tied(denied(), *accounts)} == {a.key for a in accounts}


@pytest.mark.parametrize(
    ("given", "ties"),
    [
        ({"date": "2024-09"}, True),
        ({"date": "2024-05"}, False),
        ({"object": "artillery shells"}, True),
        ({"object": "troops"}, False),
        ({"recipient": "Syria"}, False),
        ({"type": "visit"}, False),
        ({"published": None}, False),
    ],
)
def test_what_a_denial_can_mean(given: dict[str, Any], ties: bool) -> None:
    assert bool(tied(denied(**given), sent())) is ties


def test_a_denial_of_nothing_that_is_known_stands_by_itself() -> None:
    denial = denied(recipient="Syria")
    [alone] = [one for one in resolve([denial, sent()], []).happenings if one.founder is denial]
    assert [part.role for part in alone.parts] == [Role.DENIAL]
