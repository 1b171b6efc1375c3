"""People and bodies that the pack lacks: one spelling is one actor through the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoseword.lexicon.entry import ACTORS, Form, NameMatch
from whoseword.lexicon.slug import stable_id
from whoseword.model import Actor, SourceType, Span
from whoseword.read.who.beside import after, before
from whoseword.read.who.bodynames import OFFICIAL
from whoseword.read.who.described import Description, description
from whoseword.read.who.discourse import Discourse
from whoseword.read.who.formed import NICKNAME
from whoseword.read.who.newnames import ADDED, proper_names
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import Name
from whoseword.read.who.roles import body_type

OF = re.compile(r" of (?:the )?")


def newcomers(scene: Scene, discourse: Discourse, kept: Sequence[NameMatch]) -> Iterator[Name]:
    """Names that the pack lacks; one spelling is one actor through the whole text."""
    seen: dict[str, Actor] = {}
    taken = [m.span for m in kept if m.of(*ACTORS, "places", "weapons")]
    goods = [m.span for m in kept if m.of("goods")]
    for span, kind in proper_names(scene, taken):
        if span.inside(goods):
            continue
        if kind == "body" and (_portfolio(scene, span) or _ranking(scene, span)):
            continue
        if kind == "person" and _two_leaders(scene, span):
            continue
        text = " ".join(span.of(scene.parse.text).split())
        text = NICKNAME.sub("", re.sub(r"['’]s?$", "", text))
        actor = seen.get(text)
        if actor is None:
            known = _without_initials(scene, text) if kind == "person" else None
            actor = known or _person(scene, discourse, text, span) if kind == "person" else None
            actor = actor or _body(scene, text, span)
            seen[text] = actor
        yield Name(span, scene.head(scene.tokens(span)).i, (), actor)


def _portfolio(scene: Scene, span: Span) -> bool:
    """Whether it is what a minister is minister of, no body: `Secretary of State`."""
    head = scene.head(scene.tokens(span))
    above = scene.parse.tokens[head.head]
    if above.lower == "of":
        above = scene.parse.tokens[above.head]
    return above.i != head.i and above.lemma.rpartition("-")[2] in ("minister", "secretary")


def _ranking(scene: Scene, span: Span) -> bool:
    """Whether it is a part of a rank: `Rear Adm. John Kirby`."""
    behind = scene.tokens(span)[-1].i + 1
    word = scene.parse.tokens[behind].text if behind < len(scene.parse.tokens) else ""
    return (
        " " not in span.of(scene.parse.text) and word[-1:] == "." and bool(scene.names.rank(word))
    )


def _two_leaders(scene: Scene, span: Span) -> bool:
    """Whether it is two family names of leaders, no name: `the Trump-Kim summit`."""
    words = re.findall(r"\w+", span.of(scene.parse.text))
    return len(words) == 2 and all(_leads(scene, word) for word in words)


def _leads(scene: Scene, word: str) -> bool:
    people = (e for e in scene.names.entries(word) if e.form is Form.FAMILY)
    offices = {o.office for e in people for o in scene.names.offices(e.name)}
    return bool(offices & scene.names.sense("leading"))


def _without_initials(scene: Scene, text: str) -> Actor | None:
    """The pack's person whom the text gives an initial, a suffix or a name more between."""
    words = [w for w in text.split() if not ADDED.fullmatch(w)]
    if len(words) < 2:
        return None
    whole, short = (scene.names.actor(" ".join(w)) for w in (words, (words[0], words[-1])))
    first = {e.name for e in scene.names.entries(words[0]) if e.form is Form.FAMILY}
    # Of a name whose family comes first every syllable counts: Kim Un Song isn't Kim Song.
    left_out = short if short is not None and short.name not in first else None
    return next((a for a in (whole, left_out) if a and a.kind == "person"), None)


def _person(scene: Scene, discourse: Discourse, text: str, span: Span) -> Actor:
    described = description(scene, span)
    actor = _unknown(text, described)
    if described is not None:
        discourse.describe(actor, described.noun)
    return actor


def _unknown(name: str, described: Description | None) -> Actor:
    """An unknown person under the article's own full name."""
    source_type = described.source_type if described else SourceType.NONE
    state = described.state if described else None
    return Actor(stable_id(name), name, "person", source_type, state, known=False)


def _body(scene: Scene, name: str, span: Span) -> Actor:
    """An unknown body: the nouns in its name, or else beside it, say what kind it is.

    Without any such noun it is taken for one of the institutes and groups whose experts the news
    cites.
    """
    found = body_type(scene.names, name) or _beside(scene, span) or SourceType.EXPERT
    if found is SourceType.EXPERT:
        found = _above(scene, span) or found
    kind = "media" if found in (SourceType.MEDIA, SourceType.STATE_MEDIA) else "institution"
    return Actor(stable_id(name), name, kind, found, None, known=False)


def _above(scene: Scene, span: Span) -> SourceType | None:
    """The type of the organ that a body is a part of: `Institute of the Foreign Ministry`."""
    above = OF.match(scene.parse.text, span.end)
    start = above.end() if above is not None else -1
    organs = (e for m in scene.matches if m.span.start == start for e in m.of("institutions"))
    return next((e.source_type for e in organs if e.source_type in OFFICIAL), None)


def _beside(scene: Scene, span: Span) -> SourceType | None:
    """What stands right before or behind a body's name: `the satellite company Planet Labs`."""
    tokens = scene.tokens(span)
    for region in (before(scene, tokens[0].i)[-2:], after(scene, tokens[-1].i)[:5]):
        found = body_type(scene.names, " ".join(t.text for t in region))
        if found is not None:
            return found
    return None
