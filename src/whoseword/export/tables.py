"""Claims as tables: CSV, JSONL and Parquet, always the same columns in the same order.

In CSV a text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab
or a carriage return) gets an apostrophe in front, as OWASP advises: articles come from strangers.
JSONL and Parquet keep every text exactly.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from whoseword.errors import UsageError, missing
from whoseword.export.records import (
    LONE_SURROGATE,
    Record,
    claim_record,
    judged_record,
    to_json,
    whole,
)
from whoseword.ledger.base import Article, Held
from whoseword.model.wording import judged_words

TEXT, NUMBER, WHOLE, LIST = "text", "number", "whole", "list"
# Each column and what it holds.
COLUMNS = {
    **dict.fromkeys(("id", "document"), TEXT),
    "version": WHOLE,
    **dict.fromkeys(("title", "url", "publisher", "published", "published_found", "origin"), TEXT),
    **dict.fromkeys(("start", "end"), WHOLE),
    **dict.fromkeys(("evidence", "type", "actor", "recipient", "object"), TEXT),
    **dict.fromkeys(("quantity_low", "quantity_high"), NUMBER),
    **dict.fromkeys(("quantity_unit", "place", "date", "date_first", "date_last"), TEXT),
    "sources": LIST,
    **dict.fromkeys(("root", "source_type", "modality"), TEXT),
    **dict.fromkeys(("probability_low", "probability_high"), NUMBER),
    **dict.fromkeys(("plover_event", "plover_mode"), TEXT),
    "plover_contexts": LIST,
    **dict.fromkeys(("cameo", "spans", "reader", "pack"), TEXT),
    **dict.fromkeys(("why", "judged"), LIST),
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Between the values of a list in a CSV cell.
BETWEEN = " | "
# Rows of a Parquet row group.
GROUP = 10_000


def held_record(held: Held) -> Record:
    """The claim's public record, with whose article it is under `document`, and what people say of
    it, if they do, under `judged`."""
    return {
        **claim_record(held.claim, held.evidence),
        **judged_record(held.judged),
        "document": article_record(held.article),
    }


def article_record(article: Article) -> Record:
    """An article without its text."""
    published = article.published
    return {
        "id": article.id,
        "version": article.version,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "published": published.when.iso() if published else None,
        "published_found": published.found if published else None,
        "origin": article.origin,
    }


def row(held: Held) -> Record:
    """A claim as one flat row, one value for each of COLUMNS."""
    claim, article = held.claim, article_record(held.article)
    record = claim_record(claim, held.evidence)
    quantity = record["quantity"] or {"value": None, "unit": None}
    low, high = _ends(quantity["value"])
    band = claim.probability or (None, None)
    flat = {
        **article,
        **record,
        "document": article["id"],
        "quantity_low": low,
        "quantity_high": high,
        "quantity_unit": quantity["unit"],
        "date_first": claim.date.start.isoformat() if claim.date else None,
        "date_last": claim.date.end.isoformat() if claim.date else None,
        "root": claim.root.name if claim.root else None,
        "probability_low": band[0],
        "probability_high": band[1],
        "plover_event": claim.plover.event,
        "plover_mode": claim.plover.mode,
        "plover_contexts": list(claim.plover.contexts),
        "cameo": claim.plover.cameo,
        "spans": to_json(record["spans"]),
        "why": [str(reason) for reason in claim.why],
        "judged": list(judged_words(held.judged)),
    }
    return {name: flat[name] for name in COLUMNS}


def write_csv(claims: Iterable[Held], out: BinaryIO) -> int:
    """CSV in UTF-8 (RFC 4180: CRLF, quotes doubled), with a header row; returns the rows."""
    text = io.TextIOWrapper(out, "utf-8", newline="", errors="backslashreplace")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    count = 0
    for held in claims:
        writer.writerow(cell(value) for value in row(held).values())
        count += 1
    text.detach()
    return count


def csv_rows(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> bytes:
    """Other rows as CSV of the same kind, with these columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([cell(row[column]) for column in names] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def write_jsonl(claims: Iterable[Held], out: BinaryIO) -> int:
    """One claim's record a line, in UTF-8; returns the lines."""
    count = 0
    for held in claims:
        out.write((to_json(held_record(held)) + "\n").encode())
        count += 1
    return count


def write_parquet(claims: Iterable[Held], out: BinaryIO) -> int:
    """Parquet, lists as lists; returns the rows. UsageError where pyarrow isn't installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise UsageError(missing("parquet", "Parquet needs pyarrow")) from None
    kinds = {
        TEXT: pa.string(),
        NUMBER: pa.float64(),
        WHOLE: pa.int64(),
        LIST: pa.list_(pa.string()),
    }
    schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    count = 0
    with parquet.ParquetWriter(out, schema) as writer:
        for group in _groups(claims):
            rows = [{name: _sound(value) for name, value in row(held).items()} for held in group]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            count += len(group)
    return count


def _groups(claims: Iterable[Held]) -> Iterator[list[Held]]:
    rest = iter(claims)
    while group := list(islice(rest, GROUP)):
        yield group


def _ends(value: Any) -> tuple[Any, Any]:
    return (value[0], value[1]) if isinstance(value, list) else (value, None)


def cell(value: Any) -> Any:
    """A value as a CSV cell."""
    if isinstance(value, float):
        return whole(value)
    text = BETWEEN.join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text


def _sound(value: Any) -> Any:
    """`value` with its lone surrogates, which Arrow refuses, as their escapes."""
    if isinstance(value, list):
        return [_sound(part) for part in value]
    if isinstance(value, str):
        return LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", value)
    return value
