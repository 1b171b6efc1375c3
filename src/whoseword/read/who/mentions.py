"""Walks a text and finds who is meant in it: by name, seat, description or pronoun."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.lexicon.entry import Entry
from whoseword.lexicon.names import Names
from whoseword.model import Actor, Document, Span
from whoseword.read.syntax import Parse
from whoseword.read.who.antecedents import Antecedents
from whoseword.read.who.descriptions import Describer
from whoseword.read.who.discourse import Discourse
from whoseword.read.who.meant import mention
from whoseword.read.who.named import find_names
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import Mention, Mentions, Name
from whoseword.read.who.wording import Wording


def find_mentions(document: Document, parse: Parse, names: Names) -> Mentions:
    """All mentions of actors in `document`, each resolved or openly left unresolved.

    Names come first; then the text is walked in order, so that descriptions and pronouns find
    whoever was mentioned before them.
    """
    scene = Scene(document, parse, names)
    discourse = Discourse(scene)
    found = find_names(scene, discourse)
    discourse.everyone = _full_names(scene, discourse, found.names)
    discourse.topic.update(_states(found.names))
    mentions: dict[int, Mention] = {}

    def peek(i: int) -> Mention | None:
        name = found.names.get(i)
        return mentions.get(i) or (mention(scene, discourse, name) if name else None)

    describer = Describer(scene, discourse, Wording(scene, peek), _roles(scene))
    antecedents = Antecedents(scene, discourse, mentions)
    inside = _inner(scene, found.names)
    for i in range(len(parse.tokens)):
        name = found.names.get(i)
        if name is not None:
            mentions[i] = mention(scene, discourse, name)
        elif i not in inside:
            other = describer.mention(i) or antecedents.mention(i)
            if other is not None:
                mentions[i] = other
        if i in mentions:
            discourse.note(mentions[i])
    every = sorted(mentions.values(), key=lambda m: (m.span, m.head))
    return Mentions(parse, tuple(every), found.places)


def _inner(scene: Scene, names: dict[int, Name]) -> set[int]:
    """The tokens inside names that aren't their heads: they are nobody by themselves."""
    return {t.i for n in names.values() for t in scene.tokens(n.span) if t.i != n.head}


def _roles(scene: Scene) -> dict[int, tuple[Span, tuple[Entry, ...]]]:
    """The offices that the text names, by head token."""
    matches = [m for m in scene.names.find_roles(scene.parse.text) if scene.tokens(m.span)]
    return {scene.head(scene.tokens(m.span)).i: (m.span, m.entries) for m in matches}


def _full_names(scene: Scene, discourse: Discourse, names: dict[int, Name]) -> dict[Actor, int]:
    """Everybody whom the text names in full, with the first token at which it does."""
    full = [n for _, n in sorted(names.items()) if " " in n.span.of(scene.parse.text)]
    actors = ((mention(scene, discourse, n).actor, n.head) for n in reversed(full))
    found = {a: i for a, i in actors if a is not None and a.kind == "person"}
    return dict(reversed(found.items()))


def _states(names: dict[int, Name]) -> Iterator[str]:
    """The state of every name that has just one, so that the most frequent are the topic."""
    for name in names.values():
        states = {e.state for e in name.entries if e.state}
        if len(states) == 1:
            yield states.pop()
