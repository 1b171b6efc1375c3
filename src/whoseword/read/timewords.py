"""The grammar of time in news English: one pattern that finds every expression, by family.

A family's name is the name of its group; read/periods.py says which days each means.
"""

from __future__ import annotations

import re

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "four": 4, "five": 5},
    **{"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    **{"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
# The first month of each season in the northern hemisphere; winter runs into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.?)"
)
YEAR = r"(?:19[4-9]\d|20[0-7]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DASH = r"\s?[-–—]\s?"
NUMBER = rf"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d{{1,3}})"
UNIT = r"(?:day|week|month|year|decade|fortnight)s?"
PART = r"(?:early|mid|late|the beginning of|the start of|the middle of|the end of)"
POINT = r"(?:last|next|this|past|previous|coming|the previous|the following)"
ABOUT = r"(?:nearly|almost|about|some|around|over|more than|roughly|at least)"

FAMILIES: tuple[tuple[str, str], ...] = (
    ("iso", rf"{YEAR}-\d\d-\d\d"),
    # a range of days: Sept. 13-14, 2023; 8 to 13 January
    ("days", rf"{MONTH} {DAY}(?:{DASH}|\s(?:to|and)\s){DAY}\b(?!,? \d{{3}}\b)(?:,? {YEAR}\b)?"),
    ("days_british", rf"{DAY}(?:{DASH}|\s(?:to|and)\s){DAY} {MONTH}(?:,? {YEAR}\b)?"),
    ("day", rf"(?:{WEEKDAY},? (?:\()?)?{MONTH} {DAY}\b(?!\d)(?:,? {YEAR}\b)?\)?"),
    ("day_british", rf"(?:{WEEKDAY},? )?{DAY} (?:of )?{MONTH}(?:,? {YEAR}\b)?"),
    (
        "quarter",
        rf"the (?:{'|'.join(ORDINALS)}) (?:quarter|half)"
        rf"(?: of (?:{YEAR}|(?:{POINT}|the) year|{MONTH}(?: {YEAR}\b)?)| {POINT} year|(?! of\b))",
    ),
    ("part_month", rf"{PART}[ -]{MONTH}(?: (?:of )?{YEAR}\b)?"),
    ("part_point", rf"(?:{PART}|earlier|later)[ -](?:{POINT}|the) (?:week|month|year|decade)\b"),
    ("part_year", rf"{PART}[ -]{YEAR}\b"),
    ("part_decade", rf"(?:{PART}[ -])?the (?:19|20)?\d0s\b"),
    (
        "season",
        rf"(?:{POINT} |in the |the )?(?:{'|'.join(SEASONS)})(?: of)?(?: {YEAR}\b| {POINT} year)"
        rf"|{POINT} (?:{'|'.join(SEASONS)})\b",
    ),
    (
        "month",
        rf"(?:{POINT} )?{MONTH}(?:,? (?:of )?(?:{YEAR}\b|{POINT} year))"
        # May and March open sentences as other words; past a small letter they are months.
        rf"|{POINT} {MONTH}|(?<=[a-z] )(?:May|March)\b|\b(?!May\b|March\b|Mar\b|Sun\b){MONTH}"
        r"|(?<=In )(?:May|March)\b",
    ),
    ("ago", rf"(?:{ABOUT} )?(?:{NUMBER}|several|a few) {UNIT} ago|a fortnight ago"),
    (
        "anchored",
        rf"(?:{ABOUT} )?(?:{NUMBER}|several|a few|the) {UNIT} (?:after|before|earlier|later)\b"
        rf"|the (?:following|next|same|previous) (?:day|week|month|year)\b",
    ),
    (
        "lasting",
        rf"(?:the )?(?:past|last|next|coming) (?:{ABOUT} )?(?:{NUMBER}|few|several) {UNIT}",
    ),
    ("recent", r"recent (?:days|weeks|months|years)\b"),
    ("point", rf"(?:{POINT}) (?:week(?:end)?|month|year|decade)\b|the end of the (?:month|year)"),
    (
        "weekday",
        rf"(?:(?:{POINT}|late|early) )?{WEEKDAY}(?:(?:'s|’s)? (?:morning|afternoon|evening|night))?"
        rf"(?: \({MONTH} {DAY}(?:, {YEAR})?\)| \({DAY} {MONTH}\))?",
    ),
    (
        "near",
        r"today|yesterday|tomorrow|tonight|overnight|this (?:morning|afternoon|evening)|last night",
    ),
    (
        "year",
        rf"{YEAR}(?![-–]\d|\d|[.,]\d|%| ?(?:km|kilomet|miles|troops|soldiers|people|tons|tonnes))",
    ),
)
TIME = re.compile(
    r"(?<![\w$€£#/.-])(?:" + "|".join(f"(?P<{name}>{form})" for name, form in FAMILIES) + r")(?!\w)"
)


def month_of(text: str) -> int | None:
    """The number of the first month that `text` names."""
    found = re.search(MONTH, text)
    return _start(found.group(), MONTHS) if found else None


def weekday_of(text: str) -> int | None:
    """The number of the first weekday that `text` names, Monday 0."""
    found = re.search(WEEKDAY, text)
    number = _start(found.group(), WEEKDAYS) if found else None
    return None if number is None else number - 1


def year_of(text: str) -> int | None:
    """The first year that `text` names in figures."""
    found = re.search(rf"\b{YEAR}", text)
    return int(found.group()) if found else None


def days_of(text: str) -> list[int]:
    """The days of the month in `text`, which names a month."""
    bare = re.sub(rf"\b{YEAR}\b", "", text)
    return [int(n) for n in re.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", bare)]


def number_of(text: str) -> int | None:
    """The first number in `text`, in figures or in words; None for 'several'."""
    found = re.search(rf"\b{NUMBER}\b", text)
    if not found:
        return None
    return NUMBERS.get(found.group()) or int(found.group())


def _start(word: str, names: tuple[str, ...]) -> int:
    stem = word.lower().rstrip(".")[:3]
    return next(n for n, name in enumerate(names, 1) if name.startswith(stem))
