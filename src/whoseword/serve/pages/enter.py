"""Where one gives the token, when the workbench is bound beyond the loopback."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from whoseword.serve.access import COOKIE, Access
from whoseword.serve.guard import form
from whoseword.serve.page import page

router = APIRouter()


@router.get("/enter")
def ask(request: Request) -> Response:
    """The form."""
    return page(request, "enter.html", wrong=False)


@router.post("/enter")
async def enter(request: Request) -> Response:
    """Begin a session for whoever gives the token."""
    access: Access = request.app.state.access
    if not access.admits(form(await request.body()).get("token")):
        return page(request, "enter.html", status=401, wrong=True)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, access.begin(), path="/", httponly=True, samesite="lax")
    return answer
