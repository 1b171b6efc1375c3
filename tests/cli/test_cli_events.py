from __future__ import annotations

import json
from pathlib import Path

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
    assert f"Ann: merge event {launch[:10]} “North Korea tested" in told("event", launch).out
    assert "(one story)" in told("event", launch).out
    assert told("judge", "undo", str(merged["id"])).code == 0
    assert len(found(told, "events")) == 2
    assert [j["holds"] for j in found(told, "judge", "list")] == [False, True]
    undo = found(told, "judge", "list")[1]
    assert found(told, "judge", "list")[0]["ended_by"] == undo["id"]
    assert f"no longer holds: undo {undo['id']}" in told("judge", "list").out


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
            "1 event on its word, 0 confirmed by others, 0 denied by others: "
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


def test_the_list_of_judgements_says_what_each_is_about(told: Program) -> None:
    launch = str(found(told, "events")[0]["id"])
    claims = {str(c["type"]): c for c in found(told, "claims")}
    test, transfer = claims["test"], claims["transfer"]
    (forecast,) = found(told, "forecasts")
    made = [
        found(told, "judge", *act)[0]["id"]
        for act in (
            ("confirm", str(test["id"])),
            ("grade", launch, "3"),
            ("grade", "kcna", "C"),
            ("resolve", str(forecast["id"]), "unclear"),
        )
    ]
    found(told, "judge", "undo", str(made[0]))
    assert [judgement["about"] for judgement in found(told, "judge", "list")] == [
        [{"kind": "claim", "id": test["id"], "words": test["evidence"]}],
        [{"kind": "event", "id": launch, "words": test["evidence"]}],
        [{"kind": "source", "id": "KCNA", "words": ""}],
        [{"kind": "forecast", "id": forecast["id"], "words": transfer["evidence"]}],
        [{"kind": "judgement", "id": made[0], "words": f"confirm {test['evidence']}"}],
    ]
    lines = told("judge", "list").out.splitlines()
    words = "“North Korea tested five missiles on Thursday”"
    assert f"Ann: confirm claim {str(test['id'])[:10]} {words}" in lines[0]
    assert lines[1].endswith(f"Ann: grade 3 event {launch[:10]} {words}")
    assert lines[2].endswith("Ann: grade C KCNA")
    assert "resolve unclear forecast" in lines[3]
    assert f"undo judgement {str(made[0])[:10]} “confirm North Korea" in lines[4]


def test_a_judgement_on_a_text_that_the_ledger_lacks_is_listed_by_its_ids(told: Program) -> None:
    claim = str(found(told, "claims")[0]["id"])
    (made,) = found(told, "judge", "confirm", claim)
    Path("made.jsonl").write_text(json.dumps(made), encoding="utf-8")
    told("add", "-", "--ledger", "other.db", given=b"Nothing of it.")
    assert told("review", "import", "made.jsonl", "--ledger", "other.db").code == 0
    (listed,) = found(told, "judge", "list", "--ledger", "other.db")
    assert listed["about"] == [{"kind": "claim", "id": claim, "words": ""}]


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
