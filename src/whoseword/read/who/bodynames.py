"""A body's name as a whole: what belongs to it beside the words that are marked as one."""

from __future__ import annotations

from collections.abc import Sequence

from whoseword.lexicon.entry import ACTORS, Form, NameMatch
from whoseword.model import SourceType
from whoseword.read.syntax import Token
from whoseword.read.who.phrases import ATTRIBUTIVE, Scene

# What a state's organs are as sources; its name is no part of theirs.
OFFICIAL = frozenset({SourceType.GOVERNMENT, SourceType.MILITARY, SourceType.INTELLIGENCE})


def whole(scene: Scene, run: Sequence[Token], covered: set[int]) -> list[Token]:
    """All words of a body's name of which `run` is marked; `covered` are words of other names."""
    return [*(_lead(scene, run[0].i) or _seat(scene, run)), *run, *_rest(scene, run, covered)]


def only_part(scene: Scene, run: Sequence[Token]) -> bool:
    """Whether it is no name of its own: a word that ends or begins one of the pack, or describes.

    `Kyodo News Service`, `Royal Thai Army`; 'the Biden Administration' is described, not named.
    """
    words = [t for t in run if t.pos != "DET"]
    if len(words) == 1 and words[0].lower in scene.names.sense("state"):
        return True
    before, first = _just_before(scene, run), words[-1] if words else run[-1]
    ends = before is not None and bool(before.of("institutions"))
    after = any(m.span.start == first.end + 1 for m in scene.matches if m.of(*ACTORS))
    begins = after and first.dep == "compound" and scene.parse.tokens[first.i + 1].entity == "ORG"
    return len(words) == 1 and (ends or begins)


def _lead(scene: Scene, first: int) -> Sequence[Token]:
    """The noun of a body's name that the parser leaves out: `Institute for`, `University of`."""
    tokens = scene.parse.tokens[max(0, first - 2) : first]
    if len(tokens) < 2 or tokens[1].lower not in ("of", "for"):
        return ()
    row = scene.names.kind(tokens[0].lower)
    named = tokens[0].text[0].isupper() and row is not None and row["kind"] == "body"
    return tokens if named else ()


def _seat(scene: Scene, run: Sequence[Token]) -> Sequence[Token]:
    """The nation or city that a body no state's organ has in its name: `Turkish Aerospace …`.

    A single word keeps a city alone: `The Washington Times`, but `Hanwha` without its nation.
    """
    seat = _just_before(scene, run)
    entries = seat.of("states", "places") if seat is not None else ()
    if seat is None or not entries or scene.tokens(seat.span)[-1].entity != "ORG":
        return ()
    row = scene.names.kind(scene.head(run).lower)
    own = row is not None and row["source_type"] in OFFICIAL
    short = len(run) == 1 and any(e.form is Form.ADJECTIVE for e in entries)
    return () if own or short else scene.tokens(seat.span)


def _just_before(scene: Scene, run: Sequence[Token]) -> NameMatch | None:
    """What the pack names right before a run, as a part of the same phrase."""
    ends = (run[0].start - 1, run[0].start)
    match = next((m for m in scene.matches if m.span.end in ends), None)
    leads = match is not None and scene.tokens(match.span)[-1].dep in ATTRIBUTIVE
    return match if leads else None


def _rest(scene: Scene, run: Sequence[Token], covered: set[int]) -> Sequence[Token]:
    """The end of a body's name that isn't marked as one: `Rapid` of `Rapid Support Forces`."""
    last = run[-1]
    rest = scene.parse.tokens[last.i + 1 : last.head + 1]
    if last.dep != "compound" or any(t.pos != "PROPN" or t.entity or t.i in covered for t in rest):
        return ()
    plain = all(t.text.isalpha() and t.text[0].isupper() for t in rest)
    role = any(scene.names.kind(t.lower) for t in rest[-1:])
    return rest if plain and not role else ()
