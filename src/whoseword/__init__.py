"""whoseword: who said what, on whose word."""

from __future__ import annotations

__version__ = "0.1.0"
