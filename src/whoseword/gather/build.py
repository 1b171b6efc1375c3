"""Puts a document together, and refuses what no ledger could hold."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from whoseword.errors import RefusedInput
from whoseword.gather.dateline import find_dateline
from whoseword.gather.dates import read_published
from whoseword.model import Document, Published, text_digest, today

# A clock may be a time zone behind; a date further ahead would date every 'on Friday' wrongly.
AHEAD = timedelta(days=2)
# No article is this long; a file that is was meant for something else.
LONGEST = 5_000_000


def build(
    where: str,
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    found: str = "given",
) -> Document:
    """A document with its dateline; RefusedInput where the text or a field can't be taken.

    `published` is a date as the input writes it and `found` says where it was. Without it the
    date of the header or dateline is taken, where that has a year. A date to come is refused.
    """
    _check(where, text)
    for name, value in {"id": id, "title": title, "url": url, "publisher": publisher}.items():
        _check_characters(where, name, value or "")
    when = None
    if published:
        try:
            when = read_published(published)
        except (ValueError, TypeError, IndexError, OverflowError):
            raise RefusedInput(
                where, f"published is {published!r}; write it as 2025-12-26, 2025-12 or 2025"
            ) from None
    dateline = find_dateline(text, when)
    stated = Published(when, found) if when else None
    if stated is None and dateline and dateline.when:
        stated = Published(dateline.when, "dateline" if dateline.credit else "header")
    if stated and stated.when.start > today() + AHEAD:
        reason = f"published is {stated.when.iso()}, which is yet to come; mend the date"
        raise RefusedInput(where, reason)
    identity = id or text_digest(text)[:16]
    return Document(identity, text, where, title, url, publisher, stated, dateline)


def _check(where: str, text: str) -> None:
    if not text.strip():
        raise RefusedInput(where, "the text is empty")
    if len(text) > LONGEST:
        raise RefusedInput(where, f"{len(text)} characters are more than the {LONGEST} taken")
    _check_characters(where, "the text", text)


def _check_characters(where: str, name: str, value: str) -> None:
    """RefusedInput where `value` holds a character that UTF-8 or a ledger can't keep."""
    if "\0" in value:
        at = value.index("\0")
        raise RefusedInput(where, f"a NUL character in {name} at offset {at}: this is no text")
    lone = next((n for n, c in enumerate(value) if "\ud800" <= c <= "\udfff"), None)
    if lone is not None:
        raise RefusedInput(where, f"half a surrogate pair in {name} at offset {lone}: mend it")


def text_field(where: str, record: dict[str, Any], name: str) -> str | None:
    """A field that is text or absent; RefusedInput where it is something else."""
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value or None
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise RefusedInput(where, f"{name} is a {type(value).__name__}; it must be text")
