from __future__ import annotations

import json
from pathlib import Path

import pytest

from factories import TEXT, Program


def test_read_shows_each_claim_with_its_chain(whoseword: Program, article: str) -> None:
    ended = whoseword("read", article)
    shown = " ".join(ended.out.split())
    assert ended.code == 0
    for part in ("North Korea → Russia", "predicted 55–80%", "Yonder ← analysts", "2025-12-25"):
        assert part in shown


def test_read_keeps_nothing(whoseword: Program, article: str, tmp_path: Path) -> None:
    whoseword("read", article)
    assert [path.name for path in tmp_path.iterdir()] == [article]


def test_read_gives_one_json_object_a_document(whoseword: Program, article: str) -> None:
    record = json.loads(whoseword("read", article, "--format", "jsonl").out)
    assert (record["id"], len(record["claims"]), "text" in record) == ("a", 2, False)


def test_read_gives_an_array(whoseword: Program, article: str) -> None:
    records = json.loads(whoseword("read", article, "--format", "json", "--text").out)
    assert [record["text"] for record in records] == [TEXT]


def test_read_takes_standard_input(whoseword: Program) -> None:
    ended = whoseword("read", "-", "--format", "jsonl", given=TEXT.encode())
    assert len(json.loads(ended.out)["claims"]) == 2


def test_a_refusal_is_one_sentence_and_the_rest_goes_on(whoseword: Program, article: str) -> None:
    ended = whoseword("read", "none.txt", article, "--format", "jsonl")
    assert ended.code == 1
    assert ended.err == "whoseword: none.txt: no such file.\n"
    assert json.loads(ended.out)["id"] == "a"


@pytest.mark.parametrize("command", ["read", "add"])
def test_files_of_a_folder_that_are_left_out_are_said(
    whoseword: Program, article: str, tmp_path: Path, command: str
) -> None:
    (tmp_path / "table.csv").write_text("a,b", encoding="utf-8")
    ended = whoseword(command, ".")
    assert ended.code == 0
    assert ended.err == "whoseword: .: 1 file left out, whose kind is not read: 1 .csv.\n"


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_text_that_is_not_english_is_said_to_be_none(
    whoseword: Program, tmp_path: Path, command: str
) -> None:
    (tmp_path / "ru.txt").write_text("Минобороны РФ сообщило о пуске ракеты.", encoding="utf-8")
    ended = whoseword(command, "ru.txt")
    assert ended.code == 0
    assert ended.err == "whoseword: ru.txt: this isn't English, and only English is read.\n"


def test_a_file_without_articles_is_said_to_have_none(whoseword: Program, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"")
    assert whoseword("read", "empty.jsonl").out == "No articles.\n"
    assert whoseword("read", "empty.jsonl", "--format", "jsonl").out == ""


def test_no_article_can_steer_the_terminal(whoseword: Program, tmp_path: Path) -> None:
    line = {"id": "\x1b[31m", "title": "\x1b]0;x\x07", "text": TEXT, "publisher": "[bold]x[/bold]"}
    (tmp_path / "evil.jsonl").write_text(json.dumps(line), encoding="utf-8")
    shown = whoseword("read", "evil.jsonl").out
    assert "\x1b" not in shown
    assert "[bold]x[/bold]" in shown


def test_add_says_what_became_of_all(whoseword: Program, article: str) -> None:
    first, again = whoseword("add", article), whoseword("add", article)
    assert first.out == "1 added, 0 unchanged, 0 refused\n"
    assert again.out == "0 added, 1 unchanged, 0 refused\n"
    assert first.err == ""


def test_add_ends_with_1_if_anything_was_refused(whoseword: Program, article: str) -> None:
    ended = whoseword("add", "none.txt", article)
    assert (ended.code, ended.out) == (1, "1 added, 0 unchanged, 1 refused\n")


@pytest.mark.parametrize("by", ["option", "variable"])
def test_the_ledger_can_be_named(
    whoseword: Program, article: str, tmp_path: Path, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by == "variable":
        monkeypatch.setenv("WHOSEWORD_LEDGER", "other.db")
    whoseword("add", article, *(("--ledger", "other.db") if by == "option" else ()))
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "whoseword.db").exists()


def test_a_ledger_that_is_none_is_one_sentence(whoseword: Program, article: str) -> None:
    ended = whoseword("add", article, "--ledger", article)
    assert ended.code == 1
    assert ended.err.startswith(f"whoseword: {article}: ")
    assert ended.err.count("\n") == 1
