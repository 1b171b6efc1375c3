"""What the addresses of the API take and answer with, whichever file they stand in."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel
from starlette.responses import JSONResponse

from whoseword.export.records import to_json
from whoseword.export.tables import article_record
from whoseword.flow.judgements import LONGEST as NAME
from whoseword.ledger.counts import Found
from whoseword.serve.asked import LONGEST, Asked, asked

LARGEST = 500


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
Bar = Annotated[Asked, Depends(asked)]
Start = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over")]
Size = Annotated[int, Query(ge=1, le=LARGEST, description="How many to give at most")]
Words = Annotated[str, Query(max_length=LONGEST, description='words, "a phrase", begin*, -not')]
Name = Annotated[str, Query(max_length=NAME, description="Who judges")]


class Json(JSONResponse):
    """JSON that any text of others fits into: a lone surrogate stays its escape."""

    def render(self, content: Any) -> bytes:
        """The body."""
        return to_json(content).encode()


def found_record(one: Found) -> dict[str, Any]:
    """An article in a list."""
    return {**article_record(one.article), "claims": one.claims}
