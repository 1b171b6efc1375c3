"""One article, kept as it came."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from whoseword.model.span import Span
from whoseword.model.when import When


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out, and how that was found.

    `found` is `given` (a field of the input), `header` or `dateline` (words of the text), or what
    the page said it in (`html`).
    """

    when: When
    found: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before an article's first words: `SEOUL, Aug. 14 (Yonhap) --`.

    `span` covers all of it; place, date and credit have spans of their own where they are there.
    It stays part of the text.
    """

    span: Span
    place: Span | None = None
    date: Span | None = None
    when: When | None = None
    credit: Span | None = None


@dataclass(frozen=True)
class Document:
    """One article. Its text never changes; offsets are Unicode code points of `text`.

    `id` is the input's own, or else the first 16 hexadecimal digits of the text's SHA-256.
    `origin` says where it was read (`folder/articles.jsonl:7`). `publisher` is the outlet.
    """

    id: str
    text: str
    origin: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: Published | None = None
    dateline: Dateline | None = None

    @property
    def prose(self) -> int:
        """Where the text begins behind its dateline."""
        return self.dateline.span.end if self.dateline else 0

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8 (lone surrogates kept), in hexadecimal."""
        return text_digest(self.text)


def text_digest(text: str) -> str:
    """SHA-256 of `text` in UTF-8 (lone surrogates kept), in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
