"""The words of a text that may state a claim: its units.

A unit is a verb that heads a clause of its own, or a noun that names a happening or what is said.
Which of them state a claim, and of which type, is learned (detect.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Attribution, Span
from whoseword.read.evidence import clause, clause_head
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import Triggers
from whoseword.read.view import TextView

VERBS = ("VERB", "AUX")
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


@dataclass(frozen=True)
class Said:
    """Which attributions hold each token as content, and which as cue."""

    parse: Parse
    attributions: tuple[Attribution, ...]

    @cached_property
    def innermost(self) -> Mapping[int, int]:
        """For every token that is content, the attribution with the least content around it."""
        size = {n: _size(a) for n, a in enumerate(self.attributions)}
        found: dict[int, int] = {}
        for n, attribution in enumerate(self.attributions):
            for token in _tokens(self.parse, attribution.content):
                if token.i not in found or size[n] < size[found[token.i]]:
                    found[token.i] = n
        return found

    @cached_property
    def cues(self) -> Mapping[int, int]:
        """For every token that is a cue, its attribution."""
        found: dict[int, int] = {}
        for n, attribution in enumerate(self.attributions):
            for token in _tokens(self.parse, attribution.cue):
                found.setdefault(token.i, n)
        return found


def _size(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)


def _tokens(parse: Parse, spans: tuple[Span, ...]) -> Iterator[Token]:
    for span in spans:
        yield from parse.within(span)


def find_units(view: TextView, triggers: Triggers) -> tuple[Unit, ...]:
    """The units of a text, in text order."""
    said = Said(view.parse, view.attributions)
    return tuple(
        _unit(view.parse, t, said) for t in view.parse.tokens if _is_unit(view.parse, t, triggers)
    )


def _is_unit(parse: Parse, token: Token, triggers: Triggers) -> bool:
    if token.pos in VERBS:
        return token.dep not in HELPING and token.dep not in PART
    if token.head == token.i:
        return token.pos != "PUNCT" and parse.sentence_of(token.i).last - token.i > 1
    return token.pos in NOUNS and token.dep not in PART and bool(triggers.types(token))


def _unit(parse: Parse, token: Token, said: Said) -> Unit:
    return Unit(
        token.i,
        parse.sentence_number(token.i),
        clause(parse, clause_head(parse, token.i)),
        said.innermost.get(token.i),
        said.cues.get(token.i),
    )
