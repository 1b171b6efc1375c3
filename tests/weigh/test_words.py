"""The words of a text by which its copies are looked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happenings import pack
from whoseword.model import Dateline, Document, Span
from whoseword.weigh.words import WORD, Standing, Words, words_of

STANDING = Standing(pack())
PIECES = st.lists(
    st.sampled_from(
        [
            "Kim",
            "said",
            "“we",
            "will go”",
            "now.",
            "\n",
            "All rights reserved.",
            "\n\n",
            "(AP)",
            '"',
            "”",
        ]
    ),
    max_size=40,
)


def cut(text: str, dateline: Dateline | None = None) -> Words:
    return words_of(Document("a", text, "here", dateline=dateline), STANDING)


def test_case_marks_and_apostrophes_tell_no_words_apart() -> None:
    assert cut("Kim’s MISSILE, it’s said.").folded == cut("kim's missile it's said").folded


def test_a_sites_own_line_counts_for_nothing_and_no_shingle_runs_over_it() -> None:
    text = "One two three four.\nAll rights reserved.\nFive six seven eight."
    found = cut(text)
    assert found.folded == ("one", "two", "three", "four", "five", "six", "seven", "eight")
    assert [shingle for _, shingle in found.shingles(4)] == [found.folded[:4], found.folded[4:]]


def test_a_dateline_is_left_out() -> None:
    line = "SEOUL, Nov. 1 (Yonhap) -- "
    assert cut(f"{line}It rose.", Dateline(Span(0, len(line)))).folded == ("it", "rose")


def test_a_speakers_words_are_not_the_writers() -> None:
    written = " ".join(f"word{n}" for n in range(60))
    found = cut(f"{written} “one two three four five six seven.” {written}")
    assert len(found) == 127
    assert found.told[-1] == 120
    assert found.told[67] == found.told[60] == 60


def test_a_statement_printed_in_full_is_its_writers() -> None:
    found = cut(f"He said: “{'we go on and on ' * 20}end.”")
    assert found.told[-1] == len(found)


@settings(deadline=None)
@given(PIECES)
def test_words_are_the_texts_own_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = cut(text)
    every = iter(WORD.findall(text.casefold()))
    assert all(word in every for word in found.folded)
    assert len(found.told) == len(found) + 1
    steps = [after - before for before, after in zip(found.told, found.told[1:], strict=False)]
    assert set(steps) <= {0, 1}


@given(st.integers(0, 30), st.sets(st.integers(0, 30)), st.integers(1, 6))
def test_no_shingle_runs_across_a_break(count: int, breaks: set[int], size: int) -> None:
    inside = frozenset(at for at in breaks if at <= count)
    text = Words(tuple(map(str, range(count))), inside, tuple(range(count + 1)))
    for at, shingle in text.shingles(size):
        assert shingle == text.folded[at : at + size]
        assert not any(at < gap < at + size for gap in inside)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "—", "All rights reserved."])
def test_a_text_may_have_no_words(text: str) -> None:
    assert len(cut(text)) == 0
