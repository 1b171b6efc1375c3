"""A claim as a person corrects it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import document, first, second
from happenings import names
from kept import NOON
from whoseword.model import (
    Claim,
    EventType,
    Judgement,
    Modality,
    Quantity,
    Reason,
    Ruling,
    Source,
    SourceType,
    When,
)
from whoseword.resolve.correct import SLOTS, corrected, revised

CLAIM = second(document())


@pytest.mark.parametrize(
    ("slot", "value", "held"),
    [
        ("actor", "DPRK", "North Korea"),
        ("recipient", "Moscow", "Russia"),
        ("object", "DPRK", "DPRK"),
        ("place", "Sohae", "Sohae"),
        ("quantity", "5 missiles", Quantity(5.0, "missiles")),
        ("quantity", "200 to 260 thousand", Quantity((200.0, 260.0), "thousand")),
        ("date", "2024-02", When.month(2024, 2)),
        ("type", "visit", EventType.VISIT),
        ("modality", "denied", Modality.DENIED),
    ],
)
def test_a_slot_takes_its_value(slot: str, value: str, held: object) -> None:
    assert getattr(corrected(CLAIM, slot, value, names()), slot) == held


@pytest.mark.parametrize("slot", ["actor", "recipient", "object", "place", "quantity", "date"])
def test_an_empty_value_empties_a_slot(slot: str) -> None:
    assert getattr(corrected(CLAIM, slot, "", names()), slot) is None


def test_another_root_stands_where_the_old_one_stood() -> None:
    found = corrected(CLAIM, "root", "Yonhap", names())
    assert found.sources == (CLAIM.sources[0], Source("Yonhap", SourceType.MEDIA))
    stranger = corrected(CLAIM, "root", "a man nobody knows", names()).sources[-1]
    assert stranger == Source("a man nobody knows", CLAIM.sources[-1].type)
    assert corrected(CLAIM, "root", "", names()).sources == ()


@pytest.mark.parametrize(
    ("slot", "value"),
    [("quantity", "some"), ("date", "last week"), ("type", "party"), ("mood", "x")],
)
def test_what_a_slot_cannot_take_is_said(slot: str, value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        corrected(CLAIM, slot, value, names())


@given(st.sampled_from(sorted(set(SLOTS) - {"root"})), st.text(max_size=12))
def test_a_correction_touches_no_other_slot(slot: str, value: str) -> None:
    try:
        found = corrected(CLAIM, slot, value, names())
    except ValueError:
        return
    others = {name for name in Claim.__slots__ if name != slot}
    assert all(getattr(found, name) == getattr(CLAIM, name) for name in others)


def by(who: str, slot: str, value: str | None) -> Judgement:
    return Judgement(who, NOON, Ruling.CORRECT, slot=slot, value=value)


def test_with_a_slot_goes_what_belonged_to_what_was_read() -> None:
    read = first(document())
    found = revised(read, [by("Ann", "actor", "Iran"), by("Ben", "type", "attack")], names())
    assert (found.actor, found.type) == ("Iran", EventType.ATTACK)
    assert found.spans.actor is None
    assert (found.spans.trigger, found.spans.date) == (read.spans.trigger, read.spans.date)
    assert found.why == (Reason("type", "corrected by Ben"), Reason("actor", "corrected by Ann"))


@pytest.mark.parametrize(
    ("modality", "band"), [("asserted", None), ("possible", (0.55, 0.8)), ("denied", None)]
)
def test_only_what_is_foretold_keeps_its_probability(
    modality: str, band: tuple[float, float] | None
) -> None:
    assert revised(CLAIM, [by("Ann", "modality", modality)], names()).probability == band


@pytest.mark.parametrize(
    ("slot", "value"), [("actor", "DPRK"), ("date", "soon"), ("mood", "x"), ("place", None)]
)
def test_what_was_read_and_what_no_slot_takes_changes_nothing(slot: str, value: str | None) -> None:
    assert revised(CLAIM, [by("Ann", slot, value)], names()) == CLAIM
