"""How closely a time hangs together with the word that states an event, by the parse."""

from __future__ import annotations

from whoseword.model import Span
from whoseword.read.evidence import finite
from whoseword.read.syntax import Parse, Token

# Best first: on the word itself, on one above or under it, on one beside it, in a clause of its own
# that shares the word's, and in one that tells of something else.
ITS_OWN, OVER_IT, BESIDE, APART, ELSEWHERE = range(5)
# Clauses that tell of something else: 'the bomb that it dropped in 1945'.
OTHER_CLAUSE = frozenset({"relcl", "advcl", "acl"})
# Before a noun a time is part of its name ('its 2015 deal'), but not behind these.
AT = frozenset({"at", "during", "in", "on", "after", "following", "since", "from", "for"})


def relation(parse: Parse, time: Span, trigger: Token) -> int:
    """How closely the words at `time` hang together with `trigger`: ITS_OWN … ELSEWHERE."""
    head = parse.head_of(time)
    if head is None:
        return APART
    attached = _attached(parse, head)
    if attached.i == trigger.i:
        return ITS_OWN
    above = {t.i for t in parse.above(trigger.i)} | {trigger.i}
    way = [attached, *parse.above(attached.i)]
    meeting = next((n for n, t in enumerate(way) if t.i in above), len(way))
    between = way[:meeting]
    other = (t for t in between if t.dep in OTHER_CLAUSE and finite(parse, t.i))
    if any(t.head != trigger.i or t.dep == "advcl" for t in other):
        return ELSEWHERE
    if between and _names(parse, head, attached):
        return ELSEWHERE
    if any(t.verbal and t.dep != "conj" for t in between):
        return APART
    return OVER_IT if not between or way[-1].i == trigger.i else BESIDE


def _attached(parse: Parse, head: Token) -> Token:
    """What a time hangs on, past prepositions and other times."""
    above = parse.tokens[head.head]
    while above.pos in ("ADP", "SCONJ") and above.head != above.i:
        above = parse.tokens[above.head]
    return above


def _names(parse: Parse, head: Token, attached: Token) -> bool:
    """Whether the time only tells which one is meant: 'limits of the 2015 deal'."""
    if attached.pos not in ("NOUN", "PROPN") or head.i > attached.i:
        return False
    above = parse.tokens[attached.head]
    return attached.dep == "pobj" and above.lower not in AT
