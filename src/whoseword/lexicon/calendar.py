"""Months, weekdays and seasons by name: what datelines and time expressions both read."""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The first month of each season in the northern hemisphere; winter runs into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

# The short forms of news style books, with or without their full stop.
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thu", "Fri", "Sat", "Sun")

MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:{'|'.join(SHORT_WEEKDAYS)})\b\.?)"


def month_of(text: str) -> int | None:
    """The number of the first month that `text` names with a capital, January 1; or None."""
    return _number(MONTH, text, MONTHS)


def weekday_of(text: str) -> int | None:
    """The number of the first weekday that `text` names with a capital, Monday 0; or None."""
    number = _number(WEEKDAY, text, WEEKDAYS)
    return None if number is None else number - 1


def _number(pattern: str, text: str, names: tuple[str, ...]) -> int | None:
    found = re.search(rf"\b{pattern}", text)
    if found is None:
        return None
    return next(n for n, name in enumerate(names, 1) if name.startswith(found.group()[:3]))
