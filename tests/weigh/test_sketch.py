"""Keys under which texts meet."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from whoseword.weigh.sketch import MEETING, MOST, PERMUTATIONS, SHINGLE, keys_of
from whoseword.weigh.words import Words


def words(tokens: list[str]) -> Words:
    return Words(tuple(tokens), frozenset(), tuple(range(len(tokens) + 1)))


def text(seed: int, count: int) -> list[str]:
    """Words of one text and hardly of another."""
    chance = random.Random(seed)
    return [f"w{chance.randrange(5000)}" for _ in range(count)]


def test_a_text_shorter_than_a_shingle_has_no_keys() -> None:
    assert keys_of(words(text(1, SHINGLE - 1))) == frozenset()
    assert keys_of(words(text(1, SHINGLE)))


@settings(deadline=None)
@given(st.integers(0, 1000), st.integers(SHINGLE, 800))
def test_the_same_words_have_the_same_keys_and_few_of_them(seed: int, count: int) -> None:
    keys = keys_of(words(text(seed, count)))
    assert keys == keys_of(words(text(seed, count)))
    assert all(0 <= key < 2**37 for key in keys)
    assert len(keys) <= PERMUTATIONS * (count // 100 + 1)


def test_a_book_has_no_more_keys_than_a_query_can_ask_for() -> None:
    assert len(keys_of(words(text(1, 60_000)))) <= PERMUTATIONS * MOST


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 1000))
def test_half_a_text_meets_the_whole_and_another_text_does_not(seed: int) -> None:
    whole = text(seed, 600)
    assert len(keys_of(words(whole)) & keys_of(words(whole[:300]))) >= MEETING
    assert len(keys_of(words(whole)) & keys_of(words(text(seed + 5000, 600)))) < MEETING
