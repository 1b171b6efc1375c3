"""The one way by which what a person decides comes into the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from whoseword.errors import UsageError, ambiguous_id, unknown_id
from whoseword.ledger import Store
from whoseword.model import Anchor, Judgement, Ruling, ended
from whoseword.model.judgement import ON_CLAIMS

# Characters of a name, a value and a reason, at most.
LONGEST = 300


def keep(
    store: Store,
    who: str,
    kind: Ruling,
    *,
    claims: tuple[Anchor, ...] = (),
    others: tuple[Anchor, ...] = (),
    subject: str | None = None,
    slot: str | None = None,
    value: str | None = None,
    why: str | None = None,
) -> Judgement:
    """Keep what `who` decides now; UsageError without a name."""
    now, why = datetime.now(UTC), why or None
    made = Judgement(named(who), now, kind, claims, others, subject, slot, value, why)
    with store.keeper() as keeper:
        keeper.judge(made)
    return made


def undo(
    store: Store, who: str, judgement: str, why: str | None = None
) -> tuple[Judgement, Judgement]:
    """The judgement whose id begins so no longer holds: that one, and the one that says so.

    An undo that is undone brings the first back. LedgerError where no judgement, or several, have
    such an id; UsageError where it has no effect any more, so that undoing it would have none.
    """
    with store.view() as view:
        made = view.judgements()
    found = [one for one in made if judgement and one.id.startswith(judgement)]
    if not found:
        raise unknown_id("judgement", judgement)
    if len(found) > 1:
        raise ambiguous_id("judgement", judgement, (f"{j.id} ({j.kind.value})" for j in found))
    (undone,) = found
    if over := _over(undone, made):
        raise UsageError(_said_over(undone, over))
    return undone, keep(store, who, Ruling.UNDO, subject=undone.id, why=why)


def _over(one: Judgement, made: Iterable[Judgement]) -> Judgement | None:
    """What ended a judgement. What another person says of a claim leaves one's own word standing:
    how far the two agree is counted."""
    if one.kind in ON_CLAIMS:
        made = (j for j in made if j.who == one.who or j.kind is Ruling.UNDO)
    return ended(made).get(one.id)


def _said_over(one: Judgement, over: Judgement) -> str:
    told = f"{over.id} of {over.at.date()} by {over.who}"
    if over.kind is Ruling.UNDO:
        return f"{one.id}: it's undone already, by {told}; undo that to bring it back."
    return f"{one.id}: a later {over.kind.value} stands in its place, {told}; undo that first."


def named(who: str) -> str:
    """The name under which a judgement is kept; UsageError for none, or one too long."""
    name = " ".join(who.split())
    if not name or len(name) > LONGEST:
        said = f"a judgement needs a name of at most {LONGEST} characters: say whose it is."
        raise UsageError(said)
    return name
