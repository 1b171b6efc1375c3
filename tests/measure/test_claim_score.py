"""The claim score, slot by slot."""

from __future__ import annotations

from typing import Any

import pytest

from whoseword.measure import score_claims
from whoseword.measure.slots import agree, plain, slots_of

CLAIM: dict[str, Any] = {
    "start": 10,
    "end": 50,
    "type": "test",
    "actor": "North Korea",
    "recipient": None,
    "object": "two short-range missiles",
    "quantity": {"value": 2, "unit": "missiles"},
    "place": "Wonsan",
    "date": "2024-05-30",
    "sources": ["KCNA", "Kim Jong Un"],
    "source_type": "government",
    "modality": "asserted",
    "probability": None,
}
NAMES = {"DPRK": "North Korea"}


def canonical(name: str) -> str:
    return NAMES.get(name, name)


def score(*predicted: dict[str, Any], gold: tuple[dict[str, Any], ...] = (CLAIM,)) -> Any:
    return score_claims({"a": gold}, {"a": predicted}, canonical)


def test_the_same_claim_is_found_and_complete() -> None:
    result = score(CLAIM)
    assert (result.found.f1, result.complete.f1, result.extent) == (1.0, 1.0, 1.0)


def test_another_type_is_not_found() -> None:
    assert score({**CLAIM, "type": "attack"}).found.matched == 0


def test_evidence_far_away_is_not_found() -> None:
    assert score({**CLAIM, "start": 60, "end": 90}).found.matched == 0


def test_evidence_inside_a_longer_one_is_found() -> None:
    result = score({**CLAIM, "start": 0, "end": 400})
    assert result.found.matched == 1
    assert result.extent == pytest.approx(0.1)


@pytest.mark.parametrize(
    "wrong", [{"actor": "Japan"}, {"sources": ["KCNA"]}, {"modality": "planned"}]
)
def test_a_wrong_key_slot_is_found_but_not_complete(wrong: dict[str, Any]) -> None:
    result = score({**CLAIM, **wrong})
    assert (result.found.matched, result.complete.matched) == (1, 0)


def test_a_wrong_place_stays_complete() -> None:
    result = score({**CLAIM, "place": "Sinpo"})
    assert result.complete.matched == 1
    assert result.slots["place"].matched == 0


def test_claims_in_an_irrelevant_article_are_noise() -> None:
    result = score(CLAIM, CLAIM, gold=())
    assert (result.irrelevant, result.noise) == (1, 2)


def test_one_prediction_answers_one_gold_claim() -> None:
    assert score(CLAIM, gold=(CLAIM, CLAIM)).found.matched == 1


@pytest.mark.parametrize(
    ("slot", "gold", "got", "same"),
    [
        ("actor", "North Korea", "DPRK", True),
        ("actor", "North Korea and Russia", "Russia", True),
        ("actor", "North Korea", "South Korea", False),
        ("object", "two short-range missiles", "short-range missiles", True),
        ("object", "two short-range missiles", "artillery", False),
        ("date", "2024-05", "2024-05-30", True),
        ("date", "2024-05-30", "2024-05", False),
        ("date", "2024-05-30", "2024-06-01", False),
        ("probability", [0.55, 0.8], [0.55, 0.8], True),
    ],
)
def test_slots_agree(slot: str, gold: Any, got: Any, same: bool) -> None:
    left, right = (slots_of({**CLAIM, slot: value}, canonical)[slot] for value in (gold, got))
    assert agree(slot, left, right) is same


def test_own_voice_is_no_name() -> None:
    empty = slots_of({**CLAIM, "sources": []}, canonical)["root"]
    named = slots_of({**CLAIM, "sources": ["voice"]}, canonical)["root"]
    assert not agree("root", empty, named)


@pytest.mark.parametrize(
    ("written", "bare"), [("The U.S.", "us"), ("Japan’s navy", "japan navy"), ("an IAEA", "iaea")]
)
def test_plain_drops_what_names_vary_in(written: str, bare: str) -> None:
    assert plain(written) == bare
