"""Where people meet and speak: summits, press conferences and visits whose place the text names.

What is said or agreed on such an occasion has its place, though another sentence names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoseword.lexicon.names import Names
from whoseword.read.sites import BEFORE, Site
from whoseword.read.syntax import Parse, Token
from whoseword.read.view import TextView

AT = frozenset({"in", "at", "to", "on", "from"})
# What stands beside the verb of an occasion: 'talks were held in Hanoi'.
BESIDE = ("nsubj", "nsubjpass", "dobj", "attr")
FIRM = ("places", "new")  # kinds of sites that stand right before a noun: 'the Singapore summit'
PARTS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb"}
APART = (0, 1, 3, 8)  # sentences between an event and an occasion, as steps
SOON = 3  # sentences behind an event in which the occasion may be named that it belongs to


@dataclass(frozen=True, slots=True)
class Occasion:
    """The word that names it, where it is, and the names of all whom its sentence names.

    `site` is None where the text doesn't say: 'at the talks'.
    """

    word: int
    site: Site | None
    who: frozenset[str]


def occasions(view: TextView, names: Names, every: Sequence[Site]) -> tuple[Occasion, ...]:
    """The occasions of a text, in text order: those with a place, and nouns without one."""
    where: dict[int, Site] = {}
    for site in every:
        word = _of(view.parse, names, site)
        if word is not None:
            where.setdefault(word.i, site)
    named = (t.i for t in view.parse.tokens if t.pos == "NOUN" and _is_one(names, t))
    return tuple(Occasion(i, where.get(i), _who(view, i)) for i in sorted({*where, *named}))


@dataclass(frozen=True, slots=True)
class Near:
    """The occasions to which an event may belong: the last before it comes first, the next last.

    All have a place. `recalled` where the event's own sentence names one without: 'at the talks'.
    """

    placed: tuple[Occasion, ...]
    recalled: bool


def near_to(parse: Parse, every: Sequence[Occasion], i: int) -> Near:
    """The occasions with a place before the event at token `i`, and one that soon follows."""
    number = parse.sentence_number(i)
    placed = [one for one in every if one.site is not None]
    before = [one for one in placed if one.word <= i]
    soon = [one for one in placed[len(before) :][:1] if _number(parse, one) - number <= SOON]
    recalled = any(one.site is None and _number(parse, one) == number for one in every)
    return Near((*reversed(before), *soon), recalled)


def speaking_for(view: TextView, i: int, site: Site, near: Near, inside: int) -> Iterator[str]:
    """What speaks for a place as that of an occasion to which the event at token `i` belongs.

    `inside` is how many places the evidence names itself.
    """
    every = enumerate(near.placed)
    mine = next((n for n, one in every if one.site and one.site.name == site.name), None)
    if mine is None:
        return
    one, number = near.placed[mine], view.parse.sentence_number(i)
    apart = sum(number - _number(view.parse, one) > step for step in APART)
    shared = bool(one.who & _who(view, i))
    turn = "next" if one.word > i else "last" if mine == 0 else "earlier"
    yield f"occasion:{turn}/{inside}"
    yield f"occasion:{turn}/{inside}/{shared}"
    yield f"occasion:{turn}/recalled:{near.recalled}"
    yield f"occasion:{turn}/{inside}/{apart}/{shared}"
    yield f"occasion:{turn}/{view.parse.tokens[one.word].pos}/{shared}"
    yield f"occasion:{turn}/{site.kind.partition(':')[0]}/{inside}"


def _number(parse: Parse, one: Occasion) -> int:
    return parse.sentence_number(one.word)


def _who(view: TextView, i: int) -> frozenset[str]:
    """The names of all whom the sentence of token `i` mentions."""
    inside = view.mentions.within(view.parse.sentence_of(i).span)
    return frozenset(m.actor.name for m in inside if m.actor)


def _is_one(names: Names, token: Token) -> bool:
    """Whether a word is of the pack's occasions."""
    part = PARTS.get(token.pos)
    return part is not None and names.occasion(token.lemma, part)


def _of(parse: Parse, names: Names, site: Site) -> Token | None:
    """The word of the occasion that a place is the place of."""
    if site.kind.startswith("noun"):
        return None
    head = parse.tokens[site.head]
    above = parse.tokens[head.head]
    holders: Iterator[Token] = iter(())
    if head.dep == "pobj" and above.lower in AT:
        holders = _holders(parse, parse.tokens[above.head])
    elif head.dep == "dobj" or (
        head.dep in BEFORE and site.kind.startswith(FIRM) and above.pos != "VERB"
    ):  # 'visited Pyongyang'
        holders = iter([above])
    return next((t for t in holders if _is_one(names, t)), None)


def _holders(parse: Parse, holder: Token) -> Iterator[Token]:
    """What a preposition's place may be the place of: nouns beside a verb come before it."""
    if holder.pos == "VERB":
        yield from parse.children(holder.i, *BESIDE)
        for preposition in parse.children(holder.i, "prep"):
            yield from parse.children(preposition.i, "pobj")
    yield holder
