"""The words of a text that may state a claim: its units.

A unit is a verb that heads a clause of its own, or a noun that names a happening or what is said.
Which of them state a claim, and of which type, is learned (detect.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.model import Span
from whoseword.read.evidence import clause, clause_head
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import Triggers
from whoseword.read.view import TextView

NOUNS = ("NOUN", "PROPN")
# An auxiliary hangs on its verb by these arcs and states nothing by itself.
HELPING = frozenset({"aux", "auxpass"})
# A noun that is a part of another name or phrase names nothing by itself.
PART = frozenset({"compound", "nmod", "amod", "npadvmod"})


@dataclass(frozen=True)
class Unit:
    """A token `i` that may state a claim, its clause, and the attribution that it stands under.

    `attribution` is a position in the text's attributions; `cue` is the one whose cue it is.
    """

    i: int
    sentence: int
    clause: Span
    attribution: int | None
    cue: int | None


def find_units(view: TextView, triggers: Triggers) -> tuple[Unit, ...]:
    """The units of a text, in text order."""
    return tuple(_unit(view, t) for t in view.parse.tokens if _is_unit(view.parse, t, triggers))


def _is_unit(parse: Parse, token: Token, triggers: Triggers) -> bool:
    if token.verbal:
        return token.dep not in HELPING and token.dep not in PART
    if token.head == token.i:
        return token.pos != "PUNCT" and parse.sentence_of(token.i).last - token.i > 1
    return token.pos in NOUNS and token.dep not in PART and bool(triggers.types(token))


def _unit(view: TextView, token: Token) -> Unit:
    parse = view.parse
    return Unit(
        token.i,
        parse.sentence_number(token.i),
        clause(parse, clause_head(parse, token.i)),
        view.innermost.get(token.i),
        view.cued.get(token.i),
    )
