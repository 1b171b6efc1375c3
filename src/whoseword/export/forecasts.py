"""The forecast book as records."""

from __future__ import annotations

from dataclasses import asdict

from whoseword.export.records import Record
from whoseword.model.forecast import (
    Calibration,
    CaseScore,
    Entry,
    Measure,
    Proposal,
    Resolution,
    Score,
)

# Figures after the point.
FIGURES = 4


def forecast_record(entry: Entry) -> Record:
    """A forecast with its standing, proposed outcomes, resolution, base rate and score.

    Probabilities are 0 to 1; `deadline` is None for an open-ended one.
    """
    forecast, resolution, base = entry.forecast, entry.resolution, entry.base
    plain = ("id", "evidence", "document", "actor", "recipient", "object", "quantity", "place")
    return {
        **{name: getattr(forecast, name) for name in plain},
        "type": forecast.type.value,
        "made": forecast.made.iso() if forecast.made else None,
        "time": forecast.window.iso() if forecast.window else None,
        "deadline": forecast.deadline.isoformat() if forecast.deadline else None,
        "modality": forecast.modality.value,
        "band": list(forecast.band) if forecast.band else None,
        "probability": _rounded(forecast.probability),
        "forecaster": forecast.forecaster,
        "identified": forecast.identified,
        "source_type": forecast.source_type.value,
        "headlines": forecast.headlines,
        "claims": [anchor.claim for anchor in forecast.claims],
        "standing": entry.standing.value,
        "proposals": [_proposal(proposal) for proposal in entry.proposals],
        "resolution": _resolution(resolution) if resolution else None,
        "base_rate": _rounded(base),
        "score": _case(entry.score) if entry.score else None,
    }


def score_record(score: Score) -> Record:
    """The mean scores of a group of forecasts; None where there are too few cases."""
    return asdict(score) | {
        "brier": _measure(score.brier),
        "log": _measure(score.log),
        "skill": _rounded(score.skill),
    }


def calibration_record(row: Calibration) -> Record:
    """What became of the forecasts of one band."""
    return asdict(row) | {"band": list(row.band), "share": _measure(row.share)}


def _proposal(proposal: Proposal) -> Record:
    return asdict(proposal) | {
        "date": proposal.date.iso() if proposal.date else None,
        "reasons": list(proposal.reasons),
    }


def _resolution(resolution: Resolution) -> Record:
    return asdict(resolution) | {"outcome": resolution.outcome.value}


def _case(score: CaseScore) -> Record:
    return {
        "brier": _measure(score.brier),
        "log": _measure(score.log),
        "base_rate_brier": _rounded(score.base),
    }


def _measure(measure: Measure | None) -> Record | None:
    """A value with the ends of its interval."""
    if measure is None:
        return None
    return {name: _rounded(value) for name, value in asdict(measure).items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, FIGURES)
