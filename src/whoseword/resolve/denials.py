"""Denials, tied to what they deny.

A denial says of a happening that it's not so. It belongs to every happening that it can mean: of
its type and parties, of a thing that it may name, on a day in its time; one without a time means
what was lately claimed when it was spoken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoseword.lexicon.things import may_be_one
from whoseword.model import When
from whoseword.resolve.attach import shares_thing
from whoseword.resolve.cluster import Clusters
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


@dataclass
class _Claimed:
    """What denials need of a cluster: a claim of each profile, its documents, when it was told."""

    kinds: list[int]
    documents: set[str]
    first: date | None
    last: date | None


class _Told:
    """What has been claimed, by type, by who takes part, and by the months it's dated or told."""

    def __init__(self, comparer: Comparer, clusters: Clusters) -> None:
        self._comparer, self._every = comparer, comparer.every
        self._by: dict[object, set[int]] = defaultdict(set)
        self._claimed: dict[int, _Claimed] = {}
        self._meant: dict[object, bool] = {}
        for members in clusters.every():
            done = [p for p in members if self._every[p].standing is Standing.DONE]
            if done:
                self._keep(members[0], done)

    def _keep(self, home: int, done: list[int]) -> None:
        facts = [self._every[place] for place in done]
        told = sorted(f.published for f in facts if f.published)
        ends = (told[0], told[-1]) if told else (None, None)
        kinds = self._comparer.distinct(done)
        self._claimed[home] = _Claimed(kinds, {f.document for f in facts}, *ends)
        for one in facts:
            for key in self._keys(one):
                self._by[key].add(home)

    def _keys(self, facts: Facts) -> Iterator[object]:
        yield facts.type, facts.document
        for side in facts.sides:
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
            claimed = self._claimed[home]
            meant = [self._every[kind] for kind in claimed.kinds if self._may_mean(place, kind)]
            if meant and (why := _why(denial, claimed, meant)):
                yield home, why

    def _may_mean(self, place: int, kind: int) -> bool:
        """Whether a denial can mean an account. Without a time of its own, it means all alike."""
        denial, account = self._every[place], self._every[kind]
        who, what = (account.actors, account.recipients), (account.thing, account.ordinal)
        when = account.when if denial.when else None
        asked = (self._comparer.profile[place], account.type, who, what, account.site, when)
        known = self._meant.get(asked)
        if known is None:
            known = self._meant[asked] = not self._comparer.apart(place, kind) and _may_mean(
                denial, account
            )
        return known

    def _lately(self, denial: Facts) -> Iterator[object]:
        if denial.published and denial.when is None:
            before = denial.published - timedelta(days=LATELY)
            for month in When.between(before, denial.published).months():
                yield from ((denial.type, side, "told", month.iso()) for side in denial.sides)

    def _on(self, denial: Facts) -> Iterator[object]:
        if denial.when and denial.when.length <= 2 * LATELY:
            for month in denial.when.months():
                yield from ((denial.type, side, "on", month.iso()) for side in denial.sides)


def _may_mean(denial: Facts, account: Facts) -> bool:
    """Whether a denial can mean an account that nothing keeps it from."""
    return bool(denial.sides & account.sides) and _of_one_thing(denial, account)


def _why(denial: Facts, claimed: _Claimed, meant: Sequence[Facts]) -> str:
    """Why a denial means a happening; empty where it doesn't."""
    if denial.document in claimed.documents:
        return "denied in the same article"
    if denial.when is not None:
        days = (account.when for account in meant if account.when)
        same = any(denial.when.meets(day) for day in days)
        return "denied, of the same time" if same else ""
    if not (denial.published and claimed.first and claimed.last):
        return ""
    ago = (denial.published - claimed.first).days
    lately = denial.published - claimed.last <= timedelta(days=LATELY)
    return f"denied {ago} days after it was first told" if ago >= 0 and lately else ""


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
