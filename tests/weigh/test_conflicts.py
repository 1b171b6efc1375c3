"""What accounts say in each slot, and where they can't both be right."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happenings import names, pack
from whoseword.model import Conflict
from whoseword.weigh.conflicts import Slots, tellings
from whoseword.weigh.corroborate import Testimony as Heard
from witnesses import witness

SLOTS = Slots(pack(), names())


def conflicts(*given: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The slots on which accounts by different roots differ, with the values."""
    told = [witness(f"Root {n}", **one) for n, one in enumerate(given)]
    return {c.slot: tuple(sorted(a.value for a in c.accounts)) for c in SLOTS.conflicts(told)}


@pytest.mark.parametrize(
    ("slot", "one", "other"),
    [
        ("date", "2024-10-31", "2024-11-01"),
        ("place", "Pyongyang", "Wonsan"),
        ("quantity", {"value": 500, "unit": "km"}, {"value": 600, "unit": "km"}),
        ("quantity", {"value": 2, "unit": "missiles"}, {"value": 3, "unit": "rockets"}),
        ("object", "Hwasong-17", "Hwasong-18"),
        ("object", "ballistic missile", "cruise missile"),
        ("actor", "North Korea", "Iran"),
    ],
)
def test_what_cannot_both_be_so_is_a_conflict(slot: str, one: Any, other: Any) -> None:
    found = conflicts({slot: one}, {slot: other})
    assert set(found) == {slot}
    assert len(found[slot]) == 2


@pytest.mark.parametrize(
    ("slot", "one", "other"),
    [
        ("date", "2024-10-31", "2024-10"),
        ("place", "Pyongyang", "North Korea"),
        ("place", "Pyongyang", "Sea of Japan"),
        ("place", "Pyongyang", None),
        ("quantity", {"value": 500, "unit": "km"}, {"value": 310, "unit": "miles"}),
        ("quantity", {"value": 500, "unit": "km"}, {"value": 74, "unit": "minutes"}),
        ("quantity", {"value": [400, 600], "unit": "km"}, {"value": 500, "unit": "km"}),
        ("object", "missile", "Hwasong-18"),
        ("actor", "North Korea", "Kim Jong Un"),
    ],
)
def test_what_can_both_be_so_is_none(slot: str, one: Any, other: Any) -> None:
    assert conflicts({slot: one}, {slot: other}) == {}


def test_parties_of_a_meeting_come_in_any_order() -> None:
    there, back = ("North Korea", "Russia"), ("Russia", "North Korea")
    kinds = [dict(zip(("actor", "recipient"), pair, strict=True)) for pair in (there, back)]
    assert conflicts(*({**one, "type": "meeting"} for one in kinds)) == {}
    assert set(conflicts(*({**one, "type": "visit"} for one in kinds))) == {"actor", "recipient"}


def test_one_root_measures_two_things() -> None:
    figures = [{"value": value, "unit": "km"} for value in (500, 800)]
    told = [witness("Seoul", quantity=figure) for figure in figures]
    assert SLOTS.conflicts(told) == ()


def test_the_value_of_most_roots_is_best_then_that_of_most_texts_then_the_more_exact() -> None:
    seoul, tokyo, iran = (
        witness(root, date=day)
        for root, day in (("Seoul", "2024-10-31"), ("Tokyo", "2024-10-31"), ("Iran", "2024-11-01"))
    )
    again = witness("Iran", date="2024-11-01")
    assert SLOTS.best("date", [iran, again, seoul, tokyo]).iso() == "2024-10-31"
    month, day = witness("Seoul", date="2024-10"), witness("Tokyo", date="2024-10-30")
    assert SLOTS.best("date", [month, day]).iso() == "2024-10-30"
    assert SLOTS.best("recipient", [seoul]) is None


TOLD = st.lists(
    st.builds(
        lambda root, day, place, group: witness(*root, date=day, place=place, group=group),
        st.sampled_from(((), ("Seoul",), ("KCNA",), ("Jeffrey Lewis",))),
        st.sampled_from(("2024-10-31", "2024-11-01", "2024-10", None)),
        st.sampled_from(("Pyongyang", "Wonsan", None)),
        st.sampled_from(("g1", "g2", "g3")),
    ),
    min_size=1,
    max_size=8,
)


def plain(found: tuple[Conflict, ...]) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    return [(c.slot, sorted((a.value, a.roots) for a in c.accounts)) for c in found]


@settings(deadline=None, max_examples=60)
@given(TOLD, st.randoms(use_true_random=False))
def test_neither_order_nor_copies_change_a_conflict(
    told: list[Heard], chance: random.Random
) -> None:
    mixed = chance.sample(told, len(told))
    assert plain(SLOTS.conflicts(mixed)) == plain(SLOTS.conflicts(told))
    assert plain(SLOTS.conflicts([*told, *told])) == plain(SLOTS.conflicts(told))


@settings(deadline=None, max_examples=60)
@given(TOLD)
def test_every_value_is_told_with_whose_it_is(told: list[Heard]) -> None:
    found = {telling.shown: telling for telling in tellings("place", told)}
    assert set(found) == {t.claim.place for t in told if t.claim.place}
    for place, telling in found.items():
        mine = [t for t in told if t.claim.place == place]
        assert telling.claims == len(mine)
        assert telling.roots == {t.root.name for t in mine if t.root}
