"""What is proposed of a text, and how spans fit the words that the network marks."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.model import EventType, Span
from whoseword.read.engine import Parser
from whoseword.read.finding.detect import load
from whoseword.read.finding.hinted import FIT, LOGIT, MEAN, PART, WORDS, Marks
from whoseword.read.finding.looked import Looked
from whoseword.read.finding.proposals import APART, MOST, Proposal, proposals, shared
from whoseword.read.finding.seen import NUMBER, Seen
from whoseword.read.reader import Reader

STORY = (
    "North Korea fired a missile on Friday and tested an engine at Sohae on Saturday, Seoul said.\n"
    "Japan condemned the launch, and its minister said that the North must stop.\n"
    "Rain is expected on Sunday.\n"
)


@pytest.fixture(scope="module")
def seen(pack: Pack, parser: Parser) -> Seen:
    reader = Reader(pack, parser)
    return reader.see(reader.look(document(STORY)))


@pytest.fixture(scope="module")
def proposed(seen: Seen) -> list[Proposal]:
    return proposals(Looked.of(seen, load().plain), load().hinted)


def test_what_a_sentence_may_state_is_proposed_few_times_and_apart(
    proposed: list[Proposal],
) -> None:
    assert max(Counter(p.case for p in proposed).values()) <= MOST
    assert all(
        shared(a.evidence, b.evidence) < APART
        for a, b in combinations(proposed, 2)
        if a.case == b.case
    )


def test_two_tests_in_one_sentence_are_both_proposed(proposed: list[Proposal]) -> None:
    tests = [p.evidence.of(STORY) for p in proposed if p.case == (0, EventType.TEST)]
    assert any("fired" in t for t in tests)
    assert any("engine" in t for t in tests)


def test_rows_are_of_one_length_and_finite(proposed: list[Proposal]) -> None:
    rows = np.array([p.row for p in proposed])
    assert rows.ndim == 2
    assert np.isfinite(rows).all()


def test_a_span_fits_by_the_chances_of_its_words(seen: Seen) -> None:
    marks, test = Marks.of(seen), NUMBER[EventType.TEST]
    for unit, extents, fits in zip(seen.units, seen.extents, marks.fits, strict=True):
        sentence = _words(marks, seen.view.parse.sentences[unit.sentence].span)
        for span, fit in zip(extents.values(), fits[:, test], strict=True):
            inside = _words(marks, span)
            held, whole = marks.chances[inside, test].sum(), marks.chances[sentence, test].sum()
            assert fit[WORDS] == len(inside)
            assert fit[MEAN] == pytest.approx(held / len(inside))
            assert fit[PART] == pytest.approx(held / whole)
            assert fit[FIT] == pytest.approx(held / (len(inside) + whole - held))
            assert fit[LOGIT] == pytest.approx(seen.hints.word[inside, test].mean(), abs=1e-4)


def _words(marks: Marks, span: Span) -> list[int]:
    return [n for n, start in enumerate(marks.starts) if span.start <= start < span.end]


def test_what_is_taken_leaves_no_words(seen: Seen) -> None:
    marks, whole = Marks.of(seen), seen.view.parse.sentences[0].span
    half = Span(whole.start, whole.start + 30)
    every, rest = (marks.left(whole, taken, 0) for taken in ([], [half]))
    assert every[2] == rest[2] + marks.left(half, [], 0)[2]
    assert marks.left(whole, [whole], 0) == (0, 0, 0)
