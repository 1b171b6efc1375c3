"""The pictures by name, each from the ledger and a filter: the same for page, file and brief.

What must be worked out first comes from `flow`; only this file of the room looks there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from whoseword.draw import calibration, events, flows, found, sources, tempo, timeline
from whoseword.draw import map as mapped
from whoseword.draw.grammar import Spec, Theme
from whoseword.draw.map import Pin
from whoseword.errors import UsageError
from whoseword.ledger import ClaimFilter
from whoseword.ledger.browse import Browse
from whoseword.ledger.counts import PlaceCount
from whoseword.ledger.event_list import Order, Rests, listed
from whoseword.ledger.words import terms
from whoseword.lexicon import Pack
from whoseword.model import today

# What a view may ask for beside the filter.
MORE = ("between", "and", "states", "days", "kind", "order", "rests", "q")
More = Mapping[str, str]
Picture = Callable[[Browse, ClaimFilter, Pack, Theme, More], Spec]


def of_timeline(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """Single claims while they can be told apart, else months."""
    if look.how_many(wanted) <= timeline.SINGLE:
        return timeline.of_claims(look.newest(wanted, size=timeline.SINGLE), theme)
    return timeline.of_months(look.months(wanted), theme)


def of_sources(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """On whose word the claims rest."""
    return sources.of_counts(look.source_counts(wanted), theme)


def of_map(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """Where it is to have happened."""
    pins, rest = pinned(look.places(wanted), pack)
    return mapped.of_pins(pins, theme, unplaced=sum(number for _, number in rest))


def of_events(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """How often things are told, and on how many words; in the `order` asked for, by default the
    most told first, of those that `rests` names."""
    try:
        order = Order(more.get("order") or Order.HEADLINES)
        rests = Rests(more["rests"]) if more.get("rests") else None
    except ValueError as error:
        raise UsageError(f"{error}; see the form for what there is.") from None
    shown = listed(look, wanted, order=order, rests=rests, size=events.SHOWN)
    return events.of_events(shown, theme)


def of_flows(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """Who hands what to whom."""
    from whoseword.flow.handovers import handovers_of

    parties = [name for key in ("between", "and") if (name := more.get(key, "").strip())]
    passed = handovers_of(look, pack, wanted, parties=parties, states=bool(more.get("states")))
    return flows.of_handovers(passed.rows, theme)


def of_tempo(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """How often things happen; of the `kind` that was asked for, else of all."""
    from whoseword.flow.tempo import tempo_of_ledger

    counted = tempo_of_ledger(look, wanted, days=bool(more.get("days")))
    kinds = {one.kind: one for one in counted.tempos}
    return tempo.of_tempo(kinds.get(more.get("kind", ""), counted.tempos[0]), counted.of, theme)


def of_forecasts(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """Whether what is called likely happens as often."""
    from whoseword.flow.forecasts import forecast_book

    book = forecast_book(look, pack, wanted, today=today())
    return calibration.of_rows(book.calibration(), theme)


def of_search(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme, more: More) -> Spec:
    """When the articles came out that have the words of `q`."""
    return found.of_articles(look.months_of_articles(wanted, terms(more.get("q", ""))), theme)


def pinned(counted: Iterable[PlaceCount], pack: Pack) -> tuple[list[Pin], list[tuple[str, int]]]:
    """Places that the pack has degrees for, and the others with their number of claims.

    A place that articles call by several names is one, under the pack's.
    """
    rows = {form: row for row in pack["places"] for form in (*row.many("aliases"), row["name"])}
    held: dict[str, list[PlaceCount]] = {}
    for count in counted:
        row = rows.get(count.place)
        held.setdefault(row["name"] if row else count.place, []).append(count)
    pins, rest = [], []
    for name, counts in held.items():
        lat, lon = (rows[name].number(axis) if name in rows else None for axis in ("lat", "lon"))
        number = sum(count.claims for count in counts)
        if lat is None or lon is None:
            rest.append((name, number))
        else:
            kinds = tuple(dict.fromkeys(count.type.value for count in counts))
            pins.append(Pin(name, lat, lon, number, kinds))
    return sorted(pins, key=lambda pin: (-pin.claims, pin.name)), rest


PICTURES: dict[str, Picture] = {
    "events": of_events,
    "timeline": of_timeline,
    "flows": of_flows,
    "tempo": of_tempo,
    "map": of_map,
    "sources": of_sources,
    "forecasts": of_forecasts,
    "search": of_search,
}
# Those that are drawn of events, which must be fresh.
OF_EVENTS = frozenset({"events", "flows", "tempo", "forecasts"})
