from __future__ import annotations

import json

import pytest

from factories import Program


@pytest.fixture
def told(filled: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program, with a ledger of two events, as Ann."""
    monkeypatch.setenv("WHOSEWORD_WHO", "Ann")
    return filled


def found(program: Program, *arguments: str) -> list[dict[str, object]]:
    ended = program(*arguments, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    answer: list[dict[str, object]] = json.loads(ended.out)
    return answer


def test_events_are_derived_when_they_are_asked_for(told: Program) -> None:
    launch, shells = found(told, "events")
    assert (launch["type"], launch["roots"], launch["headlines"]) == ("test", 1, 1)
    assert (shells["type"], shells["modality"]) == ("transfer", "predicted")
    assert found(told, "events", "--type", "test", "--least-roots", "2") == []


def test_events_as_a_table(told: Program) -> None:
    out = told("events").out
    assert "North Korea → Russia" in out
    assert "1, 1 self-reporting" in out
    assert told("events", "--actor", "Iran").out == "No events.\n"


def test_an_event_with_its_claims_by_root(told: Program) -> None:
    launch, _ = found(told, "events")
    (page,) = found(told, "event", str(launch["id"])[:8])
    assert page["id"] == launch["id"]
    voices = page["voices"]
    assert isinstance(voices, list)
    assert [voice["root"] for voice in voices] == ["KCNA"]
    assert voices[0]["texts"][0]["claims"][0]["evidence"].startswith("North Korea tested")
    out = told("event", str(launch["id"])).out
    assert "KCNA (self-reporting)" in out
    assert "Grade: 4 (proposed): only a party to it reports it: KCNA" in out


def test_no_such_event(told: Program) -> None:
    ended = told("event", "ffff")
    assert (ended.code, ended.err) == (1, "whoseword: ffff: no event has an id that begins so.\n")


def test_judgements_from_the_command_line(told: Program) -> None:
    launch, shells = (str(event["id"]) for event in found(told, "events"))
    (merged,) = found(told, "judge", "merge", launch, shells, "--why", "one story")
    assert (merged["who"], merged["kind"], merged["why"]) == ("Ann", "merge", "one story")
    assert len(found(told, "events")) == 1
    assert "Ann: merge (one story)" in told("event", launch).out
    assert told("judge", "undo", str(merged["id"])).code == 0
    assert len(found(told, "events")) == 2
    assert [j["holds"] for j in found(told, "judge", "list")] == [False, True]
    assert "no longer holds" in told("judge", "list").out


def test_claims_are_split_confirmed_corrected_and_rejected(told: Program) -> None:
    launch, shells = (str(event["id"]) for event in found(told, "events"))
    claims = {str(c["type"]): str(c["id"]) for c in found(told, "claims")}
    assert told("judge", "merge", launch, shells).code == 0
    assert told("judge", "split", launch, claims["transfer"]).code == 0
    assert len(found(told, "events")) == 2
    assert told("judge", "confirm", claims["test"]).code == 0
    assert told("judge", "correct", claims["test"], "place", "Sunan").code == 0
    assert found(told, "events")[0]["place"] == "Sunan"
    assert told("judge", "reject", claims["transfer"]).code == 0
    assert [event["type"] for event in found(told, "events")] == ["test"]


def test_grades_from_the_command_line(told: Program) -> None:
    launch = str(found(told, "events")[0]["id"])
    assert told("judge", "grade", launch, "3", "--who", "Ben").code == 0
    assert "3 (Ben)" in told("events").out
    assert found(told, "sources")[0]["grade"] == {
        "value": "F",
        "reasons": [
            "1 events on its word, 0 confirmed by others, 0 denied by others: "
            "too few to judge by (fewer than 5)"
        ],
        "by": None,
    }
    assert told("judge", "grade", "Korean Central News Agency", "D", "--why", "a party").code == 0
    grades = {source["name"]: source["grade"] for source in found(told, "sources")}
    assert grades["KCNA"] == {"value": "D", "reasons": ["a party"], "by": "Ann"}
    assert "D (Ann)" in told("sources").out
    ended = told("judge", "grade", "KCNA", "G")
    assert (ended.code, ended.err) == (2, "whoseword: G: a source is graded A to F.\n")


def test_rebuild(told: Program) -> None:
    assert told("rebuild").out == "2 claims, 2 events\n"
    assert found(told, "rebuild") == [{"claims": 2, "events": 2, "comparisons": 0}]


def test_an_empty_list_of_judgements(told: Program) -> None:
    assert told("judge", "list").out == "No judgements.\n"


@pytest.mark.parametrize(("slot", "least"), [("modality", "asserted, "), ("type", "test, ")])
def test_a_correction_to_no_known_word_names_those_that_there_are(
    told: Program, slot: str, least: str
) -> None:
    claim = str(found(told, "claims")[0]["id"])
    ended = told("judge", "correct", claim, slot, "maybe")
    assert ended.code == 2
    assert ended.err.startswith(f"whoseword: {slot} maybe: take one of {least}")
