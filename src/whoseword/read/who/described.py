"""Who somebody is by the words beside the name: a role, a rank, an employer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoseword.model import SourceType, Span
from whoseword.read.syntax import Token
from whoseword.read.who.beside import after, before
from whoseword.read.who.phrases import Scene
from whoseword.read.who.roles import OWN, body_type, past, role

# A member of Congress by party and state: `Gary Peters, D-Mich.`, `Dick Durbin (D-Ill.)`.
PARTY = re.compile(r",? ?\(?(?:[RDI]|GOP)(?:\)| ?[-–—] ?[A-Z])")
UNITED_STATES = "United States"


@dataclass(frozen=True, slots=True)
class Description:
    """What the text says somebody is: the noun, the source type (or an employer's), the state."""

    noun: str
    source_type: SourceType
    state: str | None = None


def description(scene: Scene, span: Span) -> Description | None:
    """Who a person is, by what stands beside the name: a title before, an apposition after."""
    tokens = scene.tokens(span)
    title, behind = before(scene, tokens[0].i), after(scene, tokens[-1].i)
    apposed = _apposed(scene, tokens)
    for region, last in ((title, True), (behind, False), (apposed, True)):
        found = _described(scene, _upto_topic(region), last=last)
        if found is not None:
            return found
    seated = PARTY.match(scene.parse.text, tokens[-1].end) is not None
    return Description("lawmaker", SourceType.GOVERNMENT, UNITED_STATES) if seated else None


def _apposed(scene: Scene, tokens: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase that the name is an apposition to: `Biden's spokesman, Jo Doe`."""
    head = scene.head(tokens)
    if head.dep != "appos":
        return ()
    noun = scene.parse.tokens[head.head]
    return (*scene.before(noun.i), noun)


def _upto_topic(region: Sequence[Token]) -> Sequence[Token]:
    """`region` without what an expert is an expert on."""
    topics = ((n, t) for n, t in enumerate(region) if t.lower in ("on", "about", "against"))
    cut = next((n for n, t in topics if not t.entity), None)  # 'Council on Foreign Relations'
    return region if cut is None else region[:cut]


def _described(scene: Scene, region: Sequence[Token], *, last: bool) -> Description | None:
    """The description in `region`: its first role after a name, its last one before.

    Where there is a rank besides, it counts for whoever the role gives no employer.
    """
    roles, ranks = list(_roles(scene, region)), list(_ranked(scene, region))
    former = past(scene.names, region)
    if ranks and not roles:
        return Description(ranks[0].noun, SourceType.EXPERT) if former else ranks[0]
    if not roles:
        return None
    noun, stated = roles[0] if last else roles[-1]
    span = Span(region[0].start, region[-1].end)
    states = [e.state for m in scene.names.find(span.of(scene.parse.text)) for e in m.entries]
    state = next((s for s in states if s), None)
    if former:
        return Description(noun, SourceType.EXPERT, state)
    if noun in scene.names.sense("accredited") or stated is SourceType.MEDIA:
        return Description(noun, stated, state)
    types = _employer(scene, span) or [r.source_type for r in ranks]
    if stated is SourceType.EXPERT:  # of whom only an organisation speaks as itself
        types = [t for t in types if t is SourceType.INTERNATIONAL_ORGANISATION]
    elif not types:
        types = _unknown_employer(scene, noun if state is None else "", region)
    return Description(noun, types[0] if types else stated, state)


def _roles(scene: Scene, region: Sequence[Token]) -> Iterator[tuple[str, SourceType]]:
    """The roles of persons in `region`, the last one first, with their source types."""
    first = region[-1].i + 1 if region else 0
    for token in reversed(region):
        if token.i >= first or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        first, row = role(scene.parse, scene.names, token.i)
        if row is not None and row["kind"] == "person":
            yield row["noun"], SourceType(row["source_type"])


def _ranked(scene: Scene, region: Sequence[Token]) -> Iterator[Description]:
    """The ranks in `region`, the last one first: `Lt. Col.`."""
    for token in reversed(region):
        rank = scene.names.rank(token.text) if token.text[0].isupper() else None
        row = scene.names.kind(rank) if rank is not None else None
        if row is not None:
            yield Description(row["noun"], SourceType(row["source_type"]))


def _unknown_employer(scene: Scene, noun: str, region: Sequence[Token]) -> list[SourceType]:
    """The source type of a body in `region` that the pack lacks: `president of Acme Fund`.

    Whoever has a president or a spokesman may be anybody, unless it's a state (then `noun` is
    empty); a head or a chief is no official where the body's name says so.
    """
    body = " ".join(t.text for t in region if t.entity == "ORG")
    found = body_type(scene.names, body) if body else None
    anybody = bool(body) and noun in scene.names.sense("employed")
    return [found] if found else [SourceType.EXPERT] if anybody else []


def _employer(scene: Scene, span: Span) -> list[SourceType]:
    """The source types of bodies named in `span`, and of nouns like `military`, `intelligence`."""
    matches = scene.names.find(span.of(scene.parse.text))
    found = [e.source_type for m in matches for e in m.of("institutions")]
    for token in scene.parse.within(span):
        row = scene.names.kind(token.lower)
        if row and row["kind"] == "body" and row["source_type"] in OWN:
            found.append(SourceType(row["source_type"]))
        if token.tag == "POS":
            found.extend(_pointed(scene, token.i - 1, span.start))
    return found


def _pointed(scene: Scene, i: int, start: int) -> Iterator[SourceType]:
    """The type of the body last named before `start` that the owner at token `i` points back to."""
    names = {e.name for e in scene.names.heads(scene.parse.tokens[i].lower)}
    for match in reversed(scene.matches):
        if match.span.end <= start:
            named = [e.source_type for e in match.of("institutions") if e.name in names]
            if named:
                yield named[0]
                return
