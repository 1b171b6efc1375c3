"""Time expressions in an article, resolved against the day on which it came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from whoseword.model import Document, Precision, Span, When
from whoseword.read.periods import Moment, resolve
from whoseword.read.syntax import Parse
from whoseword.read.timewords import TIME

SINCE = re.compile(r"\b(?:ever )?since (?:the )?$", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:to|and|until|till|through|[-–—])\s*\Z")
OPENING = re.compile(r"\b(?:from|between)\s*\Z", re.IGNORECASE)
# Nouns before a number that make it a name and no year.
NAMING = re.compile(
    r"(?:Resolution|No\.|number|section|article|flight|unit|room|RFC|Route|-)\s*\Z", re.IGNORECASE
)
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
# Verbs whose content lies ahead: what they govern takes the future day.
PLANNING = frozenset({"plan", "schedule", "intend", "expect", "slate", "due", "aim", "set"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression and the days that it means; `when` is None where that can't be known.

    `family` names the kind of expression, as in timewords.FAMILIES.
    """

    span: Span
    when: When | None
    family: str


def find_times(document: Document, parse: Parse) -> tuple[TimeExpression, ...]:
    """Every time expression after the dateline, in text order, none overlapping another."""
    return tuple(_joined(document.text, tuple(_single(document, parse))))


def reference_day(document: Document) -> date | None:
    """The day that 'today' means: publication's, else the dateline's; None where neither says."""
    stated = (
        document.published.when if document.published else None,
        document.dateline.when if document.dateline else None,
    )
    days = (when.start for when in stated if when and when.precision is Precision.DAY)
    return next(days, None)


def _single(document: Document, parse: Parse) -> Iterator[TimeExpression]:
    today = reference_day(document)
    start = document.dateline.span.end if document.dateline else 0
    for found in TIME.finditer(document.text, start):
        family = str(found.lastgroup)
        before = document.text[max(0, found.start() - 24) : found.start()]
        if family == "year" and NAMING.search(before):
            continue
        span = Span(*found.span())
        when = resolve(family, Moment(found.group(), today, _future(parse, span)))
        since = SINCE.search(before)
        if since and when and today and when.start <= today:
            when = When.between(when.start, today)
            span = Span(found.start() - len(since.group()), found.end())
        yield TimeExpression(span, when, family)


def _joined(text: str, every: tuple[TimeExpression, ...]) -> Iterator[TimeExpression]:
    """Two that 'from … to …' or 'between … and …' holds together become one."""
    number = 0
    while number < len(every):
        here = every[number]
        after = every[number + 1] if number + 1 < len(every) else None
        if after and here.when and after.when and _bound(text, here, after):
            yield TimeExpression(
                Span(here.span.start, after.span.end), _stretch(here.when, after.when), "range"
            )
            number += 2
        else:
            yield here
            number += 1


def _bound(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    opening = OPENING.search(text[max(0, first.span.start - 12) : first.span.start])
    between = text[first.span.end : second.span.start]
    return bool(opening and BETWEEN.fullmatch(between))


def _stretch(first: When, second: When) -> When | None:
    """From the first day of `first` to the last of `second`; None where that runs backwards."""
    if second.end < first.start:
        return None
    return When.between(first.start, second.end)


def _future(parse: Parse, span: Span) -> bool:
    """Whether the verb over the expression speaks of what is to come."""
    head = parse.head_of(span)
    if head is None:
        return False
    for above in parse.above(head.i):
        if above.pos in ("VERB", "AUX"):
            auxiliaries = {t.lower for t in parse.children(above.i, "aux", "auxpass")}
            if auxiliaries & FUTURE and "have" not in auxiliaries:
                return True
            governor = parse.tokens[above.head]
            return above.lemma in PLANNING or (above.tag == "VB" and governor.lemma in PLANNING)
    return False
