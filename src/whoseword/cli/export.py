"""`whoseword export`: the ledger's claims as a file for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    RootOption,
    SinceOption,
    SourceOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import LedgerOption, PackOption
from whoseword.cli.screen import complain
from whoseword.errors import UsageError
from whoseword.export.tables import write_csv, write_jsonl, write_parquet
from whoseword.flow import fresh_standings
from whoseword.ledger import ClaimFilter, open_ledger
from whoseword.lexicon import Pack
from whoseword.model.wording import number_of
from whoseword.settings import DEFAULT_LEDGER


class Kind(StrEnum):
    """What kind of file."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


WRITERS = {Kind.CSV: write_csv, Kind.JSONL: write_jsonl, Kind.PARQUET: write_parquet}


def export(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="csv|jsonl|parquet",
            help="csv: flat rows, formulas made harmless; jsonl: whole records; parquet: rows.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output."),
    ] = None,
    types: TypeOption = None,
    actors: ActorOption = None,
    sources: SourceOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Write the ledger's claims as CSV, JSONL or Parquet; of several filters all must hold."""
    chosen = Chosen(types, actors, sources=sources, roots=roots, since=since, until=until)
    wanted = chosen.resolved(pack)
    if output is not None:
        _to_file(output, kind, wanted, ledger, Pack.load(pack))
    elif kind is Kind.PARQUET and sys.stdout.isatty():
        raise UsageError("Parquet is no text for a terminal: name a file with --output.")
    else:
        _write(sys.stdout.buffer, kind, wanted, ledger, Pack.load(pack))


def _to_file(output: Path, kind: Kind, wanted: ClaimFilter, ledger: str, pack: Pack) -> None:
    """Write beside `output` and put it in place when it's whole: nobody sees half a file."""
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as out:
            count = _write(out, kind, wanted, ledger, pack)
        part.replace(output)
    except OSError as error:
        raise UsageError(f"{output}: can't be written: {error.strerror}.") from None
    finally:
        part.unlink(missing_ok=True)
    complain(f"{number_of(count, 'claim')} written to {output}")


def _write(out: BinaryIO, kind: Kind, wanted: ClaimFilter, ledger: str, pack: Pack) -> int:
    with open_ledger(ledger) as store:
        fresh_standings(store, pack)
        with store.view() as view:
            return WRITERS[kind](view.claims(wanted), out)
