from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foretold import entry, forecast
from whoseword.foresee.calibrate import calibration
from whoseword.foresee.score import base_rate, brier, case_score, log_score, score, scored
from whoseword.model import Outcome, When

CHANCES = st.floats(0.01, 0.99)
LIKELY = (0.55, 0.8)


def test_one_case_by_hand() -> None:
    found = case_score(LIKELY, True, base=0.1)
    assert found.brier.middle == pytest.approx(0.325**2)
    assert (found.brier.low, found.brier.high) == pytest.approx((0.2**2, 0.45**2))
    assert found.log.middle == pytest.approx(-log(0.675))
    assert (found.log.low, found.log.high) == pytest.approx((-log(0.8), -log(0.55)))
    assert found.base == pytest.approx(0.81)


@settings(deadline=None)
@given(CHANCES, CHANCES, st.booleans())
def test_the_middle_lies_between_the_ends(one: float, other: float, happened: bool) -> None:
    band = (min(one, other), max(one, other))
    found = case_score(band, happened)
    for measure in (found.brier, found.log):
        assert measure.low - 1e-12 <= measure.middle <= measure.high + 1e-12


@settings(deadline=None)
@given(CHANCES, CHANCES)
def test_to_say_what_one_thinks_is_best(truth: float, said: float) -> None:
    for rule in (brier, log_score):
        honest = truth * rule(truth, True) + (1 - truth) * rule(truth, False)
        other = truth * rule(said, True) + (1 - truth) * rule(said, False)
        assert honest <= other + 1e-12


@pytest.mark.parametrize("outcome", [Outcome.UNCLEAR, Outcome.TOO_VAGUE])
def test_what_ended_neither_way_has_no_score(outcome: Outcome) -> None:
    assert scored(LIKELY, outcome, 0.5) is None
    assert scored(None, Outcome.TRUE, 0.5) is None


def test_nothing_is_scored_on_fewer_cases_than_it_says() -> None:
    entries = [entry(LIKELY, Outcome.TRUE, base=0.5) for _ in range(4)]
    entries += [entry(LIKELY, Outcome.UNCLEAR), entry(None, Outcome.FALSE), entry(LIKELY, None)]
    few = score("all", entries, least=5)
    assert (few.cases, few.unscored, few.compared) == (4, 2, 4)
    assert (few.brier, few.log, few.skill) == (None, None, None)
    enough = score("all", entries, least=4)
    assert enough.brier
    assert enough.brier.middle == pytest.approx(0.325**2)
    assert enough.skill == pytest.approx(1 - 0.325**2 / 0.25)
    (row,) = calibration(entries, least=5)
    assert (row.cases, row.share, row.fits) == (4, None, None)


def test_no_cases_have_no_score() -> None:
    assert score("all", [], least=0).brier is None


def test_skill_is_taken_over_the_cases_that_have_a_base_rate() -> None:
    entries = [entry(LIKELY, Outcome.FALSE), entry(LIKELY, Outcome.TRUE, base=0.2)]
    found = score("all", entries, least=1)
    assert (found.cases, found.compared) == (2, 1)
    assert found.skill == pytest.approx(1 - 0.325**2 / 0.64)


def test_calibration_by_band() -> None:
    entries = [entry(LIKELY, Outcome.TRUE)] * 14 + [entry(LIKELY, Outcome.FALSE)] * 6
    entries += [entry((0.8, 0.95), Outcome.FALSE)] * 18 + [entry((0.8, 0.95), Outcome.TRUE)] * 2
    likely, very = calibration(entries)
    assert likely.share
    assert (likely.share.middle, likely.fits) == (0.7, True)
    assert likely.share.low < 0.7 < likely.share.high
    assert (very.happened, very.fits) == (2, False)


def test_the_base_rate_is_the_records() -> None:
    made = forecast(made=When.parse("2025-12-31"), window=When.year(2026))
    rate = base_rate(made, before=24, watched=24.0)
    assert rate
    assert rate > 0.999
    assert base_rate(made, before=0, watched=120.0) == pytest.approx(0.047, abs=0.01)


def test_a_short_record_or_an_open_end_has_no_base_rate() -> None:
    made = forecast(made=When.parse("2025-12-31"), window=When.year(2026))
    assert base_rate(made, before=3, watched=11.0) is None
    assert base_rate(replace(made, window=None), before=3, watched=60.0) is None
    assert base_rate(replace(made, made=None), before=3, watched=60.0) is None


@settings(deadline=None)
@given(st.integers(0, 50), st.floats(12, 400), st.integers(0, 300))
def test_a_longer_time_makes_it_no_less_probable(before: int, watched: float, days: int) -> None:
    short = forecast(window=When.between(date(2026, 1, 1), date(2026, 1, 31)))
    longer = date.fromordinal(date(2026, 1, 31).toordinal() + days)
    long = replace(short, window=When.between(date(2026, 1, 1), longer))
    first, second = (base_rate(one, before=before, watched=watched) for one in (short, long))
    assert first is not None
    assert second is not None
    assert first <= second + 1e-12
