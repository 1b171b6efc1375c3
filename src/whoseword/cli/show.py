"""`whoseword show`: one claim in its sentence, and where each part of it is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.read import heading
from whoseword.cli.screen import chain, console, grid, outlets, show_json, visible
from whoseword.export.tables import article_record, held_record
from whoseword.flow import fresh_standings
from whoseword.ledger import Held, open_ledger
from whoseword.ledger.same import told_too
from whoseword.lexicon import Pack
from whoseword.model import Claim, Document, Span
from whoseword.model.wording import judged_words
from whoseword.settings import DEFAULT_LEDGER

# Code points of the text shown on each side of the evidence, at most.
AROUND = 160
Part = tuple[str, str, Span | None]
SLOTS = ("actor", "recipient", "object", "quantity", "place", "date", "modality", "probability")


def show(
    claim: Annotated[
        str, typer.Argument(metavar="ID", help="The claim's id, or as much of it as is unique.")
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Also show what decided each part, and how sure it is.")
    ] = False,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show one claim, marked in the text that it comes from, and the words behind each part.

    What people corrected stands beside what was read, and a rejected claim is still found here.
    Where several outlets run that text word for word, it's shown in the earliest, and the others
    are named.
    """
    with open_ledger(ledger) as store:
        fresh_standings(store, Pack.load(pack))
        with store.browse() as look:
            held, read = look.claim(claim), look.as_read(claim)
            document = look.document(held.article.key)
            others = told_too(look, held)
    if form is Format.TABLE:
        _show(held, read, document, console())
        if others:
            console().print(Text(f"The same claim stands in the same text of {outlets(others)}."))
        if why:
            _why(held.claim, console())
    else:
        copies = [article_record(article) for article in others]
        show_json([held_record(held) | {"copies": copies}], form)


def _show(held: Held, read: Held, document: Document, screen: Console) -> None:
    screen.print(Text(heading(document), style="bold"))
    for said in judged_words(held.judged):
        screen.print(Text(visible(said[:1].upper() + said[1:]), style="bold"), soft_wrap=True)
    screen.print(marked(held.claim.evidence, held.claim.spans.trigger, document.text))
    screen.print()
    table = grid("Part", "Value", "Words", "Where")
    for name, value, span in (*_parts(held), *_as_read(held, read)):
        words = visible(span.of(document.text)) if span else ""
        where = f"{span.start}–{span.end}" if span else ""
        table.add_row(name, Text(visible(value)), Text(words), where)
    screen.print(table)


def marked(evidence: Span, trigger: Span, text: str) -> Text:
    """The evidence between » and «, so that it's seen without colour, in what stands around it."""
    start, end = _edges(evidence, text)
    before, after = visible(text[start : evidence.start]), visible(text[evidence.end : end])
    marked = Text(f"{before} »", style="dim")
    marked.append(visible(evidence.of(text)), style="bold not dim")
    marked.highlight_words([visible(trigger.of(text))], style="underline")
    return marked.append(f"« {after}")


def _edges(evidence: Span, text: str) -> tuple[int, int]:
    """Where the evidence's paragraph begins and ends, or AROUND away from it."""
    start = max(text.rfind("\n", 0, evidence.start) + 1, evidence.start - AROUND)
    end = text.find("\n", evidence.end)
    return start, min(end if end >= 0 else len(text), evidence.end + AROUND)


def _as_read(held: Held, read: Held) -> Iterator[Part]:
    """What was read in the slots that hold another value now."""
    corrected = held.judged.corrected if held.judged and not held.judged.rejected else {}
    for name, value, span in _parts(read):
        if name in corrected:
            yield f"{name} as read", value, span


def _parts(held: Held) -> Iterator[Part]:
    """Each part's name, value and place."""
    claim, record = held.claim, held_record(held)
    yield "id", claim.id, claim.evidence
    yield "type", claim.type.value, claim.spans.trigger
    for slot in SLOTS:
        if record[slot] is not None:
            said = claim.quantity.said if slot == "quantity" and claim.quantity else None
            yield slot, said or _said(record[slot]), getattr(claim.spans, slot)
    for number, source in enumerate(claim.sources):
        role = "root" if number == len(claim.sources) - 1 else "relay"
        yield role, f"{source.name} ({source.type.value})", source.span
    yield "on whose word", chain(claim), None
    plover = (claim.plover.event, claim.plover.mode, *claim.plover.contexts)
    yield "PLOVER", " / ".join(part for part in plover if part) or "none", None
    yield "CAMEO", claim.plover.cameo or "none", None
    yield "reader, pack", f"{claim.reader}, {claim.pack[:12]}", None


def _why(claim: Claim, screen: Console) -> None:
    """The rule or learned head behind each part, its words, and how likely the part is right."""
    table = grid("Part", "Decided by", "Words", "Confidence")
    for reason in claim.why:
        sure = f"{reason.confidence:.2f}" if reason.confidence is not None else "unknown"
        table.add_row(reason.part, Text(reason.rule), Text(visible(reason.words)), sure)
    screen.print()
    screen.print(table)


def _said(value: Any) -> str:
    """A value of the record in one line."""
    if isinstance(value, list):
        return " to ".join(str(end) for end in value)
    return str(value)
