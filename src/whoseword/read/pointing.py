"""Words that point back to a place: 'the port', 'the city', 'there', '…, where'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whoseword.lexicon.names import Names
from whoseword.read.sites import BEFORE, CITY, Site
from whoseword.read.syntax import Token
from whoseword.read.view import TextView

POINTING = frozenset({"the", "this", "that"})
NAMED = ("places", "states", "new")  # kinds of sites that a text names
FINE = ("places", "new", "pointed")  # those of a spot, or what points to one
# Kinds of known places that a noun of a kind of terrain points back to.
MEANT = {
    "site": ("places:site", "places:base", "places:plant", "places:port"),
    "base": ("places:base", "places:site"),
    "port": ("places:port",),
    "land": ("places:island",),
}


def pointing(view: TextView, names: Names, every: Sequence[Site]) -> tuple[Site, ...]:
    """`every` place of a text, in text order, and the words that stand for one of them."""
    found = [s for s in every if s.kind.startswith(NAMED)]
    nouns = (_noun(view, s, found) for s in every if s.kind.startswith("noun"))
    more = [*(s for s in nouns if s is not None), *_towns(view, names, found)]
    more += _there(view, (*every, *more))
    return tuple(sorted((*every, *more), key=lambda s: (s.span, s.kind)))


def _noun(view: TextView, noun: Site, found: Sequence[Site]) -> Site | None:
    """`the site`, `the port`, `the peninsula`: the one last named before, or else named at all."""
    token = view.parse.tokens[noun.head]
    determiner = view.parse.child(token.i, "det")
    if determiner is None or determiner.lower not in POINTING or noun.span != token.span:
        return None
    kinds = MEANT.get(noun.kind.partition(":")[2], ())
    named = [s for s in found if s.kind in kinds or token.lower in s.name.lower().split()]
    return _meant(token, named, noun.kind.partition(":")[2])


def _towns(view: TextView, names: Names, found: Sequence[Site]) -> Iterator[Site]:
    """`the city`, `this village`: the one last named before."""
    towns = [s for s in found if s.kind == "places:city"]
    for token in view.parse.tokens if towns else ():
        if token.tag != "NN" or names.terrain(token.lemma) != CITY:
            continue
        determiner = view.parse.child(token.i, "det")
        bare = not view.parse.children(token.i, *BEFORE, "prep", "appos")
        points = bare and determiner is not None and determiner.lower in POINTING
        meant = _meant(token, towns, CITY) if points else None
        if meant is not None:
            yield meant


def _meant(token: Token, named: Sequence[Site], kind: str) -> Site | None:
    """What a noun points back to among `named`: the last before it, or else the only one."""
    before = [s for s in named if s.span.end <= token.start]
    meant = before[-1:] or (named if len({s.name for s in named}) == 1 else [])
    return Site(meant[0].name, token.span, token.i, f"pointed:{kind}") if meant else None


def _there(view: TextView, every: Sequence[Site]) -> Iterator[Site]:
    """`there`, and `where` behind a place's name: 'the base, where it keeps its missiles'."""
    fine = sorted((s for s in every if s.kind.startswith(FINE)), key=lambda s: s.span)
    for token in view.parse.tokens if fine else ():
        if token.dep != "advmod" or token.lower not in ("there", "where"):
            continue
        before = [s for s in fine if s.span.end <= token.start]
        if token.lower == "where":
            verb = view.parse.tokens[token.head]
            before = [s for s in before if s.head == verb.head and verb.dep == "relcl"]
        if before:
            yield Site(before[-1].name, token.span, token.i, f"pointed:{token.lower}")
