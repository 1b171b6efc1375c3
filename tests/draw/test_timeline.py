"""The timeline, and when articles came out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import document, first
from kept import held
from whoseword.draw.found import of_articles
from whoseword.draw.grammar import Theme
from whoseword.draw.timeline import MONTHS, QUARTERS, of_claims, of_months, unit_of
from whoseword.ledger.counts import MonthCount
from whoseword.model import EventType, Modality, SourceType, When

WHENS = st.sampled_from(("2024-10-31", "2024-10", "2024", "2024-10-01/2024-10-10"))


def rows(*dates: str | None, **given: Any) -> list[dict[str, Any]]:
    """What is drawn of claims of these times."""
    claims = (first(document(), date=day and When.parse(day), **given) for day in dates)
    spec = of_claims(map(held, claims), Theme.LIGHT)
    drawn: list[dict[str, Any]] = spec["data"]["values"]
    return drawn


@given(st.lists(WHENS, min_size=1))
def test_a_mark_is_as_long_as_the_words_leave_open(dates: list[str]) -> None:
    drawn = rows(*dates)
    for row, when in zip(drawn, map(When.parse, dates), strict=True):
        assert row["from"] == when.start.isoformat()
        assert row["to"] == (when.end + timedelta(days=1)).isoformat()
        assert row["from"] <= row["middle"] < row["to"]
        assert row["long"] == (when.length > 0)


def test_a_claim_without_a_time_is_on_no_line_of_it() -> None:
    assert len(rows("2024-10-31", None)) == 1


@pytest.mark.parametrize(
    ("modality", "sure"),
    [
        (Modality.ASSERTED, "said"),
        (Modality.ORDERED, "said"),
        (Modality.PLANNED, "open"),
        (Modality.PREDICTED, "open"),
        (Modality.POSSIBLE, "open"),
        (Modality.DEMANDED, "open"),
        (Modality.DENIED, "denied"),
    ],
)
def test_what_is_not_said_to_have_happened_looks_otherwise(modality: Modality, sure: str) -> None:
    assert [row["sure"] for row in rows("2024-10-31", modality=modality)] == [sure]


def months(number: int) -> list[str]:
    last = date(1900 + (number - 1) // 12, (number - 1) % 12 + 1, 1)
    return [month.iso() for month in When.between(date(1900, 1, 1), last).months()]


@pytest.mark.parametrize(
    ("number", "unit"),
    [
        (1, "utcyearmonth"),
        (MONTHS, "utcyearmonth"),
        (MONTHS + 1, "utcyearquarter"),
        (QUARTERS, "utcyearquarter"),
        (QUARTERS + 1, "utcyear"),
    ],
)
def test_columns_are_as_fine_as_can_be_seen(number: int, unit: str) -> None:
    every = months(number)
    assert unit_of([{"from": month} for month in every]) == unit
    spec = of_articles([(month, 1) for month in every], Theme.DARK)
    assert spec["encoding"]["x"]["timeUnit"] == unit
    assert len(spec["data"]["values"]) == number


def test_an_article_is_one_and_articles_are_several() -> None:
    for number, said in ((1, "1 article by the month"), (2, "2 articles by the month")):
        spec = of_articles([("2025-12", number)], Theme.LIGHT)
        assert spec["title"]["subtitle"] == f"{said} of their date"


def test_counted_months_keep_type_and_kind_of_root() -> None:
    count = MonthCount("2025-12", EventType.TEST, SourceType.STATE_MEDIA, 3)
    [row] = of_months([count], Theme.LIGHT)["data"]["values"]
    assert row == {"from": "2025-12-01", "type": "test", "kind": "state media", "n": 3}
