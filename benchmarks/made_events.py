"""Made stories: many articles on made happenings, some of them copies, with claims of every kind.

Nothing here is a text: evidence is shuffled words. A story is one happening on one day, told by one
to forty articles on the word of a few roots, with figures that differ, second mentions without a
date, mentions of an older happening, statements, and now and then a denial.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from whoseword.model import (
    ArgumentSpans,
    Claim,
    Document,
    EventType,
    Modality,
    Plover,
    Published,
    Quantity,
    Reading,
    Source,
    SourceType,
    Span,
    When,
)

FIRST = date(2015, 1, 1)
DAYS = 4000
# What is told, of which things, by whom to whom, and how often.
KINDS = (
    (EventType.TEST, ("ballistic missile", "cruise missile", "Hwasong-18", "rockets"), None, 4),
    (EventType.TRANSFER, ("artillery shells", "missiles", "oil", "drones"), "Russia", 3),
    (EventType.VISIT, ("munitions factory", "shipyard", "test site"), None, 2),
    (EventType.MEETING, ("talks", "summit"), "Vladimir Putin", 2),
    (EventType.DEPLOYMENT, ("troops", "engineers", "warships"), "Russia", 2),
    (EventType.SANCTION, ("shipping companies", "banks"), "North Korea", 1),
)
ACTORS = ("North Korea", "North Korea", "North Korea", "Kim Jong Un", "Russia", "Iran")
ROOTS = (
    ("KCNA", SourceType.STATE_MEDIA),
    ("South Korea's Joint Chiefs of Staff", SourceType.MILITARY),
    ("Japan's Ministry of Defense", SourceType.GOVERNMENT),
    ("National Intelligence Service", SourceType.INTELLIGENCE),
    ("Pentagon", SourceType.MILITARY),
    ("analysts", SourceType.EXPERT),
    ("Jeffrey Lewis", SourceType.EXPERT),
)
PLACES = ("Sunan", "Wonsan", "Pyongyang", None, None, None)
OUTLETS = tuple(f"Paper {n}" for n in range(60))
WORDS = tuple(f"word{n}" for n in range(3000))
COPIED = 0.3
MOST = 40


@dataclass(frozen=True)
class Story:
    """A happening: what is told of it."""

    kind: EventType
    things: tuple[str, ...]
    recipient: str | None
    actor: str
    day: date
    place: str | None
    figure: int


def readings(claims: int, chance: random.Random) -> Iterator[tuple[Reading, str]]:
    """Articles with about so many claims altogether, each with the name of its copy group."""
    made, number = 0, 0
    while made < claims:
        story = _story(chance)
        last: tuple[list[str], list[dict[str, Any]], str] | None = None
        for _ in range(min(MOST, int(chance.paretovariate(0.9)))):
            number += 1
            if last and chance.random() < COPIED:
                lines, told, group = last
            else:
                told = list(_told(story, chance))
                lines = [" ".join(chance.sample(WORDS, 18)) for _ in told]
                group = f"group{number}"
            last = lines, told, group
            reading = _reading(f"made{number}", lines, told, story, chance)
            made += len(told)
            yield reading, group
            if made >= claims:
                return


def _story(chance: random.Random) -> Story:
    kind, things, recipient, _ = chance.choices(KINDS, [kind[3] for kind in KINDS])[0]
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    actor, place = chance.choice(ACTORS), chance.choice(PLACES)
    return Story(kind, things, recipient, actor, day, place, chance.randrange(1, 900))


def _told(story: Story, chance: random.Random) -> Iterator[dict[str, Any]]:
    """What one article claims of a story."""
    thing = chance.choice(story.things[:2])
    own = {"actor": story.actor, "recipient": story.recipient, "object": thing}
    day = When.day(story.day)
    for root in chance.sample(ROOTS, chance.randrange(1, 4)):
        figure = Quantity(float(story.figure + chance.randrange(3)), "km")
        figured = figure if chance.random() < 0.5 else None
        yield {**own, "type": story.kind, "date": day, "quantity": figured, "root": root}
    yield {**own, "type": story.kind, "date": None, "root": None, "place": story.place}
    before = story.day - timedelta(days=chance.randrange(30, 700))
    yield {**own, "type": story.kind, "date": When.month(before.year, before.month), "root": None}
    for _ in range(chance.randrange(2, 5)):
        root = chance.choice(ROOTS)
        said = chance.random() < 0.6
        kind = EventType.STATEMENT if said else EventType.ASSESSMENT
        yield {"actor": story.actor, "type": kind, "date": day if said else None, "root": root}
    if chance.random() < 0.05:
        denied = {"date": None, "root": ROOTS[0], "modality": Modality.DENIED}
        yield {**own, "type": story.kind, **denied}
    if chance.random() < 0.2:
        ahead = {"date": When.year(story.day.year + 1), "modality": Modality.PREDICTED}
        yield {**own, "type": story.kind, "root": ROOTS[5], **ahead}


def _reading(
    name: str, lines: list[str], told: list[dict[str, Any]], story: Story, chance: random.Random
) -> Reading:
    text = "\n".join([*lines, name])
    published = Published(When.day(story.day + timedelta(days=chance.randrange(3))), "given")
    outlet = chance.choice(OUTLETS)
    document = Document(name, text, "made", publisher=outlet, published=published)
    claims, at = [], 0
    for line, one in zip(lines, told, strict=True):
        claims.append(_claim(document, Span(at, at + len(line)), one))
        at += len(line) + 1
    return Reading(document, (), tuple(claims))


def _claim(document: Document, evidence: Span, told: dict[str, Any]) -> Claim:
    root = told["root"]
    made = sha256(f"{document.id}:{evidence.start}".encode()).hexdigest()[:16]
    return Claim(
        id=made,
        document=document.id,
        evidence=evidence,
        type=told["type"],
        plover=Plover(None),
        actor=told["actor"],
        recipient=told.get("recipient"),
        object=told.get("object"),
        quantity=told.get("quantity"),
        place=told.get("place"),
        date=told["date"],
        sources=(Source(*root),) if root else (),
        modality=told.get("modality", Modality.ASSERTED),
        probability=None,
        spans=ArgumentSpans(trigger=evidence),
        reader="made",
        pack="made",
    )
