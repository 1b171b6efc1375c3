"""What stands before an article's first words: header, dateline, wire credit."""

from __future__ import annotations

import re
from datetime import date

from whoseword.lexicon.calendar import WEEKDAY, month_of
from whoseword.model import Dateline, Span, When

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})"
_DATE = rf"(?P<date>{_DAY}(?:,?\s+\d{{4}})?)\.?"
_DATE_AND_YEAR = rf"(?P<date>{_DAY},?\s+\d{{4}})\.?"
# A place as datelines write it: capitals all through, or one to three capitalised words.
_CAPITALS = r"[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){0,4}" + (
    rf"(?:, (?!{WEEKDAY})[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?"
)
_WORDS = r"[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){0,2}"
_CREDIT = r"\((?P<credit>[A-Z][^()\n]{1,40})\)"
_AGENCY = r"\((?P<credit>[A-Z]{2,5}|Reuters)\)"
_DASH = r"(?:--|[-–—])"
# Blanks inside a line: a dateline and its first words share one, a rubric ('OPINION:') has its own.
_GAP = r"[^\S\r\n]*"

# What is a dateline wherever it begins one of the first lines.
SURE = (
    # header: date 2025-12-26 SEOUL: …
    rf"(?:date )?(?P<date>\d{{4}}-\d\d-\d\d) (?P<place>{_CAPITALS})\s*(?::|{_DASH})\s",
    # dateline with date and credit, as in Pyongyang, December 26 (KCNA) -- …
    rf"(?P<place>{_CAPITALS}|{_WORDS}),\s+{_DATE}\s*{_CREDIT}\s*(?:{_DASH}|:)\s*",
    # … or with the credit first, as in SEOUL (Reuters), March 14, 2025 - …
    rf"(?P<place>{_CAPITALS}|{_WORDS})\s*{_CREDIT},?\s+{_DATE}\s*(?:{_DASH}|:)\s",
    # dateline with a date, as in MOSCOW, October 3 - … or Seoul, 14 March 2025 - …
    rf"(?P<place>{_CAPITALS}),\s+{_DATE}\s*(?:{_DASH}|:)\s",
    rf"(?P<place>{_WORDS}),\s+{_DATE_AND_YEAR}\s*{_DASH}\s",
    # dateline with a credit, as in WASHINGTON (AP) — …
    rf"(?P<place>{_CAPITALS})\s*{_CREDIT}\s*{_DASH}\s*",
)
# What is one only where a text opens with it: a credit or a place alone, a place in words.
OPENING = (
    # a credit alone, as in (Reuters) - …
    rf"{_AGENCY}{_GAP}{_DASH}\s*",
    # a place alone, as in SEOUL — …
    rf"(?P<place>{_CAPITALS})\s*(?:[–—]|--| - ){_GAP}(?=\S)",
    rf"(?P<place>{_CAPITALS}|{_WORDS}){_GAP}{_CREDIT}\s*(?:{_DASH}|:)\s*",
    rf"{_CREDIT}{_GAP}{_DASH}\s*",
    rf"{_AGENCY}\s+(?=[A-Z\"“])",  # (CNN) …
    rf"(?P<place>{_CAPITALS})\s*:{_GAP}(?=\S)",  # BEIJING: …
)
LATER = tuple(map(re.compile, SURE))
FIRST = tuple(re.compile(r"\s*" + form) for form in (*SURE, *OPENING))
# Headline, standfirst, byline and picture's caption: so many lines may stand before a dateline, of
# so many characters. A word in capitals before a dash may also be a rubric.
LINES, LONGEST = 4, 300
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
RUBRICS = frozenset(
    (
        *("ADVERTISEMENT", "ALERT", "ALSO", "ANALYSIS", "BREAKING", "CLOSE", "CORRECTION"),
        *("EXCLUSIVE", "EXPLAINER", "FACTBOX", "FILE", "LIVE", "MORE", "NEWS", "NOTE", "OPINION"),
        *("PHOTO", "PHOTOS", "READ", "RELATED", "REPORT", "SEE", "UPDATE", "UPDATED", "URGENT"),
        *("VIDEO", "WATCH"),
    )
)


def find_dateline(text: str, published: When | None) -> Dateline | None:
    """The dateline with which `text` opens, alone or behind its headline and byline; or None.

    A date without a year is the one nearest to `published`; without `published` it stays
    unresolved. Spans are half-open code points of `text`.
    """
    found = next(filter(None, (form.match(text) for form in FIRST)), None) or _behind(text)
    if not found or not text[found.end() :].strip():
        return None
    parts = {name: _span(found, name) for name in ("place", "date", "credit")}
    said = parts["date"].of(text) if parts["date"] else ""
    whole = found.group()
    start = found.start() + len(whole) - len(whole.lstrip())
    end = found.start() + len(whole.rstrip())
    return Dateline(Span(start, end), when=_when(said, published), **parts)


def _behind(text: str) -> re.Match[str] | None:
    """A dateline that begins one of the lines after the first, behind nothing but short ones."""
    for number, line in enumerate(LINE.finditer(text)):
        start = line.end() - len(line.group().lstrip())
        found = next(filter(None, (form.match(text, start) for form in LATER)), None)
        if number and found and not RUBRICS.intersection(found.group().split()):
            return found
        if number == LINES or len(line.group()) > LONGEST:
            break
    return None


def _span(found: re.Match[str], name: str) -> Span | None:
    if name not in found.re.groupindex or found.group(name) is None:
        return None
    return Span(*found.span(name))


def _when(said: str, published: When | None) -> When | None:
    """The day that a dateline's date names."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return _day(*map(int, said.split("-")))
    number = re.search(r"\b\d{1,2}\b", said)
    month = month_of(said)
    if not number or month is None:
        return None
    year = re.search(r"\d{4}", said)
    if year:
        return _day(int(year.group()), month, int(number.group()))
    if published is None:
        return None
    years = (published.start.year + step for step in (-1, 0, 1))
    every = [w for y in years if (w := _day(y, month, int(number.group())))]
    return min(every, key=lambda w: abs(w.start - published.start), default=None)


def _day(year: int, month: int, day: int) -> When | None:
    try:
        return When.day(date(year, month, day))
    except ValueError:
        return None
