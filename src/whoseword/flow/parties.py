"""Parties under the names by which they're compared."""

from __future__ import annotations

from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical, state_of


def state_or_name(name: str, names: Names) -> str:
    """The state that somebody is of, where that's known, or else the canonical name."""
    return state_of(name, names) or canonical(name, names)
