"""JSONL and JSON: one article an object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from whoseword.errors import RefusedInput
from whoseword.gather.build import build, text_field
from whoseword.gather.text import LARGEST, decode
from whoseword.model import Document


class Lines(Protocol):
    """A file of bytes, packed or not."""

    def readline(self, most: int, /) -> bytes:
        """The next line, or `most` bytes of it."""
        ...


def lines_of(file: Lines) -> Iterator[bytes]:
    """Each line; of one of more than LARGEST bytes as many as show that, the rest passed over."""
    while line := file.readline(LARGEST + 1):
        yield line
        while len(line) > LARGEST and not line.endswith(b"\n"):
            line = file.readline(LARGEST + 1)


def read_lines(origin: str, lines: Iterable[bytes]) -> Iterator[Document | RefusedInput]:
    """An article or a refusal for each line that isn't blank; `origin:7` names the seventh."""
    for number, raw in enumerate(lines, 1):
        where = f"{origin}:{number}"
        if len(raw) > LARGEST:
            yield RefusedInput(where, f"a line of more than {LARGEST} bytes; split the article")
        elif raw.strip():
            yield _line(where, raw)


def read_json(origin: str, raw: bytes) -> Iterator[Document | RefusedInput]:
    """The article of a JSON object, or those of a JSON list."""
    try:
        value = _parse(origin, raw)
    except RefusedInput as refusal:
        yield refusal
        return
    every = value if isinstance(value, list) else [value]
    for number, record in enumerate(every, 1):
        yield _article(f"{origin}:{number}" if len(every) > 1 else origin, record)


def _line(where: str, raw: bytes) -> Document | RefusedInput:
    try:
        return _article(where, _parse(where, raw))
    except RefusedInput as refusal:
        return refusal


def _parse(where: str, raw: bytes) -> Any:
    try:
        return json.loads(decode(where, raw))
    except json.JSONDecodeError as error:
        raise RefusedInput(where, f"no JSON at column {error.colno}: {error.msg}") from None
    except ValueError:  # Python reads no whole number of more than 4300 digits
        raise RefusedInput(where, "a number too long to read; write it as text") from None
    except RecursionError:
        raise RefusedInput(where, "JSON nested too deeply") from None


def _article(where: str, record: Any) -> Document | RefusedInput:
    """A document from a parsed object; fields that it doesn't know are left alone."""
    if not isinstance(record, dict):
        return RefusedInput(where, "not a JSON object; an article is {id, text, …}")
    text = record.get("text")
    if not isinstance(text, str):
        return RefusedInput(where, "the field text is missing or no text")
    try:
        return build(
            where,
            text,
            id=text_field(where, record, "id"),
            title=text_field(where, record, "title"),
            url=text_field(where, record, "url"),
            publisher=text_field(where, record, "publisher"),
            published=text_field(where, record, "published"),
        )
    except RefusedInput as refusal:
        return refusal
