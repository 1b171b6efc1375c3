"""What a number counts: the noun, through the parse, and what that noun is called."""

from __future__ import annotations

import re

from whoseword.read import figures as f
from whoseword.read.syntax import Parse, Token

# Measures that name a kind of gun or round, before its noun: 'the 240 mm launcher'.
CALIBRES = frozenset({"mm", "cm", "calibre", "caliber"})
# Words before a counted noun that are no part of what it is.
UNSAID = frozenset(
    {*f.SCALES, *f.SHORT, *CALIBRES, "more", "other", "such", "further", "new", "additional"}
    | {"estimated", "scheduled", "known", "first", "last", "latest", "recent", "remaining"}
    | {"separate"}
)
HYPHENED = re.compile(r"(?:\w[\w.,]*-)+\Z")  # the parts before the last of 'short-range'
LONGEST = 40  # letters of these parts
MODEL = 3  # words that a type's name may have before its noun: 'Leopard 1A5 tanks'


def counted(parse: Parse, number: Token) -> Token | None:
    """The noun that a number counts, through the parse: its head, or what follows 'of'."""
    if number.dep == "pobj" and number.pos == "NUM":
        return None
    head = parse.tokens[number.head]
    if head.pos == "NUM":
        head = parse.tokens[head.head]
    if head.pos in ("NOUN", "PROPN") and abs(head.i - number.i) <= 8:
        return _noun_behind(parse, head) if head.i > number.i else head
    of = parse.child(number.i, "prep")
    inner = parse.child(of.i, "pobj") if of and of.lower == "of" else None
    if inner is not None and inner.tag == "WDT":
        return parse.modified(inner.i)  # 'the MiG-29s, five of which Russia donated'
    return inner if inner and inner.pos in ("NOUN", "PROPN", "PRON") else None


def _noun_behind(parse: Parse, named: Token) -> Token:
    """The noun after a name or calibre for which the parser takes that: '32 Leopard 1A5 tanks'."""
    if named.pos != "PROPN" and named.lower not in CALIBRES:
        whole = parse.tokens[named.head]  # '9 million artillery rounds'
        return whole if named.dep == "compound" and whole.tag == "NNS" else named
    behind = parse.tokens[named.i + 1 : named.i + 1 + MODEL]
    for token in behind:
        if token.tag == "NNS":
            return token
        if token.pos not in ("PROPN", "NUM", "NOUN", "ADJ"):
            break
    return named


def vague(parse: Parse, number: Token, noun: Token) -> bool:
    """'one of the largest', 'one day': no count."""
    return number.lower == "one" and (
        noun.i < number.i or parse.child(number.i, "prep") is not None
    )


def called(parse: Parse, noun: Token) -> str:
    """The counted noun with the common words joined to it: 'short-range missiles', no names."""
    joined = [t for t in parse.children(noun.i, "compound", "amod") if t.i > noun.i - 4]
    fitting = (t for t in joined if t.pos in ("NOUN", "ADJ") and t.i < noun.i)
    words = [_whole(parse, t) for t in fitting if t.text.islower() and t.lower not in UNSAID]
    whole = noun.text if noun.pos == "PROPN" and noun.text[1:].islower() else noun.lower
    return " ".join([*words[-2:], whole])


def _whole(parse: Parse, token: Token) -> str:
    """A word with what is written in one with it: `short-range`, of which it is the last part."""
    before = HYPHENED.search(parse.text, max(0, token.start - LONGEST), token.start)
    return parse.text[before.start() if before else token.start : token.end].lower()
