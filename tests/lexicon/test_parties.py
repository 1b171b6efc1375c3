"""Parties that are named together, and taken apart again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import in_one, parties_of
from whoseword.lexicon.variants import possessive

STATES = ("North Korea", "Russia", "United States", "Philippines")


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return pack.names


@given(parties=st.lists(st.sampled_from((*STATES, "NATO")), min_size=1, unique=True))
def test_parties_named_together_are_taken_apart_again(names: Names, parties: list[str]) -> None:
    assert parties_of(in_one(parties), names) == tuple(parties)


@given(
    state=st.sampled_from(STATES),
    others=st.lists(st.sampled_from(("China", "Iran")), unique=True),
)
def test_what_is_the_one_befores_is_called_its(names: Names, state: str, others: list[str]) -> None:
    parties = (*others, state, f"{possessive(state)} allies")
    joint = in_one(parties)
    assert joint.endswith(" and its allies")
    assert parties_of(joint, names) == parties
    farther = (*parties, f"{possessive(parties[-1])} friends")
    assert parties_of(in_one(farther), names) == farther


def test_nobody_is_no_party(names: Names) -> None:
    assert parties_of(None, names) == parties_of(" , ", names) == ()
