"""The tempo of happenings: its rate, where it changed, and whether this month is usual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from whoseword.foresee.changes import changes
from whoseword.foresee.months import tally
from whoseword.foresee.rate import at_least, at_most, rate
from whoseword.model.tempo import Month, Stretch, Tempo, Unusual
from whoseword.model.when import When

Months = Sequence[Month]


def tempo(
    kind: str,
    dates: Iterable[When | None],
    *,
    since: date | None = None,
    until: date | None = None,
    days: bool = False,
) -> Tempo:
    """The tempo of happenings of that kind on `dates`, from `since` to `until`; as `tally` counts.

    The last month is held against the stretch that the months before it, alone, end with.
    """
    counted = tally(dates, since=since, until=until, days=days)
    months = counted.months
    parts = [months[start:end] for start, end in changes(months)]
    return Tempo(
        kind,
        months,
        _stretch(months).rate if months else None,
        tuple(map(_stretch, parts)),
        _unusual(months),
        _spread(parts),
        counted.without_month,
        counted.outside,
    )


def _stretch(months: Months) -> Stretch:
    count, exposure = sum(m.count for m in months), sum(m.share for m in months)
    return Stretch(months[0].month, months[-1].month, count, exposure, rate(count, exposure))


def _unusual(months: Months) -> Unusual | None:
    """The last month beside the stretch before it; None where there's no month before it."""
    if len(months) < 2:
        return None
    *earlier, last = months
    start, end = changes(earlier)[-1]
    before = _stretch(earlier[start:end])
    expected = before.rate.mean * last.share
    more = last.count > expected
    tail = at_least if more else at_most
    found = tail(last.count, count=before.count, exposure=before.exposure, share=last.share)
    return Unusual(last, before, expected, more, found)


def _spread(parts: Sequence[Months]) -> float | None:
    """Pearson's chi-square over its degrees of freedom, within the stretches with any count."""
    busy = [months for months in parts if any(m.count for m in months)]
    free = sum(len(months) - 1 for months in busy)
    return sum(map(_chi_square, busy)) / free if free else None


def _chi_square(months: Months) -> float:
    mean = sum(m.count for m in months) / sum(m.share for m in months)
    return sum((m.count - mean * m.share) ** 2 / (mean * m.share) for m in months)
