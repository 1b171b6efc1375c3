"""The walk of an article, one named step per line: gather, read, weigh, ledger."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from whoseword.errors import RefusedInput
from whoseword.flow.copies import weigh_copies, weigher_with
from whoseword.gather import gather
from whoseword.ledger import Store, Tally, Weigher, Writer
from whoseword.model import Document, Reading
from whoseword.weigh.copies import Copies

Paths = Iterable[str | Path]
Outcome = Reading | RefusedInput


class Reader(Protocol):
    """Whoever reads articles. `version` stands on every claim."""

    @property
    def version(self) -> str:
        """The reader's version."""
        ...

    def read(self, document: Document) -> Reading:
        """What the document says, and on whose word."""
        ...


def read_articles(
    paths: Paths,
    reader: Reader,
    *,
    stdin: BinaryIO | None = None,
    only: Container[str] | None = None,
) -> Iterator[Outcome]:
    """Read the articles of `paths` in order and keep nothing; a refusal stands in its place.

    With `only`, articles with other ids are passed over.
    """
    for item in gather(paths, stdin=stdin):
        if isinstance(item, RefusedInput):
            yield item
        elif only is None or item.id in only:
            yield _read(item, reader)


def add_articles(
    paths: Paths,
    reader: Reader,
    ledger: Store,
    *,
    pack: str,
    copies: Copies | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[Document | RefusedInput], None] = lambda item: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Tally:
    """Read the articles of `paths` into `ledger`, and count what became of them.

    `pack` is the digest of the reader's pack. A text that the ledger holds from this reader with
    this pack is not read again, so that an interrupted call, repeated, goes on where it ended.
    With `copies`, the copies of each text are found and kept too.
    `progress` hears of each article or refusal when it's done; `stopped` is asked before each
    whether to end there.
    """
    weigher = None
    if copies is not None:
        weigh_copies(ledger, copies)
        weigher = weigher_with(copies)
    with ledger.writer(reader.version, pack) as writer:
        for item in gather(paths, stdin=stdin):
            if stopped():
                break
            progress(_keep(item, reader, writer, weigher))
        return writer.finish()


def _keep(
    item: Document | RefusedInput, reader: Reader, writer: Writer, weigher: Weigher | None
) -> Document | RefusedInput:
    """One article's way into the ledger; gives back the item, or the refusal that it met."""
    if isinstance(item, Document) and writer.holds(item):
        return item
    outcome = item if isinstance(item, RefusedInput) else _read(item, reader)
    if isinstance(outcome, RefusedInput):
        writer.refuse(outcome)
        return outcome
    writer.add(outcome, weigher)
    return outcome.document


def _read(document: Document, reader: Reader) -> Outcome:
    try:
        return reader.read(document)
    except RefusedInput as refusal:
        return refusal
