"""Claims that grow together, and what keeps them apart."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from claimed import fact
from whoseword.model import Judgement, Ruling
from whoseword.resolve.cluster import Clusters, cluster, merge
from whoseword.resolve.comparer import Comparer
from whoseword.resolve.rulings import Apart, Rulings, Together
from whoseword.resolve.verdict import Verdict

JOINS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)
RULED = Judgement("Ann", datetime(2024, 11, 7, tzinfo=UTC), Ruling.MERGE)


@given(JOINS)
def test_clusters_part_all_claims_and_have_their_firsts_name(
    joins: list[tuple[int, int]],
) -> None:
    clusters = Clusters(10)
    for one, other in joins:
        clusters.join(one, other)
        assert clusters.members(one) == clusters.members(other)
    every = clusters.every()
    assert sorted(place for members in every for place in members) == list(range(10))
    for members in every:
        assert members == sorted(members)
        assert {clusters.home(place) for place in members} == {members[0]}


@given(JOINS, st.randoms(use_true_random=False))
def test_the_order_of_joining_changes_nothing(joins: list[tuple[int, int]], chance: object) -> None:
    one, other = Clusters(10), Clusters(10)
    for pair in joins:
        one.join(*pair)
    for second, first in reversed(joins):
        other.join(first, second)
    assert one.every() == other.every()


def test_one_bridging_claim_makes_no_series_one() -> None:
    """Thursday's launch, Monday's, and 'in October' that may be either: two, not one."""
    days = ("2024-10-28", "2024-10-31", "2024-10")
    comparer = Comparer(sorted((fact(date=day) for day in days), key=lambda f: f.order))
    same = Verdict(0.9, False, ("alike",))
    found = cluster(comparer, {(0, 2): same, (1, 2): same}, Rulings())
    assert len(found.every()) == 2
    assert comparer.apart(0, 1)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0, 1),
        max_size=10,
    )
)
def test_nothing_is_joined_over_what_keeps_it_apart(scores: dict[tuple[int, int], float]) -> None:
    days = ("2024-10-28", "2024-10-31", "2024-10", None, "2024-10-30", "2024-10-31")
    comparer = Comparer([fact(date=day) for day in days])
    verdicts = {pair: Verdict(score, False, ()) for pair, score in scores.items()}
    ruled = Rulings(apart=[Apart(frozenset({3}), frozenset({5}), RULED)])
    for members in cluster(comparer, verdicts, ruled).every():
        assert not any(comparer.apart(one, other) for one in members for other in members)
        assert not {3, 5} <= set(members)


def test_a_person_joins_what_the_rules_keep_apart_but_not_what_a_person_did() -> None:
    clusters = Clusters(4)
    apart = Apart(frozenset({0}), frozenset({2}), RULED)
    merge(clusters, Rulings(together=[Together((0, 1, 2, 3), RULED)], apart=[apart]))
    assert clusters.every() == [[0, 1, 3], [2]]
    assert clusters.why[1] == ("merged by Ann",)
    assert 2 not in clusters.why
