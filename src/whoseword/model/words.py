"""Words of the contract as people write them: a wrong one is answered with those that there are."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

W = TypeVar("W", bound=StrEnum)


def word_of(kind: type[W], said: object, what: str) -> W:
    """The word of `kind` that `said` is; ValueError, with all of them, where it's none."""
    for word in kind:
        if word == said:
            return word
    raise ValueError(f"{said!r} is no {what}; write one of {', '.join(kind)}")
