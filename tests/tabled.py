"""Rows of a table, and occurrences of a ledger, built by hand."""

from __future__ import annotations

from typing import Any

from whoseword.model import EventType, When
from whoseword.model.table import Occurrence, TableRow

FLEW = "North Korea fired a Hwasong-18 that flew for 74 minutes, the military said."


def row(day: str | None, **given: Any) -> TableRow:
    """A row of a table of North Korea's missile tests."""
    plain: dict[str, Any] = {
        "number": 1,
        "cells": {},
        "date": When.parse(day) if day else None,
        "type": EventType.TEST,
        "actor": "North Korea",
    }
    return TableRow(**{**plain, **given})


def told(day: str | None, **given: Any) -> Occurrence:
    """A test of a missile by North Korea, as a ledger has it."""
    plain: dict[str, Any] = {
        "id": f"e{day}",
        "type": EventType.TEST,
        "actor": "North Korea",
        "recipient": None,
        "object": "Hwasong-18",
        "place": None,
        "date": When.parse(day) if day else None,
        "first_told": None,
        "roots": ("Seoul",),
        "texts": (FLEW,),
        "accounts": {},
    }
    return Occurrence(**{**plain, **given})
