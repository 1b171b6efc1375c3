"""The options that choose claims, shared by the commands that show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from whoseword.cli.options import moment
from whoseword.errors import UsageError
from whoseword.flow.names import canonical
from whoseword.ledger import ClaimFilter
from whoseword.lexicon import Pack
from whoseword.model import EventType, Modality

TypeOption = Annotated[
    list[EventType] | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help="Only claims of this type; may be given several times. "
        f"One of {', '.join(EventType)}.",
    ),
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        metavar="NAME",
        help="Only what NAME did; any name that the pack knows it by (DPRK, Pyongyang).",
    ),
]
RecipientOption = Annotated[
    list[str] | None,
    typer.Option("--recipient", metavar="NAME", help="Only what was done to or for NAME."),
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Only claims with NAME anywhere in the chain."),
]
RootOption = Annotated[
    list[str] | None,
    typer.Option("--root", metavar="NAME", help="Only claims that finally rest on NAME's word."),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Only claims about DATE (a day, month or year) or later; none without a date.",
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="Only claims about DATE (a day, month or year) or earlier; none without a date.",
    ),
]
ModalityOption = Annotated[
    list[Modality] | None,
    typer.Option(
        "--modality",
        metavar="MODALITY",
        help="Only claims of this modality; may be given several times. "
        f"One of {', '.join(Modality)}.",
    ),
]
TextOption = Annotated[
    str | None,
    typer.Option("--text", metavar="WORDS", help="Only claims whose evidence has these words."),
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many claims.")]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filter options as they were given."""

    types: Iterable[EventType] | None = None
    actors: Iterable[str] | None = None
    recipients: Iterable[str] | None = None
    sources: Iterable[str] | None = None
    roots: Iterable[str] | None = None
    since: str | None = None
    until: str | None = None
    modalities: Iterable[Modality] | None = None
    text: str | None = None
    limit: int | None = None

    def resolved(self, pack: Path | None) -> ClaimFilter:
        """The filter, its names in canonical form; UsageError for a date that is none,
        or a span that ends before it begins."""
        since, until = moment("--since", self.since), moment("--until", self.until)
        if since and until and since.start > until.end:
            raise UsageError(f"--since {self.since} is later than --until {self.until}: swap them.")
        given = (self.actors, self.recipients, self.sources, self.roots)
        names = Pack.load(pack).names if any(given) else None
        actors, recipients, sources, roots = (canonical(said or (), names) for said in given)
        return ClaimFilter(
            types=tuple(self.types or ()),
            actors=actors,
            recipients=recipients,
            sources=sources,
            roots=roots,
            since=since,
            until=until,
            modalities=tuple(self.modalities or ()),
            text=self.text,
            limit=self.limit,
        )
