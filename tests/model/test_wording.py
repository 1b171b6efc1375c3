"""How values are said."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from whoseword.model import When
from whoseword.model.wording import parties, percents


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


def test_a_band_and_a_range_of_days() -> None:
    assert percents((0.55, 0.8)) == "55–80"
    assert When.parse("2024-10-01/2024-10-10").said == "2024-10-01 to 2024-10-10"
    assert When.parse("2024-10").said == "2024-10"
