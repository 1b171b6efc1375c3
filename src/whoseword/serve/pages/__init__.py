"""The pages, a file each; every one adds its routes to the application."""

from __future__ import annotations

from fastapi import Depends, FastAPI

from whoseword.serve.kept import standing
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

# What shows claims as they stand; who judges looks at what was read.
LOOKS = (
    *(today, article, events, event, timeline, flows, tempo, where, source, forecasts, search),
    *(drawn, feed),
)
OTHERS = (review, reviewed, enter, files)


def add_to(app: FastAPI) -> None:
    """Add every page's routes."""
    for part in LOOKS:
        app.include_router(part.router, include_in_schema=False, dependencies=[Depends(standing)])
    for part in OTHERS:
        app.include_router(part.router, include_in_schema=False)
