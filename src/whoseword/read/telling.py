"""In which tense a claim is told, by the verb of its clause."""

from __future__ import annotations

from whoseword.model import Claim, EventType
from whoseword.read.evidence import clause_head
from whoseword.read.syntax import Parse, Token

PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})
MODAL = frozenset({"will", "would", "shall", "may", "might", "could", "can", "should", "must"})
EARLIER = frozenset({"earlier", "previously", "once", "before", "repeatedly", "recently"})


def _verb(parse: Parse, claim: Claim) -> Token | None:
    trigger = parse.head_of(claim.spans.trigger)
    return parse.tokens[clause_head(parse, trigger.i)] if trigger else None


def _auxiliaries(parse: Parse, verb: Token) -> set[str]:
    return {t.lower for t in parse.children(verb.i, "aux", "auxpass", "advmod")}


def perfect(parse: Parse, claim: Claim) -> bool:
    """'has vowed', 'had earlier said': at another time than the story's."""
    verb = _verb(parse, claim)
    return verb is not None and bool(_auxiliaries(parse, verb) & (PERFECT | EARLIER))


def simple_past(parse: Parse, claim: Claim) -> bool:
    """Whether a claim is told in the simple past, the tense of a story that goes on."""
    verb = _verb(parse, claim)
    if verb is None:
        return False
    words = _auxiliaries(parse, verb)
    if words & (PERFECT | MODAL | EARLIER):
        return False
    if not verb.verbal:
        return claim.type is EventType.TEST
    passive = any(t.tag == "VBD" for t in parse.children(verb.i, "aux", "auxpass"))
    bare = verb.tag == "VBN" and not parse.children(verb.i, "aux", "auxpass")  # a mistagged past
    return verb.tag == "VBD" or passive or bare or (verb.tag == "VBG" and verb.dep == "advcl")
