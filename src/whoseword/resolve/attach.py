"""Claims that no day pins down: told of again, or told of later.

'The missile flew 1,000 km' belongs to the launch that its article tells of, if there's one alone.
'Since its first nuclear test in 2006' belongs to that old test, if the ledger knows one alone that
it can be: an old happening's mention is never today's. What may be one of several stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from whoseword.lexicon.things import may_be_one
from whoseword.model import When
from whoseword.resolve.cluster import Clusters
from whoseword.resolve.comparer import Comparer
from whoseword.resolve.facts import WORDY, Facts
from whoseword.resolve.rulings import Rulings

# Days up to which 'in June' points to one happening by its kind alone; 'in 2017' needs more, and
# what lasted longer than a year points to none.
A_MONTH = 31
A_YEAR = 366
# A single happening's figure; more are a summing up ('20 missiles last year').
SEVERAL = 1.0
# Words of units that count happenings.
COUNTED = ("test", "launch", "firing", "attack", "strike", "visit", "meeting")

Home = tuple[int, str]


def attach(comparer: Comparer, clusters: Clusters, rulings: Rulings) -> None:
    """Put each loose cluster where it can only belong.

    Where each belongs is settled before any moves, so that none opens the door for another; of two
    that keep one another apart the earlier moves.
    """
    pinned = Pinned(comparer, clusters)
    moves = [(loose, home) for loose in pinned.loose() if (home := pinned.home_of(loose))]
    moved: dict[int, list[int]] = defaultdict(list)
    for loose, (goal, why) in moves:
        newer = moved[goal]
        if any(comparer.apart(a, b) for a in loose for b in newer):
            continue
        if rulings.divide(loose, clusters.members(goal)):
            continue
        newer.extend(loose)
        for place in loose:
            clusters.why[place] = (why, *clusters.why.get(place, ()))
        clusters.join(goal, loose[0])


class Pinned:
    """The clusters whose day is known, by who takes part in which month, and by document."""

    def __init__(self, comparer: Comparer, clusters: Clusters) -> None:
        self._comparer, self._every, self._clusters = comparer, comparer.every, clusters
        self._by: dict[object, set[int]] = defaultdict(set)
        self._homes: set[int] = set()
        # One claim of each profile in a cluster.
        self._kinds: dict[int, list[int]] = {}
        for members in clusters.every():
            if any(self._every[place].pinned for place in members):
                self._keep(members)

    def _keep(self, members: list[int]) -> None:
        home = members[0]
        self._homes.add(home)
        self._kinds[home] = self._comparer.distinct(members)
        for facts in (self._every[place] for place in members):
            self._by[facts.type, "in", facts.document].add(home)
            if facts.when and facts.pinned:
                for side in facts.sides:
                    self._by[facts.type, side, facts.when.start.isoformat()[:7]].add(home)

    def loose(self) -> Iterator[list[int]]:
        """The clusters that have no day, and stand by more than their words."""
        for members in self._clusters.every():
            if members[0] not in self._homes and self._every[members[0]].type not in WORDY:
                yield members

    def home_of(self, loose: list[int]) -> Home | None:
        """The one cluster that a loose one can only belong to, and why; None for none or several.

        Every claim of it must fit, and those that point somewhere must agree.
        """
        pointed = {at for place in loose if (at := self._pointed(self._every[place]))}
        if len({home for home, _ in pointed}) != 1:
            return None
        home, why = min(pointed)
        fit = all(self._fits(place, home) for place in self._comparer.distinct(loose))
        return (home, why) if fit else None

    def _pointed(self, facts: Facts) -> Home | None:
        if facts.when is None:
            return self._in_article(facts)
        return self._in_time(facts, facts.when)

    def _in_article(self, facts: Facts) -> Home | None:
        """The only happening of its kind that the claim's own article dates."""
        if sums_up(facts) or facts.ordinal:
            return None
        told = sorted(self._by.get((facts.type, "in", facts.document), ()))
        near = [home for home in told if self._may_mean(facts, home)]
        if len(near) != 1 or not self._shares(facts, near[0]):
            return None
        return near[0], f"the only {facts.type.value} of its kind that the article dates"

    def _in_time(self, facts: Facts, when: When) -> Home | None:
        """The only happening of its kind that the ledger knows in the claim's time."""
        if sums_up(facts) or when.length > A_YEAR:
            return None
        keys = [(facts.type, s, month.iso()) for s in facts.sides for month in when.months()]
        known = set().union(*(self._by.get(key, ()) for key in keys))
        # Whoever dates today's and says 'earlier this month' of another means another.
        known -= self._by.get((facts.type, "in", facts.document), set())
        old = [h for h in sorted(known) if self._in(when, h) and self._may_mean(facts, h)]
        if len(old) != 1 or not (self._tells(facts, old[0]) and self._shares(facts, old[0])):
            return None
        return old[0], f"the only {facts.type.value} of its kind known in {when.iso()}"

    def _members(self, home: int) -> Iterator[Facts]:
        """A claim of each profile in a cluster."""
        return map(self._every.__getitem__, self._kinds[home])

    def _may_mean(self, facts: Facts, home: int) -> bool:
        """Whether the claim could mean the cluster, by the kind of thing."""
        return all(may_be_one(facts.thing.domains, m.thing.domains) for m in self._members(home))

    def _fits(self, place: int, home: int) -> bool:
        """Whether nothing keeps the claim from any of the cluster's."""
        standing = self._every[place].standing
        if any(m.standing is not standing for m in self._members(home)):
            return False
        return not any(self._comparer.apart(place, kind) for kind in self._kinds[home])

    def _shares(self, facts: Facts, home: int) -> bool:
        return any(shares_thing(facts, m) for m in self._members(home))

    def _in(self, when: When, home: int) -> bool:
        """Whether the cluster's days lie in `when`."""
        days = (m.when for m in self._members(home) if m.when)
        return all(day.meets(when) for day in days)

    def _tells(self, facts: Facts, home: int) -> bool:
        """Whether the claim says enough to mean this happening: its month, its weapon by name, its
        number in the series, its place."""
        when = facts.when
        if when is not None and when.length < A_MONTH:
            return True
        return any(
            facts.thing.systems & m.thing.systems
            or (facts.ordinal and facts.ordinal == m.ordinal)
            or (facts.site and facts.site == m.site and not facts.site.whole_state)
            for m in self._members(home)
        )


def sums_up(facts: Facts) -> bool:
    """Whether it counts several happenings ('six tests')."""
    if facts.quantity is None:
        return False
    value = facts.quantity.value
    counts = any(word in facts.quantity.unit.casefold() for word in COUNTED)
    return counts and (value[0] if isinstance(value, tuple) else value) > SEVERAL


def shares_thing(one: Facts, other: Facts) -> bool:
    """Whether the objects have a name, a kind or a word in common."""
    a, b = one.thing, other.thing
    return bool(a.systems & b.systems or a.goods & b.goods or a.words & b.words)
