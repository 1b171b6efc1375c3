"""Who judges at this browser, and the fields of the forms by which they do."""

from __future__ import annotations

from urllib.parse import quote, unquote

from fastapi import Request
from starlette.responses import Response

from whoseword.flow.judgements import LONGEST
from whoseword.serve.guard import form

# Remembers who judges at this browser.
CODER = "coder"


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form that was sent."""
    return form(await request.body())


def coder_of(request: Request) -> str:
    """Who judges at this browser; empty where nobody has said."""
    return unquote(request.cookies.get(CODER, ""))[:LONGEST]


def remember(answer: Response, who: str) -> None:
    """Let this browser remember who judges."""
    name = " ".join(who.split())[:LONGEST]
    answer.set_cookie(CODER, quote(name, safe=""), path="/", httponly=True, samesite="lax")
