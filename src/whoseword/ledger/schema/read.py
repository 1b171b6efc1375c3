"""Tables of what came in and what was read from it. Nothing in them is ever changed.

Among the claims stand derived rows, too: those of which people corrected something, as they stand.
They have the columns of a claim as read, so that every query finds them by the same indexes."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from whoseword.ledger.schema.common import metadata
from whoseword.ledger.types import Exact, Packed

runs = Table(
    "runs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reader", Text, nullable=False, doc="the reader's version"),
    Column("pack", Text, nullable=False, doc="the pack's digest"),
    Column("started", Text, nullable=False),
    Column("finished", Text, doc="empty while it runs, and for good if it was killed"),
    Column("added", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("refused", Integer, nullable=False, default=0),
    info={"doc": "one call of `whoseword add`, with how many documents it added, knew and refused"},
)

refusals = Table(
    "refusals",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("run", ForeignKey("runs.key"), nullable=False, index=True),
    Column("origin", Exact, nullable=False, doc="the file and the position in it"),
    Column("reason", Exact, nullable=False),
    info={"doc": "inputs that could not be taken"},
)

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("article", Exact, nullable=False, doc="the id that its first version had"),
    Column("version", Integer, nullable=False, doc="1, 2, …; the highest is current"),
    Column("id", Exact, nullable=False, doc="the input's own, or made from its text"),
    Column("digest", Text, nullable=False, index=True, doc="SHA-256 of the text, in hexadecimal"),
    Column("text", Exact, nullable=False, doc="as it came; never changed"),
    Column("origin", Exact, nullable=False, doc="where it was read"),
    Column("title", Exact),
    Column("url", Exact, index=True),
    Column("publisher", Exact),
    Column("published", Text, doc="ISO day, month, year or start/end"),
    Column("published_found", Text, doc="given, header, dateline or html"),
    Column("dateline", Packed, doc="spans of the dateline and its parts"),
    Column("run", ForeignKey("runs.key"), nullable=False),
    UniqueConstraint("article", "version"),
    UniqueConstraint("id", "digest"),
    info={
        "doc": "every text that was added; a changed article is a new version beside the old one"
    },
)

readings = Table(
    "readings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", ForeignKey("documents.key"), nullable=False),
    Column("run", ForeignKey("runs.key"), nullable=False),
    Column("reader", Text, nullable=False, doc="the reader's version"),
    Column("pack", Text, nullable=False, doc="the pack's digest"),
    UniqueConstraint("document", "reader", "pack"),
    info={"doc": "which reader with which pack read a document; the highest key is current"},
)

attributions = Table(
    "attributions",
    metadata,
    Column("reading", ForeignKey("readings.key"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False, doc="from 0"),
    Column("source", Packed, nullable=False, doc="list of [start, end]"),
    Column("cue", Packed, nullable=False, doc="list of [start, end]"),
    Column("content", Packed, nullable=False, doc="list of [start, end]"),
    Column("stance", Text, nullable=False),
    Column("parent", Integer, doc="position of the attribution that holds this one"),
    Column("confidence", Float, nullable=False, doc="between 0 and 1"),
    info={"doc": "somebody is said to have said something"},
)

claims = Table(
    "claims",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.key"), nullable=False),
    Column("position", Integer, nullable=False, doc="from 0, in text order; see `as_read`"),
    Column("id", Text, nullable=False, index=True, doc="hash of content, reader and pack"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("evidence", Exact, nullable=False, doc="the text from start to end"),
    Column("type", Text, nullable=False, index=True),
    Column("actor", Exact, index=True),
    Column("recipient", Exact),
    Column("object", Exact),
    Column("quantity_low", Float, doc="the value, or the lower end of a range"),
    Column("quantity_high", Float, doc="the upper end of a range, else empty"),
    Column("quantity_unit", Exact),
    Column("place", Exact),
    Column("date", Text, doc="ISO day, month, year or start/end"),
    Column("date_first", Date, index=True),
    Column("date_last", Date),
    Column("modality", Text, nullable=False),
    Column("probability_low", Float, doc="ICD 203 band, between 0 and 1"),
    Column("probability_high", Float),
    Column("plover", Packed, nullable=False, doc="event, mode, contexts, CAMEO code"),
    Column("spans", Packed, nullable=False, doc="slot to [start, end]"),
    Column("reader", Text, nullable=False, doc="the reader's version"),
    Column("pack", Text, nullable=False, doc="the pack's digest"),
    Column("why", Packed, nullable=False, doc="what decided each part, and how sure"),
    Column(
        "as_read",
        ForeignKey("claims.key"),
        doc="where it isn't empty, the row is derived: how the claim of that row stands corrected, "
        "under the same id, its position -1 less that of the other",
    ),
    UniqueConstraint("reading", "position"),
    info={"doc": "one proposition, exactly as one document makes it; what was read never changes"},
)
# Few claims are corrected: the way from them to what was read needs no room for the others.
Index(
    None,
    claims.c.as_read,
    sqlite_where=claims.c.as_read.is_not(None),
    postgresql_where=claims.c.as_read.is_not(None),
)

sources = Table(
    "sources",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Exact, nullable=False, doc="canonical, or `unidentified`"),
    Column("type", Text, nullable=False),
    Column("resolved", Boolean, nullable=False, doc="false where nothing identifies it"),
    UniqueConstraint("name", "type", "resolved"),
    info={"doc": "everybody on whose word a claim rests"},
)

claim_sources = Table(
    "claim_sources",
    metadata,
    Column("claim", ForeignKey("claims.key"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False, doc="0 is outermost"),
    Column("source", ForeignKey("sources.key"), nullable=False, index=True),
    Column("root", Boolean, nullable=False, doc="whether it is the innermost"),
    Column("span", Packed, doc="[start, end] where it is named"),
    info={"doc": "each claim's chain of sources"},
)
