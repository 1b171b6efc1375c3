"""The program as a process of its own: signals, pipes, help."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer

from factories import TEXT, Program
from whoseword.cli.main import app
from whoseword.ledger import open_ledger

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
