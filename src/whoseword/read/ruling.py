"""How an event stands by the rules alone, after the annotation guidelines ('modality')."""

from __future__ import annotations

from dataclasses import replace

from whoseword.model import Attribution, EventType, Modality, Source, SourceType, Stance
from whoseword.read.certainty import Certainty, CertaintyWords, judge
from whoseword.read.stated import UNLISTED
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import Trigger

MODALITIES = frozenset(Modality)
WORDS = frozenset({EventType.STATEMENT, EventType.ASSESSMENT})
MAYBE = frozenset({"may", "might", "could"})
WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
NEITHER = frozenset({"neither", "nor"})
INSTEAD = frozenset({"instead", "rather"})
PAST = frozenset({"have", "be"})
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
) -> Certainty:
    """The event's certainty, `told` being the attribution that it stands under."""
    stance = told.stance if told else None
    if trigger.type is EventType.STATEMENT:
        return _spoken(parse, trigger, stance)
    found = judge(parse, trigger.i, parse.sentence_of(trigger.i).span, stance, words)
    return found if trigger.type in WORDS else _act(parse, trigger, found, chain)


def _act(parse: Parse, trigger: Trigger, found: Certainty, chain: tuple[Source, ...]) -> Certainty:
    """An act's certainty: one that is said not to be is denied, however surely.

    Only where the pack's own verb is negated: 'has never appeared' tells of an appearance. 'Had it
    sold arms' supposes that it didn't: possible at most.
    """
    i = trigger.i
    settled = found.modality is not Modality.ASSERTED and found.probability is None
    negation = None if settled or trigger.where == UNLISTED else _negation(parse, i)
    if negation is not None:
        return Certainty(Modality.DENIED, None, negation.span, None, "negation")
    if _supposed(parse, i):
        return replace(found, modality=Modality.POSSIBLE, rule="supposition")
    return coming(parse, i, found, chain)


def _negation(parse: Parse, i: int) -> Token | None:
    """What says that the act isn't done: 'not', 'no missile was launched', 'has yet to deliver'."""
    word = parse.tokens[i]
    if word.pos not in ("VERB", "AUX"):
        return None
    things = parse.children(i, "nsubj", "nsubjpass", "dobj")
    none = (d for t in things for d in parse.children(t.i, "det") if d.lower == "no")
    waits = (t for t in parse.children(word.head, "advmod") if t.lower == "yet")
    above = parse.tokens[word.head].lemma == "have" and word.dep == "xcomp"
    after = {t.i: t.lower for t in parse.tokens[max(0, i - 4) : i + 4]}
    if any(t.tag == "MD" for t in parse.children(i, "aux")):
        return None  # 'may not sell': what is to come
    if any(t.lower in INSTEAD for t in parse.subtree(i)):
        return None  # 'did not meet Kim, but instead his envoy'
    joined = parse.children(word.head) if word.dep == "conj" else ()  # 'neither sold nor lent'
    words = [n for n in parse.children(i) if n.dep == "neg"]
    words += [n for n in (*parse.children(i), *joined) if n.lower in NEITHER]
    not_ = (n for n in words if after.get(n.i + 1) != "only")
    return next(iter((*not_, *none, *(waits if above else ()))), None)


def _supposed(parse: Parse, i: int) -> bool:
    """'Had Iran delivered them': the auxiliary before the subject."""
    had = next((t for t in parse.children(i, "aux") if t.lower == "had"), None)
    subject = parse.child(i, "nsubj")
    return had is not None and subject is not None and had.i < subject.i


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
