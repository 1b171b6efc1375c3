"""The attribution model's reader: offsets, windows, seams, determinism."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.attribution.decode import (
    CONTENT,
    CUE,
    SOURCE,
    View,
    Weights,
    buckets,
    confidence,
    decode,
)
from training.attribution.tagger import WEIGHTS, Tagger, plan
from training.attribution.windows import MAX_PIECES, pack, quoted, segments, shape

from whoseword.errors import WhosewordError
from whoseword.model import Attribution, Span

shipped = pytest.mark.skipif(
    not (WEIGHTS / "model.onnx").exists(), reason="the weights are not in this checkout"
)

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


@shipped
def test_who_said_what(tagger: Tagger) -> None:
    found = tagger.tag(STORY)
    check(STORY, found)
    told = [parts(STORY, f) for f in found]
    assert told[0][0] == ["The ministry"]
    assert told[0][1][0].startswith("said")
    assert "the launch had failed" in told[0][2][0]
    assert any("We saw it fall" in " ".join(content) for _, _, content in told)


@shipped
@pytest.mark.parametrize(
    "text", ["", " ", "\n\r\n", "\u200b", "😀", ".", '"', "said", "\ud83d said Kim"]
)
def test_next_to_nothing(tagger: Tagger, text: str) -> None:
    check(text, tagger.tag(text))


@shipped
def test_a_text_reads_the_same_whatever_was_read_before(tagger: Tagger) -> None:
    alone = Tagger().tag(STORY)
    assert list(tagger.read(["He said no.", STORY, "", STORY]))[1::2] == [alone, alone]


@shipped
def test_offsets_are_code_points_of_the_text_as_it_came(tagger: Tagger) -> None:
    plain = "The minister said that the test had failed."
    (one,) = tagger.tag(plain)
    moved = tagger.tag("🚀" * 3 + "\r\n\r\n" + plain)
    assert moved
    assert parts("🚀" * 3 + "\r\n\r\n" + plain, moved[0])[1] == parts(plain, one)[1]
    assert moved[0].cue[0] == one.cue[0].shift(7)


@shipped
def test_a_long_article_shows_no_seam(tagger: Tagger) -> None:
    line = "The ministry said on Friday that the launch number {} had failed."
    text = "\n\n".join(line.format(n) for n in range(120))
    found = tagger.tag(text)
    check(text, found)
    assert len(found) >= 100
    begins = [f.cue[0].start for f in found]
    assert begins == sorted(begins)
    assert len(set(begins)) == len(begins)


@shipped
def test_a_paragraph_longer_than_a_window(tagger: Tagger) -> None:
    text = "The ministry said that the launch had failed. " * 200 + "x" * 2000
    found = tagger.tag(text)
    check(text, found)
    assert len(found) > 150


@shipped
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


def test_missing_weights_say_so(tmp_path: Path) -> None:
    with pytest.raises(WhosewordError, match="install whoseword again"):
        Tagger(tmp_path).tag("Kim said so.")


@given(st.lists(st.integers(1, MAX_PIECES - 2), max_size=60))
def test_windows_fit_and_every_segment_is_read_once(lengths: list[int]) -> None:
    windows = plan(lengths)
    assert [i for _, own in windows for i in own] == list(range(len(lengths)))
    for shown, own in windows:
        assert own.start >= shown.start
        assert own.stop <= shown.stop
        assert 1 + sum(lengths[i] + 1 for i in shown) <= MAX_PIECES
    for (a, _), (b, _) in itertools.pairwise(windows):
        assert b.start <= a.stop < b.stop


@given(st.lists(st.integers(1, 254), max_size=40))
def test_packing_keeps_order(lengths: list[int]) -> None:
    assert [i for chosen in pack(lengths) for i in chosen] == list(range(len(lengths)))


def test_what_stands_in_quotation_marks() -> None:
    text = 'He said “no” and "yes, twice'
    assert "".join(c for c, q in zip(text, quoted(text), strict=True) if q) == "noyes, twice"


@pytest.mark.parametrize(
    ("token", "number"),
    [("said", 0), ("Kim", 1), ("NIS", 2), ("iPhone", 3), ("2nd", 4), ("—", 5), ("A", 1)],
)
def test_shapes(token: str, number: int) -> None:
    assert shape(token) == number


def test_distances_fall_into_buckets_by_side() -> None:
    near = buckets(np.arange(-1000, 1001))
    assert near.min() >= 0
    assert near.max() == 47
    assert buckets(np.array([-3, 3])).tolist() == [3, 27]


def by_hand(tags: list[int], *, point: dict[int, int]) -> list[View]:
    """A view whose scores say `tags`, whose words point as told (-1: no source)."""
    n = len(tags)
    scores = np.zeros((n, 7), np.float32)
    scores[np.arange(n), tags] = 9
    query = np.zeros((n, 128), np.float32)
    key = np.zeros((n + 1, 128), np.float32)
    for row in range(n + 1):
        key[row, row] = key[row, 64 + row] = 1
    for word, target in point.items():
        query[word, target + 1] = query[word, 64 + target + 1] = 9
    return [View(0, (0, n), np.arange(1, n + 1), scores, query, key)]


NEUTRAL = Weights(np.zeros((7, 7), np.float32), np.zeros((2, 48), np.float32))


def test_links_join_content_cue_and_source() -> None:
    # "Kim said X Y ; it was reported Z": the second cue has no source
    tags = [SOURCE, CUE, CONTENT, CONTENT + 1, 0, CUE, CONTENT]
    views = by_hand(tags, point={1: 0, 2: 1, 3: 1, 5: -1, 6: 5})
    first, second = decode(views, np.zeros(7, np.int64), NEUTRAL)
    assert (first.source, first.cue, first.content) == ((0, 1), (1, 2), ((2, 4),))
    assert (second.source, second.cue, second.content) == (None, (5, 6), ((6, 7),))


def test_one_source_serves_two_cues() -> None:
    views = by_hand([SOURCE, CUE, CONTENT, CUE, CONTENT], point={1: 0, 2: 1, 3: 0, 4: 3})
    assert [f.source for f in decode(views, np.zeros(5, np.int64), NEUTRAL)] == [(0, 1), (0, 1)]


def test_a_span_ends_with_its_paragraph() -> None:
    tags = [CUE, CONTENT, CONTENT + 1, CONTENT, CONTENT + 1]
    views = by_hand(tags, point={1: 0, 2: 0, 3: 0, 4: 0})
    (found,) = decode(views, np.array([0, 0, 0, 1, 1]), NEUTRAL)
    assert found.content == ((1, 3), (3, 5))


def test_inside_never_follows_another_kind() -> None:
    views = by_hand([0, CONTENT + 1, CUE], point={1: 2})
    for found in decode(views, np.zeros(3, np.int64), NEUTRAL):
        assert found.content[0][0] in (0, 1)


def test_confidence_is_a_probability() -> None:
    weights = Weights(NEUTRAL.transition, NEUTRAL.distance, (1.0, 0.5, 0.0))
    assert confidence((0.5, 0.5), weights) == 0.5
    assert 0 <= confidence((0.0, 0.0), weights) < 0.01
    assert 0.99 < confidence((1.0, 1.0), weights) <= 1
    assert confidence((0.1, 0.1), NEUTRAL) == 1.0


@shipped
def test_pieces_carry_offsets(tagger: Tagger) -> None:
    text = "Ａccording to “Kim” — naïve\u2028Next"
    for part in segments(text, tagger._tokenizer):
        for start, end in zip(part.start, part.end, strict=True):
            assert Span(int(start), int(end)).of(text).strip()
