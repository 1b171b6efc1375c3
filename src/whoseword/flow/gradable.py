"""What people mean by what they grade: an event by its id, or a source by its name."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.errors import LedgerError, UsageError
from whoseword.ledger import View
from whoseword.lexicon import Pack
from whoseword.lexicon.near import CITED, names_in, near
from whoseword.lexicon.parties import canonical

GRADED_EVENT = "what an event's claims say is graded 1 to 6"
GRADED_SOURCE = "a source is graded A to F"


def event_to_grade(view: View, pack: Pack, said: str) -> str:
    """The id of the event that `said` leads to; LedgerError for none, UsageError for a source."""
    try:
        return view.event(said).id
    except LedgerError:
        if _named(view, pack, said):
            raise UsageError(f"{said} is a source: {GRADED_SOURCE}.") from None
        raise


def source_to_grade(view: View, pack: Pack, said: str) -> str:
    """The name of the source that `said` names in any of its forms: one that the pack knows, or
    that is a source or a root in the ledger, and nobody else.

    LedgerError names those that come nearest; UsageError for an event.
    """
    name = " ".join(said.split())
    if not name:
        raise UsageError("a source has a name: say whom you mean.")
    found = _named(view, pack, name)
    if found:
        return found
    try:
        event = view.event(name).id
    except LedgerError:
        raise LedgerError(_nobody(view, pack, name)) from None
    raise UsageError(f"{event} is an event: {GRADED_EVENT}.")


def _named(view: View, pack: Pack, said: str) -> str | None:
    """The pack's name for it, or else the ledger's; case aside."""
    actor = pack.names.actor(said)
    if actor:
        return actor.name
    alike = (name for name in _known(view, pack) if name.casefold() == said.casefold())
    found = next(alike, None)
    return canonical(found, pack.names) if found else None


def _known(view: View, pack: Pack) -> Iterator[str]:
    yield from names_in(pack, CITED)
    for count in view.sources():
        yield count.name
    yield from view.roots_of_events()


def _nobody(view: View, pack: Pack, name: str) -> str:
    close = ", ".join(near(name, _known(view, pack)))
    hint = f"near it: {close}" if close else "'whoseword sources' lists those of the ledger"
    return f"{name}: neither the ledger nor the pack knows such a source; {hint}."
