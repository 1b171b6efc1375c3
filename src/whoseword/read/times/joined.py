"""Expressions that belong together: 'from … to …', 'between … and …', 'since …'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from whoseword.model import Span, When
from whoseword.read.times import words as w
from whoseword.read.times.moment import Moment, Tense
from whoseword.read.times.resolve import resolve

SINCE = re.compile(r"\b(?:ever |as )?since (?:at least |about |around |the )?\Z", re.IGNORECASE)
# What hasn't been since then: 'for the first time since 1981' dates nothing.
FIRST = re.compile(
    r"\b(?:first|biggest|deadliest|fastest|highest|largest|longest|lowest|most|worst)\b"
    r"[^.,;:!?\n]*\Z",
    re.IGNORECASE,
)
# 'From August 26 it sent …' and 'has been staging … from August 26' run on; 'imagery from October
# 4' does not.
FROM = re.compile(
    r"(?:(?:\A|[\n.] ?|[\"“] ?)From|\bha(?:s|ve) been (?:\w+ly )?\w+ing\b[^.\n]*\bfrom"
    r"|\b(?:starting|beginning) (?:from|on|in)) \Z"
)
ONWARD = re.compile(r" onwards?\b| on\b(?! \w+day)")
OPENING = re.compile(r"\b(?:from|between)\s*\Z", re.IGNORECASE)
HELD = re.compile(r"\s*(?:to|and|until|till|through|[-–—])\s*\Z")
REACHING = re.compile(r"\s(?:to|until|till|through)\s\Z|\s?[-–—]\s?\Z")
BESIDE = re.compile(r",? (?:and|or) \Z")
# Families of which two that touch may be one stretch: 'Monday and Tuesday', 'July or August'.
ALIKE = (
    frozenset({"day", "day_british", "weekday", "days", "days_british"}),
    frozenset({"month", "part_month"}),
    frozenset({"year", "part_year"}),
    frozenset({"quarter"}),
)


# Days whose month is named, from which a day without one takes it: 'left on September 15 and
# arrived on the 29th'; so many characters on.
DATED = frozenset({"day", "day_british", "days", "days_british"})
ALONE, NEAR = "day_alone", 200


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression with its family, the text that it stood in and the day it was said on."""

    span: Span
    when: When | None
    family: str
    moment: Moment


def since(text: str, found: Expression) -> Expression:
    """`found` as the stretch up to the day it is said on, where 'since' or 'from' opens it."""
    when, today = found.when, found.moment.today
    before = text[max(0, found.span.start - 120) : found.span.start]
    opened, after = SINCE.search(before), None
    if before.endswith("from "):
        after = ONWARD.match(text, found.span.end)
    running = opened or after or FROM.search(before)
    if found.family == "range" or not running:
        return found
    if when is None or today is None or when.start > today:
        return found
    start = found.span.start - len(opened.group()) if opened else found.span.start
    span = Span(start, after.end() if after else found.span.end)
    if opened and FIRST.search(before[: opened.start()]):
        return replace(found, span=span, when=None, family="since")
    return replace(found, span=span, when=When.between(when.start, today), family="since")


def of_month(every: Iterable[Expression]) -> Iterator[Expression]:
    """`every`, each day without a month in the month that was named shortly before, or the next."""
    named: Expression | None = None
    for found in every:
        when = named.when if named and found.span.start - named.span.end <= NEAR else None
        if found.family == ALONE and when is not None:
            moment = replace(found.moment, today=when.end, tense=Tense.FUTURE)
            yield replace(found, when=resolve(ALONE, moment))
        else:
            yield found
        named = found if found.family in DATED else named


def joined(text: str, every: Sequence[Expression]) -> Iterator[Expression]:
    """`every` with each two that are held together as one range."""
    number = 0
    while number < len(every):
        here = every[number]
        after = every[number + 1] if number + 1 < len(every) else None
        whole = _whole(text, here, after) if after else None
        yield whole or here
        number += 2 if whole else 1


def _whole(text: str, first: Expression, second: Expression) -> Expression | None:
    """The two as one, or None where nothing holds them together."""
    if second.when is None or SINCE.search(text[max(0, first.span.start - 30) : first.span.start]):
        return None
    first = _with_year(first, second)
    if first.when is None or not _held(text, first, second, first.when, second.when):
        return None
    span = Span(first.span.start, second.span.end)
    if second.when.end < first.when.start:
        return replace(first, span=span, when=None, family="range")
    when = When.between(first.when.start, second.when.end)
    return replace(first, span=span, when=when, family="range")


def _held(text: str, first: Expression, second: Expression, start: When, end: When) -> bool:
    between = text[first.span.end : second.span.start]
    opening = text[max(0, first.span.start - 12) : first.span.start]
    if OPENING.search(opening) and HELD.fullmatch(between):
        return True
    alike = any({first.family, second.family} <= kind for kind in ALIKE)
    if not alike:
        return False
    touching = end.start - start.end == timedelta(days=1)
    return bool(REACHING.fullmatch(between)) or (touching and bool(BESIDE.fullmatch(between)))


def _with_year(first: Expression, second: Expression) -> Expression:
    """'between August and October 2023': the year of the second holds for the first."""
    stated = w.year_of(second.moment.text)
    bare = first.family in ("month", "part_month", "day", "day_british")
    if stated is None or second.when is None or not bare or w.year_of(first.moment.text):
        return first
    for year in (stated, stated - 1):
        moment = replace(first.moment, text=f"{first.moment.text} {year}")
        when = resolve(first.family, moment)
        if when and when.start <= second.when.start:
            return replace(first, when=when)
    return first
