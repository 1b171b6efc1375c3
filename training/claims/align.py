"""Which unit of a text states which annotated claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from whoseword.model import EventType, Span
from whoseword.read.finding.proposals import shared
from whoseword.read.finding.seen import Seen

# Of units whose evidence fits equally well the one that triggers the type is taken, then a verb;
# who says something states it by the cue, who judges or tells of something by what is said.
TRIGGERING, VERBAL, SAYING = 0.15, 0.1, 0.1


def aligned(seen: Seen, claims: Sequence[Mapping[str, Any]]) -> list[list[EventType]]:
    """The types that each unit states: each claim goes to the unit that its evidence fits best."""
    pairs = sorted(
        (-_fit(seen, position, claim), n, position)
        for n, claim in enumerate(claims)
        for position in _inside(seen, evidence(claim))
    )
    stated: list[list[EventType]] = [[] for _ in seen.units]
    done: set[int] = set()
    for _, n, position in pairs:
        type_ = EventType(claims[n]["type"])
        if n not in done and type_ not in stated[position]:
            done.add(n)
            stated[position].append(type_)
    return stated


def evidence(claim: Mapping[str, Any]) -> Span:
    """Where a claim's evidence stands."""
    return Span(claim["start"], claim["start"] + len(claim["evidence"]))


def _inside(seen: Seen, span: Span) -> list[int]:
    tokens = seen.view.parse.tokens
    return [n for n, unit in enumerate(seen.units) if span.overlaps(tokens[unit.i].span)]


def _fit(seen: Seen, position: int, claim: Mapping[str, Any]) -> float:
    span = evidence(claim)
    best = max(shared(span, other) for other in seen.extents[position].values())
    token = seen.view.parse.tokens[seen.units[position].i]
    triggering = f"type:{claim['type']}" in seen.traits[position]
    saying = SAYING * (seen.units[position].cue is not None)
    said = claim["type"] == EventType.STATEMENT.value
    plus = saying if said else -saying
    return best + TRIGGERING * triggering + VERBAL * token.verbal + plus
