"""What a review shows in a terminal: a claim in its words, its fields, and the verdict on it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from whoseword.cli.read import heading
from whoseword.cli.screen import chain, grid, visible
from whoseword.cli.show import marked
from whoseword.flow.reviewed import Slot, verdict
from whoseword.ledger.review import Waiting
from whoseword.model import Document, Judgement
from whoseword.model.wording import number_of

DONE = {"confirm": "accepted", "reject": "rejected", "correct": "corrected"}


def show_claim(one: Waiting, document: Document, screen: Console) -> None:
    """The claim marked in its text, on whose word it is, and why it stands where it does."""
    claim = one.held.claim
    screen.print(Text(heading(document), style="bold"))
    screen.print(marked(claim.evidence, claim.spans.trigger, document.text))
    facts = [chain(claim), f"confidence {one.confidence:.0%}", f"value {one.value:.2f}"]
    if one.headlines > 1:
        facts.append(number_of(one.headlines, "headline"))
    if one.differs:
        facts.append(f"accounts differ on {', '.join(one.differs)}")
    screen.print(Text("  ".join(facts), style="dim"))


def show_slots(slots: Iterable[Slot], screen: Console) -> None:
    """Each field with its key, as the program read it and as a person set it right."""
    table = grid("", "Field", "The program read", "A person says")
    for slot in slots:
        human = "" if slot.human is None else visible(slot.human) or "none"
        read = Text(visible(slot.machine) or "–")
        table.add_row(str(slot.key), slot.name, read, Text(human, style="bold"))
    screen.print(table)


def show_verdict(made: Iterable[Judgement], screen: Console) -> None:
    """The verdict that holds, where there's one."""
    said = verdict(made)
    if said is not None:
        why = f" ({visible(said.why)})" if said.why else ""
        screen.print(Text(f"{DONE[said.kind.value].capitalize()} by {visible(said.who)}{why}."))
