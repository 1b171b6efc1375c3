"""What the addresses of the API answer with, whichever file they stand in."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from starlette.responses import JSONResponse

from whoseword.export.records import to_json
from whoseword.export.tables import article_record
from whoseword.ledger.counts import Found


class Problem(BaseModel):
    """Why nothing else came: one sentence."""

    detail: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": said}
    for status, said in {
        400: "A value is none that its field takes",
        404: "The ledger has no such thing",
        414: "The address is too long",
        422: "A field has another form",
    }.items()
}


class Json(JSONResponse):
    """JSON that any text of others fits into: a lone surrogate stays its escape."""

    def render(self, content: Any) -> bytes:
        """The body."""
        return to_json(content).encode()


def found_record(one: Found) -> dict[str, Any]:
    """An article in a list."""
    return {**article_record(one.article), "claims": one.claims}
