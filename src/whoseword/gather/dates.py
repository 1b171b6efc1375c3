"""Publication dates as inputs give them."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from whoseword.model import When

PREFIX = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def read_published(value: str) -> When:
    """The day (or month, or year) of an ISO 8601 or RFC 2822 date, in its own time zone.

    Raises ValueError for anything else: a wrong guess would date every 'on Friday' wrongly.
    """
    value = value.strip()
    if PREFIX.match(value):
        return When.parse(value)
    try:
        return When.day(datetime.fromisoformat(value).date())
    except ValueError:
        return When.day(parsedate_to_datetime(value).date())
