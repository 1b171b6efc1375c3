"""Clusters: claims joined from the most alike pair down, never over what keeps two apart.

Two clusters are joined only where no claim of one is kept apart from one of the other, by a
comparison or by a judgement: one bridging claim can't make a series one happening. The result is
the same in whatever order claims and pairs come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whoseword.resolve.block import Pair
from whoseword.resolve.compare import Verdict, compare
from whoseword.resolve.facts import Facts
from whoseword.resolve.rulings import Rulings


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


def cluster(every: Sequence[Facts], verdicts: Mapping[Pair, Verdict], rulings: Rulings) -> Clusters:
    """Join what the comparisons find the same, the most alike first."""
    clusters, apart = Clusters(len(every)), _Apart(every, verdicts)
    alike = sorted((-v.score, pair) for pair, v in verdicts.items() if v.same)
    for _, (one, other) in alike:
        if clusters.home(one) == clusters.home(other):
            continue
        mine, theirs = clusters.members(one), clusters.members(other)
        if apart.keeps(mine, theirs) or rulings.divide(mine, theirs):
            continue
        reasons = verdicts[one, other].reasons
        for place in (one, other):
            clusters.why.setdefault(place, reasons)
        clusters.join(one, other)
    return clusters


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


class _Apart:
    """Knows which claims are kept apart; compares those that had no reason to be compared yet."""

    def __init__(self, every: Sequence[Facts], verdicts: Mapping[Pair, Verdict]) -> None:
        self._every = every
        self._known = {pair: verdict.apart for pair, verdict in verdicts.items()}

    def keeps(self, mine: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether a claim of one cluster is kept apart from one of the other."""
        return any(self._pair(one, other) for one in mine for other in theirs)

    def _pair(self, one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = compare(self._every[one], self._every[other]).apart
        return known
