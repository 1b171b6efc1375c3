"""Who signed a text."""

from __future__ import annotations

import pytest

from happenings import pack
from whoseword.model import Document
from whoseword.weigh.credits import EDGE, Credits

CREDITS = Credits(pack())
BODY = "Kim watched the launch on Friday. " * 40


def signed(text: str) -> list[str]:
    return [credit.agency for credit in CREDITS.of(Document("a", text, "here"))]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"SEOUL (AFP) - {BODY}", "AFP"),
        (f"SEOUL (Seoul/Reuters) {BODY}", "Reuters"),
        (f"{BODY}\nSeoul /Yonhap", "Yonhap"),
        (f"{BODY}\n— Reuters", "Reuters"),
        (f"{BODY}\nBy The Associated Press\n", "Associated Press"),
        (f"{BODY}\nThe Associated Press contributed to this report.", "Associated Press"),
    ],
)
def test_a_signature_at_an_end_is_a_credit(text: str, agency: str) -> None:
    assert signed(text) == [agency]


def test_the_same_words_in_the_middle_are_none() -> None:
    assert len(BODY) > EDGE
    assert signed(f"{BODY}\nSEOUL (AFP) - Kim went home.\n{BODY}") == []


def test_an_agency_that_is_only_spoken_of_signs_nothing() -> None:
    assert signed(f"Reuters reported on Friday that it rose. {BODY}") == []


def test_each_agency_counts_once_and_its_span_names_it() -> None:
    text = f"SEOUL (AFP) - {BODY}\nAFP\n(Reuters)"
    found = CREDITS.of(Document("a", text, "here"))
    assert [credit.agency for credit in found] == ["AFP", "Reuters"]
    assert [credit.span.of(text) for credit in found] == ["AFP", "Reuters"]
