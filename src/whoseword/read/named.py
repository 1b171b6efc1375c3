"""The proper names of a text: which are the pack's, which are new, and who each one is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whoseword.lexicon.entry import ACTORS, Entry, Form, NameMatch
from whoseword.lexicon.slug import stable_id
from whoseword.model import Actor, SourceType, Span
from whoseword.read import unknowns
from whoseword.read.discourse import Discourse
from whoseword.read.phrases import Scene
from whoseword.read.referents import Mention, MentionKind, PlaceName
from whoseword.read.syntax import Token

ATTRIBUTIVE = frozenset({"compound", "amod", "nmod"})
OFFICIAL = (SourceType.GOVERNMENT, SourceType.MILITARY, SourceType.INTELLIGENCE)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in the text: the pack's entries for it, or a new actor."""

    span: Span
    head: int
    entries: tuple[Entry, ...] = ()
    new: Actor | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """All names of a text, by head token, and the pack's places."""

    names: dict[int, Name]
    places: tuple[PlaceName, ...]


def find_names(scene: Scene, discourse: Discourse) -> Found:
    """The names of the pack and new ones; new people are described to `discourse`."""
    kept = [_sorted_out(scene, m) for m in scene.matches if not _part_of_longer(scene, m)]
    actors = {n.head: n for n in (_name(scene, m) for m in kept if m.of(*ACTORS))}
    new = tuple(_new(scene, discourse, kept))
    names = actors | {n.head: n for n in new}
    names |= _acronyms(scene, names)
    names |= _family_names(scene, names)
    places = tuple(_place(scene, m) for m in kept if m.of("places", "states"))
    return Found(names, places)


def _sorted_out(scene: Scene, match: NameMatch) -> NameMatch:
    """`Rodong` is a missile before `missile`, and elsewhere the newspaper."""
    if not (match.of("weapons") and match.of(*ACTORS)):
        return match
    after = scene.parse.text[match.span.end :].lstrip(" -").split(maxsplit=1)
    armed = bool(after) and scene.names.good(after[0].strip(".,;:)")) is not None
    return NameMatch(match.span, match.of("weapons") if armed else match.of(*ACTORS))


def _place(scene: Scene, match: NameMatch) -> PlaceName:
    return PlaceName(match, scene.head(scene.tokens(match.span)).i)


def _name(scene: Scene, match: NameMatch) -> Name:
    head = scene.head(scene.tokens(match.span)).i
    return Name(match.span, head, match.of(*ACTORS))


def _part_of_longer(scene: Scene, match: NameMatch) -> bool:
    """Whether a single word of the pack is part of another person's full name: `Jeffrey Kim`."""
    if not match.of("people") or " " in match.span.of(scene.parse.text):
        return False
    tokens = scene.tokens(match.span)
    around = (tokens[0].i - 1, tokens[-1].i + 1)
    return any(_same_name(scene, i, tokens[0]) for i in around)


def _same_name(scene: Scene, i: int, token: Token) -> bool:
    if not 0 <= i < len(scene.parse.tokens):
        return False
    other = scene.parse.tokens[i]
    if other.pos != "PROPN" or not other.text[0].isupper() or token.entity != "PERSON":
        return False
    beside = other.start - token.end if other.i > token.i else token.start - other.end
    titled = scene.names.kind(other.lower) or other.lower.strip(".") in scene.names.sense(
        "honorific"
    )
    return other.entity == "PERSON" and beside <= 1 and not titled


def _new(scene: Scene, discourse: Discourse, kept: Sequence[NameMatch]) -> Iterator[Name]:
    """Names that the pack lacks; one spelling is one actor through the whole text."""
    seen: dict[str, Actor] = {}
    taken = [m.span for m in kept if m.of(*ACTORS, "places", "weapons")]
    goods = [m.span for m in kept if m.of("goods")]
    for span, kind in unknowns.proper_names(scene, taken):
        if any(good.covers(span) for good in goods) or _portfolio(scene, span):
            continue
        text = " ".join(span.of(scene.parse.text).split())
        text = re.sub(r"['’]s?$", "", text)
        actor = seen.get(text)
        if actor is None:
            known = _without_initials(scene, text) if kind == "person" else None
            actor = known or _person(scene, discourse, text, span) if kind == "person" else None
            actor = actor or unknowns.body(scene, text, span)
            seen[text] = actor
        yield Name(span, scene.head(scene.tokens(span)).i, (), actor)


def _portfolio(scene: Scene, span: Span) -> bool:
    """Whether it is what a minister is minister of, no body: `Secretary of State`."""
    head = scene.head(scene.tokens(span))
    above = scene.parse.tokens[head.head]
    if above.lower == "of":
        above = scene.parse.tokens[above.head]
    return above.i != head.i and above.lemma.rpartition("-")[2] in ("minister", "secretary")


def _without_initials(scene: Scene, text: str) -> Actor | None:
    """The pack's person whom the text gives an initial, a suffix or a name more between."""
    words = [w for w in text.split() if not unknowns.ADDED.fullmatch(w)]
    if len(words) < 2:
        return None
    actors = (scene.names.actor(" ".join(w)) for w in (words, (words[0], words[-1])))
    return next((a for a in actors if a and a.kind == "person"), None)


def _person(scene: Scene, discourse: Discourse, text: str, span: Span) -> Actor:
    described = unknowns.description(scene, span)
    actor = unknowns.person(text, described)
    if described is not None:
        discourse.describe(actor, described.noun)
    return actor


def _acronyms(scene: Scene, names: dict[int, Name]) -> dict[int, Name]:
    """The acronyms that the text introduces in brackets, wherever they stand."""
    short = {}
    for name in names.values():
        found = unknowns.acronym(scene, name.span)
        if found is not None:
            short[found] = name
    tokens = (t for t in scene.parse.tokens if t.text in short)
    return {
        t.i: Name(t.span, t.i, short[t.text].entries, short[t.text].new)
        for t in tokens
        if t.i not in names or names[t.i].new
    }


def _family_names(scene: Scene, names: dict[int, Name]) -> dict[int, Name]:
    """The last names of new people, wherever they stand alone: a parser misses many."""
    people = [n.new for n in names.values() if n.new and n.new.kind == "person"]
    last = {p.name.split()[-1]: p for p in people if " " in p.name}
    inside = {t.i for n in names.values() for t in scene.tokens(n.span)}
    inside |= {t.i for m in scene.matches for t in scene.tokens(m.span)}
    alone = (t for t in scene.parse.tokens if t.text in last and t.i not in inside)
    return {
        t.i: Name(t.span, t.i, (), replace(last[t.text], id=stable_id(t.text), name=t.text))
        for t in alone
        if t.text[0].isupper() and t.pos in ("PROPN", "NOUN") and not _joined_to(scene, t)
    }


def _joined_to(scene: Scene, token: Token) -> bool:
    """Whether it is part of another name: `Walker Street`."""
    above = scene.parse.tokens[token.head]
    return token.dep == "compound" and above.pos == "PROPN"


def mention(scene: Scene, discourse: Discourse, name: Name) -> Mention:
    """The name as a mention, with the actor that it stands for at this place."""
    actor = name.new and _new_actor(discourse, name)
    actor = actor or _known(scene, discourse, name)
    return Mention(name.span, name.head, actor, _kind(scene, name, actor))


def _new_actor(discourse: Discourse, name: Name) -> Actor | None:
    """A new actor; a single word is somebody's family name if the text has had that person."""
    new = name.new
    if new is not None and " " not in new.name:
        return discourse.person_named(new.name, name.head) or new
    if new is None or new.kind != "institution" or new.source_type not in OFFICIAL:
        return new
    owner = _owner(discourse.scene, discourse, name)
    return _organ(discourse, new, owner, name.head)


def _organ(discourse: Discourse, new: Actor, owner: str | None, head: int) -> Actor:
    """A new body as its state's organ: `Ukraine's Foreign Intelligence Service`.

    Without an owner in the text it is only the pack's organ of the state spoken of, if any.
    """
    state = discourse.state(head)
    whose = owner or (state.name if state else None)
    known = discourse.scene.names.actor(f"{whose}'s {new.name}") if whose else None
    if known is not None or owner is None:
        return known or new
    name = f"{owner}'s {new.name}"
    return replace(new, id=stable_id(name), name=name, kind="organ", state=owner)


def _known(scene: Scene, discourse: Discourse, name: Name) -> Actor | None:
    """Which of a name's entries is meant here."""
    people = tuple(e for e in name.entries if e.table == "people")
    if people and len({e.name for e in people}) == 1 and people[0].form is Form.NAME:
        return people[0].actor
    if people:
        word = scene.parse.tokens[name.head].text
        return discourse.family(people, word, name.head)
    named = {e.name: e for e in name.entries}
    owner = _owner(scene, discourse, name)
    if len(named) == 1:
        entry = next(iter(named.values()))
        other = owner is not None and entry.table == "institutions" and entry.state
        return (
            _foreign(scene, entry, owner, name) if other and owner != entry.state else entry.actor
        )
    state = discourse.state(name.head)
    owner = owner or (state.name if state else None)
    left = [e for e in named.values() if owner is not None and e.state == owner]
    return left[0].actor if len(left) == 1 else None


def _owner(scene: Scene, discourse: Discourse, name: Name) -> str | None:
    """The state named right before an organ's bare name: `Russian state media`."""
    before = scene.tokens(Span(max(0, name.span.start - 5), name.span.start or 1))
    for token in reversed(before):
        if token.tag == "POS" or token.i == name.head:
            continue
        last = discourse.mentions[-1] if discourse.mentions else None
        near = last is not None and last.head == token.i and last.actor is not None
        return last.actor.state if near and last and last.actor else None
    return None


def _foreign(scene: Scene, entry: Entry, owner: str | None, name: Name) -> Actor:
    """The organ of `owner` that goes by the same words as the pack's organ of another state."""
    words = " ".join(name.span.of(scene.parse.text).split())
    text = f"{scene.names.adjective(owner or '') or owner} {words}"
    source_type, kind = entry.source_type, entry.category
    return Actor(stable_id(text), text, kind, source_type, owner, known=False)


def _kind(scene: Scene, name: Name, actor: Actor | None) -> MentionKind:
    if actor is None or actor.kind != "state":
        return MentionKind.NAME
    token = scene.parse.tokens[name.head]
    forms = {e.form for e in name.entries}
    if Form.ADJECTIVE in forms or (token.dep in ATTRIBUTIVE and token.head != token.i):
        return MentionKind.ADJECTIVE
    if scene.located(name.head):
        return MentionKind.PLACE
    return MentionKind.METONYM if Form.METONYM in forms else MentionKind.NAME
