"""Who signed a text: the agency in its dateline, in brackets, after a slash or on a line alone.

A credit is evidence that two texts are one wire story, and says whose; it makes no copy by itself,
for an agency writes many stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.lexicon import Pack
from whoseword.model import Document, Span

# Code points at each end of a text in which a credit counts; further in, '(AP)' may be anything.
EDGE = 400


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency's canonical name, and the span that names it in the text."""

    agency: str
    span: Span


class Credits:
    """How the pack's agencies sign."""

    def __init__(self, pack: Pack) -> None:
        self._agencies = {row["credit"]: row["agency"] for row in pack["credits"]}
        longest = sorted(self._agencies, key=len, reverse=True)
        name = rf"(?P<name>{'|'.join(map(re.escape, longest))})"
        self._forms = tuple(
            re.compile(form, re.MULTILINE)
            for form in (
                # in brackets, alone or after other words: (AFP), (Yonhap), (Seoul/Reuters)
                rf"\((?:[^()\n]{{0,30}}[\s/])?{name}\)",
                # after a slash, or a dash at a line's end: /Yonhap, — Reuters
                rf"(?:/|[–—]\s?|--\s?)\s?{name}[.\s]*$",
                # on a line alone, or before a dash: AFP, Reuters - , By The Associated Press
                rf"^\s*(?:(?:By|Source:|From)\s+)?{name}\s*(?:$|[-–—]\s)",
                # thanks at the end: The Associated Press contributed to this report.
                rf"{name}\s+contributed to this",
            )
        )

    def of(self, document: Document) -> tuple[Credit, ...]:
        """The credits of `document` in text order, each agency once."""
        found: dict[str, Credit] = {}
        for credit in sorted(self._found(document), key=lambda c: c.span):
            found.setdefault(credit.agency, credit)
        return tuple(found.values())

    def _found(self, document: Document) -> Iterator[Credit]:
        text = document.text
        for form in self._forms:
            for match in form.finditer(text):
                if match.start() < EDGE or match.end() > len(text) - EDGE:
                    yield Credit(self._agencies[match["name"]], Span(*match.span("name")))
