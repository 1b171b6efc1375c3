"""Articles from strangers: nothing in them may do anything but be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from factories import document, first
from serve.conftest import HERE
from whoseword.flow import rebuild_events
from whoseword.gather import gather
from whoseword.ledger import Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Document, Reading, Source, SourceType
from whoseword.model.plain import TRICKS
from whoseword.serve.app import build

SCRIPT = "<script>alert(1)</script>"
TAIL = "North Korea tested five missiles on Thursday, KCNA said."
TRICKY = {
    "script": SCRIPT,
    "attribute": "\"' onmouseover=alert(1) x='",
    "template": "{{ 7 * 7 }}{% include 'base.html' %}${7*7}",
    "comment": "--><svg onload=alert(1)><!--",
    "cdata": "]]><script>alert(1)</script><![CDATA[",
    "turned": "\u202egnp.exe\u202c \u2066a\u2069 \u200f",
    "controls": "\x00\x01\x1b[31m\x7f\x85\ufeff",
    "halves": "\ud83d \udc00 half \udfff",
    "entities": "&lt;b&gt; &#60;i&#62; &amp;amp;",
    "formula": '=HYPERLINK("http://evil.example")',
    "combining": "a" + "\u0301" * 500,
    "long": "x" * 5_000,
}
PATHS = (
    *("/", "/events", "/timeline", "/flows", "/tempo", "/map", "/sources", "/forecasts", "/search"),
    *(
        "/review",
        "/search?q=missiles",
        "/feed.atom",
        "/timeline.csv",
        "/events.csv",
        "/sources.csv",
    ),
    *("/timeline.svg", "/events.svg", "/flows.svg", "/sources.svg", "/map.svg", "/api/claims"),
    *("/api/events", "/api/sources", "/api/review", "/review.csv", "/api/flows", "/api/forecasts"),
)


class Page(HTMLParser):
    """Collects what a page would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        ours = {"/static/workbench.js", "/static/review.js"}
        source = (given.get("src") or "").partition("?")[0]
        if tag in ("iframe", "object", "embed", "style", "base") or (
            tag == "script" and source not in ours
        ):
            self.active.append(tag)
        self.active += [name for name in given if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "srcset"):
            value = given.get(name)
            if value is not None and not value.startswith(("/", "#", "?", "")):
                self.active.append(value)
            if (value or "").lower().lstrip().startswith(("javascript:", "data:", "//", "http")):
                self.active.append(value or "")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Iterator[Store]:
    """Articles, each full of one kind of trick wherever text may stand."""
    folder = tmp_path_factory.mktemp("hostile")
    with open_ledger(str(folder / "h.db"), create=True) as ledger:
        with ledger.writer("1", "p") as writer:
            for name, trick in TRICKY.items():
                given = {"title": trick, "publisher": trick, "url": f"javascript:{trick}"}
                of = document(f"{trick} {TAIL}", id=f"{name}/{trick[:50]}", **given)
                source = (Source(trick, SourceType.MEDIA), Source("KCNA", SourceType.STATE_MEDIA))
                names = {"actor": trick, "recipient": trick, "object": trick, "place": trick}
                writer.add(Reading(of, (), (first(of, **names, sources=source),)))
        rebuild_events(ledger, pack)
        yield ledger


@pytest.fixture(scope="module")
def desk(hostile: Store, pack: Pack) -> TestClient:
    app = build(hostile, pack)
    client = TestClient(app, base_url=HERE, follow_redirects=True)
    page = client.get("/review").text
    proof = page.split('name="proof" content="')[1].split('"')[0]
    client.post("/review/coder", data={"proof": proof, "who": SCRIPT})
    return client


def check(path: str, body: bytes, kind: str) -> None:
    text = body.decode("utf-8")
    if kind.startswith("text/html"):
        page = Page()
        page.feed(text)
        assert page.active == [], path
        assert not TRICKS.search(text.replace("\n", "")), path
        assert "49" not in text.partition("{{ 7")[2][:20], path
    elif kind.startswith(("image/svg", "application/atom")):
        tree = ElementTree.fromstring(text)
        active = ("script", "foreignObject", "iframe")
        assert not [e for e in tree.iter() if str(e.tag).rpartition("}")[2] in active], path
    elif kind.startswith("application/json"):
        json.loads(text)
    elif kind.startswith("text/csv"):
        assert not [line for line in text.splitlines() if line.startswith("=")], path


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_theirs_is_ever_more_than_text(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200
    check(path, answer.content, answer.headers["content-type"])


def test_their_articles_events_and_sources_too(desk: TestClient) -> None:
    from whoseword.serve.page import article_path, source_path

    rows = desk.get("/api/claims?size=100").json()["claims"]
    assert len(rows) == len(TRICKY)
    events = desk.get("/api/events?size=100").json()["events"]
    paths = [article_path(row["document"]["id"]) for row in rows]
    paths += [source_path(row["sources"][0]) for row in rows]
    paths += [f"/review?claim={row['id']}" for row in rows]
    paths += [f"/events/{event['id']}{end}" for event in events for end in ("", "/lineage.svg")]
    for path in paths:
        answer = desk.get(path)
        assert answer.status_code == 200, path
        check(path, answer.content, answer.headers["content-type"])


def test_an_article_of_ten_megabytes_opens(desk: TestClient, hostile: Store) -> None:
    line = "The agency reported, once more, that nothing at all had happened. "
    with hostile.writer("2", "p") as writer:
        writer.add(Reading(document(line * 155_000, id="huge", title="Huge"), (), ()))
    first_part = desk.get("/articles/huge")
    assert first_part.status_code == 200
    assert len(first_part.content) < 1_000_000
    assert desk.get("/articles/huge?part=170").status_code == 200


def test_broken_utf_8_comes_in_as_replaced_text_and_is_shown(
    desk: TestClient, hostile: Store, tmp_path: Path
) -> None:
    (tmp_path / "broken.txt").write_bytes(b"Broken \xff\xfe\xc3( bytes. " + TAIL.encode())
    for found in gather([tmp_path]):
        if isinstance(found, Document):
            with hostile.writer("3", "p") as writer:
                writer.add(Reading(found, (), ()))
            answer = desk.get(f"/articles/{found.id}")
            assert answer.status_code == 200
            check("broken", answer.content, answer.headers["content-type"])
        else:
            assert "UTF-8" in found.reason


@pytest.mark.parametrize("value", [*TRICKY.values(), "\ud800", "%00", "../" * 20, "A" * 400])
@pytest.mark.parametrize("path", ["/search?q=", "/timeline?actor=", "/events/", "/sources/", "/"])
def test_what_visitors_type_breaks_nothing(desk: TestClient, path: str, value: str) -> None:
    from urllib.parse import quote

    answer = desk.get(path + quote(value.encode("utf-8", "surrogatepass"), safe=""))
    assert answer.status_code in (200, 400, 404, 414, 422)
    assert "Traceback" not in answer.text
    if answer.headers["content-type"].startswith("text/html"):
        check(path, answer.content, "text/html")
