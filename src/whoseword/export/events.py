"""Events and judgements as records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from whoseword.export.records import Record
from whoseword.export.tables import article_record, held_record
from whoseword.ledger.base import EventPage, Member, Text, Voice
from whoseword.model import About, Anchor, Comparison, Event, EventType, Judgement, Ruling, Span

# Fields of a judgement that are text, or empty.
TEXTS = ("subject", "slot", "value", "why")


def event_record(event: Event) -> Record:
    """An event without its claims. `grade.by` is null for a proposal of the rules."""
    plain = ("id", "actor", "recipient", "object", "quantity", "place")
    counts = ("claims", "headlines", "groups", "roots", "self_reporting")
    return {
        **{name: getattr(event, name) for name in plain},
        "type": event.type.value,
        "modality": event.modality.value,
        "date": event.date.iso() if event.date else None,
        "first_seen": event.first_seen.iso() if event.first_seen else None,
        **{name: getattr(event, name) for name in counts},
        "words": [asdict(word) for word in event.words],
        "conflicts": [asdict(conflict) for conflict in event.conflicts],
        "grade": asdict(event.grade),
    }


def event_page_record(page: EventPage) -> Record:
    """An event with its claims by root, copies folded, its judgements and comparisons."""
    return {
        **event_record(page.event),
        "voices": [_voice(voice) for voice in page.voices],
        "judgements": [judgement_record(judgement) for judgement in page.judgements],
        "comparisons": _comparisons(page),
    }


def judgement_record(judgement: Judgement) -> Record:
    """A judgement with its id, and the claims it's about by where they stand."""
    return {
        "id": judgement.id,
        "who": judgement.who,
        "at": judgement.at.isoformat(),
        "kind": judgement.kind.value,
        "claims": [_anchor(anchor) for anchor in judgement.claims],
        "others": [_anchor(anchor) for anchor in judgement.others],
        **{name: getattr(judgement, name) for name in TEXTS},
    }


def listed_record(judgement: Judgement, about: Iterable[About], over: Judgement | None) -> Record:
    """A judgement with what it's about, whether it holds, and the id of what ended it if not."""
    return judgement_record(judgement) | {
        "about": [asdict(one) for one in about],
        "holds": over is None,
        "ended_by": over.id if over else None,
    }


def judgement_from(record: Record) -> Judgement:
    """The judgement that `judgement_record` made a record of; ValueError where it's another."""
    try:
        made = Judgement(
            who=record["who"],
            at=datetime.fromisoformat(record["at"]),
            kind=Ruling(record["kind"]),
            claims=tuple(map(_anchor_from, record["claims"])),
            others=tuple(map(_anchor_from, record["others"])),
            **{name: record[name] for name in TEXTS},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"a judgement's record has no such part: {error}") from None
    if made.id != record.get("id"):
        raise ValueError("its content has changed: the id is that of another")
    return made


def _voice(voice: Voice) -> Record:
    return {
        "root": voice.root or None,
        "role": voice.role.value,
        "self_reporting": bool(voice.word and voice.word.self_reporting),
        "independent": bool(voice.word and voice.word.independent),
        "texts": [_text(text) for text in voice.texts],
    }


def _text(text: Text) -> Record:
    return {
        "group": text.group,
        "claims": [_member(member) for member in text.members],
        "copies": [article_record(article) for article in text.copies],
    }


def _member(member: Member) -> Record:
    return {**held_record(member.held), "brought_in_by": list(member.part.why)}


def _comparisons(page: EventPage) -> list[Record]:
    """The comparisons with the ids of the claims, those of other events by their rows alone."""
    texts = (text for voice in page.voices for text in voice.texts)
    ids = {m.held.key: m.held.claim.id for text in texts for m in text.members}
    return [_comparison(comparison, ids) for comparison in page.comparisons]


def _comparison(comparison: Comparison, ids: dict[int, str]) -> Record:
    sides = {side: ids.get(getattr(comparison, side)) for side in ("left", "right")}
    return {
        **sides,
        "score": comparison.score,
        "same": comparison.same,
        "reasons": list(comparison.reasons),
    }


def _anchor(anchor: Anchor) -> Record:
    return {
        "claim": anchor.claim,
        "digest": anchor.digest,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "type": anchor.type.value,
    }


def _anchor_from(record: Record) -> Anchor:
    span = Span(record["start"], record["end"])
    return Anchor(record["digest"], span, EventType(record["type"]), record["claim"])
