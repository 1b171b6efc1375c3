"""Who does an event: its subject, said or understood."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.read.syntax import Parse, Token

SUBJECTS = ("nsubj", "csubj")
# 'accused them of sending', 'kept them from it', 'thanked them for it': who sends is whom the verb
# is about.
OF_ANOTHER = frozenset({"of", "from", "for"})
LIMIT = 8  # arcs to climb at most


def subjects(parse: Parse, i: int) -> Iterator[Token]:
    """The heads of noun phrases that may be the doer of event word `i`, likeliest first."""
    token = parse.tokens[i]
    if token.verbal:
        yield from _of_verb(parse, token, LIMIT)
    else:
        yield from _of_noun(parse, token)


def passive(parse: Parse, i: int) -> bool:
    """Whether verb `i` is in the passive, a bare past participle after a noun included."""
    token = parse.tokens[i]
    if parse.children(i, "nsubjpass", "auxpass", "csubjpass", "agent"):
        return True
    return token.tag == "VBN" and token.dep == "acl"


def _of_verb(parse: Parse, token: Token, left: int) -> Iterator[Token]:
    for agent in parse.children(token.i, "agent"):
        yield from parse.children(agent.i, "pobj")
    if passive(parse, token.i):
        return
    own = parse.child(token.i, *SUBJECTS)
    if own is not None:
        if token.dep == "relcl" and own.lower in ("which", "who", "that"):
            yield parse.tokens[token.head]
        else:
            yield own
        return
    if left and token.head != token.i:
        yield from _above(parse, token, left - 1)


def _above(parse: Parse, token: Token, left: int) -> Iterator[Token]:
    above = parse.tokens[token.head]
    if token.dep == "pcomp" and above.lower in OF_ANOTHER:
        yield from parse.children(above.head, "dobj", "nsubjpass")
    if token.dep == "prep" or above.dep in ("prep", "pcomp"):
        yield from _climb(parse, above, left)
        return
    if token.dep in ("acl", "relcl"):
        yield above
        if token.dep == "acl" and left:  # 'stressed the need to build': who stressed it
            yield from _climb(parse, parse.tokens[above.head], left)
        return
    if token.dep in ("xcomp", "ccomp"):
        yield from parse.children(above.i, "dobj", "nsubjpass", "dative")
    yield from _climb(parse, above, left)


def _climb(parse: Parse, above: Token, left: int) -> Iterator[Token]:
    while above.pos in ("ADP", "SCONJ", "PART", "ADJ", "ADV") and above.head != above.i:
        above = parse.tokens[above.head]
    if above.verbal:
        yield from parse.children(above.i, "nsubjpass")
        yield from _of_verb(parse, above, left)
    elif above.pos in ("NOUN", "PROPN"):
        yield above
        if left and above.head != above.i:
            yield from _climb(parse, parse.tokens[above.head], left - 1)


def _of_noun(parse: Parse, token: Token) -> Iterator[Token]:
    yield from parse.children(token.i, "poss")
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower in ("by", "between", "among"):
            yield from parse.children(preposition.i, "pobj")
    yield from parse.children(token.i, "amod", "compound", "nmod")
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower == "of":
            yield from parse.children(preposition.i, "pobj")
    above = parse.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass", "pobj") and above.head != token.i:
        yield from _climb(parse, above, LIMIT)
