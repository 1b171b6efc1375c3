"""Which words of a text state an event that counts as a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whoseword.model import Actor, Attribution, EventType, SourceType, Span, Stance, hull
from whoseword.read.evidence import clause_head, finite
from whoseword.read.goods import Goods
from whoseword.read.mentions import Mentions
from whoseword.read.subjects import subjects
from whoseword.read.syntax import Parse
from whoseword.read.triggers import Trigger, Triggers

WORDS = frozenset({EventType.STATEMENT, EventType.ASSESSMENT})
PERSONAL = frozenset({EventType.MEETING, EventType.VISIT, EventType.AGREEMENT})
ARMED = frozenset({"weapon", "nuclear", "troops", "exercise", "vehicle", "space"})
ARMED_ACTS = frozenset({EventType.TEST, EventType.ATTACK, EventType.SANCTION, EventType.DEPLOYMENT})
# Stances that judge rather than declare; what they hold is an assessment.
JUDGING = frozenset({Stance.BELIEVE, Stance.PREDICT, Stance.DOUBT})
DECLARING = frozenset({Stance.DEMAND, Stance.PROMISE, Stance.ORDER, Stance.ACCUSE, Stance.DENY})
JUDGES = frozenset({SourceType.EXPERT, SourceType.INTELLIGENCE, SourceType.MEDIA})
FEW = 3  # words that said content needs to say something
ASKING = frozenset({"should", "must", "shall", "ought"})
ABLE = frozenset({"can", "could", "may", "might", "would"})
OWN_SIDE = frozenset({"i", "we", "he", "she", "you", "let"})
# Verbs that only carry an event noun: 'conducted a test', 'held talks', 'took place'.
LIGHT = frozenset(
    "conduct carry hold stage perform make take have launch undertake begin start resume pay "
    "continue announce call complete do suspend impose sign reach".split()
)
NUMBERING = ("nummod", "npadvmod")
ENOUGH = 2  # armed words and acts an article needs; the annotated empty ones have none or one


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


def relevant(goods: Goods, matched: Iterable[Trigger | None]) -> bool:
    """Whether a text speaks of arms and armed acts often enough to be read for claims."""
    armed = sum(c in ARMED for c in goods.category.values())
    acts = sum(t is not None and t.type in ARMED_ACTS for t in matched)
    return armed > 0 and armed + acts >= ENOUGH


def find_events(text: TextView, triggers: Triggers) -> tuple[Candidate, ...]:
    """The events of a text, in text order; none where it is not about arms."""
    matched = [triggers.match(text.parse, text.goods, t.i) for t in text.parse.tokens]
    if not relevant(text.goods, matched):
        return ()
    happening = [t for t in matched if t and t.type not in WORDS and _counts(text, t)]
    happening = _one_a_clause(text, happening)
    taken = {clause_head(text.parse, t.i) for t in happening}
    words = [t for t in matched if t and t.type in WORDS]
    said = list(_said(text, happening))
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
        real = trigger.type is not EventType.ATTACK or _happened(parse, token.i)
        real = real and (trigger.type not in PERSONAL or _by_somebody(text, token.i))
        real = real and (trigger.mode != "person" or _to_somebody(text, token.i))
        return real and _armed(text, trigger) and not _unreal(parse, token.i)
    if token.dep in ("compound", "amod", "nmod") or (token.pos == "PROPN" and token.dep == "pobj"):
        return False
    head = parse.tokens[token.head]
    ordered = any(head.i in _cue_tokens(text, a) for a in text.attributions)
    light = (ordered or head.lemma in LIGHT) and token.dep in ("dobj", "nsubjpass", "nsubj")
    return _armed(text, trigger) and (light or _dated(text, token.i))


def _cue_tokens(text: TextView, attribution: Attribution) -> set[int]:
    return {t.i for span in attribution.cue for t in text.parse.within(span)}


def _dated(text: TextView, i: int) -> bool:
    """Whether an event noun has a date, a number or a place of its own."""
    under = text.parse.subtree(i)
    return any(t.entity in ("DATE", "CARDINAL", "ORDINAL", "GPE", "LOC", "FAC") for t in under)


def _armed(text: TextView, trigger: Trigger) -> bool:
    """Whether its clause names arms, or a state or somebody of one."""
    if trigger.category:
        return True
    sentence = text.parse.sentence_of(trigger.i)
    return _names_arms(text, sentence.span) or _names_states(text, sentence.span)


def _names_arms(text: TextView, span: Span) -> bool:
    return any(text.goods.category.get(t.i) in ARMED for t in text.parse.within(span))


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
    return _negated(parse, i) or any(t.lower == "if" for t in parse.children(i, "mark"))


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


def _said(text: TextView, found: list[Trigger]) -> Iterator[Candidate]:
    """A statement or an assessment for each sentence of content that holds no other event."""
    for number, attribution in enumerate(text.attributions):
        for head in _content_heads(text, attribution):
            span = text.parse.phrase(head)
            inside = [s for s in attribution.content if s.overlaps(span)]
            piece = hull(inside) if inside else span
            if any(piece.covers(text.parse.tokens[t.i].span) for t in found):
                continue
            if _holds_another(text, number, piece):
                continue
            if innermost(text, head) != number or not _worth(text, attribution, span):
                continue
            type_ = word_type(text, attribution, head)
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
            head = _top(text.parse, Span(start, end)) if end > start else None
            if head is not None:
                seen.add(number)
                yield head


def _top(parse: Parse, span: Span) -> int | None:
    """The word in `span` that stands highest in its tree: a verb before another word."""
    inside = [t for t in parse.within(span) if t.pos != "PUNCT"]
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head == t.i or t.head not in numbers]
    tops.sort(key=lambda t: t.pos not in ("VERB", "AUX"))
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
    return who is not None or _names_arms(text, around) or _names_states(text, around)


def _names_states(text: TextView, span: Span) -> bool:
    return any(m.actor and m.actor.state for m in text.mentions.within(span))


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
    if not _names_arms(text, parse.phrase(head)):
        return True
    actor = text.mentions.who(parse.phrase(subject.i))
    if actor is None or who is None:
        return False
    return actor.name == who.name or (who.state is not None and actor.state == who.state)


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
