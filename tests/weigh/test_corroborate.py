"""On how many independent words an event rests."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happenings import names
from whoseword.model import Modality, Word
from whoseword.weigh.corroborate import STRENGTH, is_named, strongest, vouching, words
from whoseword.weigh.corroborate import Testimony as Heard
from witnesses import witness


def independent(*told: Heard) -> set[str]:
    """The roots that count."""
    return {word.root for word in words(told, names()) if word.independent and not word.denies}


def test_two_organs_of_one_state_are_one_word() -> None:
    assert len(independent(witness("KCNA"), witness("Kim Jong Un"))) == 1
    assert len(independent(witness("KCNA"), witness("South Korea"))) == 2


def test_whoever_nothing_identifies_counts_only_where_nobody_else_does() -> None:
    assert independent(witness("analysts"), witness("Jeffrey Lewis")) == {"Jeffrey Lewis"}
    assert len(independent(witness("analysts"), witness("a senior official"))) == 1


def test_an_outlets_own_voice_is_nobodys_word() -> None:
    assert words([witness(), witness()], names()) == ()


def test_who_foresaw_it_does_not_vouch_that_it_happened() -> None:
    foresaw = witness("Jeffrey Lewis", modality="predicted")
    saw = witness("South Korea")
    assert vouching([foresaw, saw]) == [saw]
    assert vouching([foresaw]) == [foresaw]


def test_who_denies_it_stands_apart() -> None:
    reported, denied = words([witness("South Korea"), witness("KCNA", denies=True)], names())
    assert (reported.root, reported.denies) == ("South Korea", False)
    assert (denied.root, denied.denies) == ("KCNA", True)


@pytest.mark.parametrize(
    ("name", "named"),
    [("KCNA", True), ("Park Min-seo", True), ("analysts", False), ("Senior officials", False)],
)
def test_who_is_somebody(name: str, named: bool) -> None:
    assert is_named(name, names()) is named


def test_what_is_said_to_be_so_is_strongest() -> None:
    told = [witness("KCNA", modality=modality.value) for modality in reversed(STRENGTH)]
    assert strongest(told) is Modality.ASSERTED
    assert set(STRENGTH) == set(Modality)


TOLD = st.lists(
    st.builds(
        lambda root, group, modality, denies: witness(
            *root, group=group, modality=modality, denies=denies
        ),
        st.sampled_from(
            ((), ("KCNA",), ("Kim Jong Un",), ("South Korea",), ("analysts",), ("Jeffrey Lewis",))
        ),
        st.sampled_from(("g1", "g2", "g3")),
        st.sampled_from(("asserted", "possible", "predicted")),
        st.booleans(),
    ),
    max_size=8,
)


def plain(found: tuple[Word, ...]) -> list[str]:
    return sorted(map(repr, found))


@settings(deadline=None, max_examples=80)
@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_changes_nothing(told: list[Heard], chance: random.Random) -> None:
    assert plain(words(chance.sample(told, len(told)), names())) == plain(words(told, names()))


@settings(deadline=None, max_examples=80)
@given(TOLD)
def test_a_text_printed_again_adds_no_word_and_no_group(told: list[Heard]) -> None:
    printed = [*told, *(replace(one, document=one.document + 10_000) for one in told)]
    once, twice = words(told, names()), words(printed, names())
    assert [(w.root, w.groups, w.independent) for w in once] == [
        (w.root, w.groups, w.independent) for w in twice
    ]


@settings(deadline=None, max_examples=80)
@given(TOLD)
def test_every_root_that_vouches_is_told_once_and_some_one_counts(told: list[Heard]) -> None:
    found = [word for word in words(told, names()) if not word.denies]
    assert [w.root for w in found] == list(dict.fromkeys(w.root for w in found))
    assert {w.root for w in found} == {t.root.name for t in vouching(told) if t.root}
    assert any(word.independent for word in found) == bool(found)
