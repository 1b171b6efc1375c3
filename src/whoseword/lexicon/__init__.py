"""The pack: who there is, what there is, and how the news talks about it, as data."""

from __future__ import annotations

from whoseword.lexicon.load import Pack
from whoseword.lexicon.rows import Row

__all__ = ["Pack", "Row"]
