"""Claims as facts, each alone in its article unless one is named."""

from __future__ import annotations

from itertools import count
from typing import Any

from happenings import Article, names, pack, said
from whoseword.model import Anchor
from whoseword.resolve.facts import Facts, FactsOf

FACTS_OF = FactsOf(pack(), names())
NUMBERS = count(1)


def fact(words: str = "It rose from the coast.", *, article: str = "", **given: Any) -> Facts:
    """The facts of one claim; `published` is its article's."""
    number = next(NUMBERS)
    out = {"published": given.pop("published", "2024-11-01")}
    # No two articles have one text, else their claims stood in the same place.
    name = article or f"a{number:05d}"
    reading = Article(name, (said(words, **given),), more=f"{number}.", **out).reading
    document, (claim,) = reading.document, reading.claims
    return FACTS_OF.of(
        claim,
        key=number,
        anchor=Anchor(document.digest, claim.evidence, claim.type, claim.id),
        evidence=words,
        document=document.id,
        group=document.digest,
        root=claim.root.name if claim.root else "",
        published=document.published.when if document.published else None,
    )
