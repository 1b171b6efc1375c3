from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import document, second
from whoseword.foresee.book import Saying, forecasts, is_forecast
from whoseword.model import Anchor, Modality, SourceType, When

DOCUMENT = document()
MADE = When.parse("2025-12-26")


def saying(claim: Any = None, **given: Any) -> Saying:
    claim = claim or second(DOCUMENT)
    plain: dict[str, Any] = {
        "claim": claim,
        "anchor": Anchor(DOCUMENT.digest, claim.evidence, claim.type, claim.id),
        "evidence": "it is likely to send shells to Russia next year",
        "document": "a",
        "group": "g",
        "made": MADE,
        "forecaster": "analysts",
        "identified": False,
        "source_type": SourceType.EXPERT,
    }
    return Saying(**{**plain, **given})


@pytest.mark.parametrize(
    ("modality", "when", "made", "is_one"),
    [
        (Modality.PREDICTED, "2026", MADE, True),
        (Modality.POSSIBLE, "2026", MADE, True),
        (Modality.PREDICTED, "2025-12", MADE, True),
        (Modality.PREDICTED, "2025-12-26", MADE, False),
        (Modality.PREDICTED, "2024", MADE, False),
        (Modality.PREDICTED, None, MADE, True),
        (Modality.PREDICTED, None, None, True),
        (Modality.POSSIBLE, None, MADE, False),
        (Modality.PREDICTED, "2026", None, False),
        (Modality.PLANNED, "2026", MADE, False),
        (Modality.ASSERTED, "2026", MADE, False),
    ],
)
def test_what_is_a_forecast(
    modality: Modality, when: str | None, made: When | None, is_one: bool
) -> None:
    claim = second(DOCUMENT, modality=modality, date=When.parse(when) if when else None)
    assert is_forecast(claim, made) is is_one


def test_next_year_ends_on_its_last_day() -> None:
    (found,) = forecasts([saying()])
    assert found.deadline == date(2026, 12, 31)
    assert found.probability == pytest.approx(0.675)


def test_without_a_time_it_is_open_ended() -> None:
    (found,) = forecasts([saying(second(DOCUMENT, date=None))])
    assert (found.deadline, found.window) == (None, None)


def test_a_story_copied_foretells_once() -> None:
    later = saying(
        document="b", made=When.parse("2025-12-28"), anchor=replace(saying().anchor, digest="z")
    )
    (found,) = forecasts([later, saying()])
    assert (found.made, found.document, found.headlines) == (MADE, "a", 2)


def test_each_forecaster_has_his_own() -> None:
    found = forecasts([saying(), saying(forecaster="Seoul")])
    assert {one.forecaster for one in found} == {"analysts", "Seoul"}
    assert len({one.id for one in found}) == 2


def test_two_on_the_same_evidence_have_ids_of_their_own() -> None:
    other = second(DOCUMENT, object="oil")
    found = forecasts([saying(), saying(other)])
    assert len({one.id for one in found}) == 2


def test_without_an_object_only_the_words_can_tell() -> None:
    bare = second(DOCUMENT, object=None)
    assert len(forecasts([saying(bare), saying(bare, evidence="other words")])) == 2


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_reading_changes_nothing(order: list[int]) -> None:
    every = [
        saying(document=str(n), forecaster=("A", "B")[n % 2], made=When.day(date(2025, 12, 1 + n)))
        for n in range(6)
    ]
    assert forecasts([every[n] for n in order]) == forecasts(every)
