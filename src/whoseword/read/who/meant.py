"""Whom a proper name means where it stands: the same word is another one elsewhere."""

from __future__ import annotations

from dataclasses import replace

from whoseword.lexicon.entry import Entry, Form
from whoseword.lexicon.slug import stable_id
from whoseword.lexicon.variants import possessive
from whoseword.model import Actor, SourceType, Span
from whoseword.read.who.bodynames import OFFICIAL
from whoseword.read.who.discourse import Discourse
from whoseword.read.who.earlier import body_named
from whoseword.read.who.family import bearer
from whoseword.read.who.phrases import ATTRIBUTIVE, Scene
from whoseword.read.who.referents import Mention, MentionKind, Name
from whoseword.read.who.wording import BODIES


def mention(scene: Scene, discourse: Discourse, name: Name) -> Mention:
    """The name as a mention, with the actor that it stands for at this place."""
    actor = name.new and _new_actor(discourse, name)
    actor = actor or _known(scene, discourse, name)
    actor = (actor and _in_full(discourse, actor, name.head)) or actor
    return Mention(name.span, name.head, actor, _kind(scene, name, actor))


def _in_full(discourse: Discourse, actor: Actor, head: int) -> Actor | None:
    """The body named before of whose name one word stands here: `the Observatory`, `The Times`."""
    word = actor.name.removeprefix("The ")
    short = actor.kind in ("institution", "media") and " " not in word
    return body_named(discourse, word, head, BODIES) if short else None


def _new_actor(discourse: Discourse, name: Name) -> Actor | None:
    """A new actor; a single word is somebody's family name if the text has had that person."""
    new = name.new
    if new is not None and " " not in new.name:
        person = discourse.person_named(new.name, name.head)
        if person is not None or new.kind == "person":
            return person or new
    if new is None or new.kind != "institution" or new.source_type not in OFFICIAL:
        return new
    scene = discourse.scene
    owner = _owner(scene, discourse, name) or scene.seat(name.head)
    return _organ(discourse, new, owner, name.head)


def _organ(discourse: Discourse, new: Actor, owner: str | None, head: int) -> Actor:
    """A new body as its state's organ: `Ukraine's Foreign Intelligence Service`.

    Without an owner in the text it is the state's that is spoken of, where every state has such a
    body, or where the pack knows that state's.
    """
    meant = body_named(discourse, new.name, head) if owner is None else None
    if meant is not None:
        return meant
    state = discourse.owner(new.name, head)
    named = owner if owner and not discourse.foreign_to(new.name, owner) else None
    whose = named or (state.name if state else None)
    known = discourse.scene.names.actor(f"{possessive(whose)} {new.name}") if whose else None
    if known is not None or whose is None or (owner is None and not _every_states(discourse, new)):
        return known or new
    name = f"{possessive(whose)} {new.name}"
    return replace(new, id=stable_id(name), name=name, kind="organ", state=whose)


def _every_states(discourse: Discourse, new: Actor) -> bool:
    """Whether every state has a body of this name: `Defence Ministry`, `Navy`."""
    ministry = bool(set(new.name.casefold().split()) & discourse.scene.names.sense("ministry"))
    row = discourse.scene.names.kind(new.name)
    return ministry or (row is not None and row["source_type"] == SourceType.MILITARY)


def _known(scene: Scene, discourse: Discourse, name: Name) -> Actor | None:
    """Which of a name's entries is meant here."""
    people = tuple(e for e in name.entries if e.table == "people")
    if people and len({e.name for e in people}) == 1 and people[0].form is Form.NAME:
        return people[0].actor
    if people:
        return bearer(discourse, people, scene.parse.tokens[name.head])
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
