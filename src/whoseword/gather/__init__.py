"""From bytes to documents."""

from __future__ import annotations

from whoseword.gather.dateline import find_dateline
from whoseword.gather.files import gather
from whoseword.gather.folders import left_out

__all__ = ["find_dateline", "gather", "left_out"]
