from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from factories import document, first, reading, second
from whoseword.flow.judgements import keep
from whoseword.flow.review import human_value
from whoseword.ledger import Store
from whoseword.ledger.review import Coder, line_up, queue
from whoseword.lexicon import Pack
from whoseword.model import Ruling


class Desk:
    """A coder at a browser without scripts."""

    def __init__(self, client: TestClient, who: str) -> None:
        self.client = TestClient(client.app, base_url=str(client.base_url), follow_redirects=True)
        self.client.get("/")
        self.send(path="/review/coder", who=who)

    def look(self, query: str = "") -> str:
        return self.client.get(f"/review{query}").text

    def send(self, *, path: str = "/review", query: str = "", **fields: str) -> str:
        page = self.client.get("/review").text
        proof = page.split('name="proof" content="')[1].split('"')[0]
        answer = self.client.post(path, data={"proof": proof, "query": query, **fields})
        self.status = answer.status_code
        return answer.text

    def claim(self, query: str = "") -> str:
        return self.look(query).split('name="claim" value="')[1].split('"')[0]


@pytest.fixture
def ann(client: TestClient) -> Desk:
    return Desk(client, "Ann")


def test_the_queue_asks_first_who_judges(client: TestClient) -> None:
    assert 'name="who"' in client.get("/review").text
    assert "Read rightly?" in Desk(client, "Ann <b>").look()


def test_the_dearest_claim_comes_first(store: Store, pack: Pack) -> None:
    with store.browse() as look:
        waiting = queue(look, pack, Coder("Ann"), line_up(look, pack), size=9)
    values = [one.value for one in waiting]
    assert values == sorted(values, reverse=True)
    assert len(waiting) == 3
    for one in waiting:
        assert one.value == pytest.approx((1 - one.confidence) * one.stakes)
    # 0.25 for all, +0.02 asserted, +0.11 test, +0.02 date, +0.06 object, +0.01 quantity
    test = next(one for one in waiting if one.held.article.id == "tricky")
    assert test.confidence == pytest.approx(0.47)


def test_accept_and_reject_take_a_claim_out_of_the_queue_and_undo_brings_it_back(ann: Desk) -> None:
    assert "<strong>3</strong> wait" in ann.look()
    top = ann.claim()
    page = ann.send(act="accept", claim=top)
    assert "<strong>2</strong> wait" in page
    assert "Last: accepted" in page
    assert ann.claim() != top
    ann.send(act="reject", claim=ann.claim(), why="no claim at all")
    page = ann.look()
    assert "<strong>1</strong> waits" in page
    assert "Last: rejected" in page
    undo = page.split('name="judgement" value="')[1].split('"')[0]
    page = ann.send(act="undo", judgement=undo)
    assert "<strong>2</strong> wait" in page
    assert "no claim at all" in page
    assert "Last: accepted" in page


def test_what_was_judged_of_a_source_can_be_undone_in_the_queue(store: Store, ann: Desk) -> None:
    graded = keep(store, "Ann", Ruling.GRADE, subject="KCNA", value="B")
    page = ann.send(act="undo", judgement=graded.id)
    assert ann.status == 200
    assert "<strong>3</strong> wait" in page
    assert [one["kind"] for one in ann.client.get("/api/judgements").json()] == ["grade", "undo"]


def test_a_correction_stays_beside_what_the_machine_read(ann: Desk) -> None:
    claim = ann.claim("?type=transfer")
    page = ann.send(act="correct", claim=claim, slot="recipient", value="DPRK")
    row = page.split('data-slot="recipient"')[1].split("</tr>")[0]
    assert '<td class="machine"><bdi>Russia</bdi>' in row
    assert "<bdi>North Korea</bdi>" in row
    assert "<strong>3</strong> wait" in page
    ann.send(act="accept", claim=claim)
    (judged,) = csv.DictReader(io.StringIO(ann.client.get("/review.csv").text))
    assert (judged["recipient_machine"], judged["recipient_human"]) == ("Russia", "North Korea")
    assert (judged["verdict"], judged["by"], judged["actor_human"]) == ("confirm", "Ann", "")
    assert 0 < float(judged["confidence"]) < 1
    made = ann.client.get("/api/judgements").json()
    assert made[0]["why"].startswith("read as 'Russia' with confidence 0.")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"act": "correct", "slot": "date", "value": "soonish"}, 400),
        ({"act": "correct", "slot": "colour", "value": "red"}, 400),
        ({"act": "correct", "slot": "modality", "value": "maybe"}, 400),
        ({"act": "correct", "slot": "actor", "value": "x" * 301}, 400),
        ({"act": "correct", "slot": "quantity", "value": "dozens"}, 400),
        ({"act": "correct", "slot": "quantity", "value": "1,2 tonnes"}, 400),
        ({"act": "correct", "slot": "quantity", "value": "9" * 250 + " trillion" * 5}, 400),
        ({"act": "correct", "slot": "type", "value": ""}, 400),
        ({"act": "dance"}, 400),
        ({"act": "accept", "claim": "zzz"}, 404),
        ({"act": "undo", "judgement": "zzz"}, 404),
    ],
)
def test_what_can_t_be_judged_is_said_in_one_sentence(
    ann: Desk, fields: dict[str, str], status: int
) -> None:
    ann.send(**{"claim": ann.claim(), **fields})
    assert ann.status == status
    assert ann.client.get("/api/judgements").json() == []


def test_nobody_judges_without_a_name(client: TestClient) -> None:
    desk = Desk(client, "Ann")
    claim = desk.claim()
    desk.send(path="/review/coder", who="")
    desk.send(act="accept", claim=claim)
    assert desk.status == 400


def test_a_second_coder_is_blind_and_agreement_is_shown(ann: Desk, client: TestClient) -> None:
    ben = Desk(client, "Ben")
    assert "Nothing waits for a second coder" in ben.look("?second=1")
    one, other = ann.claim("?type=transfer"), ann.claim("?type=test")
    ann.send(act="correct", claim=one, slot="actor", value="Pyongyang")
    ann.send(act="accept", claim=one, why="told so")
    ann.send(act="reject", claim=other)
    page = ben.look("?second=1")
    assert "<strong>2</strong> wait" in page
    assert "Ann" not in page
    assert "told so" not in page
    assert "No claim has been judged by two" in ben.client.get("/review/agreement").text
    ben.send(act="accept", claim=one, query="second=1")
    ben.send(act="accept", claim=other, query="second=1")
    assert "Nothing waits for a second coder" in ben.look("?second=1")
    verdict, actor = client.get("/api/agreement").json()
    assert (verdict["units"], verdict["same"], verdict["kappa"]) == (2, 0.5, 0.0)
    assert (actor["question"], actor["units"], actor["same"]) == ("actor", 1, 1.0)
    assert "50 %" in ben.client.get("/review/agreement").text


def test_programs_judge_through_the_api(client: TestClient, ann: Desk) -> None:
    waiting = client.get("/api/review?who=Ann&size=1").json()
    assert waiting["total"] == 3
    top = waiting["waiting"][0]["claim"]["id"]
    proof = ann.look().split('name="proof" content="')[1].split('"')[0]

    def send(**body: object) -> tuple[int, dict[str, object]]:
        headers = {"x-proof": proof}
        answer = ann.client.post("/api/judgements", json={"who": "Bot", **body}, headers=headers)
        return answer.status_code, answer.json()

    status, made = send(act="reject", claim=top)
    assert (status, made["kind"]) == (201, "reject")
    assert client.get("/api/review").json()["total"] == 2
    assert send(act="undo", judgement=made["id"])[0] == 201
    assert client.get("/api/review").json()["total"] == 3
    assert send(act="correct", claim=top, slot="date", value="on Thursday")[1]["value"]
    assert send(act="dance", claim=top)[0] == 422
    assert send(act="accept", claim="none")[0] == 404


OF = document()


@pytest.mark.parametrize(
    ("slot", "said", "value"),
    [
        ("actor", " Pyongyang ", "North Korea"),
        ("actor", "the baker", "the baker"),
        ("date", "on Thursday", "2025-12-25"),
        ("date", "2025-11", "2025-11"),
        ("modality", "Denied", "denied"),
        ("object", "two  shells", "two shells"),
        ("recipient", "", ""),
        ("quantity", "five missiles", "5 missiles"),
        ("quantity", "2.5 million shells", "2,500,000 shells"),
        ("quantity", "1,250,000 USD", "1,250,000 USD"),
        ("quantity", "1,200–1,500 shells", "1,200–1,500 shells"),
        ("quantity", "200 to 260 thousand shells", "200,000–260,000 shells"),
        ("quantity", "five to ten missiles", "5–10 missiles"),
        ("quantity", "5-ton trucks", "5 ton trucks"),
        ("quantity", "", ""),
    ],
)
def test_words_of_the_text_become_values(pack: Pack, slot: str, said: str, value: str) -> None:
    assert human_value(slot, said, OF, pack.names) == value


def test_a_judgement_outlives_a_new_reading(store: Store, ann: Desk) -> None:
    of = document(id="five/missiles", publisher="Yonder News", url="https://yonder.example/1")
    tests = ann.client.get("/api/claims?type=test").json()["claims"]
    test = next(row["id"] for row in tests if row["place"] == "Wonsan")
    ann.send(act="accept", claim=test)
    with store.writer("2", "p") as writer:
        writer.add(reading(of, first(of, reader="2", place="Hodo"), second(of, reader="2")))
    rows = ann.client.get("/api/claims").json()["claims"]
    assert {row["reader"] for row in rows} == {"1", "2"}
    assert test not in {row["id"] for row in rows}
    assert "<strong>2</strong> wait" in ann.look()
    (judged,) = csv.DictReader(io.StringIO(ann.client.get("/review.csv").text))
    assert (judged["place_machine"], judged["verdict"]) == ("Hodo", "confirm")
