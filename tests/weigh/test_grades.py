from __future__ import annotations

import pytest

from whoseword.model import Account, Conflict, Modality, Word
from whoseword.weigh.grades import Record, information, records, reliability

SEOUL, TOKYO = Word("Seoul", 1, 1), Word("Tokyo", 2, 2)
PARTY = Word("KCNA", 1, 1, self_reporting=True)
UNNAMED = Word("analysts", 1, 1, independent=False)
AGAINST = Word("Washington", 1, 1, denies=True)
PARTY_AGAINST = Word("Kim Yo Jong", 1, 1, self_reporting=True, denies=True)
DIFFER = Conflict("quantity", (Account("310 km", ("Seoul",)), Account("350 km", ("Tokyo",))))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param((SEOUL, TOKYO), "1", id="two independent roots"),
        pytest.param((SEOUL, PARTY), "1", id="a party, confirmed by another"),
        pytest.param((PARTY, Word("B", 1, 1, True)), "3", id="two parties alone"),
        pytest.param((SEOUL, UNNAMED), "2", id="one root, and somebody who agrees"),
        pytest.param((SEOUL,), "3", id="one root"),
        pytest.param((PARTY,), "4", id="a party alone"),
        pytest.param((), "6", id="nobody"),
        pytest.param((SEOUL, TOKYO, AGAINST), "3", id="confirmed and denied: capped"),
        pytest.param((SEOUL, PARTY_AGAINST), "4", id="one root, denied by a party"),
        pytest.param((PARTY, AGAINST), "5", id="a party alone, denied by another"),
    ],
)
def test_information_by_who_reports_and_who_denies(words: tuple[Word, ...], value: str) -> None:
    grade = information(words, (), Modality.ASSERTED, 1)
    assert grade.value == value
    assert grade.reasons
    assert grade.by is None


def test_accounts_that_differ_are_not_consistent() -> None:
    grade = information((SEOUL, TOKYO), (DIFFER,), Modality.ASSERTED, 2)
    assert grade.value == "2"
    assert grade.reasons[-1] == "accounts differ on quantity: 310 km (Seoul); 350 km (Tokyo)"


def test_only_possible_is_doubtful_on_one_word() -> None:
    assert information((SEOUL,), (), Modality.POSSIBLE, 1).value == "4"


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.PREDICTED, Modality.DENIED])
def test_what_has_not_happened_is_not_judged(modality: Modality) -> None:
    assert information((SEOUL, TOKYO), (), modality, 2).value == "6"


@pytest.mark.parametrize(
    ("confirmed", "denied", "value"),
    [(0, 0, "F"), (4, 0, "F"), (5, 0, "B"), (19, 1, "B"), (8, 2, "C"), (5, 5, "D"), (1, 9, "E")],
)
def test_a_source_is_graded_by_its_record(confirmed: int, denied: int, value: str) -> None:
    assert reliability(Record(confirmed + denied, confirmed, denied)).value == value


def test_a_record_counts_what_others_confirm_and_deny() -> None:
    found = records([(SEOUL, TOKYO), (SEOUL,), (SEOUL, UNNAMED), (SEOUL, AGAINST)])
    assert found["Seoul"] == Record(events=4, confirmed=1, denied=1)
    assert found["Tokyo"] == Record(events=1, confirmed=1)
    assert found["analysts"] == Record(events=1)
