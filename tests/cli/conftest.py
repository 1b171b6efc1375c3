"""The program, called as a shell calls it, with a reader that needs no parser."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from factories import TEXT, Ended, HandReader, Program
from whoseword.cli import main


@pytest.fixture
def whoseword(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Program:
    """Calls the program in an empty folder; `given` is its standard input."""
    monkeypatch.setattr("whoseword.read.reader.Reader", lambda pack, **options: HandReader())
    monkeypatch.chdir(tmp_path)
    for variable in ("WHOSEWORD_LEDGER", "WHOSEWORD_PACK"):
        monkeypatch.delenv(variable, raising=False)

    def call(*arguments: str, given: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["whoseword", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            main.run()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsysbinary.readouterr()
        return Ended(code, out.decode(), err.decode())

    return call


@pytest.fixture
def article(tmp_path: Path) -> str:
    """A file with one article."""
    path = tmp_path / "article.jsonl"
    line = {"id": "a", "publisher": "Yonder News", "published": "2025-12-26", "title": "Five"}
    path.write_text(json.dumps({**line, "text": TEXT}), encoding="utf-8")
    return path.name


@pytest.fixture
def filled(whoseword: Program, article: str) -> Program:
    """The program, in a folder whose ledger holds the article."""
    assert whoseword("add", article).code == 0
    return whoseword
