"""The pages, a file each; every one adds its routes to the application."""

from __future__ import annotations

from fastapi import FastAPI

from whoseword.serve.pages import (
    article,
    drawn,
    enter,
    feed,
    files,
    review,
    reviewed,
    search,
    source,
    timeline,
    today,
    where,
)

PARTS = (
    today,
    article,
    timeline,
    source,
    where,
    search,
    review,
    reviewed,
    drawn,
    feed,
    enter,
    files,
)


def add_to(app: FastAPI) -> None:
    """Add every page's routes."""
    for part in PARTS:
        app.include_router(part.router, include_in_schema=False)
