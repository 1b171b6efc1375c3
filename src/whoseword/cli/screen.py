"""What the commands print: tables for people, JSON for programs.

Text from articles is shown without control characters, so that none can steer a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whoseword.cli.options import Format
from whoseword.errors import RefusedInput, UsageError
from whoseword.export import to_json
from whoseword.ledger import Article
from whoseword.model import Claim, Document, Judged, Modality
from whoseword.model.wording import Told, mark, parties, percents
from whoseword.read.language import is_foreign

# Columns of a table that goes to a file or a pipe.
PIPE_WIDTH = 160
# Characters of an id that are shown, of words in a table, and what stands where nothing is.
ID, WORDS, DASH = 10, 70, "–"
# Own colours for what is less than a plain statement of fact.
COLOURS = {
    Modality.ASSERTED: "",
    Modality.DENIED: "red",
    Modality.PREDICTED: "yellow",
    Modality.POSSIBLE: "yellow",
}
OTHER_COLOUR = "cyan"
NOBODY = "(the article)"


class _Screen(Console):
    """A console that leaves it to the program how it ends when nobody reads on."""

    def on_broken_pipe(self) -> None:
        """Let it be heard of; the library would end the program as if something had failed."""
        raise BrokenPipeError


def console() -> Console:
    """Where tables go: in colour only on a terminal, wide enough for a table in a pipe."""
    terminal = sys.stdout.isatty()
    return _Screen(
        file=sys.stdout, width=None if terminal else PIPE_WIDTH, highlight=False, emoji=False
    )


def complain(sentence: object) -> None:
    """One sentence on standard error."""
    print(f"whoseword: {visible(str(sentence))}", file=sys.stderr)  # noqa: T201


def end_with(refused: Collection[RefusedInput]) -> None:
    """A sentence on standard error for each thing that was refused, and then exit code 1."""
    for refusal in refused:
        complain(refusal)
    if refused:
        raise typer.Exit(1)


def warn_of(document: Document) -> None:
    """A sentence on standard error where a text is none that can be read."""
    if is_foreign(document.text):
        complain(f"{document.origin}: this isn't English, and only English is read.")


def write_file(path: Path, body: bytes) -> None:
    """Put `body` into a file; UsageError where that can't be."""
    try:
        path.write_bytes(body)
    except OSError as error:
        raise UsageError(f"{path}: can't be written: {error.strerror}.") from None


def visible(text: str) -> str:
    """`text` on one line, blanks folded, without characters that a terminal would obey."""
    shown = "".join(
        c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    return " ".join(shown.split())


def short(text: str, most: int) -> str:
    """`text` on one line, cut at a blank to at most `most` characters."""
    line = visible(text)
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0] + "…"


def show_json(records: Iterable[dict[str, Any]], form: Format) -> None:
    """An array, or one object a line as they come; in ASCII where the stream isn't Unicode."""
    plain = not (sys.stdout.encoding or "").lower().startswith("utf")
    if form is Format.JSONL:
        for record in records:
            sys.stdout.write(to_json(record, plain=plain) + "\n")
            sys.stdout.flush()
    else:
        sys.stdout.write(to_json(list(records), indent=2, plain=plain) + "\n")


def grid(*columns: str) -> Table:
    """An empty table in the house's form."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def who(told: Told) -> str:
    """`North Korea → Russia`, or whichever of the two there is."""
    return visible(parties(told))


def chain(claim: Claim) -> str:
    """`KCNA ← Kim Jong Un`: outermost first, the root last."""
    return " ← ".join(visible(source.name) for source in claim.sources) or NOBODY


def outlets(articles: Iterable[Article]) -> str:
    """`Yonder News, Elsewhere Post`: who published these, or the ids where nobody is said to."""
    return ", ".join(visible(article.publisher or article.id) for article in articles)


def time(claim: Claim) -> str:
    """The claim's time as ISO, a range as `first to last`."""
    return claim.date.said if claim.date else DASH


def sureness(claim: Claim, judged: Judged | None = None) -> Text:
    """`predicted 55–80%`, and what people did to it: `asserted, corrected`."""
    words = claim.modality.value
    if claim.probability:
        words += f" {percents(claim.probability)}%"
    line = Text(words, style=COLOURS.get(claim.modality, OTHER_COLOUR))
    return line.append(f", {mark(judged)}", style="not dim bold") if judged else line
