from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import document, first, reading, second
from whoseword.ledger import Added, Store
from whoseword.model import Anchor, EventType, Judgement, Ruling, Span, ended, in_force

NOON = datetime(2025, 12, 27, 12, tzinfo=UTC)


def anchor(start: int = 0, digest: str = "d") -> Anchor:
    return Anchor(digest, Span(start, start + 5), EventType.TEST, "c")


def judged(kind: Ruling = Ruling.CONFIRM, minutes: int = 0, **given: object) -> Judgement:
    at = NOON + timedelta(minutes=minutes)
    plain = {"who": "Ann", "at": at, "kind": kind, "claims": (anchor(),)}
    return Judgement(**{**plain, **given})  # type: ignore[arg-type]


def test_each_that_no_longer_holds_is_told_by_which_one_it_was_ended() -> None:
    first_grade = judged(Ruling.GRADE, claims=(), subject="KCNA", value="C")
    second_grade = judged(Ruling.GRADE, 1, claims=(), subject="KCNA", value="D")
    undo = judged(Ruling.UNDO, 2, claims=(), subject=second_grade.id)
    redo = judged(Ruling.UNDO, 3, claims=(), subject=undo.id)
    assert ended([first_grade, second_grade]) == {first_grade.id: second_grade}
    assert ended([first_grade, second_grade, undo]) == {second_grade.id: undo}
    assert ended([first_grade, second_grade, undo, redo]) == {
        first_grade.id: second_grade,
        undo.id: redo,
    }


def test_judgements_come_back_as_they_went_in(store: Store) -> None:
    every = (
        judged(Ruling.MERGE, others=(anchor(9), anchor(20)), why="one launch\x00"),
        judged(Ruling.CORRECT, slot="object", value=""),
        judged(Ruling.GRADE, claims=(), subject="KCNA", value="C"),
    )
    with store.keeper() as keeper:
        assert [keeper.judge(judgement) for judgement in every] == [Added.NEW] * 3
        assert keeper.judge(every[1]) is Added.UNCHANGED
    with store.view() as view:
        assert view.judgements() == every
        assert view.judgements()[0].others[0].claim == "c"


def test_a_judgement_says_its_time_in_utc() -> None:
    with pytest.raises(ValueError, match="UTC"):
        judged(at=datetime(2025, 12, 27, 12, tzinfo=timezone(timedelta(hours=9))))
    with pytest.raises(ValueError, match="UTC"):
        judged(at=datetime(2025, 12, 27, 12))  # noqa: DTZ001


def test_the_last_on_a_matter_holds() -> None:
    merged = judged(Ruling.MERGE, others=(anchor(9),))
    split = judged(Ruling.SPLIT, 1, claims=(anchor(9),), others=(anchor(),))
    other = judged(Ruling.REJECT, 2)
    assert in_force([merged, split, other]) == (split, other)


def test_an_undone_judgement_does_not_hold_until_the_undo_is_undone() -> None:
    merged = judged(Ruling.MERGE, others=(anchor(9),))
    undo = judged(Ruling.UNDO, 1, claims=(), subject=merged.id)
    redo = judged(Ruling.UNDO, 2, claims=(), subject=undo.id)
    assert in_force([merged, undo]) == ()
    assert in_force([merged, undo, redo]) == (merged,)


def test_undoing_the_last_brings_back_the_one_before() -> None:
    first_grade = judged(Ruling.GRADE, claims=(), subject="KCNA", value="C")
    second_grade = judged(Ruling.GRADE, 1, claims=(), subject="KCNA", value="D")
    undo = judged(Ruling.UNDO, 2, claims=(), subject=second_grade.id)
    assert in_force([first_grade, second_grade, undo]) == (first_grade,)


@given(st.lists(st.sampled_from([Ruling.CONFIRM, Ruling.REJECT, Ruling.MERGE, Ruling.SPLIT])))
@settings(max_examples=50)
def test_undoing_everything_leaves_nothing(kinds: list[Ruling]) -> None:
    made = [judged(kind, minutes) for minutes, kind in enumerate(kinds)]
    undone = [
        judged(Ruling.UNDO, 1000 + n, claims=(), subject=judgement.id)
        for n, judgement in enumerate(made)
    ]
    assert in_force([*made, *undone]) == ()
    assert len(in_force(made)) <= 2


def test_held_claims_have_anchors_that_outlive_their_reader(store: Store) -> None:
    of = document()
    for version in ("1", "2"):
        claims = (first(of, reader=version), second(of, reader=version))
        with store.writer(version, "p") as writer:
            writer.add(reading(of, *(replace(c, id=f"{version}{c.id[1:]}") for c in claims)))
    with store.view() as view:
        held = next(view.claims())
    assert held.claim.reader == "2"
    assert held.anchor == Anchor(of.digest, held.claim.evidence, EventType.TEST)
    assert held.key == 3
