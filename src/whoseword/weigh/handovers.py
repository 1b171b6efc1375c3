"""Handovers counted: who hands what to whom, by goods and year, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from whoseword.lexicon.names import Names
from whoseword.model import When, Word
from whoseword.model.handover import Handover
from whoseword.weigh.corroborate import Testimony, as_words

WEAPON = "weapon"


@dataclass(frozen=True, slots=True)
class Passing:
    """One claim that something is handed over.

    `event` is the id of what it's about, under which other claims may stand; `told` has on whose
    word it rests.
    """

    event: str
    giver: str
    taker: str
    object: str | None
    quantity: str | None
    date: When | None
    ahead: bool
    told: Testimony


class _Key(NamedTuple):
    giver: str
    taker: str
    good: str | None
    category: str
    year: int | None
    ahead: bool


def handovers(passings: Iterable[Passing], names: Names) -> tuple[Handover, ...]:
    """One for each giver, taker, good and year; what most roots report first.

    Nobody hands anything to himself.
    """
    rows: dict[_Key, list[Passing]] = {}
    goods: dict[str | None, tuple[str | None, str]] = {}
    for one in passings:
        if one.giver != one.taker:
            good = goods.setdefault(one.object, _good(one.object, names))
            key = _Key(one.giver, one.taker, *good, _year(one.date), one.ahead)
            rows.setdefault(key, []).append(one)
    made = (_handover(key, said, names) for key, said in rows.items())
    return tuple(sorted(made, key=_order))


def _order(row: Handover) -> tuple[object, ...]:
    parties = (row.giver, row.taker, row.good or "", row.year or 0, row.ahead)
    return (-row.roots, -row.events, -row.claims, *parties)


def _good(said: str | None, names: Names) -> tuple[str | None, str]:
    """The pack's name for what is handed over, and its category."""
    if not said:
        return None, ""
    entries = [entry for match in names.find(said) for entry in match.of("goods", "weapons")]
    if not entries:
        return said, ""
    last = entries[-1]  # a phrase's head stands at its end: 'missile components'
    return last.name, last.category if last.table == "goods" else WEAPON


def _year(when: When | None) -> int | None:
    return when.start.year if when and when.start.year == when.end.year else None


def _handover(key: _Key, said: list[Passing], names: Names) -> Handover:
    reported = dict.fromkeys(one.event for one in said if not one.told.denies)
    ids = dict.fromkeys(one.event for one in said)
    quantities = dict.fromkeys(one.quantity for one in said if one.quantity and not one.told.denies)
    return Handover(
        *key,
        events=len(reported),
        claims=len(said),
        quantities=tuple(quantities),
        words=tuple(_words([one.told for one in said], names)),
        ids=tuple(ids),
    )


def _words(told: list[Testimony], names: Names) -> Iterator[Word]:
    """Those who say it, then those who deny it."""
    yield from as_words((t for t in told if not t.denies), names, denies=False)
    yield from as_words((t for t in told if t.denies), names, denies=True)
