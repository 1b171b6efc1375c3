"""What can be set from outside, under which names. Read at the top and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LEDGER_VARIABLE = "WHOSEWORD_LEDGER"
PACK_VARIABLE = "WHOSEWORD_PACK"
TOKEN_VARIABLE = "WHOSEWORD_TOKEN"
WHO_VARIABLE = "WHOSEWORD_WHO"
DEFAULT_LEDGER = "whoseword.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """`ledger` is a file's path or a database's URL; `pack` is laid over the built-in pack."""

    ledger: str = DEFAULT_LEDGER
    pack: Path | None = None
