"""textacy's quotations, to be timed beside ours where it is installed (no dependency of ours)."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def quotations() -> Callable[[object], Sequence[object]] | None:
    """What extracts the quotations of a parsed text; None where textacy isn't installed.

    It gives up, after as much work, on a text whose quotation marks don't pair: none then.
    """
    try:
        from textacy.extract import triples  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None

    def found(parsed: object) -> Sequence[object]:
        try:
            return list(triples.direct_quotations(parsed))
        except ValueError:
            return ()

    return found
