"""Documents, attributions and claims built by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from whoseword.model import (
    ArgumentSpans,
    Attribution,
    Claim,
    Document,
    EventType,
    Modality,
    Plover,
    Published,
    Quantity,
    Reading,
    Reason,
    Source,
    SourceType,
    Span,
    Stance,
    When,
    text_digest,
)
from whoseword.read.attribute import flat, nest
from whoseword.read.cues import Cues
from whoseword.read.quotes import find_quotes
from whoseword.read.syntax import Parse

TEXT = (
    "SEOUL, Dec. 26 (Yonder) -- North Korea tested five missiles on Thursday, KCNA said.\n"
    "Analysts said it is likely to send shells to Russia next year.\n"
)


def document(text: str = TEXT, **given: Any) -> Document:
    """A document with an id made from its text, unless one is given."""
    plain = {"id": text_digest(text)[:16], "origin": "here.txt", "title": "Five missiles"}
    published = Published(When.day(date(2025, 12, 26)), "given")
    return Document(**{**plain, "published": published, "text": text, **given})


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def claim(of: Document, words: str, trigger: str, **given: Any) -> Claim:
    """A claim of `of` whose evidence is `words`."""
    made = sha256(repr((of.text, words, sorted(given.items()))).encode()).hexdigest()[:16]
    plain: dict[str, Any] = {
        "id": made,
        "document": of.id,
        "evidence": span(words, of.text),
        "type": EventType.TEST,
        "plover": Plover("ASSAULT", "test", ("military",), "190"),
        "spans": ArgumentSpans(trigger=span(trigger, of.text)),
        "modality": Modality.ASSERTED,
        "reader": "1",
        "pack": "p",
    }
    slots = ("actor", "recipient", "object", "quantity", "place", "date", "probability")
    return Claim(**{**dict.fromkeys(slots), "sources": (), **plain, **given})


def first(of: Document, **given: Any) -> Claim:
    """Five missiles, on KCNA's word."""
    plain: dict[str, Any] = {
        "actor": "North Korea",
        "object": "missiles",
        "quantity": Quantity(5.0, "missiles"),
        "date": When.day(date(2025, 12, 25)),
        "sources": (Source("KCNA", SourceType.STATE_MEDIA, span("KCNA", of.text)),),
        "spans": ArgumentSpans(
            trigger=span("tested", of.text),
            actor=span("North Korea", of.text),
            quantity=span("five", of.text),
            date=span("on Thursday", of.text),
        ),
        "why": (Reason("type", "trigger", "tested", 0.9),),
    }
    words = "North Korea tested five missiles on Thursday"
    return claim(of, words, "tested", **{**plain, **given})


def second(of: Document, **given: Any) -> Claim:
    """Shells to come, on two links."""
    plain: dict[str, Any] = {
        "type": EventType.TRANSFER,
        "actor": "North Korea",
        "recipient": "Russia",
        "object": "shells",
        "quantity": Quantity((2.0, 3.5), "million"),
        "date": When.year(2026),
        "modality": Modality.PREDICTED,
        "probability": (0.55, 0.8),
        "sources": (
            Source("Yonder", SourceType.MEDIA),
            Source("analysts", SourceType.EXPERT, span("Analysts", of.text)),
        ),
    }
    words = "it is likely to send shells to Russia next year"
    return claim(of, words, "send", **{**plain, **given})


def reading(of: Document | None = None, *claims: Claim) -> Reading:
    """A reading with `claims`, or with the two of TEXT."""
    of = of or document()
    attribution = Attribution(
        (span("KCNA", of.text),), (span("said", of.text),), (span("tested", of.text),), Stance.SAY
    )
    return Reading(of, (attribution,), claims or (first(of), second(of)))


class HandReader:
    """Reads without a parser: TEXT's two claims wherever a text opens with it, else none.

    Counts what it was asked in `asked`.
    """

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.asked: list[str] = []

    def begin(self, document: Document) -> Callable[[], Reading]:
        """The claims known by hand, when they are asked for."""
        return lambda: self.read(document)

    def read(self, document: Document) -> Reading:
        """The claims known by hand."""
        self.asked.append(document.id)
        if not document.text.startswith(TEXT.rstrip()):
            return Reading(document, (), ())
        by = {"reader": self.version, "pack": "p"}
        return reading(document, first(document, **by), second(document, **by))


@dataclass(frozen=True)
class Ended:
    """How a call of the program ended."""

    code: int
    out: str
    err: str


Program = Callable[..., Ended]


def ruled(parse: Parse, cues: Cues) -> tuple[Attribution, ...]:
    """The attributions that the rules find, without a model."""
    return nest(flat(parse, find_quotes(parse.text), cues), parse, cues)
