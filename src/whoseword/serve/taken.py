"""What pages and the API take: from an address, and from the forms by which people judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Query, Request

from whoseword.flow.judgements import LONGEST as SAID
from whoseword.serve.asked import LONGEST, Asked, asked
from whoseword.serve.guard import form
from whoseword.serve.judged import coder_of

# Things that one answer lists, at most, and characters of an id.
LARGEST, ID = 500, 64

Bar = Annotated[Asked, Depends(asked)]
Start = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over")]
Size = Annotated[int, Query(ge=1, le=LARGEST, description="How many to give at most")]
Words = Annotated[str, Query(max_length=LONGEST, description='words, "a phrase", begin*, -not')]
Name = Annotated[str, Query(max_length=SAID, description="Who judges")]
Claim = Annotated[str | None, Query(max_length=ID)]


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form that was sent; the last of each name."""
    return form(await request.body())


async def pairs(request: Request) -> list[tuple[str, str]]:
    """All fields of a form that was sent, in order."""
    body = (await request.body()).decode("utf-8", "replace")
    return parse_qsl(body, keep_blank_values=True)


Fields = Annotated[dict[str, str], Depends(fields)]
Pairs = Annotated[list[tuple[str, str]], Depends(pairs)]


def given_by(request: Request, given: Mapping[str, str]) -> tuple[str, str | None]:
    """Who judges by a form, the browser's coder where it doesn't say, and the reason, if any."""
    who = given.get("who") or coder_of(request)
    return " ".join(who.split())[:SAID], given.get("why", "")[:SAID] or None


def ids_of(chosen: Sequence[str]) -> list[str]:
    """Ids, from ids or from the addresses of event pages."""
    bare = (one.strip().rstrip("/").rpartition("/")[2].partition("?")[0] for one in chosen)
    return [one[:ID] for one in bare]
