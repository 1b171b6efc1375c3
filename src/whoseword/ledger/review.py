"""What waits for a person's judgement, dearest first: where the machine is least sure, where most
depends on it, and where accounts differ.

The value of looking at a claim is (1 - confidence) x stakes x what hangs on its event. Confidence
is the share of claims with the same features that were right when the reader was measured; the
points and the stakes are the pack's `review.csv`. All of it is counted in SQL. The order of the
claims doesn't depend on what was judged of them, so that whoever keeps the line that they stand in
has the next one of 100,000 at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from sqlalchemy import (
    Column,
    ColumnElement,
    Float,
    Label,
    Row,
    Text,
    and_,
    case,
    func,
    literal,
    select,
    type_coerce,
)

from whoseword.ledger.base import ClaimFilter, Held
from whoseword.ledger.batches import batches
from whoseword.ledger.browse import Browse
from whoseword.ledger.columns import CURRENT_AS_READ, JOINED
from whoseword.ledger.counts import Waiting as Waiting
from whoseword.ledger.filters import conditions
from whoseword.ledger.judged import who_judged
from whoseword.ledger.schema import (
    claims,
    event_claims,
    events,
)
from whoseword.ledger.view import EVERYTHING
from whoseword.lexicon import Pack
from whoseword.model import Judgement, Role

# No sum of points makes the machine surer, or less sure, than this.
LEAST, MOST = 0.05, 0.95
# Columns of slots that count as features where they are filled.
SAID: Mapping[str, Column[Any]] = {
    "recipient": claims.c.recipient,
    "object": claims.c.object,
    "quantity": claims.c.quantity_low,
    "place": claims.c.place,
    "date": claims.c.date,
}
# A claim of an event whose accounts differ counts double; one of a much told event up to double,
# a tenth more for each headline.
DIFFERING = 2.0
# How the ledger writes an empty list.
NONE = "[]"
TOLD_PER_HEADLINE, TOLD_MOST = 0.1, 10


# The rows of claims, the one first where a look is worth most. It holds while the ledger has the
# same readings and the same events.
Line: TypeAlias = "array[int]"


@dataclass(frozen=True, slots=True)
class Coder:
    """Whose queue it is. A `second` coder gets what others have judged, and doesn't see how."""

    who: str
    second: bool = False

    def sees(self, made: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Whoever judges blind sees only what they judged themselves."""
        return tuple(one for one in made if not self.second or one.who == self.who)


def features(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The features of a claim in the contract's flat form, as `review.csv` names them."""
    yield "type", record["type"]
    yield "modality", record["modality"]
    yield from (("said", slot) for slot in SAID if record[slot] is not None)


def line_up(look: Browse, pack: Pack, wanted: ClaimFilter = EVERYTHING) -> Line:
    """The claims in view, judged or not: what every queue of theirs is a part of.

    One that several documents make in the very same text stands there once.
    """
    value = _weighed(pack)[2]
    query = select(claims.c.key, claims.c.id, value).select_from(TOLD)
    rows = look.connection.execute(query.where(*CURRENT_AS_READ, *conditions(wanted)))
    once: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (-row.value, row.key)):
        once.setdefault(row.id, row.key)
    return array("q", once.values())


def queue(
    look: Browse, pack: Pack, coder: Coder, line: Line, *, start: int = 0, size: int = 1
) -> tuple[Waiting, ...]:
    """What `coder` should look at next, dearest first."""
    waits = _waits(look, coder)
    keys = list(islice(filter(waits, line), start, start + size))
    return tuple(one for some in batches(keys) for one in _those(look, pack, some))


def how_many_wait(look: Browse, coder: Coder, line: Line) -> int:
    """How many claims are in `coder`'s queue."""
    return sum(map(_waits(look, coder), line))


def waiting_on(look: Browse, pack: Pack, held: Held) -> Waiting:
    """The same for one claim, judged or not."""
    query = select(*_weighed(pack)).select_from(TOLD).where(claims.c.key == held.key).limit(1)
    return _waiting(held, look.connection.execute(query).one())


def _those(look: Browse, pack: Pack, keys: list[int]) -> Iterator[Waiting]:
    """The claims of these rows, in that order."""
    query = select(claims.c.key, *_weighed(pack)).select_from(TOLD).where(claims.c.key.in_(keys))
    rows = {row.key: row for row in look.connection.execute(query)}
    return (_waiting(held, rows[held.key]) for held in look.those_as_read(keys))


def _weighed(pack: Pack) -> tuple[ColumnElement[Any], ...]:
    """Confidence, stakes, their value, and what the claim's event is."""
    sure, stakes = _confidence(pack), _stakes(pack)
    value = ((1.0 - sure) * stakes * _hanging()).label("value")
    return sure, stakes, value, events.c.id.label("event"), events.c.headlines, events.c.conflicts


def _waiting(held: Held, row: Row[Any]) -> Waiting:
    slots = tuple(conflict["slot"] for conflict in row.conflicts or ())
    hanging = (row.value, row.event, row.headlines or 0, slots)
    return Waiting(held, row.confidence, row.stakes, *hanging)


TOLD = JOINED.outerjoin(
    event_claims,
    and_(event_claims.c.claim == claims.c.key, event_claims.c.role == Role.ACCOUNT.value),
).outerjoin(events, event_claims.c.event == events.c.key)


def _confidence(pack: Pack) -> Label[float]:
    """The points of the claim's features, added up."""
    rows = {(row["field"], row["value"]): row.number("points") or 0.0 for row in pack["review"]}
    by_type = {value: points for (field, value), points in rows.items() if field == "type"}
    stands = {value: points for (field, value), points in rows.items() if field == "modality"}
    total: ColumnElement[float] = literal(rows.get(("every", ""), 0.5), Float)
    total += case(by_type, value=claims.c.type, else_=0.0)
    total += case(stands, value=claims.c.modality, else_=0.0)
    for slot, column in SAID.items():
        if points := rows.get(("said", slot)):
            total += case((column.is_not(None), points), else_=0.0)
    return case((total < LEAST, LEAST), (total > MOST, MOST), else_=total).label("confidence")


def _stakes(pack: Pack) -> Label[float]:
    rows = (row for row in pack["review"] if row["field"] == "type")
    weights = {row["value"]: row.number("stakes") or 1.0 for row in rows}
    return case(weights, value=claims.c.type, else_=1.0).label("stakes")


def _hanging() -> ColumnElement[float]:
    """How much more a claim matters for the event that it tells of."""
    told = case((events.c.headlines > TOLD_MOST, TOLD_MOST), else_=events.c.headlines)
    more = 1.0 + TOLD_PER_HEADLINE * func.coalesce(told, 0)
    differing = func.coalesce(type_coerce(events.c.conflicts, Text), NONE) != NONE
    return more * case((differing, DIFFERING), else_=1.0)


def _waits(look: Browse, coder: Coder) -> Callable[[int], bool]:
    """Whether the claim of a row waits for `coder`.

    Not judged yet; for a second coder: judged by others, and not by this one.
    """
    judged = who_judged(look)
    if not coder.second:
        return lambda key: key not in judged
    mine = {coder.who}
    return lambda key: key in judged and mine.isdisjoint(judged[key])
