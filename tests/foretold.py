"""Forecasts and events built by hand."""

from __future__ import annotations

from typing import Any

from whoseword.foresee.score import scored
from whoseword.model import (
    Anchor,
    Event,
    EventType,
    Grade,
    Modality,
    Outcome,
    SourceType,
    Span,
    When,
    Word,
    event_id,
)
from whoseword.model.forecast import Band, Entry, Forecast, Resolution, Standing

ANCHOR = Anchor("d", Span(0, 5), EventType.TEST, "c")


def forecast(**given: Any) -> Forecast:
    """A test of a missile by North Korea, foretold at the end of 2025 for the year after."""
    plain: dict[str, Any] = {
        "id": "f",
        "claims": (ANCHOR,),
        "evidence": "North Korea is likely to test an ICBM next year",
        "document": "a",
        "made": When.parse("2025-12-26"),
        "type": EventType.TEST,
        "actor": "North Korea",
        "recipient": None,
        "object": "ICBM",
        "quantity": None,
        "place": None,
        "modality": Modality.PREDICTED,
        "window": When.year(2026),
        "band": (0.55, 0.8),
        "forecaster": "Ann Analyst",
        "identified": True,
        "source_type": SourceType.EXPERT,
        "headlines": 1,
    }
    return Forecast(**{**plain, **given})


def entry(band: Band | None, outcome: Outcome | None, base: float | None = None) -> Entry:
    """An entry of the book, resolved where an outcome is given."""
    resolution = Resolution(outcome, "Ann", None, None) if outcome else None
    won = scored(band, outcome, base) if outcome else None
    standing = Standing.RESOLVED if outcome else Standing.OPEN
    return Entry(forecast(band=band), standing, (), resolution, base, won)


def happened(when: str | None, *roots: str, own: int = 0, **given: Any) -> Event:
    """A test of a missile by North Korea; `own` of its roots are self-reporting."""
    words = tuple(Word(root, 1, 1, number < own) for number, root in enumerate(roots))
    anchor = Anchor(f"e{when}", Span(0, 5), EventType.TEST, "c")
    plain: dict[str, Any] = {
        "id": event_id(anchor),
        "founder": anchor,
        "type": EventType.TEST,
        "modality": Modality.ASSERTED,
        "actor": "North Korea",
        "recipient": None,
        "object": "ICBM",
        "quantity": None,
        "place": None,
        "date": When.parse(when) if when else None,
        "first_seen": None,
        "claims": len(roots),
        "headlines": len(roots),
        "groups": len(roots),
        "words": words,
        "conflicts": (),
        "grade": Grade("6", ()),
    }
    return Event(**{**plain, **given})
