from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factories import document, first, reading, second
from foretold import happened
from whoseword.errors import LedgerError, UsageError
from whoseword.flow.forecasts import Book, forecast_book, resolve_forecast
from whoseword.ledger import Basis, ClaimFilter, Gathered, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import EventType, Membership, Outcome, Role
from whoseword.model.forecast import Standing


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    """One forecast, in two copies of a story, beside a test that was."""
    with open_ledger(str(tmp_path / "t.db"), create=True) as store:
        with store.writer("1", "p") as writer:
            for of in (document(), document(id="copy", url="https://example.com/copy")):
                writer.add(reading(of, first(of), second(of)))
        yield store


def book(ledger: Store, pack: Pack, today: str = "2026-06-01", **wanted: object) -> Book:
    with ledger.view() as view:
        chosen = ClaimFilter(**wanted)  # type: ignore[arg-type]
        return forecast_book(view, pack, chosen, today=date.fromisoformat(today))


def test_the_book_of_a_ledger(ledger: Store, pack: Pack) -> None:
    (entry,) = book(ledger, pack).entries
    assert (entry.forecast.forecaster, entry.forecast.headlines) == ("analysts", 2)
    assert (entry.standing, entry.resolution, entry.base) == (Standing.OPEN, None, None)
    (late,) = book(ledger, pack, "2027-01-01").entries
    assert late.standing is Standing.DUE


def test_a_book_of_other_claims_is_empty(ledger: Store, pack: Pack) -> None:
    assert book(ledger, pack, types=(EventType.VISIT,)).entries == ()


def test_an_outcome_is_proposed(ledger: Store, pack: Pack) -> None:
    with ledger.view() as view:
        held = next(view.claims())
    sent = happened(
        "2026-02-01", "Seoul", type=EventType.TRANSFER, recipient="Russia", object="shell"
    )
    part = Membership(held.key, Role.ACCOUNT, "g", "Seoul", False)
    with ledger.keeper() as keeper:
        keeper.keep([Gathered(sent, held.key, (part,))], (), Basis("1", 1, 0))
    found = book(ledger, pack)
    assert found.built
    (proposal,) = found.entries[0].proposals
    assert (proposal.event, proposal.sure, proposal.roots) == (sent.id, True, 1)


def test_a_person_resolves_and_the_last_word_holds(ledger: Store, pack: Pack) -> None:
    (entry,) = book(ledger, pack).entries
    resolve_forecast(ledger, pack, entry.forecast.id[:6], Outcome.TRUE, who="Ann", why="seen")
    (after,) = book(ledger, pack).entries
    assert after.resolution
    assert (after.resolution.outcome, after.resolution.by) == (Outcome.TRUE, "Ann")
    assert after.standing is Standing.RESOLVED
    assert after.score
    assert after.score.brier.middle == pytest.approx(0.325**2)
    resolve_forecast(ledger, pack, entry.forecast.id, Outcome.UNCLEAR, who="Bob")
    (last,) = book(ledger, pack).entries
    assert last.resolution
    assert (last.resolution.outcome, last.score) == (Outcome.UNCLEAR, None)


def test_a_resolution_outlives_another_reader(ledger: Store, pack: Pack) -> None:
    (entry,) = book(ledger, pack).entries
    resolve_forecast(ledger, pack, entry.forecast.id, Outcome.FALSE, who="Ann")
    with ledger.writer("2", "p") as writer:
        for of in (document(), document(id="copy", url="https://example.com/copy")):
            writer.add(reading(of, second(of, id="other", place="Rason", reader="2")))
    (after,) = book(ledger, pack).entries
    assert after.resolution
    assert after.resolution.outcome is Outcome.FALSE


def test_scores_of_the_book(ledger: Store, pack: Pack) -> None:
    (entry,) = book(ledger, pack).entries
    resolve_forecast(ledger, pack, entry.forecast.id, Outcome.TRUE, who="Ann")
    found = book(ledger, pack)
    assert found.score(1).cases == 1
    assert [one.group for one in found.by_source_type(1)] == ["expert"]
    assert found.calibration(1)[0].happened == 1
    assert found.score().brier is None


def test_what_cannot_be_resolved_is_refused(ledger: Store, pack: Pack) -> None:
    with pytest.raises(LedgerError, match="no forecast"):
        resolve_forecast(ledger, pack, "zz", Outcome.TRUE, who="Ann")
    (entry,) = book(ledger, pack).entries
    with pytest.raises(UsageError, match="name"):
        resolve_forecast(ledger, pack, entry.forecast.id, Outcome.TRUE, who=" ")
