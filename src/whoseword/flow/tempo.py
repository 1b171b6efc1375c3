"""The walk of tempo: ledger or table, foresee."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whoseword.errors import RefusedInput
from whoseword.foresee.tempo import tempo
from whoseword.ledger import ClaimFilter, View
from whoseword.model import EventType, Modality, When, today
from whoseword.model.tempo import Tempo
from whoseword.tables.layout import Layout
from whoseword.tables.read import read_table

ALL = "all"
Dated = tuple[str, When | None]


@dataclass(frozen=True, slots=True)
class Tempos:
    """Tempos by kind, the most frequent first, and `of` what they count: events, claims, rows.

    `refused` are a table's rows that couldn't be read, and aren't counted.
    """

    of: str
    tempos: tuple[Tempo, ...]
    refused: tuple[RefusedInput, ...] = ()


def tempo_of_ledger(
    view: View, wanted: ClaimFilter, *, until: date | None = None, days: bool = False
) -> Tempos:
    """The tempo of what is said to have happened, by type.

    Counts events, or where none are built yet, claims, those that say the same counted once.
    Months are looked at from `wanted.since` to `until`, by default the end of `wanted.until`, or
    the last day, today at latest, of which the ledger has an article.
    """
    since = wanted.since.start if wanted.since else None
    last = until or (wanted.until.end if wanted.until else _latest(view))
    if view.built():
        of = "events"
        happened = [
            (kind.value, when)
            for (kind, when), number in view.happened(wanted).items()
            for _ in range(number)
        ]
    else:
        of, happened = "claims", _claimed(view, wanted)
    return Tempos(of, _by_kind(happened, since, last, days))


def _latest(view: View) -> date | None:
    last = view.last_published()
    return min(last, today()) if last else None


def tempo_of_table(
    path: Path,
    layout: Layout | None = None,
    types: Iterable[EventType] = (),
    *,
    since: date | None = None,
    until: date | None = None,
    days: bool = False,
) -> Tempos:
    """The tempo of a table's rows, by type; only of `types` where any are given."""
    chosen = set(types)
    table = read_table(path, layout)
    rows = [row for row in table.rows if not chosen or row.type in chosen]
    dated = [(row.type.value if row.type else row.kind or "row", row.date) for row in rows]
    return Tempos("rows", _by_kind(dated, since, until, days), table.refused)


def _claimed(view: View, wanted: ClaimFilter) -> list[Dated]:
    """Claims that something happened, those of one type, date and parties once."""
    held = (h.claim for h in view.claims(wanted) if h.claim.modality is Modality.ASSERTED)
    once = {(c.type, c.date, c.actor, c.recipient, c.object, c.place): c for c in held}
    return [(claim.type.value, claim.date) for claim in once.values()]


def _by_kind(
    dated: list[Dated], since: date | None, until: date | None, days: bool
) -> tuple[Tempo, ...]:
    """The tempo of all, then of each kind if there are several; over the same months."""
    every = tempo(ALL, [when for _, when in dated], since=since, until=until, days=days)
    if every.months:
        since, until = since or every.months[0].month.start, until or every.months[-1].month.end
    kinds: dict[str, list[When | None]] = {}
    for kind, when in dated:
        kinds.setdefault(kind, []).append(when)
    order = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    found = [tempo(kind, kinds[kind], since=since, until=until, days=days) for kind in order]
    return tuple(found) if len(found) == 1 else (every, *found)
