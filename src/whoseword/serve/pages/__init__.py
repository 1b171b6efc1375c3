"""The pages, a file each; every one adds its routes to the application."""

from __future__ import annotations

from fastapi import FastAPI

from whoseword.serve.pages import (
    article,
    drawn,
    enter,
    event,
    events,
    feed,
    files,
    flows,
    forecasts,
    review,
    reviewed,
    search,
    source,
    tempo,
    timeline,
    today,
    where,
)

PARTS = (
    *(today, article, events, event, timeline, flows, tempo, where, source, forecasts, search),
    *(review, reviewed, drawn, feed, enter, files),
)


def add_to(app: FastAPI) -> None:
    """Add every page's routes."""
    for part in PARTS:
        app.include_router(part.router, include_in_schema=False)
