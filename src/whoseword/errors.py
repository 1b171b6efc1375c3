"""Everything that whoseword can refuse, as one tree.

    WhosewordError            exit code 1
    ├── RefusedInput          an article, a line or a file that can't be taken; the batch goes on
    ├── PackError             a row of the pack, or of a user's pack, that breaks the pack's rules
    ├── LedgerError           the ledger can't be opened, is too new, or holds nothing under that id
    │   └── Ambiguous         what was asked for by the start of an id may be several things
    ├── BrokenInstall         a file that belongs to whoseword is missing or damaged
    └── UsageError            the call itself asks for something impossible; exit code 2

Each message is one sentence: what, where, what to do.
"""

from __future__ import annotations

from collections.abc import Iterable

# Ids that are named where what was asked for may be several, at most.
NAMED = 5


class WhosewordError(Exception):
    """The root of the tree. `exit_code` is what the command line ends with."""

    exit_code = 1


class RefusedInput(WhosewordError):
    """An input that can't be taken.

    `where` names the file and the position in it (`articles.jsonl:7`), `reason` says what is
    wrong and what to do, without a full stop.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}.")
        self.where = where
        self.reason = reason


class PackError(WhosewordError):
    """A row of a pack that breaks the pack's rules. `where` is `file.csv:line`."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}.")
        self.where = where
        self.reason = reason


class LedgerError(WhosewordError):
    """The ledger can't be opened or doesn't hold what was asked for."""


class Ambiguous(LedgerError):
    """Several things have ids that begin so."""


class BrokenInstall(WhosewordError):
    """A file that belongs to whoseword is missing or damaged."""


class UsageError(WhosewordError):
    """The call asks for something impossible."""

    exit_code = 2


def unknown_id(kind: str, said: str) -> LedgerError:
    """What to say where no claim (or event, …) has an id that is `said`, or begins so."""
    if not said:
        return LedgerError(f"an empty id leads to no {kind}: give one, or its beginning.")
    return LedgerError(f"{said}: no {kind} has an id that begins so.")


def ambiguous_id(kind: str, said: str, found: Iterable[str]) -> Ambiguous:
    """What to say where several begin so; `found` has each id, with what tells it apart."""
    every = list(found)
    more = f" and {len(every) - NAMED} more" if len(every) > NAMED else ""
    named = ", ".join(every[:NAMED]) + more
    return Ambiguous(f"{said}: several {kind}s have ids that begin so: {named}; give more of it.")


def missing(extra: str, needs: str) -> str:
    """What to say where something needs a package that whoseword's `extra` brings."""
    return f"{needs}: install it with pip install 'whoseword[{extra}]'."
