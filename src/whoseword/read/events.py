"""Which words of a text state an event that counts as a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.model import Attribution, EventType, SourceType, Span, Stance, hull
from whoseword.read.evidence import clause_head, finite
from whoseword.read.goods import Goods
from whoseword.read.mentions import Mentions
from whoseword.read.syntax import Parse
from whoseword.read.triggers import Trigger, Triggers

WORDS = frozenset({EventType.STATEMENT, EventType.ASSESSMENT})
ARMED = frozenset({"weapon", "nuclear", "troops", "exercise", "vehicle", "space"})
# Stances that judge rather than declare; what they hold is an assessment.
JUDGING = frozenset({Stance.BELIEVE, Stance.PREDICT, Stance.DOUBT})
DECLARING = frozenset({Stance.DEMAND, Stance.PROMISE, Stance.ORDER, Stance.ACCUSE, Stance.DENY})
JUDGES = frozenset({SourceType.EXPERT, SourceType.INTELLIGENCE, SourceType.MEDIA})
# Verbs that only carry an event noun: 'conducted a test', 'held talks', 'took place'.
LIGHT = frozenset(
    "conduct carry hold stage perform make take have launch undertake begin start resume pay "
    "continue announce call complete do suspend impose sign reach".split()
)
NUMBERING = ("nummod", "npadvmod")
ENOUGH = 4  # armed words an article needs; tuned on the annotated articles, empty ones among them


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the text states: its trigger and the attribution that it stands under."""

    trigger: Trigger
    attribution: int | None


@dataclass(frozen=True)
class TextView:
    """What finding events in one text looks at."""

    parse: Parse
    goods: Goods
    mentions: Mentions
    attributions: tuple[Attribution, ...]


def relevant(goods: Goods) -> bool:
    """Whether a text speaks of arms or armed forces often enough to be read for claims."""
    return sum(c in ARMED for c in goods.category.values()) >= ENOUGH


def find_events(text: TextView, triggers: Triggers) -> tuple[Candidate, ...]:
    """The events of a text, in text order; none where it is not about arms."""
    if not relevant(text.goods):
        return ()
    matched = [triggers.match(text.parse, text.goods, t.i) for t in text.parse.tokens]
    happening = [t for t in matched if t and t.type not in WORDS and _counts(text, t)]
    happening = _one_a_clause(text, happening)
    taken = {clause_head(text.parse, t.i) for t in happening}
    words = [t for t in matched if t and t.type in WORDS]
    said = list(_said(text, happening, words))
    cues = {c for t in said for c in _cues(text, t.attribution)}
    own = [t for t in words if _own(text, t, taken | cues)]
    found = [Candidate(t, innermost(text, t.i)) for t in (*happening, *own)] + said
    return tuple(sorted(found, key=lambda c: (c.trigger.i, c.trigger.type)))


def innermost(text: TextView, i: int) -> int | None:
    """The attribution whose content holds token `i` most closely, or None."""
    token = text.parse.tokens[i]
    holding = [
        (sum(s.end - s.start for s in a.content), n)
        for n, a in enumerate(text.attributions)
        if any(s.covers(token.span) for s in a.content)
    ]
    return min(holding)[1] if holding else None


def _counts(text: TextView, trigger: Trigger) -> bool:
    """Whether a happening's word states it here: a verb of its own, or a noun with something."""
    parse, token = text.parse, text.parse.tokens[trigger.i]
    if token.pos in ("VERB", "AUX"):
        return _armed(text, trigger) and not _negated(parse, token.i)
    if token.dep in ("compound", "amod", "nmod") or (token.pos == "PROPN" and token.dep == "pobj"):
        return False
    head = parse.tokens[token.head]
    light = head.lemma in LIGHT and token.dep in ("dobj", "nsubjpass", "nsubj")
    return _armed(text, trigger) and (light or _dated(text, token.i))


def _dated(text: TextView, i: int) -> bool:
    """Whether an event noun has a date, a number or a place of its own."""
    under = text.parse.subtree(i)
    return any(t.entity in ("DATE", "CARDINAL", "ORDINAL", "GPE", "LOC", "FAC") for t in under)


def _armed(text: TextView, trigger: Trigger) -> bool:
    """Whether its clause names arms, or a state or somebody of one."""
    if trigger.category:
        return True
    sentence = text.parse.sentence_of(trigger.i)
    return _names_arms(text, sentence.span) or any(
        m.actor and m.actor.state for m in text.mentions.within(sentence.span)
    )


def _names_arms(text: TextView, span: Span) -> bool:
    return any(text.goods.category.get(t.i) in ARMED for t in text.parse.within(span))


def _negated(parse: Parse, i: int) -> bool:
    return parse.child(i, "neg") is not None


def _one_a_clause(text: TextView, found: list[Trigger]) -> list[Trigger]:
    """Without the noun triggers whose clause has a verb trigger of its own type already."""
    verbs = {(clause_head(text.parse, t.i), t.type) for t in found if _verb(text.parse, t.i)}
    kept: list[Trigger] = []
    seen: set[tuple[int, EventType]] = set()
    for trigger in found:
        key = (clause_head(text.parse, trigger.i), trigger.type)
        if _verb(text.parse, trigger.i) or (key not in verbs and key not in seen):
            kept.append(trigger)
            seen.add(key)
    return kept


def _verb(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos in ("VERB", "AUX")


def _said(text: TextView, found: list[Trigger], words: list[Trigger]) -> Iterator[Candidate]:
    """A statement or an assessment for each sentence of content that holds no other event."""
    judged = {t.i for t in words if t.type is EventType.ASSESSMENT}
    for number, attribution in enumerate(text.attributions):
        for head in _content_heads(text, attribution):
            span = text.parse.phrase(head)
            inside = [s for s in attribution.content if s.overlaps(span)]
            piece = hull(inside) if inside else span
            if any(piece.covers(text.parse.tokens[t.i].span) for t in found):
                continue
            if innermost(text, head) != number or not _worth(text, attribution, span):
                continue
            type_ = _word_type(text, attribution, span, judged)
            yield Candidate(Trigger(head, type_, "", "content", "attribution"), number)


def _content_heads(text: TextView, attribution: Attribution) -> Iterator[int]:
    """The heads of an attribution's content, one a sentence."""
    seen: set[int] = set()
    for span in attribution.content:
        for token in text.parse.within(span):
            number = text.parse.sentence_number(token.i)
            if number in seen:
                continue
            sentence = text.parse.sentences[number]
            start = max(span.start, sentence.span.start)
            end = min(span.end, sentence.span.end)
            head = text.parse.head_of(Span(start, end)) if end > start else None
            if head is not None:
                seen.add(number)
                yield head.i


def _worth(text: TextView, attribution: Attribution, span: Span) -> bool:
    """Whether said words concern arms or states: by themselves or by their whole sentence."""
    head = text.parse.head_of(span)
    around = text.parse.sentence_of(head.i).span if head else span
    if len(text.parse.within(span)) < 3:
        return False
    return _names_arms(text, around) or any(
        m.actor and m.actor.state for m in text.mentions.within(around)
    )


def _word_type(
    text: TextView, attribution: Attribution, span: Span, judged: set[int]
) -> EventType:
    """Assessment where the speaker judges, or speaks of arms as a judge would; else statement."""
    if attribution.stance in JUDGING:
        return EventType.ASSESSMENT
    if attribution.stance in DECLARING:
        return EventType.STATEMENT
    who = text.mentions.who(hull(attribution.source)) if attribution.source else None
    if who and who.source_type in JUDGES:
        return EventType.ASSESSMENT
    head = text.parse.head_of(span)
    about = head is not None and head.i in judged and _names_arms(text, span)
    return EventType.ASSESSMENT if about else EventType.STATEMENT


def _cues(text: TextView, number: int | None) -> Iterator[int]:
    if number is None:
        return
    for span in text.attributions[number].cue:
        yield from (t.i for t in text.parse.within(span))


def _own(text: TextView, trigger: Trigger, taken: set[int]) -> bool:
    """Whether a word of speech or judgement makes a claim without an attribution's content."""
    parse, token = text.parse, text.parse.tokens[trigger.i]
    if trigger.i in taken or not _verb(parse, token.i) or _negated(parse, token.i):
        return False
    if not finite(parse, token.i) or innermost(text, token.i) is not None:
        return False
    sentence = parse.sentence_of(token.i)
    if trigger.type is EventType.ASSESSMENT:
        root = token.i == sentence.root or token.dep in ("conj", "relcl")
        return root and _names_arms(text, sentence.span)
    subject = parse.child(token.i, "nsubj")
    who = text.mentions.who(parse.phrase(subject.i)) if subject else None
    return who is not None and _armed(text, trigger)
