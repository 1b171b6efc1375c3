"""What holds of what people say of a claim."""

from __future__ import annotations

from datetime import timedelta

from kept import NOON, RIGHT, WRONG
from whoseword.model import Finding, Judged, Ruling


def test_who_stands_behind_it_and_since_when() -> None:
    assert RIGHT.who == ("Ann", "Ben")
    assert RIGHT.last == NOON + timedelta(hours=1)
    assert [one.judgement for one in RIGHT.findings] == ["1", "2"]
    assert dict(RIGHT.corrected) == {"actor": "Russia"}


def test_a_person_is_named_once() -> None:
    again = Finding("4", "Ann", NOON + timedelta(hours=2), Ruling.CORRECT, "place", None)
    assert Judged(RIGHT.verdict, (again, *RIGHT.corrections)).who == ("Ann", "Ben")


def test_only_a_rejected_claim_stands_nowhere() -> None:
    assert WRONG.rejected
    assert not RIGHT.rejected
    assert not Judged().rejected


def test_where_nobody_said_anything_there_is_nothing() -> None:
    assert (Judged().who, Judged().last, Judged().findings) == ((), None, ())
