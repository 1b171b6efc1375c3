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


def missing(extra: str, needs: str) -> str:
    """What to say where something needs a package that whoseword's `extra` brings."""
    return f"{needs}: install it with pip install 'whoseword[{extra}]'."
