"""A view's rows as CSV to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.responses import Response

from whoseword.export.tables import cell

CSV = "text/csv; charset=utf-8"


def table(name: str, rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> Response:
    """Rows as CSV (RFC 4180), formulas made harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([cell(row[column]) for column in names] for row in rows)
    return download(name, text.getvalue().encode("utf-8", "backslashreplace"))


def download(name: str, body: bytes) -> Response:
    """CSV that was written elsewhere."""
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(body, media_type=CSV, headers=headers)
