"""How values are said."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kept import NOON, RIGHT, WRONG
from whoseword.model import Finding, Judged, Ruling, When
from whoseword.model.wording import judged_words, mark, number_of, parties, percents


@dataclass
class Deed:
    actor: str | None
    recipient: str | None


@pytest.mark.parametrize(
    ("actor", "recipient", "said"),
    [
        ("North Korea", "Russia", "North Korea → Russia"),
        ("North Korea", None, "North Korea"),
        (None, "Russia", "→ Russia"),
        (None, None, "–"),
    ],
)
def test_who_does_it_to_whom(actor: str | None, recipient: str | None, said: str) -> None:
    assert parties(Deed(actor, recipient)) == said


def test_one_thing_or_several() -> None:
    said = ["0 claims", "1 claim", "2 claims"]
    assert [number_of(things, "claim") for things in range(3)] == said


def test_a_band_and_a_range_of_days() -> None:
    assert percents((0.55, 0.8)) == "55–80"
    assert When.parse("2024-10-01/2024-10-10").said == "2024-10-01 to 2024-10-10"
    assert When.parse("2024-10").said == "2024-10"


def test_what_people_did_to_a_claim_in_a_word_and_in_full() -> None:
    assert (mark(None), mark(RIGHT), mark(WRONG)) == ("", "corrected, confirmed", "rejected")
    assert list(judged_words(None)) == []
    assert list(judged_words(RIGHT)) == [
        "actor read as Russia, corrected by Ann on 2026-01-02",
        "confirmed by Ben on 2026-01-02",
    ]
    assert list(judged_words(WRONG)) == ["rejected by Ann on 2026-01-02: a drill"]
    nothing = Finding("4", "Ann", NOON, Ruling.CORRECT, "place", None)
    assert mark(Judged(None, (nothing,))) == "corrected"
    assert list(judged_words(Judged(None, (nothing,)))) == [
        "place read as nothing, corrected by Ann on 2026-01-02"
    ]
