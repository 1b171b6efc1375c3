"""What pages are made of beside text: one style sheet, scripts, one icon."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

router = APIRouter()
KINDS = {
    "workbench.css": "text/css; charset=utf-8",
    "workbench.js": "text/javascript; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
# They change with the program alone; pages name them with its version.
KEPT = "public, max-age=86400"


@router.get("/static/{name}")
def static(name: str) -> Response:
    """One of these files."""
    if name not in KINDS:
        raise HTTPException(404)
    body = files("whoseword.serve").joinpath(f"static/{name}").read_bytes()
    return Response(body, media_type=KINDS[name], headers={"cache-control": KEPT})


@router.get("/favicon.ico")
def icon() -> Response:
    """The icon, where a browser asks for it unbidden."""
    return static("icon.svg")
