from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factories import document, first, reading, second
from foretold import happened
from whoseword.flow.compare import Compared, compare_table
from whoseword.ledger import Basis, Gathered, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Account, Conflict, Membership, Role


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    """A test that KCNA tells of, in two copies of a story."""
    with open_ledger(str(tmp_path / "t.db"), create=True) as store:
        with store.writer("1", "p") as writer:
            for of in (document(), document(id="copy", url="https://example.com/copy")):
                writer.add(reading(of, first(of), second(of)))
        yield store


def provocations(folder: Path, *days: str, **given: Any) -> Path:
    plain = {"cat": "missile", "event": "A launch", "desc": "", "source": "", "url": ""}
    path = folder / "p.jsonl"
    rows = [{"date": day, **plain, **given} for day in days]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def compared(ledger: Store, pack: Pack, path: Path, roots: int = 1) -> Compared:
    with ledger.view() as view:
        return compare_table(view, pack, path, roots=roots)


def test_a_table_beside_claims(ledger: Store, pack: Pack, tmp_path: Path) -> None:
    found = compared(ledger, pack, provocations(tmp_path, "2025-12-25", "2024-03-03", "?"))
    assert found.of == "claims"
    assert found.counts == {
        "rows": 2,
        "of_months_with_articles": 1,
        "found": 1,
        "differing": 0,
        "missing": 1,
        "extra": 0,
        "refused": 1,
    }
    assert found.found[1].reasons[0] == "the ledger has no article of 2024-03"


def test_what_the_table_lacks(ledger: Store, pack: Pack, tmp_path: Path) -> None:
    path = provocations(tmp_path, "2025-11-01", "2026-01-20")
    (extra,) = compared(ledger, pack, path).extra
    assert extra.cells["date"] == "2025-12-25"
    assert extra.cells["desc"] == "North Korea tested five missiles on Thursday"
    assert set(extra.cells) == {"date", "cat", "event", "desc", "source", "url"}
    assert extra.reasons[1] == "on the word of KCNA"
    assert compared(ledger, pack, path, roots=2).extra == ()


def test_extra_is_what_lies_in_the_tables_time(ledger: Store, pack: Pack, tmp_path: Path) -> None:
    path = provocations(tmp_path, "2026-01-02", "2026-01-20")
    assert compared(ledger, pack, path).extra == ()


def test_a_table_beside_events(ledger: Store, pack: Pack, tmp_path: Path) -> None:
    with ledger.view() as view:
        held = next(view.claims())
    accounts = (Account("2025-12-24", ("Seoul",)), Account("2025-12-23", ("KCNA",)))
    test = happened("2025-12-24", "Seoul", "KCNA", conflicts=(Conflict("date", accounts),))
    part = Membership(held.key, Role.ACCOUNT, "g", "Seoul", False)
    with ledger.keeper() as keeper:
        keeper.keep([Gathered(test, held.key, (part,))], (), Basis("1", 1, 0))
    found = compared(ledger, pack, provocations(tmp_path, "2025-12-23"))
    assert found.of == "events"
    (one,) = found.found
    (difference,) = one.differences
    assert (difference.slot, difference.agree) == ("date", ("KCNA",))
    assert one.occurrence
    assert one.occurrence.id == test.id


def test_a_table_of_parties_lacks_only_what_names_them(
    ledger: Store, pack: Pack, tmp_path: Path
) -> None:
    rows = [
        {"year": y, "month": 6, "day": 1, "headline": "A", "text": "B", "source": "", "tag": "x"}
        for y in (2025, 2026)
    ]
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert compared(ledger, pack, path).extra == ()
