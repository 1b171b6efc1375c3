"""Denials, tied to what they deny.

A denial says of a happening that it's not so. It belongs to every happening that it can mean: of
its type and parties, of a thing that it may name, on a day in its time; one without a time means
what was lately claimed when it was spoken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from whoseword.lexicon.things import may_be_one
from whoseword.model import When
from whoseword.resolve.attach import months, shares_thing, sides
from whoseword.resolve.cluster import Clusters
from whoseword.resolve.compare import days_between
from whoseword.resolve.comparer import Comparer
from whoseword.resolve.facts import WORDY, Facts, Standing
from whoseword.resolve.rulings import Rulings

# Days for which an accusation is news enough for a bare 'we deny it' to mean it.
LATELY = 90

Tied = dict[int, dict[int, tuple[str, ...]]]


def tie(comparer: Comparer, clusters: Clusters, rulings: Rulings) -> Tied:
    """For each cluster (by its first member) the denials of it, with why each is one."""
    every, told = comparer.every, _Told(comparer, clusters)
    tied: Tied = defaultdict(dict)
    for place, facts in enumerate(every):
        if facts.standing is not Standing.DENIED:
            continue
        for home, why in told.denied_by(place):
            if not rulings.divide([place], clusters.members(home)):
                tied[home][place] = (why,)
    for home, place, who in _merged(every, clusters, rulings):
        tied[home][place] = (f"tied to it by {who}",)
    return tied


class _Told:
    """What has been claimed, by type, by who takes part, and by the months it's dated or told."""

    def __init__(self, comparer: Comparer, clusters: Clusters) -> None:
        self._comparer, self._clusters = comparer, clusters
        every = self._every = comparer.every
        self._by: dict[object, set[int]] = defaultdict(set)
        for members in clusters.every():
            for facts in (every[place] for place in members):
                if facts.standing is Standing.DONE:
                    for key in self._keys(facts):
                        self._by[key].add(members[0])

    def _keys(self, facts: Facts) -> Iterator[object]:
        yield facts.type, facts.document
        for side in sides(facts):
            if facts.published:
                yield facts.type, side, "told", facts.published.isoformat()[:7]
            if facts.when and facts.pinned:
                yield facts.type, side, "on", facts.when.start.isoformat()[:7]

    def denied_by(self, place: int) -> Iterator[tuple[int, str]]:
        """The clusters that a denial means, and why."""
        denial = self._every[place]
        near = {(denial.type, denial.document)}
        keys: set[object] = {*near, *self._lately(denial), *self._on(denial)}
        for home in sorted(set().union(*(self._by.get(key, ()) for key in keys))):
            members = self._clusters.members(home)
            open_to = (m for m in members if not self._comparer.apart(place, m))
            found = (_denies(denial, self._every[m]) for m in open_to)
            if why := next(filter(None, found), ""):
                yield home, why

    def _lately(self, denial: Facts) -> Iterator[object]:
        if denial.published and denial.when is None:
            before = denial.published - timedelta(days=LATELY)
            for month in months(When.between(before, denial.published)):
                yield from ((denial.type, side, "told", month) for side in sides(denial))

    def _on(self, denial: Facts) -> Iterator[object]:
        if denial.when and (denial.when.end - denial.when.start).days <= 2 * LATELY:
            for month in months(denial.when):
                yield from ((denial.type, side, "on", month) for side in sides(denial))


def _denies(denial: Facts, account: Facts) -> str:
    """Why a denial means what an account says that nothing keeps apart; empty where it doesn't."""
    if account.standing is not Standing.DONE:
        return ""
    if not sides(denial) & sides(account) or not _of_one_thing(denial, account):
        return ""
    if denial.document == account.document:
        return "denied in the same article"
    if denial.when and account.when:
        return "" if days_between(denial.when, account.when) else "denied, of the same time"
    if denial.when or not (denial.published and account.published):
        return ""
    ago = (denial.published - account.published).days
    return f"denied {ago} days after it was told" if 0 <= ago <= LATELY else ""


def _of_one_thing(denial: Facts, account: Facts) -> bool:
    """Whether the denial's object may be the account's; in speech only the words can tell."""
    if shares_thing(denial, account):
        return True
    mine, theirs = denial.thing.domains, account.thing.domains
    if denial.type in WORDY:
        return False
    return not denial.thing.words or bool(mine and theirs and may_be_one(mine, theirs))


def _merged(
    every: Sequence[Facts], clusters: Clusters, rulings: Rulings
) -> Iterator[tuple[int, int, str]]:
    """The denials that a judgement ties to a happening."""
    for merged in rulings.together:
        homes = {
            clusters.home(p) for p in merged.places if every[p].standing is not Standing.DENIED
        }
        for place in merged.places:
            if every[place].standing is Standing.DENIED:
                yield from ((home, place, merged.judgement.who) for home in sorted(homes))
