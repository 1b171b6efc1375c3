from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories import document, first
from whoseword.ledger.base import Article, Held
from whoseword.model import Span
from whoseword.model.plain import TRICKS, plain
from whoseword.serve.marks import PART, paragraphs, parts

TEXT = "SEOUL -- North Korea tested five missiles on Thursday, KCNA said.\n"
ARTICLE = Article(1, "a", 1, None, None, None, None, "x")


def held(*spans: tuple[int, int], text: str) -> list[Held]:
    """Claims over those stretches, without slots of their own but the trigger."""
    from dataclasses import replace

    from whoseword.model import ArgumentSpans

    made = []
    for start, end in spans:
        span = Span(start, end)
        claim = replace(
            first(document()),
            evidence=span,
            sources=(),
            spans=ArgumentSpans(Span(start, start + 1)),
        )
        made.append(Held(claim, span.of(text), ARTICLE))
    return made


def test_nested_and_overlapping_claims_are_cut_into_pieces() -> None:
    text = "abcdefghij"
    (line,) = paragraphs(text, Span(0, 10), held((0, 6), (2, 4), (3, 9), text=text))
    assert [(piece.text, piece.claims) for piece in line] == [
        ("a", (0,)), ("b", (0,)), ("c", (0, 1)), ("d", (0, 1, 2)),
        ("ef", (0, 2)), ("ghi", (2,)), ("j", ()),
    ]  # fmt: skip
    assert [piece.opens for piece in line if piece.opens] == [(0,), (1,), (2,)]


texts = st.text(alphabet="ab \n\u202e\U0001f680é", min_size=1, max_size=60)


@given(texts, st.data())
def test_pieces_hold_every_character_once_and_know_their_claims(
    text: str, data: st.DataObject
) -> None:
    ends = st.integers(0, len(text) - 1)
    spans = [
        (min(a, b), max(a, b) + 1)
        for a, b in data.draw(st.lists(st.tuples(ends, ends), max_size=5))
    ]
    seen: dict[int, tuple[int, ...]] = {}
    for line in paragraphs(text, Span(0, len(text)), held(*spans, text=text)):
        for piece in line:
            assert text[piece.start : piece.end] == piece.text
            for at in range(piece.start, piece.end):
                assert at not in seen
                seen[at] = piece.claims
            assert bool(piece.trick) == bool(TRICKS.fullmatch(piece.text))
    for at, character in enumerate(text):
        if at in seen:
            assert seen[at] == tuple(n for n, (s, e) in enumerate(spans) if s <= at < e)
        else:
            assert character.isspace() or not _line(text, at).strip()


def _line(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]


@given(st.integers(1, 4 * PART), st.integers(0, 300))
def test_parts_hold_the_whole_text_in_order(length: int, line: int) -> None:
    text = (("x" * line + "\n") * (length // (line + 1) + 1))[:length]
    found = parts(text)
    assert [span.start for span in found] == [0, *(span.end for span in found[:-1])]
    assert found[-1].end == length
    assert all(span.end - span.start <= PART for span in found)


@given(st.text())
def test_plain_text_is_as_long_as_before_and_holds_no_tricks(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert not TRICKS.search(plain(text))
