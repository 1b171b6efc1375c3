from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import Copy, Ranges
from whoseword.weigh.groups import joining

WORDS = 1000


def copy(part: str, whole: str, in_part: Ranges, in_whole: Ranges, of: int = WORDS) -> Copy:
    """Two texts, of which `part` has `of` words and `whole` WORDS."""
    shared, back = (sum(e - s for s, e in places) for places in (in_part, in_whole))
    return Copy(part, whole, shared / of, back / WORDS, shared, shared, in_part, in_whole, ("so",))


def joined(*copies: Copy) -> set[tuple[str, str]]:
    return {(c.part, c.whole) for c in joining(copies)}


FIRST = copy("first half", "story", ((0, 500),), ((0, 500),), of=500)
LAST = copy("last half", "story", ((0, 500),), ((500, 1000),), of=500)
# Half of the story, with 350 words of a short one beside it.
MIXED = copy("mixed", "story", ((0, 480),), ((0, 500),), of=850)
LENT = copy("short", "mixed", ((0, 350),), ((500, 850),), of=400)
SHORT = copy("short's half", "short", ((0, 200),), ((200, 400),), of=200)


def test_two_halves_of_a_story_are_its_copies() -> None:
    assert joined(FIRST, LAST) == {("first half", "story"), ("last half", "story")}


def test_a_story_that_lent_paragraphs_stays_out() -> None:
    assert joined(MIXED, LENT) == {("mixed", "story")}


def test_alone_it_is_a_copy() -> None:
    assert joined(LENT) == {("short", "mixed")}


def test_who_is_turned_away_turns_nobody_away() -> None:
    assert ("short's half", "short") in joined(MIXED, LENT, SHORT)


def test_copies_of_one_passage_join() -> None:
    brief = copy("brief", "story", ((0, 150),), ((0, 150),), of=150)
    assert joined(FIRST, brief) == {("first half", "story"), ("brief", "story")}


@given(st.permutations([FIRST, LAST, MIXED, LENT, SHORT]))
def test_the_order_changes_nothing(copies: list[Copy]) -> None:
    assert list(joining(copies)) == list(joining([FIRST, LAST, MIXED, LENT, SHORT]))
