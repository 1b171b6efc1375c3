"""Labels go from an annotated folder to offsets and back without loss and without texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.claims.labels import UnusableLabels, load, load_corpora, pack, unpack, write_lines

ENTRY = {
    "id": "n1",
    "url": "https://example.org/1",
    "publisher": "Example",
    "published": "2020-05-01",
    "title": "A launch",
    "text": "EXAMPLE, May 1 – North Korea fired two missiles on Friday. Tokyo protested. More.",
}
OPENING = "North Korea fired two missiles on Friday. Tokyo protested."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_lines(tmp_path / "kcna.jsonl", [])
    write_lines(tmp_path / "plain.jsonl", [ENTRY])
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress((tmp_path / "plain.jsonl").read_bytes()))
    return tmp_path


def annotated(folder: Path, text: str, evidence: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A folder of one annotated article, written, with what it holds."""
    provenance = {"repo": "ramybaly/Article-Bias-Prediction", "id": "n1"}
    article: dict[str, Any] = {
        **ENTRY,
        "text": text,
        "group": None,
        "copy_of": None,
        "text_kind": "found",
    }
    article["provenance"] = provenance
    claim = {"evidence": evidence, "start": max(0, text.find(evidence)), "type": "test"}
    claim |= {"actor": "North Korea", "object": "missiles"}
    claims = {"id": "n1", "claims": [claim]}
    write_lines(folder / "articles.jsonl", [article])
    write_lines(folder / "claims.jsonl", [claims])
    return article, claims


def test_packed_and_unpacked_labels_are_the_same(data: Path) -> None:
    article, claims = annotated(data, OPENING, "North Korea fired two missiles on Friday")
    corpora = load_corpora(data)
    labels = pack(data, corpora)
    assert list(unpack(labels, corpora)) == [(article, claims)]


def test_a_label_holds_no_sentence_of_its_text(data: Path) -> None:
    annotated(data, OPENING, "North Korea fired two missiles on Friday")
    [label] = pack(data, load_corpora(data))
    assert (label["start"], label["claims"][0]["evidence"]) == (17, [0, 40])
    assert "fired two" not in json.dumps(label)


def test_an_article_under_another_id_is_found_by_its_text(data: Path) -> None:
    article, claims = annotated(data, OPENING, "Tokyo protested")
    write_lines(data / "articles.jsonl", [{**article, "id": "L1"}])
    write_lines(data / "claims.jsonl", [{**claims, "id": "L1"}])
    assert pack(data, load_corpora(data))[0]["article"] == "n1"


@pytest.mark.parametrize(
    ("text", "evidence", "why"),
    [
        ("A text that no entry holds.", "A text", "no entry"),
        (OPENING, "Seoul protested", "evidence is not at"),
    ],
)
def test_what_does_not_fit_is_refused(data: Path, text: str, evidence: str, why: str) -> None:
    annotated(data, text, evidence)
    with pytest.raises(UnusableLabels, match=why):
        pack(data, load_corpora(data))


def test_a_changed_corpus_is_refused(data: Path) -> None:
    annotated(data, OPENING, "Tokyo protested")
    corpora = load_corpora(data)
    labels = pack(data, corpora)
    changed = {**corpora, "news": {"n1": {**ENTRY, "text": ENTRY["text"].replace("two", "six")}}}
    with pytest.raises(UnusableLabels, match="not the one that was annotated"):
        list(unpack(labels, changed))


@pytest.mark.parametrize("name", ["K1", "K2"])
def test_our_own_stories_are_here_with_their_claims(name: str, data: Path) -> None:
    pairs = list(unpack(load(name), load_corpora(data)))
    assert pairs
    for article, record in pairs:
        assert (article["text_kind"], article["url"]) == ("composed", None)
        assert all(claim["evidence"] in article["text"] for claim in record["claims"])
        assert record["claims"]
