"""From what the learned finder found to events with a trigger, as the rules for slots take them."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.model import EventType
from whoseword.read.events import WORDS, Candidate
from whoseword.read.finding.detect import Detection
from whoseword.read.finding.seen import Seen
from whoseword.read.triggers import Trigger, Triggers, objects

UNLISTED = "learned"  # where a trigger comes from that no row of the pack gives


def stated(seen: Seen, found: Iterable[Detection], triggers: Triggers) -> tuple[Candidate, ...]:
    """The events of a text, in text order."""
    events = (_event(seen, detection, triggers) for detection in found)
    return tuple(sorted(events, key=lambda c: (c.trigger.i, c.trigger.type)))


def _event(seen: Seen, detection: Detection, triggers: Triggers) -> Candidate:
    unit = seen.units[detection.position]
    trigger = _trigger(seen, detection, triggers)
    attribution = unit.attribution
    if detection.type is EventType.STATEMENT and attribution is None:
        attribution = unit.cue
    return Candidate(trigger, attribution, detection.evidence, detection.confidence)


def _trigger(seen: Seen, detection: Detection, triggers: Triggers) -> Trigger:
    """The rules' trigger at this word, the pack's, or else one of the finder's own."""
    i, type_ = seen.units[detection.position].i, detection.type
    for candidate in seen.rules:
        if candidate.trigger.i == i and candidate.trigger.type is type_:
            return candidate.trigger
    view = seen.view
    matched = triggers.match(view.parse, view.goods, i, type_)
    if matched is not None:
        return matched
    goods = (c for head in objects(view.parse, i) for c in view.goods.all(head.i))
    said = type_ in WORDS and seen.units[detection.position].attribution is not None
    return Trigger(i, type_, next(goods, ""), "content" if said else "", UNLISTED)
