"""A specification as SVG or PNG, offline: the one door to vl-convert."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from whoseword.draw.grammar import Spec
from whoseword.errors import UsageError, missing
from whoseword.model.plain import plain

# The last pictures, so that a page seen again draws nothing anew; each is some 100 kB.
KEPT = 128
# Pixels of a PNG a unit of the picture: sharp on paper and on dense screens.
SCALE = 2.0


def svg(spec: Spec) -> str:
    """The picture as SVG."""
    return _svg(_written(spec))


def png(spec: Spec) -> bytes:
    """The picture as PNG."""
    return _png(_written(spec))


def _written(spec: Spec) -> str:
    """The specification as JSON, without what no picture can hold or what turns a text's order."""
    return json.dumps(_plain(spec), sort_keys=True, default=str)


def _plain(part: Any) -> Any:
    if isinstance(part, str):
        return plain(part)
    if isinstance(part, dict):
        return {name: _plain(value) for name, value in part.items()}
    return [_plain(value) for value in part] if isinstance(part, list | tuple) else part


@lru_cache(KEPT)
def _svg(spec: str) -> str:
    converter = _converter()
    drawn: str = converter.vegalite_to_svg(spec, allowed_base_urls=[])
    return drawn


@lru_cache(KEPT)
def _png(spec: str) -> bytes:
    converter = _converter()
    drawn: bytes = converter.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=[])
    return drawn


def _converter() -> Any:
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise UsageError(missing("web", "Pictures need vl-convert-python")) from None
    return vl_convert
