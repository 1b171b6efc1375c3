"""Where a phrase says that something happened, and how far two such places lie apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from whoseword.lexicon.load import Pack
from whoseword.lexicon.names import Names

EARTH = 6371.0  # mean radius in km (IUGG)
WATER = frozenset({"sea", "ocean"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place under its canonical name. `at` is latitude and longitude in degrees; `kind` as the
    pack has it ('site', 'sea')."""

    name: str
    kind: str = ""
    state: str | None = None
    at: tuple[float, float] | None = None
    whole_state: bool = False


@dataclass
class Sites:
    """Looks places up in one pack; each phrase once."""

    pack: Pack
    names: Names
    _known: dict[str, Site] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows = {row["name"]: row for row in self.pack["places"]}

    def of(self, phrase: str | None) -> Site | None:
        """The place that `phrase` names; one that the pack lacks under its own words."""
        if not phrase:
            return None
        if phrase not in self._known:
            self._known[phrase] = self._look_up(phrase)
        return self._known[phrase]

    def _look_up(self, phrase: str) -> Site:
        entry = self.names.place(phrase)
        if entry is None:
            within = (e for m in self.names.find(phrase) for e in m.of("places", "states"))
            entry = next(within, None)
        if entry is None:
            return Site(phrase.casefold())
        if entry.table == "states":
            return Site(entry.name, "state", entry.name, whole_state=True)
        row = self._rows[entry.name]
        lat, lon = row.number("lat"), row.number("lon")
        at = None if lat is None or lon is None else (lat, lon)
        return Site(entry.name, entry.category, entry.state, at)


def holds(one: Site, other: Site) -> bool:
    """Whether one place is the other, or the state in which it lies."""
    if one.name == other.name:
        return True
    return any(a.whole_state and a.state == b.state for a, b in ((one, other), (other, one)))


def kilometres(one: Site, other: Site) -> float | None:
    """The great circle's distance between two places; None where one is not on the map."""
    if one.at is None or other.at is None:
        return None
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, at)) for at in (one.at, other.at))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(h))
