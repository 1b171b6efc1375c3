"""`whoseword eval`: how well the reader does on articles that people have annotated."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from whoseword.cli.options import (
    ConfidenceOption,
    Format,
    FormatOption,
    PackOption,
    reader_with,
)
from whoseword.cli.screen import console, grid, show_json
from whoseword.errors import RefusedInput
from whoseword.export import reading_record
from whoseword.flow import Reader, read_articles
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.measure import Figures, score_attributions, score_claims
from whoseword.model.wording import number_of

app = typer.Typer(
    help="Score the reader against annotated articles.", no_args_is_help=True, add_completion=False
)

GoldArgument = Annotated[
    Path,
    typer.Argument(
        metavar="GOLD",
        exists=True,
        dir_okay=False,
        help="JSONL: an article a line, with its id and what was annotated in it.",
    ),
]
ArticlesOption = Annotated[
    Path | None,
    typer.Option(
        "--articles",
        metavar="FILE",
        exists=True,
        help="The articles' texts under the same ids, where GOLD doesn't hold them.",
    ),
]


@app.command()
def attributions(
    gold: GoldArgument,
    articles: ArticlesOption = None,
    form: FormatOption = Format.TABLE,
    pack: PackOption = None,
    min_confidence: ConfidenceOption = 0.0,
) -> None:
    """Score attributions (source, cue and content) over words, as in PolNeAR."""
    annotated = list(_annotated(gold, "attributions"))
    reader = reader_with(Pack.load(pack), min_confidence=min_confidence)
    read = _read(articles or gold, {document["id"] for document in annotated}, reader)
    texts = {key: record["text"] for key, record in read.items()}
    whole = [{**document, "text": texts[document["id"]]} for document in annotated]
    score = score_attributions(whole, {key: r["attributions"] for key, r in read.items()})
    levels = {"content": score.content, "attributed": score.attributed, "exact": score.exact}
    words = {f"{role} words": figures for role, figures in score.words.items()}
    _report(score.as_json(), levels | words, number_of(score.documents, "document"), form)


@app.command()
def claims(
    gold: GoldArgument,
    articles: ArticlesOption = None,
    form: FormatOption = Format.TABLE,
    pack: PackOption = None,
    min_confidence: ConfidenceOption = 0.0,
) -> None:
    """Score claims: found, complete (actor, root and modality too), and slot by slot."""
    annotated = {document["id"]: document["claims"] for document in _annotated(gold, "claims")}
    words = Pack.load(pack)
    reader = reader_with(words, min_confidence=min_confidence)
    read = _read(articles or gold, set(annotated), reader)
    predicted = {key: record["claims"] for key, record in read.items()}
    score = score_claims(annotated, predicted, Canonical(words.names))
    levels = {"found": score.found, "complete": score.complete, **score.slots}
    barren = number_of(score.irrelevant, "article")
    noise = f"{number_of(score.noise, 'claim')} in {barren} without any"
    _report(score.as_json(), levels, f"{number_of(score.articles, 'article')}; {noise}", form)


class Canonical:
    """Gives the name that the pack has for a name, or the name itself."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def __call__(self, name: str) -> str:
        """`DPRK` → `North Korea`."""
        entries = self._names.entries(name)
        return entries[0].name if entries else name


def _annotated(gold: Path, what: str) -> Iterator[dict[str, Any]]:
    """The lines of GOLD; RefusedInput at the first that isn't an article with `what`."""
    number = 0
    with gold.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            where = f"{gold}:{number}"
            try:
                document = json.loads(line.decode())
            except (ValueError, RecursionError):
                raise RefusedInput(where, "the line is no JSON") from None
            if not isinstance(document, dict) or "id" not in document or what not in document:
                raise RefusedInput(where, f"the line has no id or no {what}")
            yield document
    if not number:
        raise RefusedInput(str(gold), f"no article with {what} in it")


def _read(articles: Path, wanted: set[str], reader: Reader) -> dict[str, dict[str, Any]]:
    """What the reader finds in the articles `wanted`, by id; RefusedInput where one is missing."""
    found: dict[str, dict[str, Any]] = {}
    refused: list[RefusedInput] = []
    for outcome in read_articles([articles], reader, only=wanted):
        if isinstance(outcome, RefusedInput):
            refused.append(outcome)
        else:
            found[outcome.document.id] = reading_record(outcome, text=True)
    for missing in sorted(wanted - set(found)):
        because = f" (first refused: {refused[0].where}: {refused[0].reason})" if refused else ""
        raise RefusedInput(str(articles), f"no text of {missing} in it; give --articles{because}")
    return found


def _report(score: dict[str, Any], levels: Mapping[str, Figures], title: str, form: Format) -> None:
    if form is not Format.TABLE:
        show_json([score], form)
        return
    table = grid("", "Precision", "Recall", "F1", "Matched", "Read", "Annotated")
    for name, f in levels.items():
        rates = (f"{rate:.3f}" for rate in (f.precision, f.recall, f.f1))
        table.add_row(name, *rates, str(f.matched), str(f.predicted), str(f.gold))
    screen = console()
    screen.print(Text(title, style="bold"))
    screen.print(table)
