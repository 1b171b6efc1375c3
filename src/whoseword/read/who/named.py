"""The proper names of a text: which are the pack's, and which are new."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whoseword.lexicon.entry import ACTORS, NameMatch
from whoseword.read.syntax import Token
from whoseword.read.who.discourse import Discourse
from whoseword.read.who.newcomers import newcomers
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import Name, PlaceName
from whoseword.read.who.shortened import acronyms, family_names

KIND = re.compile(r"[-‐–](?:built|class|made|style|type)\b")


@dataclass(frozen=True, slots=True)
class NamesFound:
    """All names of a text, by head token, and the pack's places."""

    names: dict[int, Name]
    places: tuple[PlaceName, ...]


def find_names(scene: Scene, discourse: Discourse) -> NamesFound:
    """The names of the pack and new ones; new people are described to `discourse`."""
    kept = [_sorted_out(scene, m) for m in scene.matches if not _part_of_longer(scene, m)]
    new = tuple(newcomers(scene, discourse, kept))
    known = [_name(scene, m) for m in kept if m.of(*ACTORS)]
    alone = [n for n in known if not any(other.span.covers(n.span) for other in new)]
    names = {n.head: n for n in (*alone, *new)}
    names |= acronyms(scene, names)
    names |= family_names(scene, names)
    located = (m for m in kept if m.of("places", "states") and not _names_kind(scene, m))
    places = tuple(_place(scene, m) for m in located)
    return NamesFound(names, places)


def _sorted_out(scene: Scene, match: NameMatch) -> NameMatch:
    """`Rodong` is a missile before `missile`, and elsewhere the newspaper."""
    if not (match.of("weapons") and match.of(*ACTORS)):
        return match
    after = scene.parse.text[match.span.end :].lstrip(" -").split(maxsplit=1)
    armed = bool(after) and scene.names.good(after[0].strip(".,;:)")) is not None
    return NameMatch(match.span, match.of("weapons") if armed else match.of(*ACTORS))


def _names_kind(scene: Scene, match: NameMatch) -> bool:
    """Whether a thing is called after the place, and isn't there: `Sinpo-class submarine`."""
    return KIND.match(scene.parse.text, match.span.end) is not None


def _place(scene: Scene, match: NameMatch) -> PlaceName:
    return PlaceName(match, scene.head(scene.tokens(match.span)).i)


def _name(scene: Scene, match: NameMatch) -> Name:
    head = scene.head(scene.tokens(match.span)).i
    return Name(match.span, head, match.of(*ACTORS))


def _part_of_longer(scene: Scene, match: NameMatch) -> bool:
    """Whether a single word of the pack is part of a longer name, a person's or a body's.

    `Jeffrey Kim`; `the National Chung-Shan Institute`; `Haluk Bayraktar`, who is no drone; `Chad
    Wolf`.
    """
    person = match.of("people", "states") or not match.of(*ACTORS, "places", "goods")
    if not person or " " in match.span.of(scene.parse.text):
        return False
    tokens = scene.tokens(match.span)
    first, last = tokens[0].i, tokens[-1].i
    behind = scene.parse.tokens[last + 1 : last + 3]
    if match.of("states") and len(behind) == 2 and all(t.entity == "PERSON" for t in behind):
        return False  # 'former ambassador to Iraq and Turkey James Jeffrey'
    organ = match.of("people") and first > 0
    inside = organ and all(t.entity == "ORG" for t in scene.parse.tokens[first - 1 : first + 1])
    return bool(inside) or any(_same_name(scene, i, tokens[0]) for i in (first - 1, last + 1))


def _same_name(scene: Scene, i: int, token: Token) -> bool:
    if not 0 <= i < len(scene.parse.tokens):
        return False
    other = scene.parse.tokens[i]
    if other.pos != "PROPN" or not other.text[0].isupper() or token.entity != "PERSON":
        return False
    beside = other.start - token.end if other.i > token.i else token.start - other.end
    row = scene.names.kind(other.lower)  # of persons: `Un` is a name here, `UN` a body's
    titled = row is not None and row["kind"] == "person"
    titled = titled or other.lower.strip(".") in scene.names.sense("honorific")
    return other.entity == "PERSON" and beside <= 1 and not titled
