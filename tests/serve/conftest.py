"""A workbench to test: over a small ledger made by hand, and over the shipped examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from factories import document, first, reading, second
from whoseword.ledger import Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Reading
from whoseword.serve.access import Access
from whoseword.serve.app import build

HERE = "http://127.0.0.1:8765"
NASTY = (
    'He said "<script>alert(1)</script>" & \u202eevil\u202c \x00 \ud83d -- North Korea tested five '
    "missiles on Thursday, KCNA said.\n<img src=x onerror=alert(1)>\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A ledger with two articles, one of them full of tricks."""
    with open_ledger(str(tmp_path / "w.db"), create=True) as ledger:
        with ledger.writer("1", "p") as writer:
            given = {"publisher": "Yonder News", "url": "https://yonder.example/1"}
            of = document(id="five/missiles", **given)
            writer.add(reading(of, first(of, place="Wonsan"), second(of, place="Rason")))
            tricky = document(NASTY, id="tricky", title="<b>\u202eBold</b>", publisher="<i>O</i>")
            writer.add(Reading(tricky, (), (first(tricky),)))
            writer.finish()
        yield ledger


@pytest.fixture
def client(store: Store, pack: Pack) -> TestClient:
    """A browser without scripts, on the loopback."""
    return TestClient(build(store, pack), base_url=HERE, follow_redirects=False)


@pytest.fixture
def guarded(store: Store, pack: Pack) -> TestClient:
    """The same workbench, bound beyond the loopback with a token."""
    access = Access("0.0.0.0", "a long enough token", ("desk.example",))
    app = build(store, pack, access)
    return TestClient(app, base_url="http://desk.example:8765", follow_redirects=False)
