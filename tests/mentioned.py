"""Texts with the mentions that they hold, as tests ask for them."""

from __future__ import annotations

from datetime import date

from whoseword.lexicon.names import Names
from whoseword.model import Actor, Document, Published, Span, When
from whoseword.read.engine import Parser
from whoseword.read.who.mentions import find_mentions
from whoseword.read.who.referents import Mention, Mentions


def read(parser: Parser, names: Names, text: str, day: date = date(2024, 11, 4)) -> Mentions:
    """The mentions of a text that came out that day."""
    document = Document("d", text, "test", published=Published(When.day(day), "given"))
    return find_mentions(document, parser.parse(text), names)


def last(mentions: Mentions, words: str) -> Mention:
    """The mention that covers the last place where the text says `words`."""
    start = mentions.parse.text.rindex(words)
    span = Span(start, start + len(words))
    head = next(t for t in mentions.parse.tokens if t.span.overlaps(span))
    found = mentions.at(head.i)
    assert found is not None
    return found


def actor_of(mentions: Mentions, words: str) -> Actor | None:
    """Whom the last place that says `words` means."""
    return last(mentions, words).actor


def meant(mentions: Mentions, words: str) -> str | None:
    """The name of whom the last place that says `words` means."""
    actor = actor_of(mentions, words)
    return actor.name if actor else None
