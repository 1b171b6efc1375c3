"""Shorter names of people and bodies that the text also names in full: `RSF`, `Petinglay`."""

from __future__ import annotations

import re
from dataclasses import replace

from whoseword.lexicon.entry import Form
from whoseword.lexicon.slug import stable_id
from whoseword.model import Actor
from whoseword.read.syntax import Token
from whoseword.read.who.newnames import acronym
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import Name

LEAST_INITIALS = 3  # two letters are too often something else


def acronyms(scene: Scene, names: dict[int, Name]) -> dict[int, Name]:
    """The acronyms of names, wherever they stand.

    A text introduces them in brackets, or lets a new body's capitals speak for themselves.
    """
    short = {}
    for name in names.values():
        found = acronym(scene, name.span) or _initials(name)
        if found is not None:
            short[found] = name
    tokens = (t for t in scene.parse.tokens if t.text in short)
    return {
        t.i: Name(t.span, t.i, short[t.text].entries, short[t.text].new)
        for t in tokens
        if t.i not in names or names[t.i].new
    }


def _initials(name: Name) -> str | None:
    """What a new body's capitals spell: `RSF` for `Rapid Support Forces`."""
    if name.new is None or name.new.kind == "person":
        return None
    capitals = "".join(w[0] for w in re.findall(r"\w+", name.new.name) if w[0].isupper())
    return capitals if len(capitals) >= LEAST_INITIALS else None


def _by_full_name(scene: Scene, name: Name) -> Actor | None:
    """The person whom a name means for certain: a new one, or the pack's by the full name."""
    if name.new is not None:
        return name.new if name.new.kind == "person" else None
    named = {e.name: e for e in name.entries if e.table == "people" and e.form is Form.NAME}
    entry = next(iter(named.values())) if len(named) == 1 else None
    whole = entry is not None and " " in name.span.of(scene.parse.text)
    return entry.actor if entry is not None and whole else None


def family_names(scene: Scene, names: dict[int, Name]) -> dict[int, Name]:
    """The last names of people, wherever they stand alone: a parser misses many.

    Also of the pack's that it knows by no family name, for that is a plain word: `May`, `Rice`.
    """
    people = [p for n in names.values() if (p := _by_full_name(scene, n)) is not None]
    last = {p.name.split()[-1]: p for p in people if " " in p.name}
    inside = {t.i for n in names.values() for t in scene.tokens(n.span)}
    inside |= {t.i for m in scene.matches for t in scene.tokens(m.span)}
    alone = (t for t in scene.parse.tokens if t.text in last and t.i not in inside)
    named = [t for t in alone if t.text[0].isupper() and _is_name(t) and not _joined_to(scene, t)]
    return {t.i: Name(t.span, t.i, (), _called(last[t.text], t.text)) for t in named}


def _called(person: Actor, name: str) -> Actor:
    """A person as known by a last name alone, until it's settled who is meant."""
    return replace(person, id=stable_id(name), name=name, known=False)


def _is_name(token: Token) -> bool:
    return token.pos in ("PROPN", "NOUN") or token.entity == "PERSON"


def _joined_to(scene: Scene, token: Token) -> bool:
    """Whether it is part of another name: `Walker Street`."""
    above = scene.parse.tokens[token.head]
    return token.dep == "compound" and above.pos == "PROPN"
