"""The pictures by name, each from the ledger and a filter: the same for page, file and brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from whoseword.draw import map as mapped
from whoseword.draw import sources, timeline
from whoseword.draw.grammar import Spec, Theme
from whoseword.draw.map import Pin
from whoseword.ledger import ClaimFilter
from whoseword.ledger.browse import Browse
from whoseword.ledger.counts import PlaceCount
from whoseword.lexicon import Pack

Picture = Callable[[Browse, ClaimFilter, Pack, Theme], Spec]


def of_timeline(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme) -> Spec:
    """Single claims while they can be told apart, else months."""
    if look.how_many(wanted) <= timeline.SINGLE:
        return timeline.of_claims(look.newest(wanted, size=timeline.SINGLE), theme)
    return timeline.of_months(look.months(wanted), theme)


def of_sources(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme) -> Spec:
    """On whose word the claims rest."""
    return sources.of_counts(look.source_counts(wanted), theme)


def of_map(look: Browse, wanted: ClaimFilter, pack: Pack, theme: Theme) -> Spec:
    """Where it is to have happened."""
    pins, rest = pinned(look.places(wanted), pack)
    return mapped.of_pins(pins, theme, unplaced=sum(number for _, number in rest))


def pinned(counted: Iterable[PlaceCount], pack: Pack) -> tuple[list[Pin], list[tuple[str, int]]]:
    """Places that the pack has degrees for, and the others with their number of claims."""
    degrees = {row["name"]: (row.number("lat"), row.number("lon")) for row in pack["places"]}
    held: dict[str, list[PlaceCount]] = {}
    for count in counted:
        held.setdefault(count.place, []).append(count)
    pins, rest = [], []
    for name, counts in held.items():
        lat, lon = degrees.get(name, (None, None))
        number = sum(count.claims for count in counts)
        if lat is None or lon is None:
            rest.append((name, number))
        else:
            kinds = tuple(count.type.value for count in counts)
            pins.append(Pin(name, lat, lon, number, kinds))
    return sorted(pins, key=lambda pin: (-pin.claims, pin.name)), rest


PICTURES: dict[str, Picture] = {"timeline": of_timeline, "sources": of_sources, "map": of_map}
