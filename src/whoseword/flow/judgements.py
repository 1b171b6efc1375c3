"""The one way by which what a person decides comes into the ledger."""

from __future__ import annotations

from datetime import UTC, datetime

from whoseword.errors import UsageError
from whoseword.ledger import Store
from whoseword.model import Anchor, Judgement, Ruling

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


def named(who: str) -> str:
    """The name under which a judgement is kept; UsageError for none, or one too long."""
    name = " ".join(who.split())
    if not name or len(name) > LONGEST:
        said = f"a judgement needs a name of at most {LONGEST} characters: say whose it is."
        raise UsageError(said)
    return name
