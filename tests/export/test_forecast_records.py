"""The forecast book and tempo as records: plain data, rounded to what is known."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foretold import entry
from whoseword.export.forecasts import calibration_record, forecast_record, score_record
from whoseword.export.tempo import tempo_record
from whoseword.foresee.calibrate import calibration
from whoseword.foresee.score import score
from whoseword.foresee.tempo import tempo
from whoseword.model import Outcome, When

BAND = (0.55, 0.8)


def as_json(record: dict[str, Any]) -> dict[str, Any]:
    """The record as whoever reads its JSON has it."""
    read: dict[str, Any] = json.loads(json.dumps(record))
    return read


def test_an_open_forecast() -> None:
    record = as_json(forecast_record(entry(BAND, None)))
    assert (record["made"], record["time"], record["deadline"]) == (
        "2025-12-26",
        "2026",
        "2026-12-31",
    )
    assert (record["band"], record["probability"]) == ([0.55, 0.8], 0.675)
    assert (record["standing"], record["resolution"], record["score"]) == ("open", None, None)


def test_a_resolved_forecast_has_its_scores() -> None:
    record = as_json(forecast_record(entry(BAND, Outcome.TRUE, base=0.5)))
    assert record["resolution"]["outcome"] == "true"
    assert record["score"]["brier"] == {"middle": 0.1056, "low": 0.04, "high": 0.2025}
    assert record["base_rate"] == 0.5


@pytest.mark.parametrize("outcome", [Outcome.UNCLEAR, Outcome.TOO_VAGUE])
def test_what_ended_neither_way_has_no_score(outcome: Outcome) -> None:
    assert forecast_record(entry(BAND, outcome))["score"] is None


def test_scores_and_calibration_of_too_few_are_null() -> None:
    few = [entry(BAND, Outcome.TRUE)] * 3
    assert as_json(score_record(score("Ann", few)))["brier"] is None
    [row] = map(calibration_record, calibration(few))
    assert as_json(row) == {
        "band": [0.55, 0.8],
        "cases": 3,
        "happened": 3,
        "share": None,
        "fits": None,
    }


@settings(deadline=None)
@given(st.lists(st.integers(0, 900), max_size=40))
def test_a_tempo_says_how_often_in_all_its_parts(days: list[int]) -> None:
    whens = [When.day(date(2022, 1, 1) + timedelta(day)) for day in days]
    record = as_json(tempo_record(tempo("test", whens), "events"))
    assert record["count"] == len(days) == sum(month["count"] for month in record["months"])
    assert sum(stretch["count"] for stretch in record["stretches"]) == len(days)
    months = [month["month"] for month in record["months"]]
    assert months == sorted(months)
    ends = [(stretch["first"], stretch["last"]) for stretch in record["stretches"]]
    assert [first for first, _ in ends][:1] == months[:1]
    assert [last for _, last in ends][-1:] == months[-1:]
    if record["rate"]:
        assert record["rate"]["low"] <= record["rate"]["mean"] <= record["rate"]["high"]
