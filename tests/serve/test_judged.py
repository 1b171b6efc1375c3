"""What people decide about single claims, on pages, in feeds and in the API."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from serve.conftest import HERE
from whoseword.errors import LedgerError
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger import Store
from whoseword.lexicon import Pack
from whoseword.serve import kept
from whoseword.serve.app import build

ARTICLE = "/articles/five%2Fmissiles"


@pytest.fixture
def launch(store: Store) -> str:
    """The id of the launch that the article tells of."""
    return id_of(store, "test", "five/missiles")


@pytest.fixture
def shells(store: Store) -> str:
    """The id of the claim of shells to come."""
    return id_of(store, "transfer", "five/missiles")


def id_of(store: Store, kind: str, article: str) -> str:
    with store.view() as view:
        every = [held for held in view.claims() if held.article.id == article]
    return next(held.claim.id for held in every if held.claim.type.value == kind)


@pytest.fixture
def ann(store: Store, pack: Pack) -> Reviewer:
    """Whoever judges here; nothing is derived of it but by the pages."""
    return Reviewer(store, pack, pack.names, "Ann")


def claims(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/claims?{query}").json()["claims"]
    return found


def test_the_api_has_what_stands_and_says_what_was_read(
    client: TestClient, ann: Reviewer, launch: str, shells: str
) -> None:
    untouched = claims(client)
    assert all("judged" not in one for one in untouched)
    ann.correct(launch, "actor", "Iran")
    ann.verdict(shells, right=False, why="of another year")
    (one,) = claims(client, "actor=Iran")
    assert (one["id"], one["actor"]) == (launch, "Iran")
    assert one["judged"] == {
        "verdict": None,
        "corrected": {"actor": "North Korea"},
        "who": ["Ann"],
    }
    assert client.get("/api/claims").json()["total"] == len(untouched) - 1
    assert [c["document"]["id"] for c in claims(client, "actor=DPRK")] == ["tricky"]
    assert client.get(f"/api/claims/{launch}").json() == one | {"copies": []}
    gone = client.get(f"/api/claims/{shells}").json()
    assert gone["judged"]["verdict"] == "rejected"
    article = client.get(f"/api{ARTICLE}").json()
    assert [c["actor"] for c in article["claims"]] == ["Iran"]
    (note,) = client.get(f"/api/annotations/{ARTICLE[10:]}").json()["items"]
    assert note["creator"] == [{"type": "Person", "name": "Ann"}]


@pytest.mark.parametrize(
    ("slot", "value", "path", "there"),
    [
        ("place", "Sohae", "/api/map", '"Sohae'),
        ("root", "Yonhap", "/api/sources", '"Yonhap"'),
        ("date", "2023-05", "/api/timeline", '"2023-05"'),
        ("type", "attack", "/api/timeline", '"attack"'),
        ("actor", "Iran", "/api/events?actor=Iran", '"Iran"'),
        ("actor", "Iran", "/api/articles?actor=Iran", '"five/missiles"'),
        ("actor", "Iran", "/timeline", "Iran"),
        ("actor", "Iran", "/timeline.csv?actor=Iran", "corrected by Ann"),
        ("root", "Yonhap", "/sources", "Yonhap"),
        ("actor", "Iran", "/feed.atom?actor=Iran", "actor read as North Korea, corrected by Ann"),
        ("actor", "Iran", ARTICLE, "actor read as North Korea, corrected by Ann"),
        ("place", "Sohae", "/map", "Sohae"),
        ("actor", "Iran", "/search?actor=Iran", "Five missiles"),
    ],
)
def test_every_view_has_what_was_corrected_at_its_next_look(
    client: TestClient, ann: Reviewer, launch: str, slot: str, value: str, path: str, there: str
) -> None:
    assert there not in client.get(path).text
    ann.correct(launch, slot, value)
    assert there in client.get(path).text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/timeline", "it is likely to send"),
        ("/timeline.csv", "it is likely to send"),
        ("/feed.atom", "it is likely to send"),
        ("/api/claims", "it is likely to send"),
        ("/api/timeline", "transfer"),
        ("/api/map", "Rason"),
        ("/map", "Rason"),
        ("/map.csv", "Rason"),
        ("/api/sources", "analysts"),
        ("/sources", "analysts"),
        ("/sources.csv", "analysts"),
        (f"/api{ARTICLE}", '"transfer"'),
        (f"/api/annotations/{ARTICLE[10:]}", '"transfer"'),
        (ARTICLE, "Rason"),
        ("/api/search?type=transfer", "five/missiles"),
        ("/search?type=transfer", "Five missiles"),
        ("/api/events", '"transfer"'),
    ],
)
def test_no_view_has_a_rejected_claim(
    client: TestClient, ann: Reviewer, shells: str, path: str, words: str
) -> None:
    assert words in client.get(path).text
    made = ann.verdict(shells, right=False)
    assert words not in client.get(path).text
    ann.undo(made.id)
    assert words in client.get(path).text


def test_an_article_says_what_became_of_a_claim_that_one_asks_for(
    client: TestClient, ann: Reviewer, shells: str
) -> None:
    ann.verdict(shells, right=False, why="of another <year>")
    address = client.get(f"/claims/{shells}").headers["location"]
    page = client.get(address).text
    assert "is no claim of it any more" in page
    assert "rejected by Ann on" in page
    assert "of another &lt;year&gt;" in page
    assert f'id="claim-{shells}"' not in page
    assert "is no claim of it" not in client.get(f"{ARTICLE}?claim=zzz").text


def test_an_event_s_claims_are_marked(client: TestClient, ann: Reviewer, launch: str) -> None:
    ann.verdict(launch, right=True)
    ann.correct(launch, "actor", "Iran")
    (event,) = client.get("/api/events?actor=Iran").json()["events"]
    page = client.get(f"/events/{event['id']}").text
    assert "corrected, confirmed by <bdi>Ann</bdi>" in page


def test_who_reviews_sees_what_was_read(client: TestClient, ann: Reviewer, launch: str) -> None:
    ann.correct(launch, "actor", "Iran")
    assert claims(client, "actor=Iran")
    waiting = client.get("/api/review?who=Ben").json()["waiting"]
    one = next(w["claim"] for w in waiting if w["claim"]["id"] == launch)
    assert one["actor"] == "North Korea"
    assert "judged" not in one


def test_a_look_that_cannot_derive_shows_what_stood(
    store: Store,
    pack: Pack,
    ann: Reviewer,
    launch: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> None:
        raise LedgerError("it can only be read here.")

    client = TestClient(build(store, pack), base_url=HERE, follow_redirects=False)
    ann.correct(launch, "actor", "Iran")
    monkeypatch.setattr(kept, "fresh_standings", refuse)
    assert claims(client, "actor=Iran") == []
    assert len(claims(client)) == 3
    assert "claims stand as before" in caplog.text
