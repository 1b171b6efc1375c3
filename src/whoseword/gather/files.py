"""From paths to documents: files, folders, standard input."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from whoseword.errors import RefusedInput
from whoseword.gather.folders import KINDS, endings, files_in, kind_of
from whoseword.gather.html import read_html
from whoseword.gather.jsonl import lines_of, read_json, read_lines
from whoseword.gather.text import LARGEST, read_text
from whoseword.model import Document

STANDARD_INPUT = "-"
BLANK = b"\xef\xbb\xbf \t\r\n"
# Lines of standard input, blank ones, that are looked through for what it opens with.
LOOKED = 1_000
ADDRESS = re.compile(r"\w+://|https?:/")
TAKEN = f"taken are {', '.join(KINDS)}, .gz"

Item = Document | RefusedInput


def gather(paths: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """The documents of `paths` in order, a refusal in place of each that can't be taken.

    A folder gives its files of known kinds, by name, its subfolders too; hidden ones are skipped,
    and a folder that has none is refused (`left_out` tells of the others).
    `-` is standard input: JSONL where it opens with a brace, HTML where it opens with a tag, else
    plain text.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _standard_input(stdin)
        elif ADDRESS.match(str(path)):
            reason = "addresses are not fetched; save the page and name the file"
            yield RefusedInput(str(path), reason)
        else:
            yield from _path(Path(path))


def _path(path: Path) -> Iterator[Item]:
    if path.is_dir():
        yield from _folder(path)
    elif not path.exists():
        yield RefusedInput(str(path), "no such file")
    elif not kind_of(path):
        yield RefusedInput(str(path), f"unknown kind of file; {TAKEN}")
    else:
        yield from _file(path)


def _folder(path: Path) -> Iterator[Item]:
    files = files_in(path)
    known = [file for file in files if kind_of(file)]
    for file in known:
        yield from _file(file)
    if not known:
        held = f"only {endings(files)}" if files else "nothing"
        yield RefusedInput(str(path), f"there is {held} in this folder; {TAKEN}")


def _file(path: Path) -> Iterator[Item]:
    """The documents of one file of a known kind."""
    opener = gzip.open if path.suffix.lower() == ".gz" else open
    try:
        with opener(path, "rb") as file:
            if kind_of(path) == "jsonl":
                yield from read_lines(str(path), lines_of(file))
            else:
                yield from _whole(kind_of(path) or "text", str(path), file.read(LARGEST + 1))
    except (OSError, EOFError, zlib.error) as error:
        yield RefusedInput(str(path), f"can't be read: {getattr(error, 'strerror', None) or error}")


def _whole(kind: str, where: str, raw: bytes) -> Iterator[Item]:
    """The documents of a file that is read at once."""
    if len(raw) > LARGEST:
        yield RefusedInput(where, f"more than {LARGEST} bytes; split it or write it as JSONL")
    elif kind == "json":
        yield from read_json(where, raw)
    else:
        try:
            yield read_html(where, raw) if kind == "html" else read_text(where, raw)
        except RefusedInput as refusal:
            yield refusal


def _standard_input(stdin: BinaryIO | None) -> Iterator[Item]:
    if stdin is None:
        yield RefusedInput(STANDARD_INPUT, "there is no standard input here")
        return
    lines = lines_of(stdin)
    begun = list(_until_words(islice(lines, LOOKED)))
    first = b"".join(begun)
    opening = first.lstrip(BLANK)
    if opening.startswith(b"{"):
        yield from read_lines("standard input", chain(begun, lines))
    else:
        kind = "html" if opening[:1] == b"<" else "text"
        yield from _whole(kind, "standard input", first + stdin.read(LARGEST + 1))


def _until_words(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The blank lines that come first, and the one after them."""
    for line in lines:
        yield line
        if line.strip(BLANK):
            return
