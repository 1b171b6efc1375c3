"""The attribution model's reader: offsets, windows, seams, determinism."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoseword.errors import BrokenInstall
from whoseword.model import Attribution, Span
from whoseword.read import vocabulary
from whoseword.read.tagging.pieces import segments
from whoseword.read.tagging.tagger import Tagger

STORY = (
    "The ministry said on Friday that the launch had failed.\r\n\r\n"
    "“We saw it fall,” Kim Chol, a fisherman, told reporters. 🚀\r\n\r\n"
    "According to Yonhap, the engine burned for two minutes.\r\n"
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def parts(text: str, found: Attribution) -> tuple[list[str], list[str], list[str]]:
    return (
        [s.of(text) for s in found.source],
        [s.of(text) for s in found.cue],
        [s.of(text) for s in found.content],
    )


def check(text: str, found: tuple[Attribution, ...]) -> None:
    """Every span lies in the text, no span is blank at its edges, every confidence is one."""
    for one in found:
        assert one.cue
        assert one.content
        assert 0 <= one.confidence <= 1
        for span in (*one.source, *one.cue, *one.content):
            piece = span.of(text)
            assert piece == piece.strip()
            assert "\n" not in piece
            assert "\r" not in piece


def test_who_said_what(tagger: Tagger) -> None:
    found = tagger.tag(STORY)
    check(STORY, found)
    told = [parts(STORY, f) for f in found]
    assert told[0][0] == ["The ministry"]
    assert told[0][1][0].startswith("said")
    assert "the launch had failed" in told[0][2][0]
    assert any("We saw it fall" in " ".join(content) for _, _, content in told)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\r\n", "\u200b", "😀", ".", '"', "said", "\ud83d said Kim"]
)
def test_next_to_nothing(tagger: Tagger, text: str) -> None:
    check(text, tagger.tag(text))


def test_a_text_reads_the_same_whatever_was_read_before(tagger: Tagger) -> None:
    alone = Tagger().tag(STORY)
    assert list(tagger.read(["He said no.", STORY, "", STORY]))[1::2] == [alone, alone]


def test_offsets_are_code_points_of_the_text_as_it_came(tagger: Tagger) -> None:
    plain = "The minister said that the test had failed."
    (one,) = tagger.tag(plain)
    moved = tagger.tag("🚀" * 3 + "\r\n\r\n" + plain)
    assert moved
    assert parts("🚀" * 3 + "\r\n\r\n" + plain, moved[0])[1] == parts(plain, one)[1]
    assert moved[0].cue[0] == one.cue[0].shift(7)


def test_a_long_article_shows_no_seam(tagger: Tagger) -> None:
    line = "The ministry said on Friday that the launch number {} had failed."
    text = "\n\n".join(line.format(n) for n in range(120))
    found = tagger.tag(text)
    check(text, found)
    assert len(found) >= 100
    begins = [f.cue[0].start for f in found]
    assert begins == sorted(begins)
    assert len(set(begins)) == len(begins)


def test_a_paragraph_longer_than_a_window(tagger: Tagger) -> None:
    text = "The ministry said that the launch had failed. " * 200 + "x" * 2000
    found = tagger.tag(text)
    check(text, found)
    assert len(found) > 150


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [STORY, "Kim said so. ", "\r\n", "“", '"', "e\u0301", "🇰🇵", "북한 ", "[SEP]"]
            ),
            st.text(max_size=12),
        ),
        max_size=8,
    )
)
def test_any_text_gives_spans_of_that_text(tagger: Tagger, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = tagger.tag(text)
    for one in found:
        for span in (*one.source, *one.cue, *one.content):
            assert span.of(text)
    assert found == tagger.tag(text)


def test_threads_change_nothing(tagger: Tagger) -> None:
    texts = [STORY, "", "He said no.", STORY * 9]
    assert list(Tagger(threads=2).read(texts)) == list(tagger.read(texts))


def test_a_missing_network_says_so(tmp_path: Path) -> None:
    with pytest.raises(BrokenInstall, match="reinstall whoseword"):
        Tagger(tmp_path).tag("Kim said so.")


def test_pieces_carry_offsets() -> None:
    text = "Ａccording to “Kim” — naïve\u2028Next"
    for part in segments(text, vocabulary.shipped().tokenizer):
        for start, end in zip(part.start, part.end, strict=True):
            assert Span(int(start), int(end)).of(text).strip()
