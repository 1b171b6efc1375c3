"""Every picture under its view's address: `/timeline.svg`, `/timeline.png`."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.draw import Spec, Theme, render
from whoseword.draw.views import MORE, OF_EVENTS, PICTURES, Picture
from whoseword.serve.asked import LONGEST
from whoseword.serve.taken import Bar

router = APIRouter()


def _add(name: str, drawn: Picture) -> None:
    @router.get(f"/{name}.{{kind}}")
    def as_picture(
        request: Request, bar: Bar, kind: Literal["svg", "png"], theme: Theme = Theme.LIGHT
    ) -> Response:
        state = request.app.state
        if name in OF_EVENTS:
            state.events.fresh()
        more = {key: request.query_params.get(key, "")[:LONGEST] for key in MORE}

        def work() -> Spec:
            with state.store.browse() as look:
                return drawn(look, bar.wanted, state.pack, theme, more)

        key = ("picture", name, bar.wanted, theme, *more.values())
        spec: Spec = state.events.remembered(key, work)
        if kind == "svg":
            return Response(render.svg(spec), media_type="image/svg+xml")
        headers = {"content-disposition": f'attachment; filename="{name}.png"'}
        return Response(render.png(spec), media_type="image/png", headers=headers)


for _name, _drawn in PICTURES.items():
    _add(_name, _drawn)
