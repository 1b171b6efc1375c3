"""The walk of handovers: ledger, weigh. Who hands what to whom, on whose word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from whoseword.ledger import ClaimFilter, Held, Member, View
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical, state_or_name
from whoseword.model import Event, EventType, Modality, Role
from whoseword.model.handover import Handover
from whoseword.weigh.corroborate import Testimony
from whoseword.weigh.handovers import Passing, handovers
from whoseword.weigh.lineage import voice_of

# Types of event in which somebody hands something, or sends somebody, to another.
TYPES = (EventType.TRANSFER, EventType.DEPLOYMENT)
PAST = frozenset({Modality.ASSERTED, Modality.DENIED})


@dataclass(frozen=True, slots=True)
class Handovers:
    """`rows`, and how many of what they count (`of`: events or claims) name only one party."""

    of: str
    rows: tuple[Handover, ...]
    incomplete: int


def handovers_of(
    view: View,
    pack: Pack,
    wanted: ClaimFilter,
    *,
    parties: Collection[str] = (),
    states: bool = False,
) -> Handovers:
    """Who hands what to whom, of the events of which a claim is wanted; of claims, before any
    events are built.

    With one of `parties`, only what it gives or gets; with two, only what passes between them,
    both ways. With `states`, everybody counts as the state that he's of, where the pack knows it.
    """
    names = pack.names
    chosen = replace(wanted, types=wanted.types or TYPES)
    built = view.built() is not None
    said = list(_of_events(view, chosen, names) if built else _of_claims(view, chosen, names))
    whole = [one for one in said if one.giver and one.taker]
    lacking = {one.event for one in said} - {one.event for one in whole}
    only = {_party(name, names, states=states) for name in parties}
    named = (_named(one, names, states=states) for one in whole)
    kept = (one for one in named if _between(one, only))
    return Handovers("events" if built else "claims", handovers(kept, names), len(lacking))


def _between(one: Passing, parties: set[str]) -> bool:
    both = {one.giver, one.taker}
    return parties <= both if len(parties) > 1 else not parties or bool(parties & both)


def _named(one: Passing, names: Names, *, states: bool) -> Passing:
    giver, taker = (_party(name, names, states=states) for name in (one.giver, one.taker))
    return replace(one, giver=giver, taker=taker)


def _party(name: str, names: Names, *, states: bool) -> str:
    return state_or_name(name, names) if states else canonical(name, names)


def _of_events(view: View, wanted: ClaimFilter, names: Names) -> Iterator[Passing]:
    """Each claim of each event, with the event's own slots."""
    for event, members in view.told(wanted):
        ahead = event.modality not in PAST
        for member in members:
            # Who only foresaw what has happened since stands behind nothing.
            if ahead or member.held.claim.modality in PAST:
                yield _member(event, member, names)


def _member(event: Event, member: Member, names: Names) -> Passing:
    held, part = member.held, member.part
    denies = part.role is Role.DENIAL or held.claim.modality is Modality.DENIED
    quantity = held.claim.quantity
    return Passing(
        event.id,
        event.actor or "",
        event.recipient or "",
        event.object,
        quantity.said if quantity else None,
        event.date,
        event.modality not in PAST,
        _testimony(held, part.group, names, denies=denies, own=not part.root),
    )


def _of_claims(view: View, wanted: ClaimFilter, names: Names) -> Iterator[Passing]:
    """Each claim by itself; those that say the same are about one event."""
    ids: dict[tuple[object, ...], str] = {}
    every = list(view.claims(wanted))
    groups = view.copy_groups({held.article.key for held in every})
    for held in every:
        c = held.claim
        same = (c.type, c.actor, c.recipient, c.object, c.date, c.modality)
        event = ids.setdefault(same, c.id)
        yield _claim(held, event, groups[held.article.key], names)


def _claim(held: Held, event: str, group: str, names: Names) -> Passing:
    claim = held.claim
    return Passing(
        event,
        claim.actor or "",
        claim.recipient or "",
        claim.object,
        claim.quantity.said if claim.quantity else None,
        claim.date,
        claim.modality not in PAST,
        _testimony(held, group, names, denies=claim.modality is Modality.DENIED),
    )


def _testimony(
    held: Held, group: str, names: Names, *, denies: bool, own: bool = False
) -> Testimony:
    """Whose word a claim is; nobody's where it's an outlet's `own` voice."""
    article, published = held.article, held.article.published
    return Testimony(
        held.key,
        held.claim,
        article.key,
        group,
        published.when if published else None,
        None if own else voice_of(held.claim, names, article.publisher),
        denies,
    )
