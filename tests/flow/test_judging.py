from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from happenings import add, article, events, groups, pack, page, said
from happenings import said as said_of
from whoseword.errors import LedgerError, UsageError
from whoseword.flow import Judge, judged, rebuild_events
from whoseword.ledger import Store, open_ledger
from whoseword.model import When

JCS = {"sources": ["South Korea's Joint Chiefs of Staff"], "source_type": "military"}
FIRST, SECOND = "It fired a missile on Thursday", "It fired another one on Saturday"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_ledger(str(tmp_path / "kept.db"), create=True) as ledger:
        add(
            ledger,
            article("a", said(FIRST)),
            article("b", said("A missile flew on Thursday", **JCS)),
            article("c", said(SECOND, date="2024-11-02"), published="2024-11-03"),
        )
        yield ledger


@pytest.fixture
def judge(store: Store) -> Judge:
    return Judge(store, pack(), "Ann")


def ids(store: Store) -> list[str]:
    return [event.id for event in events(store)]


def claim_id(store: Store, words: str) -> str:
    with store.view() as view:
        return next(held.claim.id for held in view.claims() if held.evidence == words)


def test_a_merge_holds_at_every_rebuild(store: Store, judge: Judge) -> None:
    before = ids(store)
    made = judge.merge(before, "one launch, told twice")
    assert len(events(store)) == 1
    add(store, article("d", said("Saturday's missile fell short", date="2024-11-02", **JCS)))
    rebuild_events(store, pack())
    (event,) = events(store)
    assert event.claims == 4
    assert page(store, event.id).judgements == (made,)
    assert {page(store, old).event.id for old in before} == {event.id}


def test_a_split_holds_when_a_copy_comes(store: Store, judge: Judge) -> None:
    thursday = ids(store)[0]
    judge.split(thursday, [claim_id(store, FIRST)])
    assert len(events(store)) == 3
    add(store, article("d", said(FIRST), publisher="Another paper"))
    assert frozenset({"a:0", "d:0"}) in groups(store)
    assert frozenset({"b:0"}) in groups(store)


def test_the_later_of_a_merge_and_a_split_holds(store: Store, judge: Judge) -> None:
    judge.merge(ids(store))
    judge.split(ids(store)[0], [claim_id(store, SECOND)])
    assert groups(store) == {frozenset({"a:0", "b:0"}), frozenset({"c:0"})}
    judge.merge(ids(store))
    assert len(events(store)) == 1


def test_splitting_the_founder_out_of_a_merger_leaves_the_rest_merged(
    store: Store, judge: Judge
) -> None:
    judge.merge(ids(store))
    judge.split(ids(store)[0], [claim_id(store, FIRST)])
    assert groups(store) == {frozenset({"a:0"}), frozenset({"b:0", "c:0"})}


def test_a_rejected_claim_is_in_no_event_until_that_is_undone(store: Store, judge: Judge) -> None:
    made = judge.reject([claim_id(store, SECOND)])
    assert len(events(store)) == 1
    judge.undo(made.id[:8])
    assert len(events(store)) == 2
    with store.view() as view:
        (first, by), (undo, still) = judged(view)
    assert (first, by, still) == (made, undo, None)


def test_what_is_undone_is_not_undone_again(store: Store, judge: Judge) -> None:
    made = judge.reject([claim_id(store, SECOND)])
    undo = judge.undo(made.id)
    with pytest.raises(UsageError) as refused:
        judge.undo(made.id)
    assert str(refused.value) == (
        f"{made.id}: it's undone already, by {undo.id} of {undo.at.date()} by Ann; "
        "undo that to bring it back."
    )
    judge.undo(undo.id)
    assert len(events(store)) == 1
    judge.undo(made.id)
    assert len(events(store)) == 2


def test_what_a_later_judgement_replaced_is_not_undone(store: Store, judge: Judge) -> None:
    thursday = ids(store)[0]
    made = judge.grade_event(thursday, "5")
    later = Judge(store, pack(), "Ben").grade_event(thursday, "2")
    with pytest.raises(UsageError, match=f"a later grade stands in its place, {later.id} of"):
        judge.undo(made.id)
    judge.undo(later.id)
    assert events(store)[0].grade.value == "5"


def test_one_takes_back_what_one_said_of_a_claim_whatever_others_say(
    store: Store, judge: Judge
) -> None:
    claim = claim_id(store, SECOND)
    mine, again = judge.reject([claim]), judge.confirm([claim])
    Judge(store, pack(), "Ben").reject([claim])
    with pytest.raises(UsageError, match=f"a later confirm stands in its place, {again.id}"):
        judge.undo(mine.id)
    assert judge.undo(again.id).subject == again.id


def test_a_corrected_date_moves_a_claim(store: Store, judge: Judge) -> None:
    judge.correct(claim_id(store, SECOND), "date", "2024-10-31")
    (event,) = events(store)
    assert event.claims == 3
    with store.view() as view:
        told = {held.evidence: held for held in view.claims()}
        read = view.as_read(told[SECOND].claim.id)
    assert told[SECOND].claim.date == event.date == When.parse("2024-10-31")
    assert read.claim.date == When.parse("2024-11-02")


def test_a_correction_is_kept_as_what_its_words_mean(store: Store, judge: Judge) -> None:
    made = judge.correct(claim_id(store, SECOND), "date", "on Thursday", "told so")
    assert made.value == "2024-10-31"
    assert judge.correct(claim_id(store, SECOND), "actor", "DPRK").value == "North Korea"
    assert made.why
    assert made.why.startswith("read as '2024-11-02' with confidence 0.")
    assert made.why.endswith("; told so")


@pytest.mark.parametrize("who", ["", "  ", "x" * 301])
def test_whoever_judges_has_a_name_of_some_length(store: Store, who: str) -> None:
    with pytest.raises(UsageError, match="needs a name of at most 300"):
        Judge(store, pack(), who)


def test_a_name_is_kept_on_one_line(store: Store) -> None:
    assert Judge(store, pack(), " Ann\n Lee ").merge(ids(store)).who == "Ann Lee"


@pytest.mark.parametrize(
    ("slot", "value"),
    [("date", "soonish"), ("type", "party"), ("quantity", "many"), ("colour", "red")],
)
def test_a_correction_must_make_sense(store: Store, judge: Judge, slot: str, value: str) -> None:
    with pytest.raises(UsageError, match=slot):
        judge.correct(claim_id(store, SECOND), slot, value)


def test_a_persons_grade_wins(store: Store, judge: Judge) -> None:
    thursday = ids(store)[0]
    judge.grade_event(thursday, "5", "the pictures are old")
    grade = events(store)[0].grade
    assert (grade.value, grade.by, grade.reasons) == ("5", "Ann", ("the pictures are old",))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("DPRK", "North Korea"),
        ("korean central  news agency", "KCNA"),
        ("south korea's joint chiefs of staff", "South Korea's Joint Chiefs of Staff"),
        ("park of yonder", "Park of Yonder"),
    ],
)
def test_a_source_is_graded_under_the_name_that_pack_or_ledger_has(
    store: Store, judge: Judge, said: str, name: str
) -> None:
    park = {"sources": ["Park of Yonder"], "source_type": "expert"}
    add(store, article("d", said_of("It will rain", **park)))
    assert judge.grade_source(said, "b").subject == name


def test_a_source_that_nobody_knows_is_not_graded(store: Store, judge: Judge) -> None:
    with pytest.raises(LedgerError) as refused:
        judge.grade_source("KCNAA", "A")
    assert str(refused.value).startswith(
        "KCNAA: neither the ledger nor the pack knows such a source; near it: KCNA"
    )
    with pytest.raises(LedgerError, match="'whoseword sources' lists those"):
        judge.grade_source("xqzqxq", "A")
    with pytest.raises(UsageError, match="a source has a name"):
        judge.grade_source("  ", "A")
    with store.view() as view:
        assert view.judgements() == ()


def test_a_grade_of_the_other_kind_says_which_to_give(store: Store, judge: Judge) -> None:
    thursday = ids(store)[0]
    with pytest.raises(UsageError) as refused:
        judge.grade_source(thursday[:8], "A")
    assert str(refused.value) == (
        f"{thursday} is an event: what an event's claims say is graded 1 to 6."
    )
    with pytest.raises(UsageError) as refused:
        judge.grade_event("KCNA", "3")
    assert str(refused.value) == "KCNA is a source: a source is graded A to F."


@pytest.mark.parametrize("value", ["7", "A", ""])
def test_an_event_is_graded_1_to_6(store: Store, judge: Judge, value: str) -> None:
    with pytest.raises(UsageError, match="1 to 6"):
        judge.grade_event(ids(store)[0], value)


def test_what_is_not_there_is_not_judged(store: Store, judge: Judge) -> None:
    with pytest.raises(LedgerError, match="no event"):
        judge.merge(["ffffffff", "eeeeeeee"])
    with pytest.raises(UsageError, match="two events"):
        judge.merge([ids(store)[0]])
    with pytest.raises(UsageError, match="leave some"):
        judge.split(ids(store)[1], [claim_id(store, SECOND)])
    with pytest.raises(UsageError, match="not all"):
        judge.split(ids(store)[0], [claim_id(store, SECOND)])
    with pytest.raises(LedgerError, match="no judgement"):
        judge.undo("ffff")
