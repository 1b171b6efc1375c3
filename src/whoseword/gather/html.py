"""HTML: main text, title, publisher and date of a page. The one door to trafilatura.

It takes a twelfth of a second to start, so only a page starts it.
"""

from __future__ import annotations

import re

from whoseword.errors import RefusedInput
from whoseword.gather.build import build
from whoseword.gather.charset import in_utf8
from whoseword.model import Document

# Where a page may say its date in so many words, in the order in which we look.
STATED = (
    ("html:meta", rb"<meta[^>]+(?:article:published_time|datePublished|dc\.date|pubdate)"),
    ("html:json-ld", rb"\"datePublished\"\s*:"),
    ("html:time", rb"<time[^>]+datetime"),
)


def read_html(where: str, raw: bytes) -> Document:
    """The article of a page. Its main text is taken once and is from then on the stored text."""
    import htmldate
    import trafilatura

    raw = in_utf8(raw)
    page = trafilatura.bare_extraction(
        raw, include_comments=False, include_tables=False, with_metadata=True
    )
    if not isinstance(page, trafilatura.settings.Document) or not page.text:
        raise RefusedInput(where, "no article text found in the page; save the text alone")
    published = htmldate.find_date(raw, original_date=True, outputformat="%Y-%m-%d")
    return build(
        where,
        page.text,
        title=page.title,
        url=page.url,
        publisher=page.sitename,
        published=published,
        found=_how(raw),
    )


def _how(raw: bytes) -> str:
    """Which part of the page said the date; `html:text` where only its words did."""
    stated = (name for name, mark in STATED if re.search(mark, raw, re.IGNORECASE))
    return next(stated, "html:text")
