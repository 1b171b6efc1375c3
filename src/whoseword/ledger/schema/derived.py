"""How claims stand, events and copies: made of what was read and judged, and made anew at will."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, ForeignKey, Integer, Table, Text

from whoseword.ledger.schema.common import metadata
from whoseword.ledger.types import Exact, Packed

standings = Table(
    "standings",
    metadata,
    Column("claim", ForeignKey("claims.key"), primary_key=True, doc="as it was read"),
    Column(
        "stands",
        ForeignKey("claims.key"),
        index=True,
        doc="the row that stands: itself, or itself corrected; empty where it is rejected",
    ),
    Column("said", Packed, nullable=False, doc="the verdict and corrections that hold, and whose"),
    info={"doc": "the claims that people judged, each with how it stands; derived"},
)

events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True, doc="hash of where its founding claim stands"),
    Column("founder", ForeignKey("claims.key"), nullable=False, doc="the claim it's named after"),
    Column("type", Text, nullable=False, index=True),
    Column("modality", Text, nullable=False, doc="the strongest of its accounts"),
    Column("actor", Exact),
    Column("recipient", Exact),
    Column("object", Exact),
    Column("quantity", Exact, doc="figure and unit"),
    Column("place", Exact),
    Column("date", Text, doc="ISO day, month, year or start/end"),
    Column("date_first", Date, index=True),
    Column("date_last", Date),
    Column("first_seen", Text, doc="the earliest publication"),
    Column("claims", Integer, nullable=False),
    Column("headlines", Integer, nullable=False, doc="documents"),
    Column("groups", Integer, nullable=False, doc="copy groups of documents"),
    Column("roots", Integer, nullable=False, doc="independent roots that report it"),
    Column("self_reporting", Integer, nullable=False, doc="how many of them are party to it"),
    Column("words", Packed, nullable=False, doc="the roots, with their counts"),
    Column("conflicts", Packed, nullable=False, doc="slots on which accounts differ"),
    Column("grade", Packed, nullable=False, doc="value, reasons, and by whom"),
    info={"doc": "one happening each; derived from claims and judgements, rebuilt at will"},
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event", ForeignKey("events.key"), primary_key=True),
    Column("claim", ForeignKey("claims.key"), primary_key=True, index=True),
    Column("role", Text, nullable=False, doc="account, or denial"),
    Column("group", Text, nullable=False, doc="the copy group of its document"),
    Column("root", Exact, nullable=False, doc="on whose word it finally rests"),
    Column("self_reporting", Boolean, nullable=False, doc="whether the root is party to it"),
    Column("why", Packed, nullable=False, doc="what brought it in"),
    info={"doc": "the claims of each event; derived"},
)

event_judgements = Table(
    "event_judgements",
    metadata,
    Column("event", ForeignKey("events.key"), primary_key=True),
    Column("judgement", ForeignKey("judgements.key"), primary_key=True),
    info={"doc": "the judgements on an event and its claims; derived"},
)

comparisons = Table(
    "comparisons",
    metadata,
    Column("left", ForeignKey("claims.key"), primary_key=True),
    Column("right", ForeignKey("claims.key"), primary_key=True, index=True),
    Column("score", Float, nullable=False, doc="between 0 and 1"),
    Column("same", Boolean, nullable=False, doc="whether the rules take both for one event"),
    Column("reasons", Packed, nullable=False, doc="in words"),
    info={"doc": "pairs of claims that may be one event, compared; derived"},
)

builds = Table(
    "builds",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("what", Text, nullable=False, server_default="events", doc="events, or standings"),
    Column("rules", Text, nullable=False, doc="version of the rules that derive them"),
    Column("readings", Integer, nullable=False, doc="the last reading that they saw"),
    Column("judgements", Integer, nullable=False, doc="the last judgement that they saw"),
    info={"doc": "what today's events and standings were derived from"},
)

copy_texts = Table(
    "copy_texts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True, doc="as `documents` has it"),
    Column("form", Text, nullable=False, doc="the rules by which it was weighed"),
    Column("group", Text, nullable=False, index=True, doc="the smallest digest among its copies"),
    info={"doc": "each text once, with the group of its copies; derived, as are the next two"},
)

copy_keys = Table(
    "copy_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("text", ForeignKey("copy_texts.key"), primary_key=True),
    info={"doc": "MinHash keys of texts; those that share a few are compared word by word"},
    sqlite_with_rowid=False,
)

copy_pairs = Table(
    "copy_pairs",
    metadata,
    Column("part", ForeignKey("copy_texts.key"), primary_key=True),
    Column("whole", ForeignKey("copy_texts.key"), primary_key=True, index=True),
    Column("share", Float, nullable=False, doc="of part's words that stand in whole, 0 to 1"),
    Column("back", Float, nullable=False, doc="of whole's words that stand in part, 0 to 1"),
    Column("words", Integer, nullable=False, doc="how many those are"),
    Column("longest", Integer, nullable=False, doc="how many stand in one passage"),
    Column("in_part", Packed, nullable=False, doc="where: list of [start, end] in counted words"),
    Column("in_whole", Packed, nullable=False, doc="likewise"),
    Column("joins", Boolean, nullable=False, doc="whether it puts its texts into one group"),
    Column("why", Packed, nullable=False, doc="the reasons in words"),
    info={"doc": "two texts, one of which holds a good part of the other"},
)
