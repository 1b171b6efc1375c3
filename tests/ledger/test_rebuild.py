"""Events derived and judged in each database in turn."""

from __future__ import annotations

from happenings import add, article, events, groups, pack, page, said
from whoseword.flow import Judge, fresh_events
from whoseword.ledger import Store

JCS = {"sources": ["South Korea's Joint Chiefs of Staff"], "source_type": "military"}
ARTICLES = (
    article("a", said("North Korea fired a missile on Thursday, KCNA said")),
    article("b", said("The JCS saw a missile rise from Sunan", place="Sunan", **JCS)),
    article("c", said("It fired another one", date="2024-11-05"), published="2024-11-06"),
    article("d", said("It denied the launch", modality="denied", sources=["Kim Yo Jong"])),
)


def test_events_are_derived_judged_and_derived_again(store: Store) -> None:
    add(store, *ARTICLES)
    first, second = events(store)
    assert (first.roots, first.claims, first.grade.value) == (2, 2, "3")
    assert [voice.root for voice in page(store, first.id).voices] == [
        "KCNA",
        "South Korea's Joint Chiefs of Staff",
        "Kim Yo Jong",
    ]
    judge = Judge(store, pack(), "Ann")
    merged = judge.merge([first.id, second.id], "told twice")
    assert fresh_events(store, pack()) is None
    (one,) = events(store)
    assert page(store, one.id).judgements == (merged,)
    assert page(store, second.id).event == one
    judge.undo(merged.id)
    assert len(groups(store)) == 2
