"""What claims are gathered into events may not fall below its floors (see floors.py).

Scores are B-cubed over claims. With a set's own claims as input they measure the gathering alone;
with the reader's, those of the reader's claims that are annotated ones. Which claims are of one
happening is in tests/events: of our own stories, and of the annotated articles that stand in a
group, by where they stand alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cubed import b_cubed
from floors import DATA, keep_floors
from happenings import add_readings, names, pack
from recorded import claim_of, recorded
from test_floors import readers_for
from whoseword.gather import gather
from whoseword.ledger import Held, Store, open_ledger
from whoseword.model import Document, Published, Reading, Role, When
from whoseword.read.reader import Reader

HERE = Path(__file__).parent / "events"
STORIES = HERE / "stories.jsonl"
LABELS = HERE / "gold.json"
ARTICLES, CLAIMS = DATA / "gold" / "articles.jsonl", DATA / "gold" / "claims.jsonl"
# The bars; no floor may lie below them where the claims are given.
LEAST = {"precision": 0.90, "f1": 0.80}

# A claim by its article, where it starts, and its type; and where it ends.
Place = tuple[str, int, str]
Truth = dict[Place, tuple[object, int]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_ledger(str(tmp_path / "kept.db"), create=True) as ledger:
        yield ledger


def test_stories_keep_their_floors(store: Store) -> None:
    records = [json.loads(line) for line in STORIES.read_text("utf-8").splitlines()]
    add_readings(store, map(_story, records))
    truth = _truth({r["id"]: r["claims"] for r in records}, lambda _, claim: claim["event"])
    scores = _scores(truth, store)
    assert {k: v for k, v in LEAST.items() if scores[k] < v} == {}
    keep_floors("events-stories", scores, STORIES)


def test_annotated_claims_keep_their_floors(store: Store) -> None:
    truth = _annotated()
    add_readings(store, recorded(ARTICLES, CLAIMS, names()))
    scores = _scores(truth, store)
    assert {k: v for k, v in LEAST.items() if scores[k] < v} == {}
    keep_floors("events-gold", scores, ARTICLES, CLAIMS, LABELS)


def test_the_readers_claims_of_annotated_articles_keep_their_floors(store: Store) -> None:
    truth = _annotated()
    wanted, reader_for = {place[0] for place in truth}, readers_for("gold", pack())
    found = (d for d in gather([ARTICLES]) if isinstance(d, Document) and d.id in wanted)
    add_readings(store, (reader_for(d.id).read(d) for d in found))
    keep_floors("events-gold-read", _scores(truth, store), ARTICLES, CLAIMS, LABELS)


def test_the_readers_claims_of_stories_keep_their_floors(store: Store) -> None:
    records = [json.loads(line) for line in STORIES.read_text("utf-8").splitlines()]
    truth = _truth({r["id"]: r["claims"] for r in records}, lambda _, claim: claim["event"])
    reader = Reader(pack())
    add_readings(store, (reader.read(_story(record).document) for record in records))
    keep_floors("events-stories-read", _scores(truth, store), STORIES)


def _story(record: Mapping[str, Any]) -> Reading:
    published = Published(When.parse(record["published"]), "given")
    own = {"publisher": record["publisher"], "published": published}
    document = Document(record["id"], record["text"], "stories", **own)
    claims = (claim_of(document, claim, names()) for claim in record["claims"])
    return Reading(document, (), tuple(claims))


def _annotated() -> Truth:
    """The annotated claims of articles that stand in a group."""
    if not CLAIMS.exists():
        pytest.skip(f"{CLAIMS} is not here")
    labels = json.loads(LABELS.read_text("utf-8"))["events"]
    event = {place: name for name, places in labels.items() for place in places}
    grouped = {a["id"] for a in _lines(ARTICLES) if a["group"]}
    claims = {r["id"]: r["claims"] for r in _lines(CLAIMS) if r["id"] in grouped}

    def label(article: str, claim: Mapping[str, Any]) -> str | None:
        plain = f"{article}:{claim['start']}"
        return event.get(f"{plain}:{claim['type']}") or event.get(plain)

    return _truth(claims, label)


def _truth(claims: Mapping[str, Iterable[Mapping[str, Any]]], label: Any) -> Truth:
    """The event of each claim; its own where it has none. Denials are tied, not gathered."""
    truth: Truth = {}
    for article, some in claims.items():
        for claim in some:
            if claim["modality"] != "denied":
                place = (article, claim["start"], claim["type"])
                end = claim["start"] + len(claim["evidence"])
                truth[place] = (label(article, claim) or place, end)
    return truth


def _scores(truth: Truth, store: Store) -> dict[str, float]:
    with store.view() as view:
        found: dict[Place, str] = {}
        for event in view.events():
            for member in view.members(event.id):
                place = _place(member.held, truth)
                if place and member.part.role is Role.ACCOUNT:
                    found.setdefault(place, event.id)
    score = b_cubed({place: label for place, (label, _) in truth.items()}, found)
    rounded = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {name: round(value, 4) for name, value in rounded.items()}


def _place(held: Held, truth: Truth) -> Place | None:
    """The annotated claim that a claim is: of its type, at words that overlap most."""
    claim = held.claim
    shares = {
        place: min(end, claim.evidence.end) - max(place[1], claim.evidence.start)
        for place, (_, end) in truth.items()
        if place[0] == held.article.id and place[2] == claim.type.value
    }
    best = max(shares, key=lambda place: shares[place], default=None)
    return best if best and shares[best] > 0 else None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
