"""The small words of time expressions, and what numbers they hold."""

from __future__ import annotations

import re

NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "couple of": 2, "three": 3},
    **{"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15},
    **{"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20},
    **{"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "half a": 0.5, "a half": 0.5},
}
ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "opening": 1, "closing": -1},
}
# Decades in words: 'the nineties'.
TENS = {
    **{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60},
    **{"seventies": 70, "eighties": 80, "nineties": 90},
}
# Days with a name and a fixed date: month, day.
HOLIDAYS = {
    **{"christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25)},
    **{"new year's eve": (12, 31), "new year's day": (1, 1), "new year’s eve": (12, 31)},
    **{"new year’s day": (1, 1), "may day": (5, 1)},
}
# Words by which an expression points from its own time to another.
BACK = frozenset({"last", "past", "previous", "preceding"})
AHEAD = frozenset({"next", "coming", "upcoming"})

# Other words with which an expression can begin.
OPENING = (
    *("about", "all", "almost", "approximately", "around", "at", "barely"),
    *("by", "christmas", "coming", "days", "decades", "earlier", "early"),
    *("ever", "few", "hours", "in", "just", "last", "late"),
    *("less", "many", "mid", "months", "more", "nearly", "new"),
    *("next", "only", "over", "overnight", "past", "previous", "recent"),
    *("roughly", "same", "several", "since", "slightly", "so", "some"),
    *("that", "the", "this", "throughout", "today", "tomorrow", "tonight"),
    *("under", "upcoming", "weeks", "within", "years", "yesterday"),
)

YEAR = r"(?:19[0-9]\d|20[0-7]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DASH = r"\s?[-–—]\s?"
NUMBER = rf"(?i:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d{{1,3}})"
VAGUE = r"(?i:several|(?:a |just a |only a )?few|some|many)"
UNIT = r"(?i:hour|day|week|month|year|decade|fortnight)s?"
UNITS = r"(?i:hours|days|weeks|months|years|decades)"
PART = (
    r"(?i:early(?: on)?(?: in)?|mid|late(?: in)?"
    r"|the (?:very )?(?:beginning|start|middle|end|close|turn) of)"
)
POINT = (
    r"(?i:last|next|this|past|previous|coming|upcoming|the (?:past|previous|preceding|coming|next))"
)
ABOUT = (
    r"(?i:nearly|almost|about|some|around|(?:just |slightly |a little )?over|(?:just )?under"
    r"|more than|less than|roughly|at least|approximately|barely|only|just)"
)
ORDINAL = rf"(?i:{'|'.join(ORDINALS)})"


def year_of(text: str) -> int | None:
    """The first year that `text` names in figures."""
    found = re.search(rf"\b{YEAR}\b", text)
    return int(found.group()) if found else None


def days_of(text: str) -> list[int]:
    """The days of the month in `text`, which names a month."""
    bare = re.sub(rf"\b{YEAR}\b", "", text)
    return [int(n) for n in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", bare)]


def number_of(text: str) -> float | None:
    """The first number in `text`, in figures or in words; None for 'several'."""
    found = re.search(rf"\b{NUMBER}\b", text)
    if not found:
        return None
    return NUMBERS.get(found.group().lower()) or float(found.group())


def ordinal_of(text: str) -> int | None:
    """The first ordinal in `text`; -1 for 'last'."""
    found = re.search(rf"\b{ORDINAL}\b", text)
    return ORDINALS[found.group().lower()] if found else None


def step_of(text: str) -> int:
    """Where `text` points: -1 for 'last', 1 for 'next', 0 for 'this' or for nowhere."""
    said = set(re.findall(r"[a-z]+", text.lower()))
    return -1 if said & BACK else 1 if said & AHEAD else 0
