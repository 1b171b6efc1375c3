"""Statements and assessments: said words that hold no other event."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.model import Actor, Attribution, EventType, SourceType, Span, Stance, hull
from whoseword.read.syntax import Parse
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView, names_arms, names_states

# Stances that judge rather than declare; what they hold is an assessment.
JUDGING = frozenset({Stance.BELIEVE, Stance.PREDICT, Stance.DOUBT})
DECLARING = frozenset({Stance.DEMAND, Stance.PROMISE, Stance.ORDER, Stance.ACCUSE, Stance.DENY})
JUDGES = frozenset({SourceType.EXPERT, SourceType.INTELLIGENCE, SourceType.MEDIA})
FEW = 3  # words that said content needs to say something
ASKING = frozenset({"should", "must", "shall", "ought"})
OWN_SIDE = frozenset({"i", "we", "he", "she", "you", "let"})


def find_said(text: TextView, found: list[Trigger]) -> Iterator[tuple[Trigger, int]]:
    """A statement or an assessment for each sentence of content that holds no other event."""
    words = [text.parse.tokens[t.i].span for t in found]
    for number, attribution in enumerate(text.attributions):
        for head in _content_heads(text, attribution):
            span = text.parse.phrase(head)
            inside = [s for s in attribution.content if s.overlaps(span)]
            piece = hull(inside) if inside else span
            if any(piece.covers(word) for word in words):
                continue
            if _holds_another(text, number, piece):
                continue
            if text.innermost.get(head) != number or not _worth(text, attribution, span):
                continue
            type_ = word_type(text, attribution, head)
            yield Trigger(head, type_, "", "content", "attribution"), number


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
            head = _top(text.parse, Span(start, end)) if end > start else None
            if head is not None:
                seen.add(number)
                yield head


def _top(parse: Parse, span: Span) -> int | None:
    """The word in `span` that stands highest in its tree: a verb before another word."""
    inside = [t for t in parse.within(span) if t.pos != "PUNCT"]
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head == t.i or t.head not in numbers]
    tops.sort(key=lambda t: not t.verbal)
    return _after_be(parse, tops[0].i) if tops else None


def _after_be(parse: Parse, i: int) -> int:
    """The verb that 'is likely to VERB' is about, or `i` itself."""
    adjective = parse.child(i, "acomp") if parse.tokens[i].lemma == "be" else None
    verb = parse.child(adjective.i, "xcomp") if adjective else None
    return verb.i if verb else i


def _worth(text: TextView, attribution: Attribution, span: Span) -> bool:
    """Whether said words concern arms or states: by themselves, or by who says them."""
    if len(text.parse.within(span)) < FEW:
        return False
    head = text.parse.head_of(span)
    around = text.parse.sentence_of(head.i).span if head else span
    said_by = hull(attribution.source) if attribution.source else None
    who = text.mentions.who(said_by) if said_by else None
    return who is not None or names_arms(text, around) or names_states(text, around)


def _holds_another(text: TextView, number: int, piece: Span) -> bool:
    """Whether the words that are said hold the cue of another attribution: then that one counts."""
    return any(
        piece.covers(cue)
        for n, other in enumerate(text.attributions)
        if n != number
        for cue in other.cue
    )


def word_type(text: TextView, attribution: Attribution, head: int) -> EventType:
    """Assessment where a speaker judges a third party or a thing; else statement.

    The annotation guidelines' border: words about intent, demand or attitude are statements,
    a judgement of a weapon, programme, aim, stage or effect is an assessment.
    """
    if attribution.stance in JUDGING:
        return EventType.ASSESSMENT
    if attribution.stance in DECLARING:
        return EventType.STATEMENT
    who = text.mentions.who(hull(attribution.source)) if attribution.source else None
    if who and who.source_type in JUDGES:
        return EventType.ASSESSMENT
    return EventType.STATEMENT if _attitude(text, who, head) else EventType.ASSESSMENT


def _attitude(text: TextView, who: Actor | None, head: int) -> bool:
    """Whether said words speak for the speaker's own side, or of something else than arms."""
    parse = text.parse
    if any(t.lower in ASKING for t in parse.children(head, "aux")):
        return True
    subject = parse.child(head, "nsubj", "nsubjpass")
    if subject is None or subject.lower in OWN_SIDE:
        return True
    if not names_arms(text, parse.phrase(head)):
        return True
    actor = text.mentions.who(parse.phrase(subject.i))
    if actor is None or who is None:
        return False
    return actor.name == who.name or (who.state is not None and actor.state == who.state)
