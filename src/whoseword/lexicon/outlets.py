"""Which outlet a publisher is: feeds and collections write editions and sections into its name."""

from __future__ import annotations

import re

from whoseword.lexicon.names import Names

# How an outlet is named beside its own name: 'Reuters (Web)', 'CNN.com'.
EDITION = re.compile(r"\s*\([^)]*\)|\.(?:com|org|net)\b", re.IGNORECASE)
# What parts an outlet from a section: 'World - BBC News', 'New York Times - Opinion'.
BETWEEN = re.compile(r"\s+[-–—|>»·]\s+|:\s+")


def outlet_name(publisher: str, names: Names) -> str:
    """The canonical name of a publisher, without its edition and section.

    A section is left off only where what is left is an outlet of the pack; `names` is the pack's.
    """
    plain = EDITION.sub("", publisher).strip() or publisher
    parts = (names.actor(part) for part in BETWEEN.split(plain))
    outlets = (actor for actor in parts if actor is not None and actor.kind == "media")
    outlet = names.actor(plain) or next(outlets, None)
    return outlet.name if outlet else plain
