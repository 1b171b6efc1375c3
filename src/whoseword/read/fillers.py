"""Where a text names what could fill a slot, and what the network of hints says of each filler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from whoseword.model import Actor, EventType, SourceType, Span
from whoseword.read.choice import Option
from whoseword.read.hints import Hints
from whoseword.read.sites import Site
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView
from whoseword.read.who.speakers import Speakers

T = TypeVar("T")
# An offset at which the text names somebody or a place, and the name as the slot has it.
Named = tuple[int, str]
# Organs act and speak for their state in these types; a body that is met or visited stays itself
# (on the gold, 16 of 18 statements of ministries and forces have the state for their actor).
FOR_STATE = frozenset(EventType) - {
    EventType.MEETING,
    EventType.VISIT,
    EventType.AGREEMENT,
}
ORGANS = ("organ",)
# Characters from the evidence in which a name counts: about what the network sees at once.
REACH = 800


def acting(type_: EventType, actor: Actor) -> str:
    """Who acts in an event of this type: the state where its organ acts for it, or is judged.

    In a statement also where its own media speak for it. A person stays one, also who is judged.
    """
    organ = actor.kind in ORGANS and type_ in FOR_STATE
    judged = type_ is EventType.ASSESSMENT and actor.kind != "person"
    spoken = type_ is EventType.STATEMENT and actor.source_type is SourceType.STATE_MEDIA
    return actor.state if (organ or judged or spoken) and actor.state else actor.name


def parties(view: TextView, type_: EventType) -> Iterator[Named]:
    """Everybody whom the text names, as an event of this type has them."""
    for mention in view.mentions.every:
        if mention.actor is not None:
            yield view.parse.tokens[mention.head].start, acting(type_, mention.actor)


def places(view: TextView, sites: Iterable[Site]) -> Iterator[Named]:
    """All places that the text names."""
    return ((view.parse.tokens[s.head].start, s.name) for s in sites)


def voices(view: TextView, speakers: Speakers) -> Iterator[Named]:
    """Everybody who speaks, and whom else the text names."""
    parse, spoken = view.parse, set[int]()
    for attribution in view.attributions:
        source = speakers.source(attribution.source) if attribution.source else None
        head = parse.head_of(source.span) if source and source.span else None
        if source is not None and head is not None and head.i not in spoken:
            spoken.add(head.i)
            yield head.start, source.name
    for mention in view.mentions.every:
        if mention.actor is not None and mention.head not in spoken:
            yield parse.tokens[mention.head].start, mention.actor.name


def nothing(
    view: TextView, trigger: Trigger, found: tuple[Option[str], ...], evidence: Span
) -> Option[None]:
    """That nobody, or no place, fills a slot of the event."""
    token = view.parse.tokens[trigger.i]
    inside = len([o for o in found if evidence.covers(o.span)])
    after = (min(inside, 3), trigger.category, token.pos, token.lemma)
    traits = ("none", *(f"none:{each}" for each in after))
    return Option(None, evidence, traits, groups=(trigger.type.value,))


def leaning(
    hints: Hints | None,
    slot: str,
    evidence: Span,
    options: Sequence[Option[T]],
    named: Iterable[Named],
    names: Sequence[str],
) -> tuple[Option[T], ...]:
    """The options, each with the network's log-chance that it fills the slot; the last is nothing.

    `names` are those of all but the last, as `named` has them.
    """
    if hints is None:
        return tuple(options)
    first, last = evidence.start - REACH, evidence.end + REACH
    offsets: dict[str, list[int]] = {name: [] for name in names}
    for offset, name in named:
        if name in offsets and first <= offset < last:
            offsets[name].append(offset)
    fillers = [offsets[n] or [o.span.start] for n, o in zip(names, options, strict=False)]
    chances = hints.filling(slot, evidence, fillers).tolist()
    leant = zip(options, chances, strict=True)
    return tuple([Option(o.value, o.span, o.traits, lean, o.groups) for o, lean in leant])
