"""A claim as a person corrects it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import document, second
from happenings import names
from whoseword.model import Claim, EventType, Modality, Quantity, Source, SourceType, When
from whoseword.resolve.correct import SLOTS, corrected

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
