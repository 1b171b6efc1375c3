"""The walk of an article, one named step per line: gather, read, weigh, ledger."""

from __future__ import annotations

from collections import deque
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
Item = Document | RefusedInput
Outcome = Reading | RefusedInput
End = Callable[[], Outcome]
# Articles that are begun ahead of the one that is ended: so many, or, where they are long, so
# many characters, but always one. More keep no processor busier and hold more memory.
AHEAD, CHARACTERS = 8, 20_000


class Reader(Protocol):
    """Whoever reads articles. `version` stands on every claim."""

    @property
    def version(self) -> str:
        """The reader's version."""
        ...

    def begin(self, document: Document) -> Callable[[], Reading]:
        """Begin to read the document; what is given back ends it: what it says, on whose word."""
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
    items = (
        item
        for item in gather(paths, stdin=stdin)
        if isinstance(item, RefusedInput) or only is None or item.id in only
    )
    for _, end in begun(items, reader):
        if end is not None:
            yield end()


def add_articles(
    paths: Paths,
    reader: Reader,
    ledger: Store,
    *,
    pack: str,
    copies: Copies | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[Item], None] = lambda item: None,
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
        for item, end in begun(gather(paths, stdin=stdin), reader, held=writer.holds):
            if stopped():
                break
            progress(_keep(item, end, writer, weigher))
        return writer.finish()


def _keep(item: Item, end: End | None, writer: Writer, weigher: Weigher | None) -> Item:
    """One article's way into the ledger; gives back the item, or the refusal that it met."""
    if end is None:
        writer.pass_over()
        return item
    outcome = end()
    if isinstance(outcome, RefusedInput):
        writer.refuse(outcome)
        return outcome
    writer.add(outcome, weigher)
    return outcome.document


def begun(
    items: Iterable[Item], reader: Reader, *, held: Callable[[Document], bool] = lambda one: False
) -> Iterator[tuple[Item, End | None]]:
    """Each item with what ends its reading, in order; None for what is `held`.

    The next articles are begun before one is ended.
    """
    waiting: deque[tuple[Item, End | None]] = deque()
    size = 0
    for item in items:
        waiting.append((item, _begin(item, reader, held)))
        size += _size(item)
        while len(waiting) > AHEAD or (len(waiting) > 1 and size > CHARACTERS):
            size -= _size(waiting[0][0])
            yield waiting.popleft()
    yield from waiting


def _begin(item: Item, reader: Reader, held: Callable[[Document], bool]) -> End | None:
    if isinstance(item, RefusedInput):
        return lambda: item
    if held(item):
        return None
    end = reader.begin(item)
    return lambda: _ended(end)


def _ended(end: Callable[[], Reading]) -> Outcome:
    try:
        return end()
    except RefusedInput as refusal:
        return refusal


def _size(item: Item) -> int:
    return len(item.text) if isinstance(item, Document) else 0
