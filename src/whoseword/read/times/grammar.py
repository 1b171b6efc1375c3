"""The grammar of time in news English: one pattern that finds every expression, by family.

A family's name is the name of its group; `resolve.py` says which days each means. Of two families
that fit at one place the earlier one wins, so the longer forms stand first. Months and weekdays
need their capital, all other words do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from whoseword.lexicon.calendar import MONTH, MONTHS, SEASONS, WEEKDAY, WEEKDAYS
from whoseword.read.times import words as w

SEASON = rf"(?i:{'|'.join(SEASONS)})"
# A short weekday may be a name (Choe Sun Hui); these may not.
SURE_WEEKDAY = (
    rf"(?:{'|'.join(WEEKDAYS)}|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\."
    rf"|(?:(?<=[Oo]n )|(?<=last )|(?<=next ))(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b"
    rf"|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)(?=,? \(?(?:{MONTH} \d|\d\d? {MONTH})))"
)
# A short month that may be a name (Kim Jun, Jan Egeland) is one only with a day or a year.
SURE_MONTH = (
    r"(?:January|February|April|June|July|August|September|October|November|December"
    r"|(?:Feb|Aug|Sept|Oct|Nov|Dec)\b\.?|(?:Jan|Apr|Jun|Jul|Sep)\.)"
)
_TO = rf"(?:{w.DASH}|\s(?:to|and|or|through|until|till)\s)"
_OF_YEAR = rf"(?:,? (?:of |in )?(?:{w.YEAR}\b|(?i:last|this|next|the previous) year))"
_HOURS = r"(?i: ?(?:morning|afternoon|evening|night|midday|noon|midnight))"
_WHOLE = r"(?i:week|month|year|decade)"

FAMILIES: tuple[tuple[str, str], ...] = (
    ("anchored", rf"(?i:the (?:previous|preceding|following) )(?:{MONTH}|{SEASON}|{WEEKDAY})"),
    ("iso", rf"{w.YEAR}-\d\d-\d\d(?=T|\b)"),
    ("numeric", rf"\d{{1,2}}[/.]\d{{1,2}}[/.]{w.YEAR}\b|{w.YEAR}[/.]\d{{1,2}}[/.]\d{{1,2}}\b"),
    # a range of days: Sept. 13-14, 2023; 8 to 13 January
    ("days", rf"{MONTH} {w.DAY}{_TO}{w.DAY}\b(?!,? \d{{3}}\b)(?! {MONTH}){_OF_YEAR}?"),
    ("days_british", rf"{w.DAY}{_TO}{w.DAY} (?:of )?{MONTH}{_OF_YEAR}?"),
    ("day", rf"(?:{WEEKDAY},? (?:\()?)?{MONTH} {w.DAY}\b(?!\d){_OF_YEAR}?(?:(?<=\d)\))?"),
    ("day_british", rf"(?:{WEEKDAY},? (?:the )?)?{w.DAY} (?:of )?{MONTH}{_OF_YEAR}?"),
    ("holiday", rf"(?i:Christmas|New Year['’]s) (?:Day|Eve)\b{_OF_YEAR}?|(?<=[Oo]n )Christmas\b"),
    (
        "quarter",
        rf"(?i:the )?{w.ORDINAL}[ -](?i:quarter|half)\b(?:,? (?i:of )?(?:{w.YEAR}\b|"
        rf"(?:(?i:{w.POINT}|the) (?i:year))|{MONTH}(?: {w.YEAR}\b)?)| {w.POINT} year|(?! of\b))"
        rf"|Q[1-4],? (?:of )?{w.YEAR}\b|[12]H,? (?:of )?{w.YEAR}\b|H[12],? (?:of )?{w.YEAR}\b",
    ),
    (
        "week_of_month",
        rf"(?i:the )?{w.ORDINAL} (?i:week|days|weekend) of (?:{w.POINT} (?i:month|year)|the "
        rf"(?i:month|year)|{MONTH}{_OF_YEAR}?|{w.YEAR})",
    ),
    ("part_month", rf"{w.PART}[ -]{MONTH}{_OF_YEAR}?"),
    (
        "part_point",
        rf"(?:{w.PART}|(?i:earlier|later)(?i: on)?(?i: in)?)[ -](?:{w.POINT}|(?i:the)) {_WHOLE}\b",
    ),
    ("part_year", rf"{w.PART}[ -]{w.YEAR}\b"),
    ("year_end", r"(?i:(?:(?:this|the|last|next) )?(?:year['’]s end|year-?end))\b"),
    (
        "decade",
        rf"(?:{w.PART}[ -])?(?i:the )(?:(?:early|mid|late)[ -])?"
        rf"(?:(?:(?:19|20)?|['’])\d0s\b|(?i:{'|'.join(w.TENS)})\b)",
    ),
    (
        "season",
        rf"(?:(?:{w.POINT}|(?i:in the|in|over the|by|early|late|the)) )?{SEASON}{_OF_YEAR}"
        rf"|{w.POINT} {SEASON}\b|(?:(?<=in the )|(?<=over the )|(?<=[Tt]his )){SEASON}\b(?! of\b)",
    ),
    (
        "month",
        rf"(?:{w.POINT} )?{MONTH}{_OF_YEAR}|{w.POINT} {MONTH}"
        # May and March open sentences as other words; past a small letter they are months.
        rf"|(?:(?<=[a-z] )|(?<=In ))(?:May|March)\b|\b{SURE_MONTH}",
    ),
    (
        "ago",
        rf"(?:{w.ABOUT} )?(?:{w.NUMBER}|{w.VAGUE}) {w.UNIT}(?i: and a half)? (?i:ago)"
        rf"|(?i:(?:only |just )?(?:hours|days|weeks|months|years|decades|a fortnight) ago)",
    ),
    ("near", r"(?i:the day (?:before yesterday|after tomorrow))"),
    (
        "anchored",
        rf"(?:{w.ABOUT} )?(?:(?:{w.NUMBER}|{w.VAGUE}|(?i:the)) {w.UNIT}|{w.UNITS})"
        rf" (?i:after|before|earlier|later|afterwards?|ahead of|prior to|following)\b"
        rf"|(?i:the (?:very )?(?:following|next|same|previous) (?:day|week|month|year)\b)"
        rf"|(?i:(?:later |earlier )?(?:that|the same) (?:same )?"
        rf"(?:day|night|morning|evening|week|month|year))\b"
        rf"|(?i:(?:ever )?since then)\b",
    ),
    (
        "lasting",
        rf"(?i:the |these )?(?i:past|last|next|coming|previous) (?:{w.ABOUT} )?"
        rf"(?:{w.NUMBER}|{w.VAGUE}) {w.UNIT}\b|(?i:the (?:past|coming) {_WHOLE})\b"
        rf"|(?<=[Ii]n )(?i:the last (?:week|month|year))\b",
    ),
    ("within", rf"(?i:within|in the next) (?:{w.ABOUT} )?(?:{w.NUMBER} |{w.VAGUE} )?{w.UNIT}\b"),
    (
        "recent",
        r"(?i:(?:recent|the coming|coming|the past|the last) (?:days|weeks|months|years))\b",
    ),
    (
        "point",
        rf"{w.POINT} (?i:weekend|week|month|year|decade|century)\b(?!-)"
        rf"|(?i:(?:over |at )?the weekend\b)|(?i:(?:so far|later|earlier) this year)"
        rf"|(?i:(?:all|throughout) the year(?: round)?)",
    ),
    (
        "weekday",
        rf"(?:(?:{w.POINT}|(?i:late|early)(?: on)?) )?{SURE_WEEKDAY}(?:['’]s)?{_HOURS}?"
        rf"(?: (?i:last|next|this) week)?"
        rf"(?:,? \({MONTH} {w.DAY}(?:, {w.YEAR})?\)|,? \({w.DAY} {MONTH}(?: {w.YEAR})?\))?",
    ),
    (
        "near",
        r"(?i:today|yesterday|tomorrow|tonight|overnight|last night"
        r"|this (?:morning|afternoon|evening|night)"
        r"|(?:earlier|later|early|late) (?:in|on) the day)",
    ),
    (
        "day_alone",
        r"(?:(?<=[Oo]n the )|(?<=[Bb]y the ))(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b"
        r"(?=[.,;:)]|\s(?:and|to|at|when|after|but|as)\b|\s*\Z)",
    ),
    ("years", rf"{w.YEAR}[-–/](?:{w.YEAR}|\d\d)\b(?!-)"),
    (
        "year",
        rf"{w.YEAR}(?![-–]\d|\d|[.,:]\d|%| ?(?:km|kilomet|met[er]|miles|feet|troops|soldiers"
        rf"|people|rounds|shells|missiles|rockets|containers|tons|tonnes)\w*)",
    ),
)


def _alternatives() -> str:
    """All families as one alternation; a family that stands twice gets a numbered group."""
    seen: dict[str, int] = {}
    parts = []
    for name, form in FAMILIES:
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}__{seen[name]}"
        parts.append(f"(?P<{group}>{form})")
    return "|".join(parts)


def _openings() -> str:
    """The first two letters of all words with which an expression can begin.

    The long alternation is tried there alone, which takes half the time.
    """
    begun: dict[str, set[str]] = {"q": set("1234"), "h": set("12")}  # Q1, H2
    for word in (*w.NUMBERS, *w.ORDINALS, *w.OPENING, *MONTHS, *WEEKDAYS, *SEASONS):
        begun.setdefault(word[0].lower(), set()).add(f"{word} "[1])
    letters = (f"{first}[{''.join(sorted(seconds))}]" for first, seconds in begun.items())
    return rf"\d|(?i:{'|'.join(letters)})"


# No expression begins inside a word, a number or a name.
TIME = re.compile(rf"(?<![\w$€£#/.])(?<![A-Za-z]-)(?={_openings()})(?:{_alternatives()})(?!\w)")


@lru_cache(maxsize=8)  # dates and quantities are looked for in a text one after the other
def expressions(text: str, start: int = 0) -> tuple[re.Match[str], ...]:
    """Every time expression of `text` from offset `start` on, in text order."""
    return tuple(TIME.finditer(text, start))


def family_of(found: re.Match[str]) -> str:
    """The family of a match of TIME."""
    return str(found.lastgroup).partition("__")[0]
