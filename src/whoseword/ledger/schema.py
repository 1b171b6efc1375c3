"""The ledger's tables. The migrations make them; a test holds the two together.

Times of the clock are UTC, `2025-12-26T08:00:00Z`. Offsets are half-open Unicode code points of
the document's text. Days are first and last day of what was said, both included.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from whoseword.ledger.types import Exact, Packed

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
    Column("position", Integer, nullable=False, doc="from 0, in text order"),
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
    UniqueConstraint("reading", "position"),
    info={"doc": "one proposition, exactly as one document makes it; never changed"},
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

builds = Table(
    "builds",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("rules", Text, nullable=False, doc="version of the rules that gather events"),
    Column("readings", Integer, nullable=False, doc="the last reading that they saw"),
    Column("judgements", Integer, nullable=False, doc="the last judgement that they saw"),
    info={"doc": "what today's events were derived from"},
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


def describe() -> str:
    """The tables as Markdown, for docs/ledger.md."""
    return "\n\n".join(_section(table) for table in metadata.sorted_tables) + "\n"


def _section(table: Table) -> str:
    rows = [f"| `{c.name}` | {_kind(c)} | {_note(c)} |" for c in table.columns]
    head = [
        f"## {table.name}",
        "",
        f"{table.info['doc']}.",
        "",
        "| Column | Holds | |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows])


def _kind(column: Column[object]) -> str:
    names = {"Exact": "text", "Packed": "JSON", "Float": "number"}
    names |= dict.fromkeys(("Integer", "BigInteger"), "whole number")
    name = type(column.type).__name__
    kind = names.get(name, name.lower())
    return kind if column.nullable else f"{kind}, always"


def _note(column: Column[object]) -> str:
    points = [f"row of `{key.column.table.name}`" for key in column.foreign_keys]
    return "; ".join([*points, *([column.doc] if column.doc else [])])
