from __future__ import annotations

import json
from datetime import date

import pytest

from factories import document, first, reading, second, span
from whoseword.export import claim_record, document_record, reading_record, to_json
from whoseword.model import Dateline, Quantity, When


def test_a_claim_s_whole_record() -> None:
    of = document()
    claim = first(of)
    assert claim_record(claim, "North Korea tested five missiles on Thursday") == {
        "id": claim.id,
        "start": 27,
        "end": 71,
        "evidence": "North Korea tested five missiles on Thursday",
        "type": "test",
        "actor": "North Korea",
        "recipient": None,
        "object": "missiles",
        "quantity": {"value": 5, "unit": "missiles"},
        "place": None,
        "date": "2025-12-25",
        "sources": ["KCNA"],
        "source_type": "state-media",
        "modality": "asserted",
        "probability": None,
        "plover": {"event": "ASSAULT", "mode": "test", "contexts": ["military"], "cameo": "190"},
        "spans": {
            "trigger": [39, 45],
            "actor": [27, 38],
            "quantity": [46, 50],
            "date": [60, 71],
            "sources": [[73, 77]],
        },
        "reader": "1",
        "pack": "p",
        "why": [{"part": "type", "rule": "trigger", "words": "tested", "confidence": 0.9}],
    }


def test_a_document_s_whole_record() -> None:
    of = document(id="a", url="https://news.example/a", publisher="Yonder News")
    assert document_record(of) == {
        "id": "a",
        "url": "https://news.example/a",
        "publisher": "Yonder News",
        "published": "2025-12-26",
        "published_found": "given",
        "title": "Five missiles",
        "dateline": None,
    }


def test_a_dateline_is_words_and_where_they_stand() -> None:
    line = Dateline(
        span("SEOUL, Dec. 26 (Yonder) --"),
        place=span("SEOUL"),
        date=span("Dec. 26"),
        when=When.day(date(2025, 12, 26)),
    )
    record = document_record(document(dateline=line))["dateline"]
    assert record == {
        "place": "SEOUL",
        "date": "2025-12-26",
        "credit": None,
        "start": 0,
        "end": 26,
        "spans": {"place": [0, 5], "date": [7, 14]},
    }


def test_an_attribution_is_lists_of_offsets() -> None:
    assert reading_record(reading())["attributions"] == [
        {
            "source": [[73, 77]],
            "cue": [[78, 82]],
            "content": [[39, 45]],
            "stance": "say",
            "parent": None,
            "confidence": 1.0,
        }
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [(5.0, "5"), (2.5, "2.5"), ((2.0, 3.5), "[2, 3.5]"), (1e12, "1000000000000")],
)
def test_whole_numbers_are_written_as_integers(
    value: float | tuple[float, float], written: str
) -> None:
    of = document()
    record = claim_record(first(of, quantity=Quantity(value, "")), "")
    assert json.dumps(record["quantity"]["value"]) == written


def test_the_band_and_the_chain_are_lists_in_order() -> None:
    record = claim_record(second(document()), "")
    assert (record["probability"], record["sources"]) == ([0.55, 0.8], ["Yonder", "analysts"])


@pytest.mark.parametrize("asked", [True, False])
def test_the_text_comes_on_request(asked: bool) -> None:
    assert ("text" in reading_record(reading(), text=asked)) is asked


@pytest.mark.parametrize("text", ["북 😀 “x”\r\n", "\ud83d alone", '\\ud83d "quoted"', "\x00\x1b"])
def test_json_gives_back_any_text_and_can_be_encoded(text: str) -> None:
    assert json.loads(to_json({"text": text}).encode()) == {"text": text}
