"""The attribution score, on a case counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from whoseword.measure import AttributionScore, score_attributions

TEXT = 'Ann said it will rain today. "I am so happy," Bob noted. Fog rolled in.'


def spans(**roles: str) -> dict[str, list[list[int]]]:
    return {r: [[TEXT.index(s), TEXT.index(s) + len(s)]] for r, s in roles.items()}


GOLD: dict[str, Any] = {
    "id": "one",
    "text": TEXT,
    "attributions": [
        spans(source="Ann", cue="said", content="it will rain today"),
        spans(source="Bob", cue="noted", content='"I am so happy,"'),
    ],
}


@pytest.fixture
def score() -> AttributionScore:
    predicted = [
        spans(source="Ann", cue="said", content="it will rain"),  # three words of four
        spans(cue="noted", content="I am so happy"),  # source missed
        spans(source="Fog", cue="rolled", content="in."),  # wrong
    ]
    return score_attributions([GOLD], {"one": predicted})


def test_content_counts_pairs_that_share_half_their_words(score: AttributionScore) -> None:
    assert (score.content.matched, score.content.predicted, score.content.gold) == (2, 3, 2)


def test_attributed_needs_the_source_too(score: AttributionScore) -> None:
    assert score.attributed.matched == 1


def test_exact_needs_every_word(score: AttributionScore) -> None:
    assert score.exact.matched == 0


def test_words_are_counted_by_role(score: AttributionScore) -> None:
    assert score.words["source"].matched == 1
    assert score.words["content"].matched == 7
    assert score.words["content"].gold == 8


def test_quotation_marks_never_matter() -> None:
    inside = [spans(source="Bob", cue="noted", content="I am so happy")]
    assert score_attributions([GOLD], {"one": inside}).exact.matched == 1


def test_a_document_without_predictions_counts_as_missed() -> None:
    assert score_attributions([GOLD], {}).content.recall == 0.0


def test_gold_against_itself_is_perfect() -> None:
    score = score_attributions([GOLD], {"one": GOLD["attributions"]})
    assert score.exact.f1 == score.content.precision == 1.0
