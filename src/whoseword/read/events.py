"""Which words of a text state an event that counts as a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoseword.model import EventType, Span
from whoseword.read.evidence import clause_head, finite
from whoseword.read.negation import negated
from whoseword.read.said import find_said
from whoseword.read.subjects import subjects
from whoseword.read.syntax import Parse
from whoseword.read.triggers import Trigger, Triggers
from whoseword.read.view import ARMED, TextView, names_arms, names_states

WORDS = frozenset({EventType.STATEMENT, EventType.ASSESSMENT})
PERSONAL = frozenset({EventType.MEETING, EventType.VISIT, EventType.AGREEMENT})
ARMED_ACTS = frozenset({EventType.TEST, EventType.ATTACK, EventType.SANCTION, EventType.DEPLOYMENT})
# Happenings that a noun states as its verb's subject: 'the test succeeded', 'drills began'.
TOLD = frozenset({EventType.TEST, EventType.DEPLOYMENT, EventType.ATTACK, EventType.VISIT})
ABLE = frozenset({"can", "could", "may", "might", "would"})
# What makes a text relevant, chosen on the annotated articles (the empty ones among them) and on
# 100 of US news: mentions of states beside the first, the share of words that are armed, and how
# many armed words and mentions the text of one state needs. A DENSE text is short, on one thing.
OTHERS, SOME, DENSE = 3, 0.004, 0.03
MUCH, ARMED_WORDS, NAMED = 0.015, 3, 4
SHORT = 100  # words: an alert, in which one state and one armed act are enough


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the text states: its trigger and the attribution that it stands under.

    `evidence` is given where the learned finder cut it; `confidence` is between 0 and 1.
    `again` is the act that it speaks of again and whose parties and things are its own.
    """

    trigger: Trigger
    attribution: int | None
    evidence: Span | None = None
    confidence: float = 1.0
    again: Candidate | None = None


def relevant(text: TextView, matched: Sequence[Trigger | None]) -> bool:
    """Whether a text tells of arms between states, or of one state's arms at length.

    Domestic news that names a weapon or two, of one country alone, is left out, unless it is short
    and tells of hardly anything else.
    """
    armed = sum(c in ARMED for c in text.goods.category.values())
    acts = sum(t is not None and t.type in ARMED_ACTS for t in matched)
    states = Counter(m.actor.state for m in text.mentions.every if m.actor and m.actor.state)
    top = max(states.values(), default=0)
    share = (armed + acts) / max(1, len(text.parse.tokens))
    others = states.total() - top
    between = (others >= OTHERS and share >= SOME) or (others > 0 and share >= DENSE)
    alone = (armed >= ARMED_WORDS and top >= NAMED and share >= MUCH) or (
        top > 0 and acts > 0 and share >= DENSE and len(text.parse.tokens) <= SHORT
    )
    return armed > 0 and (between or alone)


def find_events(text: TextView, triggers: Triggers) -> tuple[Candidate, ...]:
    """The events of a text, in text order; none where it is not about arms."""
    matched = [triggers.match(text.parse, text.goods, t.i) for t in text.parse.tokens]
    if not relevant(text, matched):
        return ()
    happening = [
        t for t in matched if t and t.type not in WORDS and _counts(text, t, triggers.light)
    ]
    happening = _one_a_clause(text, _named_by_noun(text, happening))
    taken = {clause_head(text.parse, t.i) for t in happening}
    words = [t for t in matched if t and t.type in WORDS]
    said = [Candidate(*said) for said in find_said(text, happening)]
    cues = {c for t in said for c in _cues(text, t.attribution)}
    own = [t for t in words if _own(text, t, taken | cues)]
    found = [Candidate(t, text.innermost.get(t.i)) for t in (*happening, *own)] + said
    return tuple(sorted(found, key=lambda c: (c.trigger.i, c.trigger.type)))


def _counts(text: TextView, trigger: Trigger, carrying: frozenset[str]) -> bool:
    """Whether a happening's word states it here: a verb of its own, or a noun with something.

    `carrying` are the verbs that only carry an event noun.
    """
    parse, token = text.parse, text.parse.tokens[trigger.i]
    if token.verbal:
        real = trigger.type is not EventType.ATTACK or _happened(parse, token.i)
        real = real and (trigger.type not in PERSONAL or _by_somebody(text, token.i))
        real = real and (trigger.mode != "person" or _to_somebody(text, token.i))
        return real and _armed(text, trigger) and not _unreal(parse, token.i)
    if token.dep in ("compound", "amod", "nmod") or (token.pos == "PROPN" and token.dep == "pobj"):
        return False
    head = parse.tokens[token.head]
    ordered = head.i in text.cued
    light = (ordered or head.lemma in carrying) and token.dep in ("dobj", "nsubjpass", "nsubj")
    subject = trigger.type in TOLD and token.dep in ("nsubj", "nsubjpass")
    return _armed(text, trigger) and (light or subject or _dated(text, token.i))


def _dated(text: TextView, i: int) -> bool:
    """Whether an event noun has a date, a number or a place of its own."""
    under = text.parse.subtree(i)
    return any(t.entity in ("DATE", "CARDINAL", "ORDINAL", "GPE", "LOC", "FAC") for t in under)


def _armed(text: TextView, trigger: Trigger) -> bool:
    """Whether its clause names arms, or a state or somebody of one."""
    if trigger.category:
        return True
    sentence = text.parse.sentence_of(trigger.i)
    return names_arms(text, sentence.span) or names_states(text, sentence.span)


def _by_somebody(text: TextView, i: int) -> bool:
    """Whether the doer of verb `i` is somebody, or it is done with somebody."""
    parse = text.parse
    heads = (*subjects(parse, i), *parse.children(i, "nsubjpass"))
    return any((m := text.mentions.at(h.i)) and m.actor for h in heads)


def _to_somebody(text: TextView, i: int) -> bool:
    """Whether the object of verb `i` is somebody, or it has none."""
    objects = text.parse.children(i, "dobj")
    return all((m := text.mentions.at(o.i)) and m.actor for o in objects)


def _happened(parse: Parse, i: int) -> bool:
    """Whether an act is told as done or coming: no ability ('could hit') and no bare purpose."""
    able = any(t.lower in ABLE for t in parse.children(i, "aux"))
    purpose = any(t.tag == "TO" for t in parse.children(i, "aux"))
    return not able and not purpose


def _unreal(parse: Parse, i: int) -> bool:
    """Whether it is denied or stands under 'if'."""
    return negated(parse, i) or any(t.lower == "if" for t in parse.children(i, "mark"))


def _named_by_noun(text: TextView, found: list[Trigger]) -> list[Trigger]:
    """Without verbs of more or less whose object names the event: 'increased missile testing'."""
    nouns = {t.i: t.type for t in found if not text.parse.tokens[t.i].verbal}
    return [
        t
        for t in found
        if t.type is not EventType.PRODUCTION
        or all(nouns.get(o.i, t.type) is t.type for o in text.parse.children(t.i, "dobj"))
    ]


def _one_a_clause(text: TextView, found: list[Trigger]) -> list[Trigger]:
    """Without the noun triggers whose clause has a verb trigger of its own type already."""
    verbs = {(clause_head(text.parse, t.i), t.type) for t in found if text.parse.tokens[t.i].verbal}
    kept: list[Trigger] = []
    seen: set[tuple[int, EventType]] = set()
    for trigger in found:
        key = (clause_head(text.parse, trigger.i), trigger.type)
        if text.parse.tokens[trigger.i].verbal or (key not in verbs and key not in seen):
            kept.append(trigger)
            seen.add(key)
    return kept


def _cues(text: TextView, number: int | None) -> Iterator[int]:
    if number is None:
        return
    yield from (t.i for t in text.parse.of(text.attributions[number].cue))


def _own(text: TextView, trigger: Trigger, taken: set[int]) -> bool:
    """Whether a word of speech or judgement makes a claim without an attribution's content."""
    parse, token = text.parse, text.parse.tokens[trigger.i]
    if trigger.i in taken or not token.verbal or negated(parse, token.i):
        return False
    if not finite(parse, token.i) or text.innermost.get(token.i) is not None:
        return False
    sentence = parse.sentence_of(token.i)
    if trigger.type is EventType.ASSESSMENT:
        root = token.i == sentence.root or token.dep in ("conj", "relcl")
        return root and names_arms(text, sentence.span)
    subject = parse.child(token.i, "nsubj")
    who = text.mentions.who(parse.phrase(subject.i)) if subject else None
    return who is not None and _armed(text, trigger)
