"""The tour's commands do what it says; its steps in the browser are in serve/test_browser.py."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from whoseword.cli.main import app
from whoseword.ledger import Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.serve.app import build

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"^```\n(.*?)^```", (ROOT / "docs/tour.md").read_text("utf-8"), re.M | re.S)
COMMANDS = [
    line for block in BLOCKS for line in block.splitlines() if line.startswith("whoseword ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the tour is walked: with the examples, as from a fresh clone."""
    here = tmp_path_factory.mktemp("tour")
    (here / "examples").symlink_to(ROOT / "examples")
    before = Path.cwd()
    try:
        import os

        os.chdir(here)
        yield here
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def walked(folder: Path) -> Path:
    """The folder after every command of the tour but `serve`, which would wait for visitors."""
    for command in COMMANDS:
        words = shlex.split(command)[1:]
        if words[0] == "serve":
            continue
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, f"{command}: {done.output} {done.exception}"
    return folder


@pytest.fixture
def toured(walked: Path) -> Iterator[Store]:
    with open_ledger("tour.db") as ledger:
        yield ledger


def test_the_tour_adds_finds_and_draws(walked: Path) -> None:
    assert {words.split()[1] for words in COMMANDS} >= {"add", "serve", "events", "draw", "brief"}
    assert (walked / "events.svg").read_text("utf-8").startswith("<svg")
    assert (walked / "timeline.png").read_bytes().startswith(b"\x89PNG")
    assert "<html" in (walked / "brief.html").read_text("utf-8")


def test_the_event_with_most_headlines_on_one_root_comes_first(toured: Store, pack: Pack) -> None:
    from starlette.testclient import TestClient

    client = TestClient(build(toured, pack), base_url="http://127.0.0.1")
    view = "/events?order=headlines&rests=one+root"
    assert view in (ROOT / "docs/tour.md").read_text("utf-8")
    found = client.get(f"/api{view}").json()["events"]
    assert found[0]["headlines"] == max(event["headlines"] for event in found) > 1
    assert {event["roots"] for event in found} == {1}
    page = client.get(view).text
    assert page.index(found[0]["id"]) < page.index(found[1]["id"])
