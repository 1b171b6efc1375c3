"""How an event stands by the rules alone, after the annotation guidelines ('modality')."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoseword.model import Attribution, EventType, Modality, Source, SourceType, Span, Stance
from whoseword.read.certainty import Certainty, CertaintyWords, judge
from whoseword.read.denial import DENIAL
from whoseword.read.events import WORDS
from whoseword.read.negation import NEGATION, SUPPOSITION, supposed, undone
from whoseword.read.orders import ORDER
from whoseword.read.relation import ITS_OWN, relation
from whoseword.read.stated import UNLISTED
from whoseword.read.syntax import Parse
from whoseword.read.triggers import Trigger

MODALITIES = frozenset(Modality)
MAYBE = frozenset({"may", "might", "could"})
WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
PAST = frozenset({"have", "be"})
AHEAD = "a date to come"
# Sources that can be party to an act, so that their 'will' announces it.
PARTIES = frozenset({SourceType.GOVERNMENT, SourceType.MILITARY, SourceType.STATE_MEDIA})
# A statement's own modality by the stance of its cue.
SPOKEN = {
    Stance.DEMAND: Modality.DEMANDED,
    Stance.ORDER: Modality.DEMANDED,
    Stance.PROMISE: Modality.PLANNED,
}


def ruled(
    parse: Parse,
    trigger: Trigger,
    told: Attribution | None,
    chain: tuple[Source, ...],
    words: CertaintyWords,
    ahead: Sequence[Span] = (),
) -> Certainty:
    """The event's certainty, `told` being the attribution that it stands under.

    `ahead` is where the text names times that lie after its publication.
    """
    stance = told.stance if told else None
    if trigger.type is EventType.STATEMENT:
        return _spoken(parse, trigger, stance)
    found = judge(parse, trigger.i, parse.sentence_of(trigger.i).span, stance, words)
    if supposed(parse, trigger.i):
        return replace(found, modality=Modality.POSSIBLE, rule=SUPPOSITION)
    denial = words.denying.denied(parse, trigger)
    if denial is not None:
        return Certainty(Modality.DENIED, None, denial.span, None, DENIAL)
    if trigger.type in WORDS:
        return found
    order = words.orders.ordering(parse, trigger)
    if order is not None:
        return Certainty(Modality.ORDERED, None, order.span, None, ORDER)
    act = _act(parse, trigger, found, chain)
    return _dated(parse, trigger.i, act, ahead)


def _act(parse: Parse, trigger: Trigger, found: Certainty, chain: tuple[Source, ...]) -> Certainty:
    """The certainty of an act that nobody denies: one that is said not to be is, however surely.

    Only where the pack's own verb is negated: 'has never appeared' tells of an appearance.
    """
    i = trigger.i
    settled = found.modality is not Modality.ASSERTED and found.probability is None
    negation = None if settled or trigger.where == UNLISTED else undone(parse, i)
    if negation is not None:
        return Certainty(Modality.DENIED, None, negation.span, None, NEGATION)
    return coming(parse, i, found, chain)


def _spoken(parse: Parse, trigger: Trigger, stance: Stance | None) -> Certainty:
    """A statement's own modality: its trigger's row says it, or else its cue's stance."""
    span = parse.tokens[trigger.i].span
    if trigger.mode in MODALITIES:
        return Certainty(Modality(trigger.mode), None, span, None)
    return Certainty(SPOKEN.get(stance or Stance.SAY, Modality.ASSERTED), None, span, None)


def coming(parse: Parse, i: int, certainty: Certainty, chain: tuple[Source, ...]) -> Certainty:
    """The certainty of an act that is still to come.

    'may sell' looks ahead, unlike 'may be selling' and 'could have sold'; and what a party or the
    article says 'will' be done is planned, where an outsider who says it predicts.
    """
    auxiliaries = parse.children(i, "aux")
    words = {t.lower for t in auxiliaries}
    maybe = words & MAYBE and not words & PAST and parse.tokens[i].tag == "VB"
    if maybe and certainty.modality is Modality.POSSIBLE:
        return replace(certainty, modality=Modality.PREDICTED)
    party = not chain or chain[-1].type in PARTIES
    bare = certainty.modality is Modality.PREDICTED and certainty.probability is None
    if bare and party and words & WILL:
        return replace(certainty, modality=Modality.PLANNED)
    return certainty


def _dated(parse: Parse, i: int, certainty: Certainty, ahead: Sequence[Span]) -> Certainty:
    """The certainty of an act that its own date may place ahead: 'their summit next month'."""
    if certainty.modality is not Modality.ASSERTED:
        return certainty
    own = any(relation(parse, time, parse.tokens[i]) == ITS_OWN for time in ahead)
    return replace(certainty, modality=Modality.PLANNED, rule=AHEAD) if own else certainty
