"""How judged claims stand, as rows, and back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from whoseword.ledger.rows import Cells
from whoseword.model import Finding, Judged, Ruling


def said_cell(judged: Judged) -> list[Cells]:
    """What people say of a claim, as a list: the corrections, and the verdict."""
    return [
        asdict(one) | {"at": one.at.isoformat(), "kind": one.kind.value} for one in judged.findings
    ]


def judged_of(cell: list[Cells] | None) -> Judged | None:
    """What people say of a claim, from its cell; None where nobody does."""
    if cell is None:
        return None
    every = [_finding(one) for one in cell]
    corrections = tuple(one for one in every if one.kind is Ruling.CORRECT)
    verdicts = (one for one in every if one.kind is not Ruling.CORRECT)
    return Judged(next(verdicts, None), corrections)


def _finding(cell: dict[str, Any]) -> Finding:
    made = {"at": datetime.fromisoformat(cell["at"]), "kind": Ruling(cell["kind"])}
    return Finding(**cell | made)
