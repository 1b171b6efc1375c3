"""Single days and runs of days within a month."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whoseword.lexicon.calendar import month_of, weekday_of
from whoseword.model import When
from whoseword.read.times import words as w
from whoseword.read.times.moment import Moment, last_day, month_at

# 'the drill on March 4' may still be planned without 'will', up to so far ahead.
SLACK = timedelta(days=45)


def iso(m: Moment) -> When | None:
    """2025-12-26, also where a time of day follows."""
    return When.parse(m.text)


def numeric(m: Moment) -> When | None:
    """26/12/2025 and 2025/12/26; None where day and month could change places."""
    first, second, third = (int(n) for n in re.split(r"[/.]", m.text))
    if first > 31:
        return When.day(date(first, second, third))
    if "." in m.text or first > 12:
        return When.day(date(third, second, first))
    return When.day(date(third, first, second)) if second > 12 or first == second else None


def day(m: Moment) -> When | None:
    """A day, or a range of days, of a named month."""
    month, days = month_of(m.text), w.days_of(m.text)
    if month is None or not days:
        return None
    year = w.year_of(m.text)
    if year is None and " year" in m.low:
        year = m.known.year + w.step_of(m.low)
    year = year or _year(m, month, days[0])
    first, last = date(year, month, days[0]), date(year, month, days[-1])
    return When.day(first) if first == last else When.between(first, last)


def _year(m: Moment, month: int, day: int) -> int:
    """The year that puts a day nearest to publication, on the side that the tense says."""
    years = [m.known.year + step for step in (-1, 0, 1)]
    days = {y: date(y, month, min(day, last_day(y, month).day)) for y in years}
    if m.future:
        fitting = [y for y in years if days[y] >= m.known]
    else:
        fitting = [y for y in years if days[y] <= m.known + SLACK]
    return min(fitting, key=lambda y: abs(days[y] - m.known))


def holiday(m: Moment) -> When | None:
    """Christmas and New Year, the nearest ones where no year is named."""
    name = next(n for n in sorted(w.HOLIDAYS, key=len, reverse=True) if n in m.low)
    month, number = w.HOLIDAYS[name]
    return When.day(date(w.year_of(m.text) or _year(m, month, number), month, number))


def day_alone(m: Moment) -> When | None:
    """'on the 26th': of this month or the one before; of the next where the tense is future."""
    number = int(re.findall(r"\d+", m.text)[0])
    step = int(number < m.known.day) if m.future else -int(number > m.known.day)
    return When.day(month_at(m.known, step).replace(day=number))


def weekday(m: Moment) -> When | None:
    """The nearest such day, at most tomorrow; not before publication where the tense is future.

    Tomorrow's weekday is tomorrow: in Asia it may have begun, and nobody says 'on Friday' of a
    Friday six days gone. A day of the month in brackets decides.
    """
    if month_of(m.text) and w.days_of(m.text):
        return day(m)
    number = weekday_of(m.text)
    if number is None:
        return None
    if m.low.endswith(" week"):
        monday = m.known - timedelta(days=m.known.weekday()) + timedelta(weeks=w.step_of(m.low))
        return When.day(monday + timedelta(days=number))
    step = w.step_of(m.low)
    if step > 0 or (m.future and step == 0):
        ahead = (number - m.known.weekday()) % 7
        return When.day(m.known + timedelta(days=ahead or 7 * step))
    back = (m.known.weekday() - number) % 7
    if back == 6 and step == 0:
        back = -1
    return When.day(m.known - timedelta(days=back or -7 * step))


def near(m: Moment) -> When | None:
    """Today, yesterday, tomorrow and their nights; 'overnight' is the night before publication."""
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1}
    steps |= {"the day before yesterday": -2, "the day after tomorrow": 2}
    return When.day(m.known + timedelta(days=steps.get(m.low, 0)))
