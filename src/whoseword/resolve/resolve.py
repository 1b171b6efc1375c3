"""The room's walk: block, compare, cluster, attach, merge, tie denials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whoseword.model import Comparison, Judgement, Role, event_id
from whoseword.resolve.attach import attach
from whoseword.resolve.block import blocks
from whoseword.resolve.cluster import Clusters, cluster, merge
from whoseword.resolve.comparer import Comparer, Pair
from whoseword.resolve.denials import Tied, tie
from whoseword.resolve.facts import Facts, Standing
from whoseword.resolve.rulings import Rulings, rulings
from whoseword.resolve.verdict import Verdict

# The version of all rules that say what is one event, and what is told of it: whoever changes one
# of them counts on, so that ledgers are built anew.
RULES = "3"
# Comparisons below this score, and those of claims kept apart, are not worth keeping.
NEAR = 0.45


@dataclass(frozen=True, slots=True)
class Part:
    """A claim in a happening, and what brought it in."""

    facts: Facts
    role: Role
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims about one happening, in order; the first founds it. `id` is the event's."""

    id: str
    parts: tuple[Part, ...]
    judgements: tuple[str, ...]

    @property
    def founder(self) -> Facts:
        """The claim that it is named after."""
        return self.parts[0].facts


@dataclass(frozen=True, slots=True)
class Resolved:
    """All happenings, in the order of their founders, and the comparisons that led to them."""

    happenings: tuple[Happening, ...]
    comparisons: tuple[Comparison, ...]


def resolve(claims: Iterable[Facts], judgements: Sequence[Judgement]) -> Resolved:
    """What `claims` are about, by the rules and by `judgements` (those in force, oldest first).

    `claims` stand: what people reject or correct of single ones has been heard before. The same
    whatever their order.
    """
    every = sorted(claims, key=lambda facts: facts.order)
    ruled = rulings(every, judgements)
    comparer = Comparer(every, ruled.divided)
    verdicts = _compared(comparer)
    clusters = cluster(comparer, verdicts, ruled)
    attach(comparer, clusters, ruled)
    merge(clusters, ruled)
    tied = tie(comparer, clusters, ruled)
    happenings = _happenings(every, clusters, tied, ruled)
    return Resolved(tuple(happenings), tuple(_comparisons(every, verdicts)))


def _compared(comparer: Comparer) -> dict[Pair, Verdict]:
    """The verdicts worth keeping. Denials are compared with one another alone."""
    every = comparer.every
    met: set[Pair] = set()
    for block in blocks(every):
        denials = [place for place in block if _is_denial(every[place])]
        accounts = [place for place in block if not _is_denial(every[place])]
        for some in (accounts, denials):
            met.update(comparer.worthwhile(some))
    verdicts = ((pair, comparer.compare(*pair)) for pair in sorted(met))
    return {pair: v for pair, v in verdicts if not v.apart and v.score >= NEAR}


def _is_denial(facts: Facts) -> bool:
    return facts.standing is Standing.DENIED


def _happenings(
    every: Sequence[Facts], clusters: Clusters, tied: Tied, ruled: Rulings
) -> Iterator[Happening]:
    placed = {place for denials in tied.values() for place in denials}
    seen: dict[str, int] = {}
    for members in clusters.every():
        accounts = [place for place in members if not _is_denial(every[place])]
        alone = [place for place in members if _is_denial(every[place]) and place not in placed]
        if not accounts and not alone:
            continue
        denials = tied.get(members[0], {}) | {p: clusters.why.get(p, ()) for p in alone}
        parts = [
            *(Part(every[p], Role.ACCOUNT, clusters.why.get(p, ())) for p in accounts),
            *(Part(every[p], Role.DENIAL, why) for p, why in sorted(denials.items())),
        ]
        anchor = parts[0].facts.anchor
        plain = event_id(anchor)
        ordinal = seen[plain] = seen.get(plain, -1) + 1
        ruled_by = _judged([*accounts, *denials], ruled.about)
        yield Happening(event_id(anchor, ordinal), tuple(parts), ruled_by)


def _judged(places: Iterable[int], about: Mapping[int, Sequence[Judgement]]) -> tuple[str, ...]:
    """The ids of the judgements that touch these claims, oldest first."""
    found = {j.id: j for place in places for j in about.get(place, ())}
    return tuple(sorted(found, key=lambda i: (found[i].at, i)))


def _comparisons(every: Sequence[Facts], verdicts: Mapping[Pair, Verdict]) -> Iterator[Comparison]:
    for (one, other), verdict in verdicts.items():
        left, right = sorted((every[one].key, every[other].key))
        yield Comparison(left, right, verdict.score, verdict.same, verdict.reasons)
