from __future__ import annotations

import json
from typing import Any

from factories import Program


def book(program: Program, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(program("forecasts", "--format", "json", *more).out)
    return found


def test_the_book_as_json(filled: Program) -> None:
    (one,) = book(filled, "--today", "2026-01-01")
    assert (one["deadline"], one["standing"]) == ("2026-12-31", "open")
    assert (one["forecaster"], one["band"], one["probability"]) == ("analysts", [0.55, 0.8], 0.675)
    assert book(filled, "--today", "2027-01-01")[0]["standing"] == "due"
    assert book(filled, "--standing", "resolved") == []


def test_the_book_as_a_table(filled: Program) -> None:
    out = filled("forecasts", "--today", "2026").out
    assert "55–80%" in out
    assert "2026-12-31" in out


def test_a_forecast_is_resolved(filled: Program) -> None:
    (one,) = book(filled)
    said = filled("judge", "resolve", one["id"], "true", "--who", "Ann", "--why", "seen")
    assert said.out == f"{one['id']}: true, says Ann\n"
    (after,) = book(filled)
    assert (after["standing"], after["resolution"]["outcome"]) == ("resolved", "true")
    assert after["score"]["brier"] == {"middle": 0.1056, "low": 0.04, "high": 0.2025}
    assert "true, says Ann" in filled("forecasts").out
    ended = filled("judge", "resolve", one["id"], "too vague", "--format", "json")
    assert json.loads(ended.out)[0]["value"] == "too vague"


def test_scores(filled: Program) -> None:
    (one,) = book(filled)
    filled("judge", "resolve", one["id"], "false", "--who", "Ann")
    (found,) = json.loads(filled("forecasts", "scores", "--format", "json").out)
    assert (found["all"]["cases"], found["all"]["brier"]) == (1, None)
    (found,) = json.loads(filled("forecasts", "scores", "--least", "1", "--format", "json").out)
    assert found["all"]["brier"]["middle"] == 0.4556
    assert found["by_forecaster"] == []
    assert found["by_source_type"][0]["group"] == "expert"
    out = filled("forecasts", "scores", "--least", "1").out
    assert "0.46 (0.30–0.64)" in out
    assert "Nothing is scored on fewer than 1 cases." in out


def test_no_such_forecast(filled: Program) -> None:
    ended = filled("judge", "resolve", "nothing", "true")
    assert (ended.code, ended.err) == (
        1,
        "whoseword: nothing: no forecast has an id that begins so.\n",
    )
