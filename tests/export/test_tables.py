from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, BinaryIO

import pytest
from pyarrow import parquet

from factories import document, first, second
from kept import RIGHT, WRONG
from whoseword.errors import UsageError
from whoseword.export.tables import COLUMNS, held_record, row, write_csv, write_jsonl, write_parquet
from whoseword.ledger.base import Article, Held
from whoseword.model import Claim

Write = Callable[[Iterable[Held], BinaryIO], int]


def held(claim: Claim, evidence: str = "words") -> Held:
    of = document(id="a", url="https://news.example/a", publisher="Yonder News")
    article = Article(1, of.id, 1, of.title, of.url, of.publisher, of.published, of.origin)
    return Held(claim, evidence, article)


def both() -> list[Held]:
    of = document(id="a")
    return [held(first(of)), held(second(of))]


def written(write: Write, claims: Iterable[Held]) -> bytes:
    out = io.BytesIO()
    write(claims, out)
    return out.getvalue()


def csv_rows(claims: Iterable[Held]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(write_csv, claims).decode(), newline="")))


def test_a_row_has_every_column_in_order() -> None:
    assert list(row(both()[0])) == list(COLUMNS)


def test_a_csv_row_is_flat() -> None:
    cells = csv_rows(both())[1]
    wanted = {
        "document": "a",
        "published": "2025-12-26",
        "quantity_low": "2",
        "quantity_high": "3.5",
        "quantity_unit": "million",
        "date": "2026",
        "date_first": "2026-01-01",
        "date_last": "2026-12-31",
        "sources": "Yonder | analysts",
        "root": "analysts",
        "source_type": "expert",
        "probability_low": "0.55",
    }
    assert {name: cells[name] for name in wanted} == wanted


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_no_formula_in_csv(formula: str) -> None:
    assert csv_rows([held(first(document()), formula)])[0]["evidence"] == f"'{formula}"


@pytest.mark.parametrize("text", ['a "quoted", b', "two\r\nlines", "북 😀", ""])
def test_other_text_comes_back_from_csv_as_it_was(text: str) -> None:
    assert csv_rows([held(first(document()), text)])[0]["evidence"] == text


def test_what_people_say_of_a_claim_is_in_its_row_and_record_and_only_there() -> None:
    one, other = both()
    judged = [replace(one, judged=RIGHT), other]
    first_row, second_row = csv_rows(judged)
    assert first_row["judged"] == (
        "actor read as Russia, corrected by Ann on 2026-01-02 | confirmed by Ben on 2026-01-02"
    )
    assert second_row["judged"] == ""
    records = [json.loads(line) for line in written(write_jsonl, judged).splitlines()]
    assert records[0]["judged"] == {
        "verdict": "confirmed",
        "corrected": {"actor": "Russia"},
        "who": ["Ann", "Ben"],
    }
    assert "judged" not in records[1]
    assert held_record(replace(one, judged=WRONG))["judged"]["verdict"] == "rejected"
    found = parquet.read_table(io.BytesIO(written(write_parquet, judged))).column("judged")
    assert [len(cell) for cell in found.to_pylist()] == [2, 0]


def test_jsonl_is_the_public_record_with_its_document() -> None:
    lines = written(write_jsonl, both()).decode().splitlines()
    record = json.loads(lines[0])
    assert (len(lines), record["sources"], record["document"]["id"]) == (2, ["KCNA"], "a")


def test_parquet_keeps_lists_and_numbers() -> None:
    table: Any = parquet.read_table(io.BytesIO(written(write_parquet, both())))
    last = table.to_pylist()[1]
    assert table.column_names == list(COLUMNS)
    assert (last["sources"], last["quantity_high"]) == (["Yonder", "analysts"], 3.5)


def test_parquet_without_pyarrow_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="needs pyarrow"):
        written(write_parquet, both())


@pytest.mark.parametrize("write", [write_csv, write_jsonl, write_parquet])
def test_the_same_claims_give_the_same_bytes(write: Write) -> None:
    assert written(write, both()) == written(write, both())


@pytest.mark.parametrize("write", [write_csv, write_jsonl, write_parquet])
def test_half_a_surrogate_pair_stops_no_export(write: Write) -> None:
    assert written(write, [held(first(document(), object="\ud83d"), "\ud83d")])


@pytest.mark.parametrize("write", [write_csv, write_jsonl, write_parquet])
def test_an_empty_ledger_gives_an_empty_file(write: Write) -> None:
    assert write([], io.BytesIO()) == 0
