"""Which days an expression of each family means."""

from __future__ import annotations

from collections.abc import Callable

from whoseword.model import When
from whoseword.read.times import counted, days, months, years
from whoseword.read.times.moment import Moment


def resolve(family: str, moment: Moment) -> When | None:
    """The days that `moment` of `family` means; None where that can't be known."""
    try:
        return RESOLVERS[family](moment)
    except (ValueError, OverflowError):  # 31 November, no day to count from, before the first year
        return None


def _unresolved(_: Moment) -> When | None:
    """It hangs on another event: unresolved rather than guessed."""
    return None


RESOLVERS: dict[str, Callable[[Moment], When | None]] = {
    "iso": days.iso,
    "numeric": days.numeric,
    "days": days.day,
    "days_british": days.day,
    "day": days.day,
    "day_british": days.day,
    "day_alone": days.day_alone,
    "holiday": days.holiday,
    "weekday": days.weekday,
    "near": days.near,
    "month": months.month,
    "part_month": months.part_month,
    "week_of_month": months.week_of_month,
    "quarter": years.quarter,
    "season": years.season,
    "part_year": years.part_year,
    "year_end": years.year_end,
    "year": years.year,
    "years": years.years,
    "decade": years.decade,
    "ago": counted.ago,
    "lasting": counted.lasting,
    "within": counted.within,
    "recent": counted.recent,
    "point": counted.point,
    "part_point": counted.part_point,
    "anchored": _unresolved,
}
