"""Clusters: claims joined from the most alike pair down, never over what keeps two apart.

Two clusters are joined only where no claim of one is kept apart from one of the other, by a
comparison or by a judgement: one bridging claim can't make a series one happening. The result is
the same in whatever order claims and pairs come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whoseword.resolve.comparer import Comparer, Pair
from whoseword.resolve.rulings import Rulings
from whoseword.resolve.verdict import Verdict


@dataclass
class Clusters:
    """Sets of positions that grow together. `why` says for each claim what brought it in."""

    count: int
    why: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._home = list(range(self.count))
        self._members: dict[int, list[int]] = {n: [n] for n in range(self.count)}

    def home(self, place: int) -> int:
        """The cluster that a claim is in, named by its first member."""
        return self._home[place]

    def members(self, place: int) -> list[int]:
        """All claims of the cluster that a claim is in."""
        return self._members[self._home[place]]

    def join(self, one: int, other: int) -> None:
        """Make one cluster of the two claims' clusters."""
        first, second = sorted((self._home[one], self._home[other]))
        if first == second:
            return
        moved = self._members.pop(second)
        for place in moved:
            self._home[place] = first
        self._members[first] = sorted([*self._members[first], *moved])

    def every(self) -> list[list[int]]:
        """All clusters, by their first members."""
        return [self._members[home] for home in sorted(self._members)]


def cluster(comparer: Comparer, verdicts: Mapping[Pair, Verdict], rulings: Rulings) -> Clusters:
    """Join what the comparisons find the same, the most alike first."""
    clusters = Clusters(len(comparer.every))
    kinds = {n: {kind: n} for n, kind in enumerate(comparer.profile)}
    for _, (one, other) in sorted((-v.score, pair) for pair, v in verdicts.items() if v.same):
        mine, theirs = clusters.home(one), clusters.home(other)
        if mine == theirs or _apart(comparer, kinds[mine], kinds[theirs]):
            continue
        if rulings.divide(clusters.members(one), clusters.members(other)):
            continue
        for place in (one, other):
            clusters.why.setdefault(place, verdicts[one, other].reasons)
        clusters.join(one, other)
        kinds[clusters.home(one)] = kinds[mine] | kinds[theirs]
    return clusters


def _apart(comparer: Comparer, mine: Mapping[int, int], theirs: Mapping[int, int]) -> bool:
    """Whether a profile of one cluster is kept apart from one of the other."""
    return any(comparer.apart(one, other) for one in mine.values() for other in theirs.values())


def merge(clusters: Clusters, rulings: Rulings) -> None:
    """Make one of the clusters that judgements merge, the earliest judgement first."""
    for merged in reversed(rulings.together):
        groups: list[int] = []
        for place in merged.places:
            for group in groups:
                if not rulings.divide(clusters.members(group), clusters.members(place)):
                    clusters.join(group, place)
                    why = f"merged by {merged.judgement.who}"
                    clusters.why[place] = (why, *clusters.why.get(place, ()))
                    break
            else:
                groups.append(place)
