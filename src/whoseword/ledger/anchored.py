"""What stands where judgements are about: its words, and the claims of today's readings there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, and_, func, select

from whoseword.ledger.batches import batches
from whoseword.ledger.browse import Browse
from whoseword.ledger.columns import CURRENT_AS_READ
from whoseword.ledger.event_rows import anchor_of
from whoseword.ledger.judged import HERE
from whoseword.ledger.schema import claims, documents, judgement_claims, judgements, readings
from whoseword.model import Anchor, Judgement

ANCHOR = tuple(judgement_claims.c[name] for name in ("digest", "start", "end", "type"))
ABOUT = judgements.join(judgement_claims, judgement_claims.c.judgement == judgements.c.key).join(
    documents, judgement_claims.c.digest == documents.c.digest
)
READ = ABOUT.join(readings, readings.c.document == documents.c.key).join(
    claims, and_(claims.c.reading == readings.c.key, *HERE)
)
WORDS = func.substr(
    documents.c.text,
    judgement_claims.c.start + 1,
    judgement_claims.c.end - judgement_claims.c.start,
)


@dataclass(slots=True)
class There:
    """The words at an anchor, and the rows of the claims in view that stand there."""

    words: str = ""
    claims: list[int] = field(default_factory=list)


def found_there(look: Browse, made: Iterable[Judgement]) -> dict[Anchor, There]:
    """What stands where these judgements are about; nothing of texts that the ledger lacks."""
    found: dict[Anchor, There] = {}
    ids = [one.id for one in made]
    for row in _rows(look, select(*ANCHOR, WORDS.label("words")).select_from(ABOUT), ids):
        found[anchor_of(row)] = There(row.words)
    for row in _rows(
        look, select(*ANCHOR, claims.c.key).select_from(READ).where(*CURRENT_AS_READ), ids
    ):
        found[anchor_of(row)].claims.append(row.key)
    return found


def _rows(look: Browse, query: Select[Any], ids: list[str]) -> Iterator[Row[Any]]:
    for some in batches(ids):
        yield from look.connection.execute(query.where(judgements.c.id.in_(some)).distinct())
