"""How two words of a sentence hang together, as one short string."""

from __future__ import annotations

from whoseword.read.syntax import Parse, Token

APART = "apart"
LONGEST = 4  # arcs told one by one; what is further off says no more than that it is far


def path(parse: Parse, start: int, end: int) -> str:
    """The arcs from token `start` to token `end`: `to` for 'sent to Russia', `^1.nsubj` for a
    subject of the word above; prepositions stand for themselves. `apart` where they don't join.
    """
    climbed = parse.climbed(start)
    token, down = parse.tokens[end], list[str]()
    while token.i not in climbed:
        if token.head == token.i:
            return APART
        if token.dep not in ("pobj", "pcomp"):  # its preposition says more
            down.append(_label(token))
        token = parse.tokens[token.head]
    up = climbed[token.i]
    if up + len(down) > LONGEST:
        return "far"
    return ".".join((*((f"^{up}",) if up else ()), *reversed(down))) or "self"


def _label(token: Token) -> str:
    return token.lower if token.dep in ("prep", "agent", "dative") else token.dep
