"""How judged claims stand: whatever was judged and undone, and where nothing can be written."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from happenings import add, article, pack, said
from whoseword.errors import LedgerError
from whoseword.flow import events, fresh_events, fresh_standings
from whoseword.flow.judgements import keep
from whoseword.flow.standing import rebuild_standings, standings
from whoseword.ledger import ClaimFilter, Derived, Held, Store, open_ledger, sqlite
from whoseword.lexicon import Pack
from whoseword.model import Judgement, Modality, Plover, Ruling, When, in_force

WORDS = ("It fired a missile on Thursday", "It fired one on Friday", "It fired one on Sunday")
VALUES = {"actor": ("Iran", "North Korea", ""), "place": ("Sohae", ""), "type": ("attack", "test")}
PEOPLE = ("Ann", "Ben")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with three claims, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "kept.db"
    with open_ledger(str(path), create=True) as store:
        add(store, article("a", *map(said, WORDS)))
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    with open_ledger(str(shutil.copy(filled, tmp_path))) as ledger:
        yield ledger


def claims(store: Store) -> list[Held]:
    with store.view() as view:
        return list(view.claims())


def correct(store: Store, held: Held, slot: str, value: str) -> Judgement:
    return keep(store, "Ann", Ruling.CORRECT, claims=(held.anchor,), slot=slot, value=value)


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """Judgements on single claims, and undos of earlier ones, the latest rather than others."""
    slots = st.sampled_from([(slot, value) for slot, values in VALUES.items() for value in values])
    claim, who = st.integers(0, 2), st.sampled_from(PEOPLE)
    step = st.one_of(
        st.tuples(st.just("correct"), who, claim, slots),
        st.tuples(st.sampled_from(("confirm", "reject")), who, st.sets(claim, min_size=1)),
        st.tuples(st.just("undo"), who, st.integers(1, 4)),
    )
    return draw(st.lists(step, min_size=1, max_size=12))


def take(store: Store, read: Sequence[Held], steps: Sequence[tuple[Any, ...]]) -> list[Judgement]:
    """Do all steps, with a look after each; what was judged."""
    made: list[Judgement] = []
    for kind, *more in steps:
        if kind == "undo":
            who, back = more
            if made:
                undone = made[-min(back, len(made))].id
                made.append(keep(store, who, Ruling.UNDO, subject=undone))
        elif kind == "correct":
            who, claim, (slot, value) = more
            about = (read[claim].anchor,)
            made.append(keep(store, who, Ruling.CORRECT, claims=about, slot=slot, value=value))
        else:
            who, chosen = more
            about = tuple(read[claim].anchor for claim in sorted(chosen))
            made.append(keep(store, who, Ruling(kind), claims=about))
        fresh_standings(store, pack())
    return made


def expected(read: Held, made: Sequence[Judgement]) -> tuple[str | None, ...] | None:
    """Actor, place and type of a claim as they should stand; None where it's rejected."""
    mine = [one for one in in_force(made) if read.anchor in one.claims]
    verdicts = [one.kind for one in mine if one.kind is not Ruling.CORRECT]
    if verdicts and verdicts[-1] is Ruling.REJECT:
        return None
    slots = {one.slot: one.value for one in mine if one.kind is Ruling.CORRECT}
    claim = read.claim
    as_read = {"actor": claim.actor, "place": claim.place, "type": claim.type.value}
    return tuple(slots.get(slot, value) or None for slot, value in as_read.items())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=steps())
def test_whatever_was_judged_and_undone_claims_stand_as_if_derived_for_the_first_time(
    filled: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    path = shutil.copy(filled, tmp_path_factory.mktemp("judged"))
    with open_ledger(str(path)) as store:
        read = claims(store)
        made = take(store, read, steps)
        now = {held.evidence: held for held in claims(store)}
        with store.view() as view:
            assert view.standings() == standings(view, pack())
            assert view.built(Derived.STANDINGS) is not None or not made
            assert [view.as_read(one.claim.id).claim for one in read] == [r.claim for r in read]
        for one in read:
            held = now.get(one.evidence)
            found = held and (held.claim.actor, held.claim.place, held.claim.type.value)
            assert found == expected(one, made)
            assert held is None or held.anchor == one.anchor
        assert [h.evidence for h in now.values()] == [w for w in WORDS if w in now]


def test_what_went_with_a_slot_goes_with_it(store: Store) -> None:
    told = said("It may fire one in May", modality="predicted", probability=[0.55, 0.8])
    add(store, article("b", told))
    foretold = next(held for held in claims(store) if held.claim.probability)
    correct(store, foretold, "modality", "denied")
    correct(store, foretold, "date", "2025-05")
    fresh_standings(store, pack())
    held = next(one for one in claims(store) if one.key == foretold.key)
    assert (held.claim.modality, held.claim.probability) == (Modality.DENIED, None)
    assert held.claim.date == When.month(2025, 5)
    assert foretold.claim.plover == Plover(None)
    assert held.claim.plover.event == "REJECT"
    assert {reason.part for reason in held.claim.why} == {"modality", "date"}


@pytest.fixture
def only_read(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, ledgers may only be read."""
    return lambda: monkeypatch.setattr(sqlite, "writable", lambda path: False)


def test_a_ledger_that_can_only_be_read_is_looked_at_where_nothing_would_change(
    store: Store, tmp_path: Path, only_read: Callable[[], None]
) -> None:
    correct(store, claims(store)[0], "actor", "Iran")
    fresh_events(store, pack())
    add(store, article("b", said("Japan saw one fly")))
    with store.writer("recorded", "recorded") as writer:
        writer.add(article("c", said("Seoul saw one, too")).reading)
        writer.finish()
    store.close()
    before = (tmp_path / "kept.db").read_bytes()
    only_read()
    with open_ledger(str(tmp_path / "kept.db")) as looked:
        fresh_standings(looked, pack())
        assert [held.claim.actor for held in claims(looked)].count("Iran") == 1
    assert (tmp_path / "kept.db").read_bytes() == before


def test_it_says_so_where_it_would_show_what_no_longer_stands(
    store: Store, tmp_path: Path, only_read: Callable[[], None]
) -> None:
    correct(store, claims(store)[0], "actor", "Iran")
    store.close()
    only_read()
    with open_ledger(str(tmp_path / "kept.db")) as looked:
        with pytest.raises(LedgerError, match="can only be read here"):
            fresh_standings(looked, pack())
        assert [held.claim.actor for held in claims(looked)].count("Iran") == 0


def test_nothing_is_written_where_nobody_judged(filled: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(filled, tmp_path / "mine.db"))
    before = path.read_bytes()
    with open_ledger(str(path)) as store:
        fresh_standings(store, pack())
        assert len(claims(store)) == len(WORDS)
    assert path.read_bytes() == before


def test_a_rebuild_that_changes_nothing_leaves_all_as_it_is(store: Store) -> None:
    correct(store, claims(store)[1], "place", "Sohae")
    fresh_standings(store, pack())
    before = claims(store)
    rebuild_standings(store, pack())
    assert claims(store) == before
    with store.view() as view:
        (held,) = view.claims(ClaimFilter(text="Friday"))
    assert held.claim.place == "Sohae"


def test_what_is_judged_while_events_are_derived_makes_them_stale_and_not_wrong(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def judged_meanwhile(ledger: Store, pack: Pack) -> None:
        rebuild_standings(ledger, pack)
        keep(ledger, "Ben", Ruling.REJECT, claims=(claims(ledger)[0].anchor,))

    correct(store, claims(store)[1], "place", "Sohae")
    with monkeypatch.context() as patched:
        patched.setattr(events, "rebuild_standings", judged_meanwhile)
        built = events.rebuild_events(store, pack())
    assert built.claims == len(WORDS)
    again = fresh_events(store, pack())
    assert again
    assert again.claims == len(WORDS) - 1
    assert fresh_events(store, pack()) is None
