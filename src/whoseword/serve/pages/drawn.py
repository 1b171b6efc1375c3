"""Every picture under its view's address: `/timeline.svg`, `/timeline.png`."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from whoseword.draw import Theme, render
from whoseword.draw.views import OF_EVENTS, PICTURES, Picture
from whoseword.serve.asked import Asked, asked

router = APIRouter()
Bar = Annotated[Asked, Depends(asked)]


def _add(name: str, drawn: Picture) -> None:
    @router.get(f"/{name}.{{kind}}")
    def as_picture(
        request: Request, bar: Bar, kind: Literal["svg", "png"], theme: Theme = Theme.LIGHT
    ) -> Response:
        state = request.app.state
        if name in OF_EVENTS:
            state.events.fresh()
        with state.store.browse() as look:
            spec = drawn(look, bar.wanted, state.pack, theme, request.query_params)
        if kind == "svg":
            return Response(render.svg(spec), media_type="image/svg+xml")
        headers = {"content-disposition": f'attachment; filename="{name}.png"'}
        return Response(render.png(spec), media_type="image/png", headers=headers)


for _name, _drawn in PICTURES.items():
    _add(_name, _drawn)
