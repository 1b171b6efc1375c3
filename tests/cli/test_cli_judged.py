"""What people decide about single claims, in whatever the program prints and writes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from factories import TEXT, Program

SHELLS = "it is likely to send shells"


@pytest.fixture
def told(whoseword: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program, with a ledger of two claims in each of two articles, as Ann."""
    monkeypatch.setenv("WHOSEWORD_WHO", "Ann")
    lines = [
        {"id": "a", "publisher": "Yonder News", "published": "2025-12-26", "text": TEXT},
        {"id": "b", "publisher": "Paper", "published": "2025-12-27", "text": f"{TEXT}And more.\n"},
    ]
    body = "\n".join(map(json.dumps, lines))
    (tmp_path / "articles.jsonl").write_text(body, encoding="utf-8")
    assert whoseword("add", "articles.jsonl").code == 0
    return whoseword


def found(program: Program, *arguments: str) -> list[dict[str, Any]]:
    ended = program(*arguments, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    answer: list[dict[str, Any]] = json.loads(ended.out)
    return answer


def one_of(program: Program, article: str, kind: str) -> str:
    """The id of an article's claim of that type."""
    every = found(program, "claims", "--type", kind)
    return next(str(c["id"]) for c in every if c["document"]["id"] == article)


@pytest.fixture
def judged(told: Program) -> Program:
    """In article a the launch was Iran's, at Semnan in 2024; in b nobody sends shells."""
    launch = one_of(told, "a", "test")
    for slot, value in (("actor", "Iran"), ("date", "2024-05-03"), ("place", "Semnan")):
        assert told("judge", "correct", launch, slot, value).code == 0
    wrong = one_of(told, "b", "transfer")
    assert told("judge", "reject", wrong, "--why", "said of another year").code == 0
    assert told("judge", "confirm", one_of(told, "b", "test"), "--who", "Ben").code == 0
    return told


def test_claims_are_those_that_stand(judged: Program) -> None:
    every = found(judged, "claims")
    assert [(c["actor"], c["type"], c["document"]["id"]) for c in every] == [
        ("Iran", "test", "a"),
        ("North Korea", "test", "b"),
        ("North Korea", "transfer", "a"),
    ]
    assert every[0]["judged"] == {
        "verdict": None,
        "corrected": {"actor": "North Korea", "date": "2025-12-25", "place": None},
        "who": ["Ann"],
    }
    assert every[1]["judged"] == {"verdict": "confirmed", "corrected": {}, "who": ["Ben"]}
    assert "judged" not in every[2]
    assert "actor" not in every[0]["spans"]
    out = judged("claims").out
    assert "asserted, corrected" in out
    assert "asserted, confirmed" in out


@pytest.mark.parametrize(
    ("options", "articles"),
    [
        (["--actor", "Iran"], ["a"]),
        (["--actor", "DPRK", "--type", "test"], ["b"]),
        (["--until", "2024"], ["a"]),
        (["--since", "2025", "--until", "2025"], ["b"]),
        (["--type", "transfer"], ["a"]),
    ],
)
@pytest.mark.parametrize("command", ["claims", "timeline"])
def test_filters_go_by_what_stands(
    judged: Program, command: str, options: list[str], articles: list[str]
) -> None:
    assert [c["document"]["id"] for c in found(judged, command, *options)] == articles


def test_events_are_chosen_by_what_stands(judged: Program) -> None:
    (event,) = found(judged, "events", "--actor", "Iran")
    assert (event["date"], event["place"], event["claims"]) == ("2024-05-03", "Semnan", 1)
    assert found(judged, "events", "--until", "2024") == [event]
    (page,) = found(judged, "event", event["id"])
    (voice,) = page["voices"]
    assert voice["texts"][0]["claims"][0]["judged"]["corrected"]["actor"] == "North Korea"
    assert "asserted, corrected" in judged("event", event["id"]).out
    (shells,) = found(judged, "events", "--type", "transfer")
    assert shells["headlines"] == 1


def test_the_timeline_marks_what_people_judged(judged: Program) -> None:
    lines = judged("timeline").out.splitlines()
    (launch,) = (line for line in lines if "Iran" in line)
    assert launch.endswith("corrected")
    assert launch.startswith("  2024-05-03")
    assert sum("shells" in line for line in lines) == 1
    assert not next(line for line in lines if "shells" in line).endswith("ed")


def test_show_has_what_stands_and_what_was_read(judged: Program) -> None:
    (launch, *_) = found(judged, "claims")
    lines = judged("show", launch["id"]).out.splitlines()
    assert any(line.startswith("Actor read as North Korea, corrected by Ann on ") for line in lines)
    assert any(line.startswith("Place read as nothing, corrected by Ann on ") for line in lines)
    rows = {line.split("  ")[0]: line for line in lines}
    assert rows["actor"].split() == ["actor", "Iran"]
    assert rows["actor as read"].split() == [
        *["actor", "as", "read", "North", "Korea", "North", "Korea"],
        "27–38",
    ]
    assert "place as read" not in rows
    assert "corrected by Ann" in judged("show", launch["id"], "--why").out


def test_show_finds_a_rejected_claim_and_says_by_whom_and_why(told: Program) -> None:
    wrong = one_of(told, "b", "transfer")
    told("judge", "correct", wrong, "recipient", "Iran")
    told("judge", "reject", wrong, "--why", "said of another year")
    out = told("show", wrong).out
    assert "Rejected by Ann on " in out
    assert ": said of another year" in out
    assert "recipient as read" not in out
    (record,) = found(told, "show", wrong)
    assert (record["judged"]["verdict"], record["recipient"]) == ("rejected", "Russia")
    ended = told("lineage", wrong)
    assert (ended.code, "Ann rejected this claim" in ended.err) == (2, True)


def test_every_kind_of_file_has_what_stands(judged: Program, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(judged("export", "csv").out, newline="")))
    records = [json.loads(line) for line in judged("export", "jsonl").out.splitlines()]
    assert judged("export", "parquet", "--output", "claims.parquet").code == 0
    columns = parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    for every in (rows, records, columns):
        assert [(row["actor"], row["place"] or None) for row in every] == [
            ("Iran", "Semnan"),
            ("North Korea", None),
            ("North Korea", None),
        ]
    assert "actor read as North Korea, corrected by Ann on" in rows[0]["judged"]
    assert columns[1]["judged"][0].startswith("confirmed by Ben on ")
    assert records[0]["judged"]["who"] == ["Ann"]
    assert judged("export", "csv", "--actor", "Iran").out.count("\r\n") == 2


def drawn(program: Program, folder: Path, view: str) -> str:
    """A picture's words and strokes."""
    assert program("draw", view, "--output", f"{view}.svg").code == 0
    return (folder / f"{view}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("view", ["timeline", "sources", "events"])
def test_pictures_are_of_what_stands(told: Program, tmp_path: Path, view: str) -> None:
    before = drawn(told, tmp_path, view)
    launch = one_of(told, "a", "test")
    (date,) = found(told, "judge", "correct", launch, "date", "2024-05-03")
    (root,) = found(told, "judge", "correct", launch, "root", "Yonhap")
    after = drawn(told, tmp_path, view)
    assert after != before
    for judgement in (date, root):
        told("judge", "undo", judgement["id"])
    assert drawn(told, tmp_path, view) == before


def test_briefs_sources_and_tempo_are_of_what_stands(judged: Program) -> None:
    brief = judged("brief", "--format", "md").out
    assert "test by Iran: missiles (5), at Semnan, on 2024-05-03" in brief
    assert "Judged: actor read as North Korea, corrected by Ann on " in brief
    assert brief.count("“it is likely to send shells") == 1
    counts = {source["name"]: source["root"] for source in found(judged, "sources")}
    assert counts == {"KCNA": 2, "analysts": 1, "Yonder": 0}
    (tempo,) = found(judged, "tempo", "--type", "test")
    happened = [month["month"] for month in tempo["months"] if month["count"]]
    assert happened == ["2024-05", "2025-12"]


def test_undone_all_is_as_it_was_read(told: Program) -> None:
    before = found(told, "claims")
    launch, shells = one_of(told, "a", "test"), one_of(told, "b", "transfer")
    made = [
        *found(told, "judge", "correct", launch, "actor", "Iran"),
        *found(told, "judge", "reject", shells),
        *found(told, "judge", "confirm", launch),
    ]
    assert found(told, "claims") != before
    for judgement in made:
        assert told("judge", "undo", judgement["id"]).code == 0
    assert found(told, "claims") == before


def test_a_review_of_a_corrected_claim_shows_what_was_read(judged: Program) -> None:
    waiting = found(judged, "review")
    launch = next(
        one
        for one in waiting
        if one["claim"]["document"]["id"] == "a" and one["claim"]["type"] == "test"
    )
    assert launch["claim"]["actor"] == "North Korea"
    assert "judged" not in launch["claim"]
    (seconds,) = found(judged, "review", "--second", "--who", "Cat", "--type", "transfer")
    assert "judged" not in seconds["claim"]
    assert "recipient" in seconds["claim"]
    sheet = {row["claim"]: row for row in found(judged, "review", "judged")}
    row = sheet[launch["claim"]["id"]]
    assert (row["actor_machine"], row["actor_human"]) == ("North Korea", "Iran")
