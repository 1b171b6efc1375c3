"""A view's rows as CSV to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.responses import Response

from whoseword.export.tables import csv_rows

CSV = "text/csv; charset=utf-8"


def table(name: str, rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> Response:
    """Rows as CSV (RFC 4180), formulas made harmless."""
    return download(name, csv_rows(rows, columns))


def download(name: str, body: bytes) -> Response:
    """CSV that was written elsewhere."""
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(body, media_type=CSV, headers=headers)
