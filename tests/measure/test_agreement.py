from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from whoseword.measure.agreement import VERDICT, agreement, agreements, alpha, kappa
from whoseword.model import Anchor, EventType, Judgement, Ruling, Span

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def unit(number: int) -> Anchor:
    return Anchor("d", Span(number, number + 1), EventType.TEST)


def test_kappa_is_cohen_s() -> None:
    """Two coders, 50 proposals, of which both accept 20 and both refuse 15: kappa is 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("y", "y")] * 3) is None


def test_alpha_is_krippendorff_s() -> None:
    """Krippendorff's own example of nominal data with gaps (2011): alpha is 0.743."""
    rows = {
        "A": ["1", "2", "3", "3", "2", "1", "4", "1", "2", None, None, None],
        "B": ["1", "2", "3", "3", "2", "2", "4", "1", "2", "5", None, "3"],
        "C": [None, "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", None],
        "D": ["1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", None],
    }
    labels = {
        unit(at): {who: row[at] for who, row in rows.items() if row[at] is not None}
        for at in range(12)
    }
    found = alpha(labels, tuple(rows))  # type: ignore[arg-type]
    assert found == pytest.approx(0.743, abs=0.001)


def judged(who: str, number: int, kind: Ruling, minute: int = 0, **given: Any) -> Judgement:
    return Judgement(who, NOON + timedelta(minutes=minute), kind, (unit(number),), **given)


def test_the_last_word_of_each_coder_counts() -> None:
    wrong = judged("Ann", 0, Ruling.REJECT)
    undo = Judgement("Ann", NOON + timedelta(minutes=1), Ruling.UNDO, subject=wrong.id)
    made = (
        wrong,
        undo,
        judged("Ann", 0, Ruling.CONFIRM, 2),
        judged("Ben", 0, Ruling.CONFIRM, 3),
        judged("Ann", 1, Ruling.REJECT, 4),
        judged("Ben", 1, Ruling.REJECT, 5),
        judged("Ben", 2, Ruling.REJECT, 6),
    )
    (found,) = agreements(made, ("actor",), lambda anchor, slot: "x")
    assert (found.question, found.coders, found.units) == (VERDICT, ("Ann", "Ben"), 2)
    assert (found.same, found.kappa, found.alpha) == (1.0, 1.0, 1.0)


def test_slots_are_compared_where_both_accept() -> None:
    made = (
        judged("Ann", 0, Ruling.CORRECT, slot="actor", value="Russia"),
        judged("Ann", 0, Ruling.CONFIRM, 1),
        judged("Ben", 0, Ruling.CONFIRM, 2),
        judged("Ann", 1, Ruling.CONFIRM, 3),
        judged("Ben", 1, Ruling.REJECT, 4),
    )
    verdict, actor = agreements(made, ("actor", "date"), lambda anchor, slot: "Iran")
    assert verdict.units == 2
    assert (actor.question, actor.units, actor.same) == ("actor", 1, 0.0)


def test_one_coder_agrees_with_nobody() -> None:
    assert agreement("q", {unit(0): {"Ann": "y"}}) is None
