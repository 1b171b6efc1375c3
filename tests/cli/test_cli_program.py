"""The program as a process of its own: signals, pipes, help."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
import typer

from factories import TEXT, Program
from whoseword.cli.main import app
from whoseword.ledger import open_ledger
from whoseword.model import Judgement, Ruling

TESTS = str(Path(__file__).parents[1])
# The program with a reader by hand that takes a twentieth of a second for an article.
SLOW = f"""
import sys, time
sys.path.insert(0, {TESTS!r})
import whoseword.read.reader
from factories import HandReader
class Slow(HandReader):
    def __init__(self, pack, **options): super().__init__()
    def read(self, document):
        print("reading", file=sys.stderr, flush=True)
        time.sleep(0.05)
        return super().read(document)
whoseword.read.reader.Reader = Slow
from whoseword.cli.main import run
run()
"""
ARTICLES = 200


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    lines = (json.dumps({"id": f"a{n}", "text": f"{TEXT}Page {n}."}) for n in range(ARTICLES))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SLOW, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_ctrl_c_ends_after_the_article_and_the_ledger_keeps_the_rest(many: Path) -> None:
    with start(many.parent, "add", many.name) as program:
        assert program.stderr is not None
        assert "reading" in program.stderr.readline()
        time.sleep(0.3)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=30)
    added = int(out.split()[0])
    assert program.returncode == 130
    assert "the same command goes on from here" in err
    assert 0 < added < ARTICLES
    with open_ledger(str(many.parent / "whoseword.db")) as ledger, ledger.view() as view:
        assert len({held.article.id for held in view.claims()}) == added


def test_a_pipe_that_closes_early_is_no_error(many: Path) -> None:
    with start(many.parent, "read", many.name, "--format", "jsonl") as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        err = program.stderr.read()
        program.wait(timeout=30)
    assert "Traceback" not in err
    assert "Exception" not in err


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{path} {name}".strip(), command
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}".strip())  # type: ignore[arg-type]


ALL = dict(commands(typer.main.get_command(app)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_option_has_help(name: str) -> None:
    command = ALL[name]
    assert command.help
    without = [p.name for p in command.params if not getattr(p, "help", None)]
    assert without == []


def test_a_pipe_that_closes_in_the_middle_of_a_list_is_no_error(
    filled: Program, tmp_path: Path
) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    why = "more than a pipe holds " * 20
    with open_ledger(str(tmp_path / "whoseword.db")) as ledger, ledger.keeper() as keeper:
        for minutes in range(300):
            at = begun + timedelta(minutes=minutes)
            keeper.judge(Judgement("Ann", at, Ruling.GRADE, subject="KCNA", value="C", why=why))
    with start(tmp_path, "judge", "list") as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        err = program.stderr.read()
        program.wait(timeout=60)
    assert (program.returncode, err) == (0, "")


@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_a_terminal_without_unicode_gets_plain_signs_and_whole_json(
    filled: Program, tmp_path: Path, form: str
) -> None:
    call = [sys.executable, "-c", "from whoseword.cli.main import run; run()", "claims"]
    line = {"id": "b", "publisher": "📰 News", "text": f"{TEXT}More."}
    (tmp_path / "b.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert filled("add", "b.jsonl").code == 0
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    out = subprocess.run(
        [*call, "--format", form], env=environment, capture_output=True, check=True, text=True
    ).stdout
    assert out.isascii()
    if form == "table":
        assert "North Korea -> Russia" in out
        assert "55-80%" in out
    else:
        records = json.loads(out if form == "json" else f"[{','.join(out.splitlines())}]")
        assert "📰 News" in [record["document"]["publisher"] for record in records]


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_has_a_short_name(whoseword: Program, option: str) -> None:
    for command in ([], ["claims"], ["judge", "grade"]):
        ended = whoseword(*command, option)
        assert ended.code == 0
        assert f"Usage: {' '.join(['whoseword', *command])} " in ended.out


@pytest.mark.parametrize("command", [["claims", "--type"], ["judge", "resolve", "x"]])
def test_a_word_that_is_no_choice_is_answered_with_those_that_are(
    whoseword: Program, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 300)
    ended = whoseword(*command, "nope")
    assert ended.code == 2
    assert "'nope' is not one of" in ended.err
    assert "Value error" not in ended.err


def test_help_and_version(whoseword: Program) -> None:
    assert "on whose word" in whoseword("--help").out
    assert whoseword("--version").out.startswith("whoseword 0.")


def test_an_unknown_command_ends_with_2(whoseword: Program) -> None:
    assert whoseword("frobnicate").code == 2


def test_help_fills_its_lines_at_any_width(
    whoseword: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)
    lines = whoseword("sources", "--help").out.splitlines()
    (at,) = [n for n, line in enumerate(lines) if line.startswith(" The root is the one")]
    assert lines[at + 1].startswith(" it on. The grade is a person's, or")
