from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from whoseword.draw.views import PICTURES, pinned
from whoseword.ledger import Store
from whoseword.ledger.counts import PlaceCount
from whoseword.lexicon import Pack
from whoseword.model import EventType

PAGES = (
    *("/", "/timeline", "/map", "/sources", "/sources/KCNA", "/search", "/search?q=missiles"),
    *(
        "/flows",
        "/flows?between=DPRK&and=Russia&states=true",
        "/tempo",
        "/tempo?kind=test&days=true",
    ),
    *("/forecasts", "/forecasts?standing=due", "/review", "/review/agreement"),
)
ARTICLE = "/articles/five%2Fmissiles"


@pytest.mark.parametrize("path", [*PAGES, ARTICLE, "/articles/tricky", "/api", "/enter"])
def test_every_page_is_whole_and_only_text_of_others_is_in_it(
    client: TestClient, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.rstrip().endswith("</html>")
    for trick in (
        "<script>alert",
        "<img src=x",
        "<b>",
        "\u202e",
        "\x00",
        "<i>O",
        " style=",
        "onclick",
    ):
        assert trick not in answer.text


def test_the_tricks_of_a_text_are_shown_in_their_place(client: TestClient) -> None:
    text = client.get("/articles/tricky").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert ">RLO</span>" in text
    assert ">U+D83D</span>" in text


def test_an_article_shows_each_claim_with_its_chain(client: TestClient) -> None:
    text = client.get(ARTICLE).text
    assert 'aria-label="Yonder News ← KCNA"' in text
    assert 'aria-label="Yonder News ← Yonder ← analysts"' in text
    assert text.count('class="anchor"') == 2


def test_a_claim_s_address_leads_to_its_words(client: TestClient) -> None:
    held = client.get("/api/claims?type=test&actor=DPRK").json()["claims"][0]
    answer = client.get(f"/claims/{held['id'][:8]}")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"#claim-{held['id']}")
    assert f'id="claim-{held["id"]}"' in client.get(answer.headers["location"]).text
    assert client.get("/claims/zzz").status_code == 404


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("", 3),
        ("type=transfer", 1),
        ("type=", 3),
        ("type=test&type=transfer", 3),
        ("actor=Pyongyang", 3),
        ("root=kcna", 2),
        ("root=yonder", 0),
        ("source=yonder", 1),
        ("since=2026", 1),
        ("until=2025", 2),
        ("modality=predicted", 1),
        ("text=five+missiles", 2),
    ],
)
def test_one_bar_filters_every_view(client: TestClient, query: str, total: int) -> None:
    assert client.get(f"/api/claims?{query}").json()["total"] == total
    rows = list(csv.DictReader(io.StringIO(client.get(f"/timeline.csv?{query}").text)))
    assert len(rows) == total
    months = client.get(f"/api/timeline?{query}").json()
    assert sum(month["claims"] for month in months) == total
    page = client.get(f"/timeline?{query}").text
    assert page.count('class="line"') == total


def test_the_bar_remembers_what_was_asked(client: TestClient) -> None:
    page = client.get("/timeline?type=test&root=KCNA&since=2025").text
    assert "<option selected>test</option>" in page
    assert 'value="KCNA"' in page
    assert "/sources?type=test&amp;root=KCNA&amp;since=2025" in page
    assert "/timeline.svg?theme=light&amp;type=test&amp;root=KCNA&amp;since=2025" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/timeline?since=yesterday", 400),
        ("/timeline?since=2025&until=2024-05", 400),
        ("/api/articles/%ed%a0%80", 404),
        ("/api/annotations/%ed%a0%80", 404),
        ("/api/sources/%ed%a0%80", 404),
        ("/timeline?type=party", 400),
        ("/timeline?start=-1", 422),
        ("/timeline.gif", 422),
        ("/articles/none", 404),
        ("/articles/tricky?version=7", 404),
        ("/sources/nobody", 404),
        ("/nope", 404),
        ("/api/nope", 404),
        ("/static/..%2Fapp.py", 404),
    ],
)
def test_a_wrong_address_is_answered_in_one_sentence(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("name", [*PICTURES])
def test_every_view_comes_as_picture_and_table(client: TestClient, name: str) -> None:
    drawn = client.get(f"/{name}.svg?theme=dark")
    assert drawn.headers["content-type"] == "image/svg+xml"
    ElementTree.fromstring(drawn.text)
    assert client.get(f"/{name}.png").content.startswith(b"\x89PNG")
    assert len(client.get(f"/{name}.csv").text.splitlines()) > 1
    assert client.get(f"/{name}.svg?actor=Nobody").status_code == 200


def test_the_map_places_what_the_pack_knows(client: TestClient) -> None:
    places = client.get("/api/map").json()
    assert {place["name"] for place in places["placed"]} == {"Rason", "Wonsan"}


def test_a_place_of_several_names_is_one_on_the_map(pack: Pack) -> None:
    test, attack = EventType.TEST, EventType.ATTACK
    told = (("East Sea", test, 2), ("Sea of Japan", test, 1), ("Sea of Japan", attack, 1))
    counts = [PlaceCount(*one) for one in (*told, ("a hill", test, 3))]
    (pin,), rest = pinned(counts, pack)
    assert (pin.name, pin.claims, pin.types) == ("Sea of Japan", 4, ("test", "attack"))
    assert rest == [("a hill", 3)]


@pytest.mark.parametrize("asked", ["-missiles", "-missiles -shells", "!!!", '""'])
def test_a_search_for_nothing_finds_nothing_on_every_way(client: TestClient, asked: str) -> None:
    def get(path: str) -> str:
        answer = client.get(path, params={"q": asked})
        assert answer.status_code == 200, path
        return answer.text

    assert "Nothing found" in get("/search")
    assert len(get("/search.csv").splitlines()) == 1
    assert "<entry>" not in get("/feed.atom")
    for path in ("/api/search", "/api/articles"):
        assert '"total": 0' in get(path)


def test_search_finds_and_marks_words(client: TestClient) -> None:
    page = client.get("/search?q=analysts").text
    assert "<mark>Analysts</mark>" in page
    assert "1–1 of 1" in page
    assert "Nothing found" in client.get("/search?q=-analysts").text
    assert "/search.svg?q=analysts" in page
    drawn = client.get("/search.svg?q=analysts").text
    assert "1 article by the month" in drawn
    assert client.get("/search.svg?q=-analysts").text != drawn
    assert (
        client.get("/api/search?q=analysts").json() == client.get("/api/articles?q=analysts").json()
    )
    rows = client.get("/search.csv?q=analysts").text.splitlines()
    assert len(rows) == 2


def test_a_feed_of_words(client: TestClient) -> None:
    assert client.get("/feed.atom?q=analysts").text.count("<entry>") == 2
    assert client.get("/feed.atom?q=nowhere").text.count("<entry>") == 0
    assert (
        'href="http://127.0.0.1:8765/feed.atom?type=test&amp;q=a"'
        in client.get("/feed.atom?type=test&q=a").text
    )


def test_a_source_s_page_and_record(client: TestClient) -> None:
    page = client.get("/sources/analysts?type=transfer").text
    assert "/timeline.svg?type=transfer&amp;source=analysts" in page
    found = client.get("/api/sources/analysts").json()
    assert found["total"] == 1
    assert found["grade"]["value"] == "F"
    assert [claim["type"] for claim in found["claims"]] == ["transfer"]
    assert found["counts"][0]["root"] == 1
    assert client.get("/api/sources/nobody").status_code == 404


def test_the_feed_is_atom(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/feed.atom?type=transfer").content)
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert [e.text for e in root.findall("a:entry/a:title", space)] == [
        "transfer: it is likely to send shells to Russia next year"
    ]
    assert "Yonder ← analysts" in (root.findtext("a:entry/a:summary", "", space))


def test_annotations_stand_where_they_say(client: TestClient) -> None:
    article = client.get("/api/articles/tricky").json()
    page = client.get("/api/annotations/tricky").json()
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for one in page["items"]:
        position, quote = one["target"]["selector"]
        text = article["text"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_a_long_article_goes_on_to_further_pages(store: Store, client: TestClient) -> None:
    from factories import document
    from whoseword.model import Reading

    with store.writer("1", "p") as writer:
        writer.add(Reading(document("A line of it.\n" * 700_000, id="long"), (), ()))
    first = client.get("/articles/long")
    assert len(first.content) < 1_000_000
    assert "part 1 of" in first.text
    assert client.get("/articles/long?part=99999").status_code == 200


def test_flows_go_both_ways_between_two(client: TestClient) -> None:
    page = client.get("/flows?between=Moscow&and=Pyongyang").text
    assert "<bdi>North Korea</bdi></th><td><bdi>Russia</bdi>" in page
    assert 'name="between" maxlength="300" value="Moscow"' in page
    assert "/flows.svg?theme=light&amp;between=Moscow&amp;and=Pyongyang" in page
    assert "No flows here" in client.get("/flows?between=Japan").text
    (flow,) = client.get("/api/flows?between=Moscow").json()["flows"]
    assert (flow["giver"], flow["taker"], flow["year"]) == ("North Korea", "Russia", 2026)
    assert [word["root"] for word in flow["words"]] == ["analysts"]


def test_tempo_counts_what_happened(client: TestClient) -> None:
    (tempo,) = client.get("/api/tempo").json()
    assert (tempo["kind"], tempo["of"]) == ("test", "events")
    assert client.get("/tempo.csv").text.splitlines()[1].startswith("test,2025-12,")
    assert "test (" in client.get("/tempo").text


def test_a_forecast_is_resolved_by_a_person(client: TestClient) -> None:
    page = client.get("/forecasts").text
    assert "by <time>2026-12-31</time>" in page
    (entry,) = client.get("/api/forecasts").json()["forecasts"]
    proof = page.split('name="proof" content="')[1].split('"')[0]
    given = {"proof": proof, "forecast": entry["id"], "outcome": "unclear", "why": "<b>not seen"}
    assert client.post("/forecasts", data={**given, "who": ""}).status_code == 400
    assert client.post("/forecasts", data={**given, "outcome": "maybe"}).status_code == 400
    assert client.post("/forecasts", data={**given, "who": "Ann"}).status_code == 303
    page = client.get("/forecasts?standing=resolved").text
    assert "<strong>unclear</strong>" in page
    assert "&lt;b&gt;not seen" in page
    assert client.get("/forecasts.csv").text.count("unclear,Ann,") == 1
    assert client.get("/forecasts.csv?standing=resolved").text.count("unclear,Ann,") == 1
    assert len(client.get("/forecasts.csv?standing=due").text.splitlines()) == 1


def test_the_command_line_draws_events_that_nobody_looked_at_yet(
    store: Store, tmp_path: Path
) -> None:
    from typer.testing import CliRunner

    from whoseword.cli.main import app

    words = ["draw", "events", "--output", str(tmp_path / "e.svg"), "--ledger", store.place]
    assert CliRunner().invoke(app, words).exit_code == 0
    drawn = (tmp_path / "e.svg").read_text("utf-8")
    assert "North Korea: missiles" in drawn
