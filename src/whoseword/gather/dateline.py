"""What stands before an article's first words: header, dateline, wire credit."""

from __future__ import annotations

import re
from datetime import date

from whoseword.lexicon.calendar import month_of
from whoseword.model import Dateline, Span, When

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
# A place as datelines write it: capitals all through, or one to three capitalised words.
_CAPITALS = r"[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){0,4}(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?"
_WORDS = r"[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){0,2}"
_CREDIT = r"\((?P<credit>[A-Z][^()\n]{1,40})\)"
_DASH = r"(?:--|[-–—])"
# Blanks inside a line: a dateline and its first words share one, a rubric ('OPINION:') has its own.
_GAP = r"[^\S\r\n]*"

FORMS = tuple(
    re.compile(form)
    for form in (
        # header: date 2025-12-26 SEOUL: …
        rf"\s*(?:date )?(?P<date>\d{{4}}-\d\d-\d\d) (?P<place>{_CAPITALS})\s*(?::|{_DASH})\s",
        # dateline with date and credit, as in Pyongyang, December 26 (KCNA) -- …
        rf"\s*(?P<place>{_CAPITALS}|{_WORDS}),\s+(?P<date>{_DAY})\.?\s*{_CREDIT}\s*(?:{_DASH}|:)\s*",
        # dateline with a date, as in MOSCOW, October 3 - …
        rf"\s*(?P<place>{_CAPITALS}),\s+(?P<date>{_DAY})\.?\s*(?:{_DASH}|:)\s",
        # dateline with a credit, as in WASHINGTON (AP) — …
        rf"\s*(?P<place>{_CAPITALS}|{_WORDS})\s*{_CREDIT}\s*(?:{_DASH}|:)\s*",
        # a credit alone, as in (Reuters) - …, (CNN) …
        rf"\s*{_CREDIT}{_GAP}{_DASH}\s*",
        r"\s*\((?P<credit>[A-Z]{2,5}|Reuters)\)\s+(?=[A-Z\"“])",
        # a place alone, as in BEIJING: …, SEOUL — …
        rf"\s*(?P<place>{_CAPITALS})\s*(?::|[–—]|--| - ){_GAP}(?=\S)",
    )
)


def find_dateline(text: str, published: When | None) -> Dateline | None:
    """The dateline with which `text` opens, or None.

    A date without a year is the one nearest to `published`; without `published` it stays
    unresolved. Spans are half-open code points of `text`.
    """
    found = next(filter(None, (form.match(text) for form in FORMS)), None)
    if not found or not text[found.end() :].strip():
        return None
    parts = {name: _span(found, name) for name in ("place", "date", "credit")}
    said = parts["date"].of(text) if parts["date"] else ""
    start = len(found.group()) - len(found.group().lstrip())
    end = len(found.group().rstrip())
    return Dateline(Span(start, end), when=_when(said, published), **parts)


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
