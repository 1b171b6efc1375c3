from __future__ import annotations

from typing import Any

import pytest

from happenings import Article, names, pack, said
from whoseword.model import Anchor
from whoseword.resolve.compare import compare
from whoseword.resolve.facts import Facts, FactsOf
from whoseword.resolve.verdict import Verdict

LAUNCH = "North Korea fired a ballistic missile toward the sea on Thursday"


def facts(name: str = "a", words: str = LAUNCH, **given: Any) -> Facts:
    document_of = {"published": given.pop("published", "2024-11-01")}
    reading = Article(name, (said(words, **given),), **document_of).reading
    document, (claim,) = reading.document, reading.claims
    return FactsOf(pack(), names()).of(
        claim,
        key=0,
        anchor=Anchor(document.digest, claim.evidence, claim.type, claim.id),
        evidence=words,
        document=document.id,
        group=document.digest,
        root=claim.root.name if claim.root else "",
        published=document.published.when if document.published else None,
    )


def verdict(one: dict[str, Any], other: dict[str, Any]) -> Verdict:
    """The comparison of two articles' claims, which is the same the other way round."""
    a = facts("a", "Seoul's military says a missile rose from the north", **one)
    b = facts("b", "State media speak of a launch before dawn", **other)
    assert compare(a, b) == compare(b, a)
    return compare(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({}, {}, id="party, day and kind"),
        pytest.param({"actor": "Kim Jong Un"}, {}, id="a leader stands for his state"),
        pytest.param({"object": "Hwasong-19"}, {"object": "missile"}, id="a name and a kind"),
        pytest.param(
            {"object": "intercontinental ballistic missile"},
            {"object": "intermediate-range ballistic missile"},
            id="range classes that accounts differ on",
        ),
        pytest.param({"object": "rockets"}, {"object": "ballistic missiles"}, id="large rockets"),
        pytest.param({"place": "Pyongyang"}, {"place": "North Korea"}, id="a place in its state"),
        pytest.param({"place": "Pyongyang"}, {"place": "Sea of Japan"}, id="from where, to where"),
    ],
)
def test_accounts_of_one_happening(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert verdict(one, other).same


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"date": "2024-11-05"}, {}, "other days: 2024-10-31, 2024-11-05"),
        ({"date": "2024-11-01"}, {}, "other days: 2024-10-31, 2024-11-01"),
        ({"actor": "Iran"}, {}, "another actor: Iran, North Korea"),
        ({"object": "Hwasong-19"}, {"object": "Hwasong-18"}, "Hwasong-19 is not Hwasong-18"),
        ({"object": "cruise missile"}, {}, "other things: "),
        ({"object": "nuclear test"}, {}, "other things: "),
        ({"object": "sixth nuclear test"}, {"object": "fifth nuclear test"}, "is not the"),
        ({"place": "Pyongyang"}, {"place": "Punggye-ri"}, "km apart"),
    ],
)
def test_what_keeps_two_claims_apart(
    one: dict[str, Any], other: dict[str, Any], reason: str
) -> None:
    found = verdict(one, other)
    assert found.apart
    assert not found.same
    assert reason in " ".join(found.reasons)


def test_a_day_apart_may_be_time_zones_where_much_else_is_the_same() -> None:
    same = {"object": "Hwasong-19", "place": "Pyongyang"}
    assert verdict(same, same | {"date": "2024-11-01"}).same


def test_parties_alone_are_not_enough() -> None:
    assert not verdict({"date": None}, {"date": None}).same
    assert not verdict({"date": "2024"}, {"date": "2024-10"}).same


def test_statements_of_one_day_stand_by_their_words() -> None:
    plain = {"type": "statement", "actor": "Kim Yo Jong", "object": "drones"}
    assert not verdict(plain, plain).same
    one = facts("a", "Kim Yo Jong warned Seoul of a terrible calamity over drones", **plain)
    other = facts("b", "Kim Yo Jong warned of a terrible calamity over Seoul's drones", **plain)
    assert compare(one, other).same


def test_another_speaker_is_another_statement() -> None:
    one = {"type": "statement", "actor": "Kim Yo Jong"}
    assert verdict(one, one | {"actor": "Kim Jong Un"}).apart


def test_a_meeting_has_its_parties_in_any_order() -> None:
    one = {"type": "meeting", "actor": "Vladimir Putin", "recipient": "Kim Jong Un"}
    other = {"type": "meeting", "actor": "Kim Jong Un", "recipient": "Vladimir Putin"}
    assert verdict(one, other).same


def test_every_comparison_has_its_reasons_in_words() -> None:
    found = verdict({"quantity": {"value": 310, "unit": "km"}}, {})
    assert "the same day: 2024-10-31" in found.reasons
    assert "the same actor: North Korea" in found.reasons
    assert 0 < found.score <= 1
