"""A claim that two outlets make in one text, and that people judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from happenings import add, article, pack, said
from whoseword.errors import LedgerError
from whoseword.flow import Judge, fresh_standings
from whoseword.flow.about import about
from whoseword.ledger import Store
from whoseword.ledger.review import line_up
from whoseword.ledger.same import told_too

LAUNCH, SHELLS = "North Korea fired a missile on Thursday", "It sent shells to Russia"
PAPER = article("a", said(LAUNCH), said(SHELLS, type="transfer"), publisher="Paper")
OTHER = replace(PAPER, id="b", publisher="Other", published="2024-11-02")


@pytest.fixture
def judge(store: Store) -> Judge:
    """Two outlets run one text; the later one was added first."""
    add(store, OTHER)
    add(store, PAPER)
    return Judge(store, pack(), "Ann")


def ids(store: Store) -> dict[str, str]:
    """The claims' ids by their words."""
    with store.view() as view:
        return {held.evidence: held.claim.id for held in view.claims()}


@pytest.mark.parametrize("words", [LAUNCH, SHELLS])
def test_it_is_shown_in_the_earliest_however_it_stands(
    store: Store, judge: Judge, words: str
) -> None:
    launch, shells = (ids(store)[one] for one in (LAUNCH, SHELLS))
    judge.correct(launch, "actor", "Iran")
    judge.reject([shells])
    fresh_standings(store, pack())
    with store.browse() as look:
        held = look.claim({LAUNCH: launch, SHELLS: shells}[words])
        assert held.article.publisher == "Paper"
        assert held.judged
        assert held.claim.actor == ("Iran" if words == LAUNCH else "North Korea")
        assert [one.publisher for one in told_too(look, held)] == ["Other"]


def test_it_waits_once_in_the_review_as_it_was_read(store: Store, judge: Judge) -> None:
    launch, shells = (ids(store)[one] for one in (LAUNCH, SHELLS))
    with store.browse() as look:
        before = list(line_up(look, pack()))
    judge.correct(launch, "actor", "Iran")
    judge.reject([shells])
    fresh_standings(store, pack())
    with store.browse() as look:
        lined = look.those_as_read(line_up(look, pack()))
    assert len(before) == len(lined) == 2
    assert {one.claim.id: one.claim.actor for one in lined} == dict.fromkeys(
        (launch, shells), "North Korea"
    )


def test_an_ambiguous_id_names_each_claim_once_with_its_outlets(store: Store, judge: Judge) -> None:
    add(store, *(article(f"n{n}", said(f"Number {n} flew"), publisher="P") for n in range(40)))
    every = ids(store)
    first = next(c for c in every.values() if sum(o[0] == c[0] for o in every.values()) > 1)
    judge.correct(first, "actor", "Iran")
    fresh_standings(store, pack())
    with store.view() as view, pytest.raises(LedgerError) as raised:
        view.claim(first[0])
    assert str(raised.value).count(first) == 1


def test_what_was_judged_of_it_keeps_its_words(store: Store, judge: Judge) -> None:
    launch, shells = (ids(store)[one] for one in (LAUNCH, SHELLS))
    made = [judge.correct(launch, "actor", "Iran"), judge.reject([shells])]
    made.append(judge.undo(made[1].id))
    fresh_standings(store, pack())
    with store.browse() as look:
        found = about(look, pack(), made)
    assert [[one.words for one in found[j.id]] for j in made[:2]] == [[LAUNCH], [SHELLS]]
    (undone,) = found[made[2].id]
    assert SHELLS in (undone.words or "")


def test_on_whose_word_events_rest(store: Store, judge: Judge) -> None:
    with store.view() as view:
        named = {word.root for event in view.events() for word in event.words if word.root}
        assert view.roots_of_events() == tuple(sorted(named))
        assert named
