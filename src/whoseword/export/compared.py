"""A table beside a ledger, as records; and the rows proposed for it, as a file in its own form."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from whoseword.export.records import Record, to_json
from whoseword.export.tables import cell
from whoseword.model import When
from whoseword.model.table import Extra, Found, Occurrence


def found_record(found: Found) -> Record:
    """`{row, line, cells, date, fit, id, score, reasons, differences, ledger}`.

    A difference is `{slot, table, ledger, agree}`.
    """
    row, one = found.row, found.occurrence
    return {
        "row": row.number,
        "line": row.line,
        "cells": dict(row.cells),
        "date": _iso(row.date),
        "fit": found.fit.value,
        "id": one.id if one else None,
        "score": found.score,
        "reasons": list(found.reasons),
        "differences": [asdict(d) | {"agree": list(d.agree)} for d in found.differences],
        "ledger": _occurrence(one) if one else None,
    }


def extra_record(extra: Extra) -> Record:
    """What the table lacks, with a row for it in the table's own columns under `cells`."""
    cells = dict(extra.cells)
    return {"fit": "extra", "cells": cells, "reasons": list(extra.reasons)} | {
        "id": extra.occurrence.id,
        "ledger": _occurrence(extra.occurrence),
    }


def proposed_rows(columns: Sequence[str], extras: Sequence[Extra], *, as_csv: bool) -> str:
    """The proposed rows as CSV under the table's own header, or as one JSON object a line."""
    rows = [extra.cells for extra in extras]
    if not as_csv:
        return "".join(to_json(dict(row)) + "\n" for row in rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_safe(row) for row in rows)
    return out.getvalue()


def _safe(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell(value) for name, value in row.items()}


def _occurrence(one: Occurrence) -> Record:
    plain = ("id", "actor", "recipient", "object", "place", "quote", "title", "outlet", "url")
    return {
        **{name: getattr(one, name) for name in plain},
        "type": one.type.value,
        "date": _iso(one.date),
        "first_told": _iso(one.first_told),
        "roots": list(one.roots),
    }


def _iso(when: When | None) -> str | None:
    return when.iso() if when else None
