"""Articles whose claims are given by hand, a sentence each: what events are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from recorded import claim_of
from whoseword.flow import rebuild_events, weigher_with
from whoseword.ledger import EventPage, Held, Store
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Claim, Document, Event, Published, Reading, When
from whoseword.weigh.copies import Copies

SLOTS = ("actor", "recipient", "object", "quantity", "place", "date", "probability")


@cache
def pack() -> Pack:
    """The built-in pack, loaded once."""
    return Pack.load()


@cache
def names() -> Names:
    """Its names."""
    return Names(pack())


def said(words: str, **given: Any) -> dict[str, Any]:
    """A claim's record: a missile test by North Korea on 2024-10-31, but for what is given."""
    plain: dict[str, Any] = {
        **dict.fromkeys(SLOTS),
        "type": "test",
        "actor": "North Korea",
        "object": "ballistic missile",
        "date": "2024-10-31",
        "sources": ["KCNA"],
        "source_type": "state-media",
        "modality": "asserted",
        "evidence": words,
    }
    return plain | given


@dataclass(frozen=True)
class Article:
    """An article that is nothing but the sentences of its claims."""

    id: str
    claims: tuple[dict[str, Any], ...]
    publisher: str | None = None
    published: str | None = "2024-11-01"
    more: str = ""

    @property
    def text(self) -> str:
        """The sentences, a line each."""
        return "\n".join([*(claim["evidence"] for claim in self.claims), self.more])

    @property
    def reading(self) -> Reading:
        """The article with its claims."""
        when = When.parse(self.published) if self.published else None
        document = Document(
            self.id,
            self.text,
            "by hand",
            publisher=self.publisher,
            published=Published(when, "given") if when else None,
        )
        return Reading(document, (), tuple(self._claims(document)))

    def _claims(self, document: Document) -> Iterable[Claim]:
        at = 0
        for claim in self.claims:
            start = document.text.index(claim["evidence"], at)
            at = start + len(claim["evidence"])
            yield claim_of(document, claim | {"start": start}, names())


def article(name: str, *claims: dict[str, Any], **given: Any) -> Article:
    """An article with these claims."""
    return Article(name, claims, **given)


def add(store: Store, *articles: Article) -> None:
    """Put articles into a ledger and derive its events."""
    add_readings(store, (one.reading for one in articles))


def add_readings(store: Store, readings: Iterable[Reading]) -> None:
    """Put readings into a ledger and derive its events."""
    weigher = weigher_with(Copies(pack()))
    with store.writer("recorded", "recorded") as writer:
        for reading in readings:
            writer.add(reading, weigher)
        writer.finish()
    rebuild_events(store, pack())


def events(store: Store) -> list[Event]:
    """All events."""
    with store.view() as view:
        return list(view.events())


def page(store: Store, event: str) -> EventPage:
    """One event with its claims."""
    with store.view() as view:
        return view.event_page(event)


def groups(store: Store) -> set[frozenset[str]]:
    """The events as sets of claims, each named `article:start`; accounts and denials alike."""
    with store.view() as view:
        return {
            frozenset(name(member.held) for member in view.members(event.id))
            for event in view.events()
        }


def name(held: Held) -> str:
    """A claim as `article:start`."""
    return f"{held.article.id}:{held.claim.evidence.start}"


def together(store: Store, *articles: str) -> bool:
    """Whether one event has the first claims of all these articles."""
    first = {f"{article}:0" for article in articles}
    return any(first <= group for group in groups(store))


def plain(found: Iterable[Event]) -> str:
    """Events as text that says all of them but rows."""
    return json.dumps([repr(event) for event in found], indent=1)
