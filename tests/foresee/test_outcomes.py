from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from foretold import forecast, happened
from whoseword.foresee.outcomes import Outcomes
from whoseword.foresee.watch import Watch
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Event, EventType, Modality, Outcome, When
from whoseword.model.forecast import Forecast, Resolution

MONTHS = {m.iso(): 30 for m in When.parse("2025-01-01/2027-03-01").months()}
WATCHED = Watch(MONTHS, date(2027, 3, 1))
BEFORE = [happened(f"2023-07-{day}", "KCNA", "Seoul") for day in range(11, 16)]


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return Names(pack)


def ruled(
    names: Names, made: Forecast, *events: Event, watch: Watch = WATCHED
) -> Resolution | None:
    outcomes = Outcomes(events, names, watch)
    return outcomes.by_rule(made, outcomes.proposals(made))


@pytest.mark.parametrize(
    ("when", "sure"),
    [
        ("2026-03-01", True),
        ("2026", True),
        ("2025-12-30", False),
        ("2026-12-20/2027-01-10", False),
        ("2025-12-26", None),
        ("2025-12-01/2026-02-01", None),
        ("2027-01-01", None),
    ],
)
def test_an_event_is_proposed_where_it_lies_in_the_time(
    names: Names, when: str, sure: bool | None
) -> None:
    found = Outcomes([happened(when, "KCNA")], names, WATCHED).proposals(forecast())
    assert [proposal.sure for proposal in found] == ([] if sure is None else [sure])


@pytest.mark.parametrize(
    ("given", "proposed"),
    [
        ({"actor": "Kim Jong Un"}, True),
        ({"actor": "North Korean officials"}, True),
        ({"actor": "Iran"}, False),
        ({"object": "Hwasong-18"}, True),
        ({"object": "torpedo"}, False),
        ({"object": None}, True),
        ({"type": EventType.VISIT}, False),
        ({"modality": Modality.PREDICTED}, False),
    ],
)
def test_an_event_is_proposed_where_it_is_of_the_kind(
    names: Names, given: dict[str, Any], proposed: bool
) -> None:
    event = happened("2026-03-01", "KCNA", **given)
    found = Outcomes([event], names, WATCHED).proposals(forecast())
    assert bool(found) is proposed


def test_reasons_say_what_is_lacking(names: Names) -> None:
    made = forecast(place="Sohae")
    (found,) = Outcomes([happened("2026-03-01", "KCNA")], names, WATCHED).proposals(made)
    assert not found.sure
    assert found.reasons == (
        "test by North Korea",
        "on 2026-03-01, within the time foretold",
        "its place is not that foretold, or not said",
    )


def test_a_place_may_go_by_another_name(names: Names) -> None:
    event = happened("2026-03-01", "KCNA", place="Sohae Satellite Launching Station")
    (found,) = Outcomes([event], names, WATCHED).proposals(forecast(place="Tongchang-ri"))
    assert found.sure


def test_an_event_without_a_date_is_never_sure(names: Names) -> None:
    event = happened(None, "KCNA", first_seen=When.parse("2026-05-02"))
    (found,) = Outcomes([event], names, WATCHED).proposals(forecast())
    assert (found.sure, found.reasons[1]) == (False, "without a date, first told 2026-05-02")


def test_after_an_open_end_the_earliest_comes_first_and_none_is_sure(names: Names) -> None:
    events = [happened("2027-03-01", *"ABC"), happened("2026-02-01", "A"), happened("2025", "A")]
    events.append(happened(None, "A", first_seen=When.parse("2026-05-02")))
    found = Outcomes(events, names, WATCHED).proposals(forecast(window=None))
    assert [(p.date and p.date.iso(), p.sure) for p in found] == [
        ("2026-02-01", False),
        ("2027-03-01", False),
    ]


@pytest.mark.parametrize("kind", [EventType.ASSESSMENT, EventType.STATEMENT])
def test_what_is_only_thought_or_said_has_no_outcome(names: Names, kind: EventType) -> None:
    event = happened("2026-03-01", "A", type=kind)
    assert Outcomes([event], names, WATCHED).proposals(forecast(type=kind)) == ()


def test_surest_first(names: Names) -> None:
    events = [
        happened("2026-02", "A"),
        happened("2026-01", "A", "B"),
        happened("2025-12-30", *"ABC"),
    ]
    found = Outcomes(events, names, WATCHED).proposals(forecast())
    assert [(p.sure, p.roots) for p in found] == [(True, 2), (True, 1), (False, 3)]


def test_the_rule_takes_the_word_of_two(names: Names) -> None:
    two = happened("2026-03-01", "KCNA", "Seoul", own=1)
    found = ruled(names, forecast(), two)
    assert found
    assert (found.outcome, found.by) == (Outcome.TRUE, "rule")
    assert ruled(names, forecast(), happened("2026-03-01", "Seoul")) is None
    assert ruled(names, forecast(), happened("2026-03-01", "KCNA", "KRT", own=2)) is None


def test_the_rule_says_no_where_the_ledger_watched(names: Names) -> None:
    found = ruled(names, forecast(), *BEFORE)
    assert found
    assert found.outcome is Outcome.FALSE


@pytest.mark.parametrize(
    "watch",
    [
        Watch(MONTHS | {"2026-07": 29}, date(2027, 3, 1)),
        Watch(MONTHS, date(2027, 1, 15)),
        Watch({}, None),
    ],
)
def test_the_rule_is_silent_where_the_ledger_looked_away(names: Names, watch: Watch) -> None:
    assert ruled(names, forecast(), *BEFORE, watch=watch) is None


@pytest.mark.parametrize(
    "given",
    [
        {"type": EventType.TRANSFER},
        {"actor": None},
        {"quantity": "5 missiles"},
        {"window": None},
        {"made": None},
        {"actor": "Somebody Unknown"},
        {"object": "emergency"},
        {"place": "nowhere known"},
    ],
)
def test_the_rule_is_silent_on_what_cannot_be_counted(
    names: Names, given: dict[str, object]
) -> None:
    made = forecast(**given)
    events = [replace(one, type=made.type) for one in (*BEFORE, happened("2026-03-01", "A", "B"))]
    assert ruled(names, made, *events) is None


def test_the_rule_is_silent_on_what_the_ledger_never_saw(names: Names) -> None:
    assert ruled(names, forecast()) is None
    assert ruled(names, forecast(), *BEFORE[:4]) is None


def test_the_rule_leaves_a_likely_outcome_to_a_person(names: Names) -> None:
    assert ruled(names, forecast(), *BEFORE, happened("2026-03-01", "Seoul")) is None
