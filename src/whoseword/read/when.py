"""Time expressions in an article, resolved against the day on which it came out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from whoseword.lexicon.calendar import MONTH
from whoseword.model import Document, Precision, Span, When
from whoseword.read.figures import NAMING
from whoseword.read.syntax import Parse
from whoseword.read.times.grammar import expressions, family_of
from whoseword.read.times.joined import Expression, joined, of_month, since
from whoseword.read.times.moment import Moment, Tense
from whoseword.read.times.resolve import resolve
from whoseword.read.times.tense import tense_at

# What before a number makes it a name and no year.
NAME = "|".join(map(re.escape, sorted({*NAMING, "resolutions", "rfc", "agenda", "-"})))
NAMED = re.compile(rf"(?:{NAME})\s*\Z", re.IGNORECASE)
# What stands before a bare 'May' that is the month, and nobody of that name.
DATING = re.compile(
    r"(?:\b(?i:in|by|since|until|till|of|from|to|for|during|through|between|after|before|around"
    r"|last|next|this|that|the|a|early|mid|late|previous|following)[\s-]+"
    rf"|\b{MONTH},?\s(?:(?:and|or|to)\s)?|\d[\s-]+)\Z"
)
Tenses = Callable[[Span], Tense]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression and the days that it means; `when` is None where that can't be known.

    `span` is where it stands, half-open code points. `family` names the kind of expression: one of
    times.grammar.FAMILIES, `range` for two that 'from … to …' holds together, or `since`. `ahead`
    is what it means of something that is still to come: the coming Monday, May of next year.
    """

    span: Span
    when: When | None
    family: str
    ahead: When | None = None


def find_times(document: Document, parse: Parse | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression after the dateline, in text order, none overlapping another.

    Nothing depends on the clock: 'today' is the day of publication. `parse` tells the tense where
    it is given; else the words before an expression do.
    """
    text, today = document.text, reference_day(document)
    return tag(text, today, document.prose, lambda span: tense_at(text, span, parse))


def tag(
    text: str, today: date | None, start: int = 0, tense: Tenses | None = None
) -> tuple[TimeExpression, ...]:
    """Every time expression of `text` from offset `start` on, as said on the day `today`.

    Where `today` is None, expressions that count from it stay unresolved.
    """
    tense = tense or (lambda span: tense_at(text, span))
    found = tuple(of_month(_single(text, today, start, tense)))
    ahead = {f.span: f.when for f in joined(text, tuple(map(_coming, found)))}
    every = (since(text, whole) for whole in joined(text, found))
    return tuple(TimeExpression(f.span, f.when, f.family, ahead.get(f.span)) for f in every)


def reference_day(document: Document) -> date | None:
    """The day that 'today' means: publication's, else the dateline's; None where neither says."""
    stated = (
        document.published.when if document.published else None,
        document.dateline.when if document.dateline else None,
    )
    days = (when.start for when in stated if when and when.precision is Precision.DAY)
    return next(days, None)


def _single(text: str, today: date | None, start: int, tense: Tenses) -> Iterator[Expression]:
    for found in expressions(text, start):
        family, span = family_of(found), Span(*found.span())
        before = text[max(0, span.start - 24) : span.start]
        if family == "year" and NAMED.search(before):
            continue
        if found.group() == "May" and not DATING.search(before):
            continue
        moment = Moment(found.group(), today, tense(span))
        yield Expression(span, resolve(family, moment), family, moment)


def _coming(found: Expression) -> Expression:
    """`found` as it would be meant of something to come; as it is where a past tense forbids it."""
    if found.moment.tense is Tense.PAST:
        return found
    moment = replace(found.moment, tense=Tense.FUTURE)
    return replace(found, moment=moment, when=resolve(found.family, moment))
