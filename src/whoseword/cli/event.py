"""`whoseword event`: all that is claimed about one happening, by root, copies folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.events import roots, what
from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import (
    ID,
    WORDS,
    chain,
    console,
    outlets,
    short,
    show_json,
    sureness,
    time,
    visible,
    who,
)
from whoseword.export.events import event_page_record
from whoseword.flow import fresh_events
from whoseword.flow.about import about
from whoseword.ledger import Member, Voice, open_ledger
from whoseword.ledger.base import EventPage
from whoseword.lexicon import Pack
from whoseword.model import About, Conflict, Event, Judgement, Role
from whoseword.model.wording import number_of
from whoseword.settings import DEFAULT_LEDGER


def event(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="The event's id, or as much of it as is unique.")
    ],
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show one event: on whose word it rests, where accounts differ, its grade and why.

    Its claims stand by root, each text once with the copies of it. Ids that it had before it was
    merged, or its article read anew, lead to it too.
    """
    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        fresh_events(store, words)
        with store.browse() as look:
            page = look.event_page(wanted)
            of = about(look, words, page.judgements)
    if form is Format.TABLE:
        _show(page, of, console())
    else:
        show_json([event_page_record(page)], form)


def _show(page: EventPage, of: Mapping[str, Iterable[About]], screen: Console) -> None:
    screen.print(Text(_heading(page.event), style="bold"))
    for line in _facts(page.event):
        screen.print(Text(line), soft_wrap=True)
    for conflict in page.event.conflicts:
        screen.print(Text(_differing(conflict), style="yellow"), soft_wrap=True)
    for voice in page.voices:
        screen.print()
        screen.print(Text(_voice(voice), style="bold"))
        for text in voice.texts:
            for member in text.members:
                screen.print(_claim(member), soft_wrap=True)
            if text.copies:
                screen.print(Text(f"    copied by {outlets(text.copies)}", style="dim"))
    if page.judgements:
        screen.print()
    for judgement in page.judgements:
        screen.print(Text(said(judgement, of[judgement.id])), soft_wrap=True)


def _heading(event: Event) -> str:
    when = event.date.said if event.date else "no date"
    parts = (event.object, event.quantity, event.place)
    things = ", ".join(map(visible, filter(None, parts)))
    return f"{event.id}  {when}  {what(event)}  {who(event)}" + (f": {things}" if things else "")


def _facts(event: Event) -> Iterable[str]:
    yield f"First seen: {event.first_seen.iso() if event.first_seen else 'not known'}"
    yield (
        f"Independent roots: {roots(event)}; {number_of(event.claims, 'claim')} in "
        f"{number_of(event.headlines, 'document')}, {number_of(event.groups, 'text')}"
    )
    by = f"by {visible(event.grade.by)}" if event.grade.by else "proposed"
    reasons = "; ".join(map(visible, event.grade.reasons))
    yield f"Grade: {event.grade.value} ({by}): {reasons}".removesuffix(": ")


def _differing(conflict: Conflict) -> str:
    sides = (
        f"{visible(account.value)} ({', '.join(map(visible, account.roots)) or 'no root named'})"
        for account in conflict.accounts
    )
    return f"Accounts differ on {conflict.slot}: {'; '.join(sides)}"


def _voice(voice: Voice) -> str:
    line = visible(voice.root) or "The outlets themselves, on nobody's word"
    if voice.role is Role.DENIAL:
        line += " denies it"
    notes = []
    if voice.word and voice.word.self_reporting:
        notes.append("self-reporting")
    if voice.word and not voice.word.independent:
        notes.append("not counted: not known to be another's word")
    if voice.root and voice.word is None:
        notes.append("not counted: said nothing of its having happened")
    return line + (f" ({'; '.join(notes)})" if notes else "")


def _claim(member: Member) -> Text:
    """`  a17  2024-10-31  Paper  KCNA  asserted  2024-10-31  “North Korea said …”`."""
    held, claim = member.held, member.held.claim
    article = held.article
    published = article.published.when.iso() if article.published else "–"
    outlet = visible(article.publisher or article.id)
    line = Text(f"  {claim.id[:12]}  {published}  {outlet}  ")
    line.append(chain(claim), style="dim").append("  ").append_text(sureness(claim, held.judged))
    return line.append(f"  {time(claim)}  “{visible(held.evidence)}”")


def said(judgement: Judgement, about: Iterable[About]) -> str:
    """`3f2a… 2026-01-02 Ann: confirm claim d67afc2272 “North Korea tested…” (as seen)`."""
    what = [judgement.kind.value, judgement.slot, judgement.value, "; ".join(map(_about, about))]
    line = f"{judgement.id}  {judgement.at.date()}  {visible(judgement.who)}: "
    line += " ".join(visible(part) for part in what if part)
    return line + (f" ({visible(judgement.why)})" if judgement.why else "")


def _about(one: About) -> str:
    name = one.id if one.kind == "source" else f"{one.kind} {one.id[:ID]}"
    return f"{name} “{short(one.words, WORDS)}”" if one.words else name
