"""Numbers in words and figures: how they are written, and what they come to."""

from __future__ import annotations

import re

WORDS = {
    **{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7},
    **{"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13},
    **{"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18},
    **{"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60},
    **{"seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12},
}
SCALES = {
    **{"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    **{"dozen": 12, "lakh": 10**5, "crore": 10**7},
}
SHORT = {
    **{"m": 10**6, "mn": 10**6, "mln": 10**6, "k": 1000},
    **{"b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trln": 10**12},
}
# Nouns that a number behind them names, and doesn't count: 'Resolution 2270', 'Unit 61398'.
NAMING = frozenset(
    {"resolution", "no.", "number", "section", "article", "flight", "unit", "room", "route"}
    | {"order", "directive", "decree"}
)
TIMES = {"twice": 2, "thrice": 3}
# Verbs that multiply.
MULTIPLYING = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4}
# Parts of a whole, in percent.
PARTS = {
    **{"half": 50, "a third": 100 / 3, "a quarter": 25, "two thirds": 200 / 3},
    **{"two-thirds": 200 / 3, "three quarters": 75, "three-quarters": 75},
}

_WORD = rf"(?:{'|'.join(WORDS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
# KCNA parts thousands by a space: '1 000 km'.
_FIGURE = r"\d{1,3}(?:,\d{3}|[ \u00a0\u202f]\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = rf"(?:[ -](?:{'|'.join(SCALES)})\b|(?: ?(?:mln|bln|trln)|bn|mn|tn)\b|(?<=\d)[mk]\b)"
# 'a hundred', 'half a million'; a quarter of a million is left alone.
_ONE = rf"(?<!quarter of )(?<!third of )\b(?:half )?a(?= (?:{'|'.join(SCALES)})\b)"
NUMBER = rf"(?:{_FIGURE}|\b{_WORD}\b|{_ONE})(?:{_SCALE})*"
COUNT = rf"(?:{_WORD}|\d+)"


def value_of(text: str) -> float:
    """The number that `text` writes, in figures, in words or in both: '1.5 million'."""
    scale = scale_of(text)
    bare = re.split(rf"{_SCALE}", text.lower().strip(), maxsplit=1)[0].strip()
    if bare in ("a", ""):
        return scale
    if bare == "half a":
        return scale // 2
    if bare[0].isdigit():
        number = float(re.sub(r"[,\s]", "", bare)) * scale
        return int(number) if number == int(number) else round(number, 6)
    return sum(WORDS[part] for part in bare.split("-")) * scale


def scale_of(text: str) -> int:
    """What the words behind a number multiply it by: 10**6 for '1.5 million'."""
    words = re.findall(r"[a-z]+", text.lower())
    scale = 1
    whole = text[:1].isdigit() or text.lower().startswith(("a ", "half "))
    for word in words if whole else words[1:]:
        scale *= SCALES.get(word) or (SHORT.get(word, 1) if text[:1].isdigit() else 1)
    return scale


def times_of(text: str) -> float:
    """How many times 'twice', 'three times' and 'quadrupled' are."""
    low = text.lower()
    verb = next((n for stem, n in MULTIPLYING.items() if low.startswith(stem)), None)
    return verb or TIMES.get(low.split()[0]) or value_of(low.split()[0])


def part_of(text: str) -> float:
    """How many percent 'half' and 'two thirds' are, to one place."""
    return round(PARTS[text.lower()], 1)
