"""Events a page at a time, in several orders: what a workbench lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from sqlalchemy import ColumnElement, Text, func, select, type_coerce

from whoseword.ledger.base import ClaimFilter
from whoseword.ledger.browse import Browse
from whoseword.ledger.event_rows import event_of
from whoseword.ledger.event_view import FOUNDED, select_events, told_by
from whoseword.ledger.review import NONE
from whoseword.ledger.schema import documents, event_claims, events
from whoseword.ledger.view import EVERYTHING, PAGE
from whoseword.model import Event, Role


class Order(StrEnum):
    """What comes first: the latest, the most told, or what most roots stand behind."""

    LATEST = "latest"
    HEADLINES = "headlines"
    ROOTS = "roots"


class Rests(StrEnum):
    """On what an event rests: on no root, on one, on parties to it alone, on several; or on
    accounts that differ."""

    NONE = "no root"
    ONE = "one root"
    OWN = "own account only"
    SEVERAL = "several roots"
    DIFFER = "accounts differ"


RESTS: dict[Rests, ColumnElement[bool]] = {
    Rests.NONE: events.c.roots == 0,
    Rests.ONE: events.c.roots == 1,
    Rests.OWN: (events.c.roots > 0) & (events.c.roots == events.c.self_reporting),
    Rests.SEVERAL: events.c.roots > 1,
    Rests.DIFFER: type_coerce(events.c.conflicts, Text) != NONE,
}
ORDERS: dict[Order, tuple[ColumnElement[object], ...]] = {
    Order.LATEST: (events.c.date_first.desc().nulls_last(),),
    Order.HEADLINES: (events.c.headlines.desc(), events.c.roots),
    Order.ROOTS: (events.c.roots.desc(), events.c.headlines.desc()),
}


def listed(
    look: Browse,
    wanted: ClaimFilter = EVERYTHING,
    *,
    order: Order = Order.LATEST,
    rests: Rests | None = None,
    start: int = 0,
    size: int = PAGE,
) -> tuple[Event, ...]:
    """Events of which a claim is wanted."""
    query = select_events().where(*_chosen(wanted, rests)).order_by(*ORDERS[order], events.c.id)
    rows = look.connection.execute(query.limit(size).offset(start))
    return tuple(event_of(row) for row in rows)


def resting_on(look: Browse, root: str, size: int = PAGE) -> tuple[Event, ...]:
    """Events of which an account finally rests on `root`'s word, the latest first."""
    mine = (event_claims.c.root == root) & (event_claims.c.role == Role.ACCOUNT.value)
    query = select_events().where(events.c.key.in_(select(event_claims.c.event).where(mine)))
    rows = look.connection.execute(query.order_by(*ORDERS[Order.LATEST], events.c.id).limit(size))
    return tuple(event_of(row) for row in rows)


def of_claims(look: Browse, keys: Collection[int]) -> dict[int, tuple[str, int, int]]:
    """Of which event each claim is an account: its id, its headlines and its roots."""
    account = event_claims.c.role == Role.ACCOUNT.value
    query = (
        select(event_claims.c.claim, events.c.id, events.c.headlines, events.c.roots)
        .join(events, event_claims.c.event == events.c.key)
        .where(account, event_claims.c.claim.in_(keys))
    )
    return {row[0]: (row[1], row[2], row[3]) for row in look.connection.execute(query)}


def seen_last(look: Browse, size: int = PAGE) -> tuple[Event, ...]:
    """Events whose founding claim was added last."""
    query = select_events().order_by(events.c.founder.desc()).limit(size)
    return tuple(event_of(row) for row in look.connection.execute(query))


def new_by_type(look: Browse) -> dict[str, int]:
    """How many events are founded on an article that the last run brought, by type, most first."""
    last = select(func.max(documents.c.run)).scalar_subquery()
    number = func.count()
    query = select(events.c.type, number).select_from(FOUNDED).where(documents.c.run == last)
    rows = look.connection.execute(query.group_by(events.c.type))
    return dict(sorted(((row[0], row[1]) for row in rows), key=lambda one: (-one[1], one[0])))


def how_many(look: Browse, wanted: ClaimFilter = EVERYTHING, rests: Rests | None = None) -> int:
    """How many events `listed` would give in all."""
    query = select(func.count()).select_from(events).where(*_chosen(wanted, rests))
    return look.connection.scalar(query) or 0


def _chosen(wanted: ClaimFilter, rests: Rests | None) -> Iterator[ColumnElement[bool]]:
    yield from told_by(wanted)
    if rests:
        yield RESTS[rests]
