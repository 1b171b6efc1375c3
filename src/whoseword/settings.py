"""What can be set from outside, under which names. Read at the top and passed down."""

from __future__ import annotations

LEDGER_VARIABLE = "WHOSEWORD_LEDGER"
PACK_VARIABLE = "WHOSEWORD_PACK"
TOKEN_VARIABLE = "WHOSEWORD_TOKEN"
WHO_VARIABLE = "WHOSEWORD_WHO"
DEFAULT_LEDGER = "whoseword.db"
