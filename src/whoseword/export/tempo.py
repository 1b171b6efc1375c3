"""Tempo as records."""

from __future__ import annotations

from whoseword.export.records import Record
from whoseword.model.tempo import Month, Rate, Stretch, Tempo, Unusual

# Figures after the point: rates and probabilities are known no better.
FIGURES = 4


def tempo_record(tempo: Tempo, of: str) -> Record:
    """`{kind, of, count, rate, stretches: […], unusual, spread, …, months: […]}`.

    `of` says what is counted. Rates are a month's, intervals 95 %, probabilities 0 to 1.
    """
    return {
        "kind": tempo.kind,
        "of": of,
        "count": tempo.count,
        "rate": _rate(tempo.rate) if tempo.rate else None,
        "stretches": [_stretch(stretch) for stretch in tempo.stretches],
        "unusual": _unusual(tempo.unusual) if tempo.unusual else None,
        "spread": None if tempo.spread is None else round(tempo.spread, FIGURES),
        "without_month": tempo.without_month,
        "outside": tempo.outside,
        "months": [_month(month) for month in tempo.months],
    }


def _rate(rate: Rate) -> Record:
    ends = {"mean": rate.mean, "low": rate.low, "high": rate.high}
    return {name: round(value, FIGURES) for name, value in ends.items()}


def _month(month: Month) -> Record:
    share = round(month.share, FIGURES)
    return {"month": month.month.iso(), "count": month.count, "share": share}


def _stretch(stretch: Stretch) -> Record:
    return {
        "first": stretch.first.iso(),
        "last": stretch.last.iso(),
        "count": stretch.count,
        "months": round(stretch.exposure, FIGURES),
        "rate": _rate(stretch.rate),
    }


def _unusual(unusual: Unusual) -> Record:
    return {
        **_month(unusual.month),
        "expected": round(unusual.expected, FIGURES),
        "before": _stretch(unusual.before),
        "side": "more" if unusual.more else "fewer",
        "probability": round(unusual.probability, FIGURES),
    }
