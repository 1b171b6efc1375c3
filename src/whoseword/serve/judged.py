"""Who judges at this browser."""

from __future__ import annotations

from urllib.parse import quote, unquote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from whoseword.flow.judgements import LONGEST

# Remembers who judges at this browser.
CODER = "coder"


def coder_of(request: Request) -> str:
    """Who judges at this browser; empty where nobody has said."""
    return unquote(request.cookies.get(CODER, ""))[:LONGEST]


def remember(answer: Response, who: str) -> None:
    """Let this browser remember who judges."""
    name = " ".join(who.split())[:LONGEST]
    answer.set_cookie(CODER, quote(name, safe=""), path="/", httponly=True, samesite="lax")


def back(address: str, who: str) -> Response:
    """On to a page, by a browser that remembers who judges."""
    answer = RedirectResponse(address, 303)
    remember(answer, who)
    return answer
