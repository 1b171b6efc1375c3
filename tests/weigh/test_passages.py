"""How much of one text stands in another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whoseword.weigh.passages import BRIDGE, LEAST, shared
from whoseword.weigh.words import Words

# Few different words, so that texts share some by chance.
TOKENS = st.lists(st.sampled_from([f"w{n}" for n in range(8)]), max_size=60)


def words(tokens: list[str]) -> Words:
    """A text without breaks, all told by its writer."""
    return Words(tuple(tokens), frozenset(), tuple(range(len(tokens) + 1)))


def own(name: str, count: int) -> list[str]:
    """Words that stand in no other text."""
    return [f"{name}{n}" for n in range(count)]


@given(TOKENS, TOKENS)
def test_what_is_shared_lies_within_the_text_in_order_and_apart(
    one: list[str], other: list[str]
) -> None:
    found = shared(words(one), words(other))
    assert 0 <= found.share <= 1
    assert 0 <= found.told_share <= 1
    edges = [edge for passage in found.passages for edge in passage]
    assert edges == sorted(edges)
    assert all(end - start >= LEAST for start, end in found.passages)
    assert found.words <= len(one)


@given(st.integers(0, 30), st.integers(LEAST, 60), st.integers(0, 30))
def test_a_piece_is_found_whole_wherever_it_stands(before: int, size: int, after: int) -> None:
    piece = own("p", size)
    whole = [*own("b", before), *piece, *own("a", after)]
    assert shared(words(piece), words(whole)).share == 1
    back = shared(words(whole), words(piece))
    assert back.passages == ((before, before + size),)
    assert back.first == before


def test_a_stock_phrase_is_no_passage() -> None:
    phrase = own("p", LEAST - 1)
    found = shared(words([*own("a", 20), *phrase]), words([*own("b", 20), *phrase]))
    assert (found.passages, found.share, found.longest) == ((), 0, 0)
    assert found.first == found.of


@given(st.integers(1, 12))
def test_a_passage_bridges_a_few_replaced_words(replaced: int) -> None:
    left, right = own("l", 20), own("r", 20)
    found = shared(
        words([*left, *own("x", replaced), *right]), words([*left, *own("y", 3), *right])
    )
    assert len(found.passages) == (1 if replaced <= BRIDGE else 2)


def test_what_speakers_say_is_not_told() -> None:
    speech, told = own("s", 15), own("t", 15)
    part = Words((*speech, *told), frozenset(), (*[0] * 15, *range(16)))
    found = shared(part, words(speech))
    assert (found.words, found.told, found.told_share) == (15, 0, 0)
