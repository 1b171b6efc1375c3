"""Programs that add are killed at random moments, and run beside each other, for real."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from factories import TEXT, HandReader
from whoseword.flow import add_articles
from whoseword.ledger import open_ledger

ARTICLES = 120
KILLS = 6
ADD = """
import sys
sys.path.insert(0, sys.argv[3])
from factories import HandReader
from whoseword.flow import add_articles
from whoseword.ledger import open_ledger
print("ready", flush=True)
with open_ledger(sys.argv[1], create=True) as ledger:
    add_articles([sys.argv[2]], HandReader(), ledger, pack="p")
"""
# Documents without a reading, readings without all their claims, claims without all their chain.
BROKEN = """
SELECT d.key FROM documents d WHERE NOT EXISTS
  (SELECT 1 FROM readings r WHERE r.document = d.key)
UNION ALL SELECT r.key FROM readings r WHERE
  (SELECT count(*) FROM claims c WHERE c.reading = r.key) <> 2
UNION ALL SELECT c.key FROM claims c WHERE NOT EXISTS
  (SELECT 1 FROM claim_sources s WHERE s.claim = c.key AND s.root)
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = (json.dumps({"id": f"a{n}", "text": f"{TEXT}Page {n}."}) for n in range(ARTICLES))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_killed_at_any_moment_the_ledger_is_whole_and_adding_again_completes_it(
    place: str, articles: Path
) -> None:
    moments = random.Random(7)
    for _ in range(KILLS):
        _add_and_kill(place, articles, moments.uniform(0.0, 0.5))
        _check(place)
    with open_ledger(place, create=True) as ledger:
        tally = add_articles([articles], HandReader(), ledger, pack="p")
        with ledger.view() as view:
            assert len(list(view.claims())) == 2 * ARTICLES
    assert tally.added + tally.unchanged == ARTICLES


def test_programs_that_add_at_once_keep_each_article_once(place: str, articles: Path) -> None:
    programs = [_adding(place, articles) for _ in range(3)]
    assert [program.wait(timeout=120) for program in programs] == [0, 0, 0]
    for program in programs:
        program.communicate()
    _check(place)
    with open_ledger(place) as ledger, ledger.view() as view:
        assert len(list(view.claims())) == 2 * ARTICLES


def _adding(place: str, articles: Path) -> subprocess.Popen[bytes]:
    tests = str(Path(__file__).parents[1])
    command = [sys.executable, "-c", ADD, place, str(articles), tests]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def _add_and_kill(place: str, articles: Path, after: float) -> None:
    """Begin to add, and kill the program `after` seconds from when it opens the ledger."""
    with _adding(place, articles) as program:
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(after)
        program.send_signal(signal.SIGKILL)


def _check(place: str) -> None:
    with open_ledger(place, create=True) as ledger, ledger._engine.begin() as connection:
        assert connection.execute(text(BROKEN)).all() == []
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
