"""Tables of what people decided, and of the ids that they may know. Nothing in them is changed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from whoseword.ledger.schema.common import metadata
from whoseword.ledger.types import Exact

judgements = Table(
    "judgements",
    metadata,
    Column("key", Integer, primary_key=True, doc="in the order in which they were made"),
    Column("id", Text, nullable=False, unique=True, doc="hash of the content"),
    Column("who", Exact, nullable=False),
    Column("at", Text, nullable=False, doc="UTC, to the microsecond"),
    Column("kind", Text, nullable=False, doc="merge, split, confirm, reject, correct, …"),
    Column("subject", Exact, index=True, doc="the source graded, or the judgement undone"),
    Column("slot", Text, doc="the slot that is corrected"),
    Column("value", Exact, doc="the corrected value, the grade, or the outcome"),
    Column("why", Exact),
    info={"doc": "what a person or a rule decided; never changed, superseded by later ones"},
)

judgement_claims = Table(
    "judgement_claims",
    metadata,
    Column("judgement", ForeignKey("judgements.key"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False, doc="from 0"),
    Column("other", Boolean, nullable=False, doc="whether it's of a merge's or split's other side"),
    Column("digest", Text, nullable=False, index=True, doc="SHA-256 of the text it stands in"),
    Column("start", Integer, nullable=False, doc="of its evidence"),
    Column("end", Integer, nullable=False, doc="of its evidence"),
    Column("type", Text, nullable=False),
    Column("claim", Text, nullable=False, doc="the id that it had then"),
    info={"doc": "the claims that a judgement is about, by where they stand"},
)

event_ids = Table(
    "event_ids",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, doc="SHA-256 of the founding claim's text"),
    Column("start", Integer, nullable=False, doc="of its evidence"),
    Column("end", Integer, nullable=False, doc="of its evidence"),
    Column("type", Text, nullable=False),
    info={"doc": "every id that an event ever had, so that old ones still lead to it"},
)
