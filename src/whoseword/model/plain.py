"""Text of others, made safe to show: it is only ever text, and can't play tricks with its order."""

from __future__ import annotations

import re

# Characters that no page may hold, that steer terminals, or that turn the order of what is read:
# controls, halves of surrogate pairs, and Unicode's directional marks (UAX #9).
TRICKS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
REPLACED = "\N{REPLACEMENT CHARACTER}"
NAMES = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}


def plain(text: str) -> str:
    """`text` with a replacement character for each trick: as long as before, code by code."""
    return TRICKS.sub(REPLACED, text)


def name_of(character: str) -> str:
    """What to show for a trick: `RLO`, or its number."""
    return NAMES.get(character, f"U+{ord(character):04X}")
