from __future__ import annotations

import csv
import io
import time
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from happenings import add, article, said
from serve.conftest import HERE
from whoseword.ledger import ClaimFilter, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import EventType, Judgement, Ruling
from whoseword.serve import kept
from whoseword.serve.app import build

JCS = {"sources": ["South Korea's Joint Chiefs of Staff"], "source_type": "military"}
THURSDAY = "North Korea fired a missile on Thursday"
SATURDAY = "It fired another one on Saturday"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Store]:
    """A launch that three outlets have from KCNA and one from Seoul, and another launch."""
    with open_ledger(str(tmp_path / "told.db"), create=True) as ledger:
        more = " It came down in the sea, as the agency put it, after a long flight."
        add(
            ledger,
            article("a", said(THURSDAY), publisher="KCNA Watch", more=more),
            article("b", said(THURSDAY), publisher="Paper <b>B</b>", more=more),
            article("c", said(THURSDAY), publisher="Paper C", more=more),
            article("d", said("A missile flew on Thursday", **JCS), publisher="Paper D"),
            article("e", said(SATURDAY, date="2024-11-02"), published="2024-11-03"),
        )
        yield ledger


@pytest.fixture
def desk(told: Store, pack: Pack) -> TestClient:
    """A browser without scripts."""
    app = build(told, pack)
    return TestClient(app, base_url=HERE, follow_redirects=False)


def listed(desk: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.get(f"/api/events?{query}").json()["events"]
    return found


def send(desk: TestClient, path: str, **fields: object) -> tuple[int, str]:
    page = desk.get("/events").text
    proof = page.split('name="proof" content="')[1].split('"')[0]
    answer = desk.post(path, data={"proof": proof, "who": "Ann", **fields})
    return answer.status_code, answer.headers.get("location", answer.text)


def test_the_list_counts_headlines_and_roots(desk: TestClient) -> None:
    page = desk.get("/events?order=headlines").text
    assert "4 headlines, 2 roots, 1 of them self-reporting" in page
    assert "1 headline, 1 root, 1 of them self-reporting" in page
    assert [row["headlines"] for row in listed(desk, "order=headlines")] == [4, 1]
    assert [row["headlines"] for row in listed(desk, "rests=one+root")] == [1]
    assert [row["headlines"] for row in listed(desk, "rests=several+roots")] == [4]
    assert listed(desk, "rests=no+root") == listed(desk, "actor=Japan") == []
    rows = list(csv.DictReader(io.StringIO(desk.get("/events.csv").text)))
    assert sorted(row["headlines"] for row in rows) == ["1", "4"]
    assert desk.get("/events?order=loudest").status_code == 422
    assert desk.get("/events.svg?order=loudest").status_code == 400
    ElementTree.fromstring(desk.get("/events.svg?rests=one+root").text)


def test_an_event_shows_its_claims_by_root_with_copies_folded(desk: TestClient) -> None:
    event = listed(desk, "order=headlines")[0]["id"]
    page = desk.get(f"/events/{event}").text
    assert "Copied by 2 more" in page
    assert "Paper &lt;b&gt;B&lt;/b&gt;" in page
    assert page.count('name="claim" value=') == 2
    assert "Grade" in page
    assert "proposed" in page
    ElementTree.fromstring(desk.get(f"/events/{event}/lineage.svg?theme=dark").text)
    assert desk.get(f"/events/{event}/lineage.png").content.startswith(b"\x89PNG")
    assert len(desk.get(f"/events/{event}.csv").text.splitlines()) == 5
    voices = desk.get(f"/api/events/{event}").json()["voices"]
    assert [voice["self_reporting"] for voice in voices] == [True, False]
    assert desk.get("/events/zzz").status_code == 404
    assert desk.get("/events/zzz/lineage.svg").status_code == 404


def test_an_article_leads_to_the_events_of_its_claims(desk: TestClient) -> None:
    event = listed(desk, "order=headlines")[0]["id"]
    page = desk.get("/articles/d").text
    assert f'<a href="/events/{event}">Event</a> <span>4 headlines, 2 roots</span>' in page


def test_a_merge_and_its_undo(desk: TestClient) -> None:
    ids = [row["id"] for row in listed(desk, "order=headlines")]
    status, where = send(desk, "/events/merge", event=ids, why="one launch")
    assert (status, where) == (303, f"/events/{ids[0]}")
    (event,) = listed(desk)
    assert event["headlines"] == 5
    page = desk.get(f"/events/{event['id']}").text
    assert "one launch" in page
    assert "Ann" in page
    assert all(desk.get(f"/events/{old}").status_code in (200, 303) for old in ids)
    judgement = page.split('name="judgement" value="')[1].split('"')[0]
    send(desk, f"/events/{event['id']}", act="undo", judgement=judgement)
    assert "no longer holds" in desk.get(f"/events/{ids[0]}").text
    assert [row["id"] for row in listed(desk, "order=headlines")] == ids


def test_a_merge_keeps_a_whole_reason_and_who_gave_it(desk: TestClient) -> None:
    ids = [row["id"] for row in listed(desk)]
    why, who = "one launch, " * 20, "Ann " * 100
    send(desk, "/events/merge", event=[f"{HERE}/events/{one}?a={'b' * 90}" for one in ids], why=why)
    send(desk, f"/events/{ids[0]}", act="grade", value="5", who=who)
    merged, graded = desk.get("/api/judgements").json()
    assert merged["why"] == why
    assert [one["words"] for one in merged["about"]] == [SATURDAY, THURSDAY]
    assert (graded["holds"], graded["about"][0]["kind"]) == (True, "event")
    assert f"<q><bdi>{THURSDAY}</bdi></q>" in desk.get(f"/events/{listed(desk)[0]['id']}").text
    assert len(graded["who"]) <= 300
    assert unquote(desk.cookies["coder"]) == graded["who"]


def test_claims_are_split_off(desk: TestClient) -> None:
    event = listed(desk, "order=headlines")[0]["id"]
    page = desk.get(f"/events/{event}").text
    claim = page.split('name="claim" value="')[2].split('"')[0]
    assert send(desk, f"/events/{event}", act="split")[0] == 400
    assert send(desk, f"/events/{event}", act="split", claim=claim)[0] == 303
    assert sorted(row["headlines"] for row in listed(desk)) == [1, 1, 3]


def test_a_person_s_grade_wins(desk: TestClient) -> None:
    event = listed(desk, "order=headlines")[0]["id"]
    assert send(desk, f"/events/{event}", act="grade", value="9")[0] == 400
    assert send(desk, f"/events/{event}", act="grade", value="5", why="staged")[0] == 303
    page = desk.get(f"/events/{event}").text
    assert "Grade 5, by <bdi>Ann</bdi>" in page
    assert "staged" in page


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/events/merge", {"event": ["nope", "neither"]}, 404),
        ("/events/merge", {}, 400),
        ("/events/ID", {"act": "dance"}, 400),
        ("/events/ID", {"act": "merge", "event": "nope"}, 404),
        ("/events/ID", {"act": "undo", "judgement": "nope"}, 404),
        ("/events/ID", {"act": "grade", "value": "1", "who": " "}, 400),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    desk: TestClient,
    caplog: pytest.LogCaptureFixture,
    path: str,
    fields: dict[str, object],
    status: int,
) -> None:
    event = str(listed(desk, "order=headlines")[0]["id"])
    assert send(desk, path.replace("ID", event), **fields)[0] == status
    assert desk.get("/api/judgements").json() == []
    assert caplog.records == []


def test_a_rejected_claim_leaves_its_event(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "FOR_PAGE", 60.0)
    claim = desk.get("/api/claims?text=another").json()["claims"][0]["id"]
    send(desk, "/review/coder", who="Ann")
    assert send(desk, "/review", act="reject", claim=claim)[0] == 303
    assert [row["headlines"] for row in listed(desk)] == [4]


def test_a_page_does_not_wait_for_a_long_rebuild(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object) -> None:
        time.sleep(1)

    claim = desk.get("/api/claims").json()["claims"][0]["id"]
    monkeypatch.setattr(kept, "FOR_PAGE", 0.01)
    monkeypatch.setattr(kept, "fresh_events", slow)
    send(desk, "/review/coder", who="Ann")
    assert send(desk, "/review", act="reject", claim=claim)[0] == 303
    assert "being counted in" in desk.get("/events").text


def test_a_source_has_a_grade_with_its_record(desk: TestClient) -> None:
    listed(desk)
    page = desk.get("/sources/KCNA").text
    assert "Grade F, proposed" in page
    assert send(desk, "/sources/KCNA", value="G")[0] == 400
    assert send(desk, "/sources/KCNA", value="B", why="steady")[0] == 303
    page = desk.get("/sources/KCNA").text
    assert "Grade B, by <bdi>Ann</bdi>" in page
    assert "steady" in page


def test_every_root_of_an_event_has_a_page(desk: TestClient) -> None:
    for event in listed(desk):
        for word in event["words"]:
            page = desk.get(f"/sources/{word['root']}")
            assert page.status_code == 200
            assert event["id"] in page.text


def test_today_shows_what_is_new_and_what_waits(desk: TestClient) -> None:
    page = desk.get("/").text
    assert "3 claims wait" in page
    assert all(str(event["id"]) in page for event in listed(desk))
    assert '<a href="/events?type=test">test 2</a>' in page


def test_today_counts_the_events_that_the_last_run_brought(desk: TestClient, told: Store) -> None:
    add(told, article("f", said("North Korea fired on Monday", date="2024-11-04", place="Sunan")))
    found = desk.get("/api/today?who=Ann").json()
    assert found["new_by_type"] == {"test": 1}
    assert found["new_events"][0]["place"] == "Sunan"
    assert (found["waits"], len(found["waiting"])) == (4, 4)
    assert '<a href="/events?type=test">test 1</a>' in desk.get("/").text


def test_no_judgement_changes_the_line_and_every_reading_and_event_does(
    told: Store, pack: Pack
) -> None:
    events, wanted = kept.Events(told, pack), ClaimFilter()
    assert events.fresh()
    line = events.line(wanted)
    with told.view() as view:
        anchor = next(iter(view.claims())).anchor
        launches = [event.id for event in view.events()]
    with told.keeper() as keeper:
        keeper.judge(Judgement("Ann", datetime.now(UTC), Ruling.CONFIRM, (anchor,)))
    assert events.line(wanted) is line
    assert events.line(ClaimFilter(types=(EventType.ATTACK,))) == array("q")
    events.judge("Ann", lambda judge: judge.merge(launches))
    merged = events.line(wanted)
    assert merged is not line
    add(told, article("f", said("North Korea fired on Monday", date="2024-11-04")))
    assert len(events.line(wanted)) == len(merged) + 1
    events.close()


def test_programs_merge_split_and_grade(desk: TestClient) -> None:
    ids = [event["id"] for event in listed(desk, "order=headlines")]
    claims = desk.get("/api/claims?text=another").json()["claims"]
    proof = desk.get("/events").text.split('name="proof" content="')[1].split('"')[0]

    def judge(**given: object) -> int:
        body = {"who": "Bot", **given}
        return desk.post("/api/judgements", json=body, headers={"x-proof": proof}).status_code

    assert judge(act="merge", events=ids[:1]) == 400
    assert judge(act="merge", events=ids) == 201
    assert [event["headlines"] for event in listed(desk)] == [5]
    assert judge(act="split", events=ids[:1]) == 400
    assert judge(act="split", events=ids[:1], claims=[claims[0]["id"]]) == 201
    assert len(listed(desk)) == 2
    assert judge(act="grade", events=ids[:1], value="7") == 400
    assert judge(act="grade", events=ids[:1], value="2") == 201
    assert judge(act="grade", source="KCNA", value="C") == 201
    assert [one["kind"] for one in desk.get("/api/judgements").json()] == [
        "merge",
        "split",
        "grade",
        "grade",
    ]
