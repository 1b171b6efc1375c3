"""Calibration: whether what is called likely happens as often as the word says."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.foresee.rate import share_of
from whoseword.foresee.score import ENDED, LEAST
from whoseword.model.forecast import Band, Calibration, Entry, Measure


def calibration(entries: Iterable[Entry], *, least: int = LEAST) -> tuple[Calibration, ...]:
    """A row for each band, the least probable first; a share only on so many cases.

    A band fits where the interval of the share meets it: where it doesn't, its forecasters are
    surer, or less sure, than they have reason to be.
    """
    bands: dict[Band, list[bool]] = {}
    for entry in entries:
        ended = ENDED.get(entry.resolution.outcome) if entry.resolution else None
        if entry.forecast.band and ended is not None:
            bands.setdefault(entry.forecast.band, []).append(ended)
    return tuple(_row(band, ended, least) for band, ended in sorted(bands.items()))


def _row(band: Band, ended: list[bool], least: int) -> Calibration:
    happened = sum(ended)
    if len(ended) < max(least, 1):
        return Calibration(band, len(ended), happened, None, None)
    low, high = share_of(happened, len(ended))
    fits = low <= band[1] and band[0] <= high
    return Calibration(band, len(ended), happened, Measure(happened / len(ended), low, high), fits)
