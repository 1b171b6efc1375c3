"""`whoseword serve`: the workbench, in the browser."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from whoseword.cli.options import LedgerOption, PackOption
from whoseword.errors import UsageError, missing
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.settings import DEFAULT_LEDGER, TOKEN_VARIABLE

# Requests at a time; more wait, and beyond that are refused: a person's browser asks for few.
AT_ONCE = 64


def serve(
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Where to listen; beyond this machine with a token."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")
    ] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            "--token", envvar=TOKEN_VARIABLE, metavar="WORDS", help="What visitors must give once."
        ),
    ] = None,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="HOST",
            help="A name that browsers call this machine by; others are refused.",
        ),
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Serve the workbench: articles with their claims marked, pictures, search, review."""
    try:
        from whoseword.serve.access import Access
        from whoseword.serve.run import run_server
    except ModuleNotFoundError as error:
        raise UsageError(missing("web", f"The workbench needs {error.name}")) from None
    access = Access(host, token, tuple(names or ()))
    with open_ledger(ledger) as store:
        run_server(store, Pack.load(pack), access, port, say=_say, at_once=AT_ONCE)


def _say(address: str) -> None:
    sys.stdout.write(f"The workbench is at {address} (Ctrl-C ends it).\n")
    sys.stdout.flush()
