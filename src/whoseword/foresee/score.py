"""How good forecasts were: Brier and log scores by the middle of the band, and skill.

Brier 1950, 'Verification of forecasts expressed in terms of probability', Monthly Weather Review
78; Good 1952, 'Rational decisions', JRSS B 14. Both are proper: to say what one thinks is best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import log

from whoseword.foresee.rate import at_least
from whoseword.model import Outcome
from whoseword.model.forecast import Band, CaseScore, Entry, Forecast, Measure, Score

# Below this many cases a mean says more about luck than about the forecaster.
LEAST = 10
# Days of a month, on average; and the months of record from which a base rate is taken.
MONTH = 365.25 / 12
RECORD = 12.0
# What a probability costs when the thing happened, or didn't.
Rule = Callable[[float, bool], float]
ENDED = {Outcome.TRUE: True, Outcome.FALSE: False}


def case_score(band: Band, happened: bool, base: float | None = None) -> CaseScore:
    """The scores of one forecast of that band."""
    middle = sum(band) / 2
    return CaseScore(
        _measure(brier, middle, band, happened),
        _measure(log_score, middle, band, happened),
        None if base is None else brier(base, happened),
    )


def brier(probability: float, happened: bool) -> float:
    """The square of how far a probability was off, 0 to 1."""
    return (probability - happened) ** 2


def log_score(probability: float, happened: bool) -> float:
    """Minus the natural logarithm of the probability that was given to what came."""
    return -log(probability if happened else 1 - probability)


def base_rate(forecast: Forecast, before: int, watched: float) -> float | None:
    """The probability that the record gives a forecast: `before` such events in `watched` months.

    That of one or more in the time that it names, by a Poisson process at the rate before it was
    made. None for an open-ended one, and where the record is shorter than a year.
    """
    if forecast.made is None or forecast.deadline is None or watched < RECORD:
        return None
    first = max(forecast.made.end, forecast.window.start if forecast.window else date.min)
    months = ((forecast.deadline - first).days + 1) / MONTH
    return at_least(1, count=before, exposure=watched, share=months)


def score(group: str, entries: Iterable[Entry], *, least: int = LEAST) -> Score:
    """The mean scores of a group's resolved forecasts, where at least so many can be scored."""
    resolved = [entry for entry in entries if entry.resolution]
    scored = [entry.score for entry in resolved if entry.score]
    compared = [(s.brier.middle, s.base) for s in scored if s.base is not None]
    enough = len(scored) >= max(least, 1)
    return Score(
        group,
        len(scored),
        len(resolved) - len(scored),
        _mean([s.brier for s in scored]) if enough else None,
        _mean([s.log for s in scored]) if enough else None,
        _skill(compared) if len(compared) >= max(least, 1) else None,
        len(compared),
    )


def scored(band: Band | None, outcome: Outcome, base: float | None) -> CaseScore | None:
    """The score of a resolved forecast; None where it ended neither way or said no probability."""
    if band is None or outcome not in ENDED:
        return None
    return case_score(band, ENDED[outcome], base)


def _measure(rule: Rule, middle: float, band: Band, happened: bool) -> Measure:
    ends = sorted(rule(end, happened) for end in band)
    return Measure(rule(middle, happened), ends[0], ends[1])


def _mean(measures: Sequence[Measure]) -> Measure:
    number = len(measures)
    return Measure(
        sum(m.middle for m in measures) / number,
        sum(m.low for m in measures) / number,
        sum(m.high for m in measures) / number,
    )


def _skill(compared: Sequence[tuple[float, float]]) -> float | None:
    ours, theirs = (sum(column) for column in zip(*compared, strict=True))
    return 1 - ours / theirs if theirs else None
