"""`whoseword timeline`: claims by month and day, what is claimed twice shown once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    RootOption,
    SinceOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import chain, console, short, show_json, sureness, time, visible, who
from whoseword.export.tables import held_record
from whoseword.flow import fresh_standings
from whoseword.ledger import Held, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Precision, When
from whoseword.model.wording import mark
from whoseword.settings import DEFAULT_LEDGER

# Characters of a claim's own words, shown where it has no object.
WORDS = 60
UNDATED = "Without a date"


def timeline(
    types: TypeOption = None,
    actors: ActorOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show claims by month and day with the chain behind each; equal ones stand on one line."""
    chosen = Chosen(types, actors, roots=roots, since=since, until=until)
    wanted = chosen.resolved(pack)
    with open_ledger(ledger) as store:
        fresh_standings(store, Pack.load(pack))
        with store.view() as view:
            found = view.claims(wanted)
            if form is Format.TABLE:
                _show(found, console())
            else:
                show_json(map(held_record, found), form)


def _show(found: Iterable[Held], screen: Console) -> None:
    months: dict[str, list[Held]] = {}
    for held in found:
        months.setdefault(_month(held.claim.date), []).append(held)
    for month, claims in months.items():
        screen.print(Text(month, style="bold"))
        for same in _folded(claims):
            screen.print(_line(same), soft_wrap=True)
    if not months:
        screen.print("No claims.")


def _month(when: When | None) -> str:
    """The heading: the month that a time begins in, or the year where only that was said."""
    if when is None:
        return UNDATED
    year = f"{when.start.year:04d}"
    return year if when.precision is Precision.YEAR else f"{year}-{when.start.month:02d}"


def _folded(month: Iterable[Held]) -> Iterator[list[Held]]:
    """Claims that say the same on the same word, together, in the order of the first of each."""
    groups: dict[object, list[Held]] = {}
    for held in month:
        c = held.claim
        same = (c.date, c.type, c.actor, c.recipient, c.object, c.modality, chain(c))
        # Two without an object may be about different things: only their words can tell.
        groups.setdefault(same if c.object else (*same, held.evidence), []).append(held)
    yield from groups.values()


def _line(same: list[Held]) -> Text:
    """`  2025-12-25  production  North Korea: missiles  ordered  KCNA ← Kim Jong Un  ×3`."""
    claim = same[0].claim
    what = visible(claim.object) if claim.object else f"“{short(same[0].evidence, WORDS)}”"
    line = Text(f"  {time(claim):<24}  {claim.type.value:<12}  {who(claim)}: {what}  ")
    line.append_text(sureness(claim)).append("  ").append(chain(claim), style="dim")
    if len(same) > 1:
        line.append(f"  ×{len(same)}")
    marks = dict.fromkeys(mark(held.judged) for held in same if held.judged)
    return line.append(f"  {'; '.join(marks)}", style="bold") if marks else line
