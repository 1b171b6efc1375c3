"""The program: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from whoseword import __version__
from whoseword.cli.add import add
from whoseword.cli.brief import brief
from whoseword.cli.claims import claims
from whoseword.cli.compare import compare
from whoseword.cli.copies import copies
from whoseword.cli.draw import draw
from whoseword.cli.eval import app as eval_app
from whoseword.cli.event import event
from whoseword.cli.events import events
from whoseword.cli.export import export
from whoseword.cli.flows import flows
from whoseword.cli.forecasts import app as forecasts_app
from whoseword.cli.forecasts import resolve
from whoseword.cli.judge import app as judge_app
from whoseword.cli.lineage import lineage
from whoseword.cli.pack import app as pack_app
from whoseword.cli.plainly import PLAINLY
from whoseword.cli.read import read
from whoseword.cli.rebuild import rebuild
from whoseword.cli.review import app as review_app
from whoseword.cli.reviewed import agreement, import_, judged
from whoseword.cli.screen import complain
from whoseword.cli.serve import serve
from whoseword.cli.show import show
from whoseword.cli.sources import sources
from whoseword.cli.tempo import tempo
from whoseword.cli.timeline import timeline
from whoseword.errors import WhosewordError

# What the framework puts before the sentence about a word that none of an option's choices is.
FOREWORD = "Value error, "


class Program(TyperGroup):
    """The commands, and what is said of a call that makes no sense."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix(FOREWORD)
            raise


app = typer.Typer(
    name="whoseword",
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who said what, on whose word: a ledger of sourced claims from the news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",  # paragraphs are filled, and not cut where their source is
)
for command in (
    *(read, add, claims, timeline, sources, copies, lineage, show),
    *(events, event, rebuild, flows, tempo, compare),
    *(export, draw, brief, serve),
):
    app.command()(command)
app.add_typer(forecasts_app, name="forecasts")
judge_app.command("resolve")(resolve)
app.add_typer(judge_app, name="judge")
review_app.command("judged")(judged)
review_app.command("agreement")(agreement)
review_app.command("import")(import_)
app.add_typer(review_app, name="review")
app.add_typer(pack_app, name="pack")
app.add_typer(eval_app, name="eval")

# What a shell gives a program that Ctrl-C ended.
INTERRUPTED = 130


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"whoseword {__version__}\n")
        raise typer.Exit


@app.callback()
def whoseword(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and end."
    ),
) -> None:
    """Who said what, on whose word: a ledger of sourced claims from the news."""


def run() -> None:
    """Run the program; each refusal ends it with one sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors=PLAINLY)  # type: ignore[union-attr]
    try:
        app(prog_name="whoseword")
    except WhosewordError as error:
        complain(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        complain("Interrupted; what was added is kept.")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing may complain about that at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
