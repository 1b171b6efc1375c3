"""The application: guard, pages, API, and what is said when something goes wrong."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from whoseword import __version__
from whoseword.errors import LedgerError, UsageError, WhosewordError
from whoseword.ledger import Store
from whoseword.lexicon import Pack
from whoseword.serve import api, pages
from whoseword.serve.access import Access
from whoseword.serve.answers import Json
from whoseword.serve.guard import Guard
from whoseword.serve.kept import Events
from whoseword.serve.page import page

LOG = logging.getLogger("whoseword.serve")
ABOUT = "What the workbench shows, as JSON. Changes need the session's proof or the token."


def build(store: Store, pack: Pack, access: Access | None = None) -> FastAPI:
    """The workbench over `store`. What people type is read with `pack`."""
    app = FastAPI(
        title="whoseword",
        version=__version__,
        description=ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.store = store
    app.state.pack = pack
    app.state.names = pack.names
    app.state.access = access or Access()
    app.state.events = Events(store, pack)
    pages.add_to(app)
    api.add_to(app)
    app.add_exception_handler(WhosewordError, _refused)
    app.add_exception_handler(HTTPException, _answered)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_middleware(Guard, access=app.state.access)
    return app


def _refused(request: Request, error: Exception) -> Response:
    """A sentence of ours: what was asked for is impossible, or isn't there."""
    missing = isinstance(error, LedgerError)
    if missing and "the database says" in str(error):
        LOG.error("%s", error)
        return _say(request, 503, "The ledger can't be read just now; its database has a problem.")
    status = 404 if missing else 400 if isinstance(error, UsageError) else 500
    return _say(request, status, str(error))


def _answered(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = "There is no such page." if error.status_code == 404 else str(error.detail)
    return _say(request, error.status_code, sentence, dict(error.headers or {}))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return _say(request, 422, f"{where}: {first['msg']}.")


def _say(
    request: Request, status: int, sentence: str, headers: dict[str, str] | None = None
) -> Response:
    if request.url.path.startswith("/api/"):
        return Json({"detail": sentence}, status, headers)
    answer = page(request, "problem.html", status=status, sentence=sentence)
    answer.headers.update(headers or {})
    return answer
