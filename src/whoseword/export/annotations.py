"""An article's claims as W3C Web Annotations (w3.org/TR/annotation-model).

Each target is anchored twice: by position, half-open in Unicode code points of the text whose
SHA-256 it states, and by quote with what stands around it, so that a changed page can be searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whoseword import __version__
from whoseword.export.records import Record, claim_record, judged_record
from whoseword.ledger.base import Held
from whoseword.model import Document, Judged, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Code points of text on each side of a quote.
AROUND = 32


def annotation_page(document: Document, claims: Iterable[Held], address: str) -> Record:
    """An AnnotationPage with one Annotation a claim; `address` is the page's own."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "items": list(_annotations(document, claims)),
    }


def _annotations(document: Document, claims: Iterable[Held]) -> Iterator[Record]:
    source = document.url or f"urn:sha256:{document.digest}"
    for held in claims:
        claim = held.claim
        yield {
            "id": f"urn:whoseword:claim:{claim.id}",
            "type": "Annotation",
            "motivation": "identifying",
            **_judged(held.judged),
            "generator": {
                "type": "Software",
                "name": f"whoseword {__version__}",
                "version": claim.reader,
            },
            "body": {
                "type": "Dataset",
                "format": "application/json",
                "value": claim_record(claim, held.evidence) | judged_record(held.judged),
            },
            "target": {
                "source": source,
                "state": {"type": "State", "sha256": document.digest},
                "selector": selectors(document.text, claim.evidence),
            },
        }


def _judged(judged: Judged | None) -> Record:
    """Who answers for it beside the program, and since when, in the model's terms (its 3.3)."""
    if judged is None or judged.last is None:
        return {}
    people = [{"type": "Person", "name": name} for name in judged.who]
    return {"creator": people, "modified": judged.last.strftime("%Y-%m-%dT%H:%M:%SZ")}


def selectors(text: str, span: Span) -> list[Record]:
    """Where `span` is, by position and by quote."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]
