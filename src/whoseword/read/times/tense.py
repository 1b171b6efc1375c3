"""Does an expression look ahead or back? By the parse where there is one, else by the words."""

from __future__ import annotations

import re

from whoseword.model import Span
from whoseword.read.syntax import Parse, Token
from whoseword.read.times.moment import Tense

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
# Verbs whose content lies ahead: what they govern takes the future day.
PLANNING = frozenset({"plan", "schedule", "intend", "expect", "slate", "due", "aim", "set"})
# How far before an expression the words may stand that tell its tense, in characters.
WINDOW = 60
AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|scheduled (?:to|for)"
    r"|(?:is|are) (?:due|set|expected|scheduled|slated|planned|likely) (?:to|for|on)"
    r"|planned for|slated for|due (?:on|in|by)|upcoming|plans? to|ahead of|until|(?:is|are) to"
    r"|before the (?:[\w.]+ ){0,3}(?:election|summit|congress|vote|meeting|deadline)s?)\b"
    r"[^.;:!?]*\Z|(?:['’]ll)\b[^.;:!?]*\Z",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[;:!?\n]|\.\s|,\s(?:and|but|which|who|after|while|when|as)\b")


def tense_at(text: str, span: Span, parse: Parse | None = None) -> Tense:
    """The tense of the words that govern the expression at `span` of `text`."""
    if parse is not None and parse.tokens:
        return _governed(parse, span)
    before = text[max(0, span.start - WINDOW) : span.start]
    clause = CLAUSE.split(before)[-1]
    return Tense.FUTURE if AHEAD.search(clause) else Tense.OPEN


def _governed(parse: Parse, span: Span) -> Tense:
    """The tense of the nearest verb over the expression that has one."""
    head = parse.head_of(span)
    if head is None:
        return Tense.OPEN
    for above in parse.above(head.i):
        if not above.verbal:
            continue
        if _ahead(parse, above):
            return Tense.FUTURE
        if _past(parse, above):
            return Tense.PAST
        if above.tag == "VBG" and above.dep in ("advcl", "acl", "pcomp"):
            return Tense.OPEN  # 'calling Monday's drills a warning': the verb above tells nothing
    return Tense.OPEN


def _ahead(parse: Parse, verb: Token) -> bool:
    auxiliaries = {t.lower for t in parse.children(verb.i, "aux", "auxpass")}
    if auxiliaries & FUTURE and "have" not in auxiliaries:
        return True
    governor = parse.tokens[verb.head]
    if "to" in auxiliaries and verb.dep == "xcomp" and governor.lemma == "be":
        return governor.tag in ("VBP", "VBZ")  # 'are to be handed over by the end of July'
    return verb.lemma in PLANNING or (verb.tag == "VB" and governor.lemma in PLANNING)


def _past(parse: Parse, verb: Token) -> bool:
    if verb.tag == "VBD":
        return True
    return any(t.tag == "VBD" for t in parse.children(verb.i, "aux", "auxpass"))
