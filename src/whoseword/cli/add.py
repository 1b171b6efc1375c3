"""`whoseword add`: read articles into the ledger."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from whoseword.cli.options import (
    ConfidenceOption,
    FilesArgument,
    LedgerOption,
    PackOption,
    reader_with,
    standard_input,
)
from whoseword.cli.screen import complain, warn_of
from whoseword.errors import RefusedInput
from whoseword.flow import add_articles
from whoseword.gather import left_out
from whoseword.ledger import Tally, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Document
from whoseword.settings import DEFAULT_LEDGER
from whoseword.weigh.copies import Copies

INTERRUPTED = 130


class Stop:
    """Becomes true at the first Ctrl-C; the second ends the program at once."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        """Whether it was pressed."""
        return self.asked

    def ask(self, _number: int, _frame: FrameType | None) -> None:
        """What the first Ctrl-C does."""
        self.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        complain("Ending after this article; Ctrl-C again ends at once, and loses only this one.")


def add(
    files: FilesArgument,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
    min_confidence: ConfidenceOption = 0.0,
) -> None:
    """Read articles into the ledger. What it holds already is neither read nor added again."""
    for sentence in left_out(files):
        complain(sentence)
    stop = Stop()
    before = signal.signal(signal.SIGINT, stop.ask)
    try:
        with open_ledger(ledger, create=True) as store, _bar() as bar:
            words = Pack.load(pack)
            reader = reader_with(words, min_confidence=min_confidence)
            step = _teller(bar)
            tally = add_articles(
                files,
                reader,
                store,
                pack=words.digest,
                copies=Copies(words),
                stdin=standard_input(),
                progress=step,
                stopped=stop,
            )
    finally:
        signal.signal(signal.SIGINT, before)
    _end(tally, stop)


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar on standard error, unseen where that's no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    screen = Console(stderr=True)
    with Progress(
        *columns,
        TimeElapsedColumn(),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    ) as bar:
        yield bar


def _teller(bar: Progress) -> Callable[[Document | RefusedInput], None]:
    """What moves the bar on, and tells each refusal and each text that isn't English."""
    task = bar.add_task("Reading", total=None)

    def tell(item: Document | RefusedInput) -> None:
        bar.advance(task)
        if isinstance(item, RefusedInput):
            complain(item)
        else:
            warn_of(item)

    return tell


def _end(tally: Tally, stop: Stop) -> None:
    """Say what became of the articles, and end with the exit code for it."""
    line = f"{tally.added} added, {tally.unchanged} unchanged, {tally.refused} refused"
    sys.stdout.write(f"{line}\n")
    if stop.asked:
        complain("Interrupted; the same command goes on from here.")
        raise typer.Exit(INTERRUPTED)
    if tally.refused:
        raise typer.Exit(1)
