"""Looks at events, judgements and what events were derived from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from whoseword.errors import ambiguous_id, unknown_id
from whoseword.ledger.base import Basis, ClaimFilter, Derived, EventPage, Member
from whoseword.ledger.batches import BATCH, batches
from whoseword.ledger.columns import READ_ROW, STANDS, select_claims, with_documents
from whoseword.ledger.event_rows import comparison_of, event_of, judgement_of, membership_of
from whoseword.ledger.filters import conditions
from whoseword.ledger.former import key_now
from whoseword.ledger.schema import (
    builds,
    claims,
    comparisons,
    documents,
    event_claims,
    event_judgements,
    events,
    judgement_claims,
    judgements,
    readings,
    standings,
)
from whoseword.ledger.standing_view import StandingView
from whoseword.ledger.view import EVERYTHING
from whoseword.ledger.voices import voices
from whoseword.model import Comparison, Event, EventType, Judgement, Modality, Role, When

# Events that are fetched with their claims at a time.
TOLD = 200
# Events with where their founding claims stand.
FOUNDED = with_documents(events.join(claims, events.c.founder == claims.c.key))
# Members, which are kept by the rows that were read, beside the rows that stand.
_MEMBERS = events.join(event_claims).outerjoin(standings, standings.c.claim == event_claims.c.claim)
_ROW = func.coalesce(standings.c.stands, event_claims.c.claim)
MEMBERS = with_documents(_MEMBERS.join(claims, claims.c.key == _ROW))


class EventView(StandingView):
    """Looks at the ledger's claims and at the events that were derived from them."""

    def events(self, wanted: ClaimFilter = EVERYTHING, *, roots: int = 0) -> Iterator[Event]:
        """Events of which a claim is wanted, with at least `roots` roots.

        By time (those without one last), then by id.
        """
        query = select_events().where(events.c.roots >= roots, *told_by(wanted))
        order = (events.c.date_first.is_(None), events.c.date_first, events.c.date_last)
        query = query.order_by(*order, events.c.id).limit(wanted.limit)
        yield from (event_of(row) for row in self.connection.execute(query))

    def happened(
        self, wanted: ClaimFilter = EVERYTHING, modality: Modality = Modality.ASSERTED
    ) -> dict[tuple[EventType, When | None], int]:
        """How many events of that modality, of which a claim is wanted, each type and time has.

        The wanted limit is left aside: these are counts and no list.
        """
        query = select(events.c.type, events.c.date, func.count())
        chosen = query.where(events.c.modality == modality.value, *told_by(wanted))
        rows = self.connection.execute(chosen.group_by(events.c.type, events.c.date))
        return {(EventType(kind), When.parse(d) if d else None): n for kind, d, n in rows}

    def event(self, prefix: str) -> Event:
        """The event whose id begins with `prefix`.

        Where it's an id that an event had before (its claims were merged into another, or a new
        reader found other evidence), the event that has them now. LedgerError for none or several.
        """
        begins = events.c.id.startswith(prefix, autoescape=True)
        rows = self.connection.execute(select_events().where(begins).limit(BATCH)).all()
        rows = rows or self._now_of(prefix)
        if not rows or not prefix:
            raise unknown_id("event", prefix)
        if len(rows) > 1:
            raise ambiguous_id("event", prefix, (row.id for row in rows))
        return event_of(rows[0])

    def _now_of(self, old: str) -> Sequence[Row[Any]]:
        query = select_events().where(events.c.key == key_now(self.connection, old))
        return self.connection.execute(query).all()

    def members(self, event: str) -> tuple[Member, ...]:
        """The claims of the event with this id, by publication, article and place in it."""
        return self._members([event])[event]

    def told(self, wanted: ClaimFilter = EVERYTHING) -> Iterator[tuple[Event, tuple[Member, ...]]]:
        """The events that `events` gives, each with its members; in few queries."""
        for batch in batches(self.events(wanted), TOLD):
            members = self._members([event.id for event in batch])
            yield from ((event, members[event.id]) for event in batch)

    def _members(self, ids: Collection[str]) -> dict[str, tuple[Member, ...]]:
        query = (
            select_claims(MEMBERS)
            .add_columns(events.c.id.label("event"))
            .where(events.c.id.in_(ids), STANDS)
            .order_by(
                documents.c.published.is_(None),
                documents.c.published,
                documents.c.key,
                READ_ROW,
            )
        )
        rows = self.connection.execute(query).all()
        named = select(event_claims, events.c.id.label("of")).join(events)
        parts = self.connection.execute(named.where(events.c.id.in_(ids)))
        part = {(row.of, row.claim): membership_of(row) for row in parts}
        found: dict[str, list[Member]] = {event: [] for event in ids}
        for row, held in zip(rows, self.held(rows), strict=True):
            found[row.event].append(Member(held, part[row.event, held.key]))
        return {event: tuple(members) for event, members in found.items()}

    def event_page(self, prefix: str) -> EventPage:
        """The event that `event` finds, its claims grouped by root with copies folded."""
        event = self.event(prefix)
        judged, compared = self.judgements(event.id), self.comparisons(event.id)
        return EventPage(event, voices(event, self.members(event.id)), judged, compared)

    def comparisons(self, event: str) -> tuple[Comparison, ...]:
        """The comparisons of the event's claims, with one another and with others, best first."""
        inside = select(event_claims.c.claim).join(events).where(events.c.id == event)
        either = or_(comparisons.c.left.in_(inside), comparisons.c.right.in_(inside))
        order = (comparisons.c.score.desc(), comparisons.c.left, comparisons.c.right)
        rows = self.connection.execute(select(comparisons).where(either).order_by(*order))
        return tuple(comparison_of(row) for row in rows)

    def event_of(self, claim: int) -> str | None:
        """The id of the event that the claim of this row is an account of."""
        return self.events_of([claim]).get(claim)

    def events_of(self, claims: Collection[int]) -> dict[int, str]:
        """The ids of the events that the claims of these rows are accounts of."""
        pairs = select(event_claims.c.claim, events.c.id).join(events)
        account = event_claims.c.role == Role.ACCOUNT.value
        found: dict[int, str] = {}
        for some in batches(claims):
            mine = event_claims.c.claim.in_(some)
            found |= {row[0]: row[1] for row in self.connection.execute(pairs.where(account, mine))}
        return found

    def roots_of_events(self) -> tuple[str, ...]:
        """Everybody on whose word the claims of events rest, by name."""
        root = event_claims.c.root
        query = select(root).where(root != "").distinct().order_by(root)
        return tuple(self.connection.scalars(query))

    def judgements(self, event: str | None = None) -> tuple[Judgement, ...]:
        """All judgements, or those on one event, in the order in which they were made."""
        query = select(judgements).order_by(judgements.c.key)
        sides = select(judgement_claims).order_by(*judgement_claims.primary_key)
        if event is not None:
            mine = select(event_judgements.c.judgement).join(events).where(events.c.id == event)
            query = query.where(judgements.c.key.in_(mine))
            sides = sides.where(judgement_claims.c.judgement.in_(mine))
        found = self.connection.execute(sides)
        about = {key: list(rows) for key, rows in groupby(found, lambda row: row.judgement)}
        rows = self.connection.execute(query)
        return tuple(judgement_of(row, about.get(row.key, ())) for row in rows)

    def basis(self, rules: str) -> Basis:
        """What would be derived by `rules` from now."""
        read = self.connection.scalar(select(func.max(readings.c.key)))
        judged = self.connection.scalar(select(func.max(judgements.c.key)))
        return Basis(rules, read or 0, judged or 0)

    def built(self, what: Derived = Derived.EVENTS) -> Basis | None:
        """What the events in the ledger, or `what` else, were derived from; None before the first
        time."""
        row = self.connection.execute(select(builds).where(builds.c.what == what.value)).first()
        return Basis(row.rules, row.readings, row.judgements) if row else None


def told_by(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """The condition that a claim of the event is wanted; none where all are."""
    chosen = list(conditions(wanted))
    if chosen:
        told = claims.join(event_claims, event_claims.c.claim == READ_ROW)
        query = select(event_claims.c.event).select_from(told)
        yield events.c.key.in_(query.where(STANDS, *chosen))


def select_events() -> Select[Any]:
    """Events with where their founding claims stand."""
    return select(
        events,
        documents.c.digest.label("founder_digest"),
        claims.c.start.label("founder_start"),
        claims.c.end.label("founder_end"),
        claims.c.id.label("founder_id"),
    ).select_from(FOUNDED)
