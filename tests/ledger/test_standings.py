"""How judged claims stand, in each database in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import create_engine, insert, select

from happenings import Article, add, article, groups, pack, said
from happenings import events as events_of
from whoseword.flow import Judge, fresh_events, fresh_standings
from whoseword.flow.about import about
from whoseword.flow.judgements import keep
from whoseword.ledger import ClaimFilter, Derived, Held, Store, open_ledger
from whoseword.ledger.migrate import migrations
from whoseword.ledger.review import line_up
from whoseword.ledger.same import told_too
from whoseword.ledger.schema import (
    claim_sources,
    claims,
    documents,
    judgement_claims,
    judgements,
    readings,
    runs,
    sources,
    standings,
)
from whoseword.model import EventType, Modality, Ruling, SourceType, When

LAUNCH, SHELLS = "North Korea fired a missile on Thursday", "It sent shells to Russia"
MEETING = "The two met in Vladivostok"
ONE = article(
    "a",
    said(LAUNCH, place="Sunan"),
    said(SHELLS, type="transfer", recipient="Russia", object="shells", date="2024-11-02"),
    said(MEETING, type="meeting", recipient="Russia", object=None, place="Vladivostok", date=None),
    publisher="Paper",
)
EVERY = ClaimFilter()
ASSERTED, DENIED = Modality.ASSERTED, Modality.DENIED
TABLES = (runs, documents, readings, claims, sources, claim_sources, standings)


def told(store: Store, wanted: ClaimFilter = EVERY) -> dict[str, Held]:
    """The claims that stand, by their words."""
    fresh_standings(store, pack())
    with store.view() as view:
        return {held.evidence: held for held in view.claims(wanted)}


def key_of(store: Store, words: str) -> str:
    with store._engine.begin() as connection:
        return str(connection.scalar(select(claims.c.id).where(claims.c.evidence == words)))


def rows(store: Store) -> list[list[tuple[Any, ...]]]:
    """All that the tables of documents and claims hold."""
    with store._engine.begin() as connection:
        every = (connection.execute(select(t).order_by(*t.primary_key)) for t in TABLES)
        return [[tuple(row) for row in found] for found in every]


@pytest.fixture
def judge(store: Store) -> Judge:
    add(store, ONE)
    return Judge(store, pack(), "Ann")


def test_a_corrected_claim_stands_corrected_beside_what_was_read(
    store: Store, judge: Judge
) -> None:
    claim = key_of(store, LAUNCH)
    judge.correct(claim, "actor", "Iran", "its own agency says so")
    held = told(store)[LAUNCH]
    with store.view() as view:
        read, found = view.as_read(claim[:9]), view.claim(claim[:9])
    assert (held.claim.actor, held.claim.id) == ("Iran", claim)
    assert found == held
    assert held.judged
    assert (dict(held.judged.corrected), held.judged.who) == ({"actor": "North Korea"}, ("Ann",))
    assert (read.claim.actor, read.judged, read.key) == ("North Korea", None, held.key)
    assert held.anchor == read.anchor
    assert replace(held.claim, actor="North Korea", why=()) == read.claim
    assert [str(reason) for reason in held.claim.why] == ["actor: corrected by Ann"]


@pytest.mark.parametrize(
    ("words", "slot", "value", "before", "after"),
    [
        (LAUNCH, "actor", "Iran", {"actors": ("North Korea",)}, {"actors": ("Iran",)}),
        (SHELLS, "recipient", "Iran", {"recipients": ("Russia",)}, {"recipients": ("Iran",)}),
        (
            LAUNCH,
            "date",
            "2023-01-05",
            {"since": When.parse("2024-10-31")},
            {"until": When.year(2023)},
        ),
        (MEETING, "date", "2025-01", {"until": When.year(2024)}, {"since": When.year(2025)}),
        (LAUNCH, "type", "attack", {"types": (EventType.TEST,)}, {"types": (EventType.ATTACK,)}),
        (LAUNCH, "root", "Yonhap", {"roots": ("KCNA",)}, {"roots": ("yonhap",)}),
        (LAUNCH, "root", "Yonhap", {"sources": ("KCNA",)}, {"sources": ("Yonhap",)}),
        (
            SHELLS,
            "modality",
            "denied",
            {"modalities": (Modality.ASSERTED,)},
            {"modalities": (Modality.DENIED,)},
        ),
    ],
)
def test_filters_see_what_was_corrected_and_not_what_was_read(
    store: Store, judge: Judge, words: str, slot: str, value: str, before: Any, after: Any
) -> None:
    assert words not in told(store, ClaimFilter(**after))
    judge.correct(key_of(store, words), slot, value)
    assert words in told(store, ClaimFilter(**after))
    assert words not in told(store, ClaimFilter(**before))
    with store.browse() as look:
        assert look.how_many(ClaimFilter(**after)) == 1
        assert len(list(look.events(ClaimFilter(**after)))) == 1


def test_pages_and_counts_are_of_claims_as_they_stand(store: Store, judge: Judge) -> None:
    judge.correct(key_of(store, LAUNCH), "place", "Sohae")
    judge.correct(key_of(store, LAUNCH), "root", "Yonhap")
    judge.correct(key_of(store, LAUNCH), "date", "2023-05")
    judge.reject([key_of(store, MEETING)])
    standing = told(store)
    assert list(standing) == [LAUNCH, SHELLS]
    with store.browse() as look:
        launch, shells = standing[LAUNCH], standing[SHELLS]
        assert look.counts().claims == look.how_many() == 2
        assert look.newest(EVERY) == (shells, launch)
        assert [held for _, held in look.added(EVERY, 9)] == [shells, launch]
        assert [(month.month, month.source_type) for month in look.months()] == [
            ("2023-05", SourceType.MEDIA),
            ("2024-11", SourceType.STATE_MEDIA),
        ]
        assert [place.place for place in look.places()] == ["Sohae"]
        assert [name for name, *_ in look.roots()] == ["KCNA", "Yonhap"]
        assert [(c.name, c.root) for c in look.source_counts()] == [("KCNA", 1), ("Yonhap", 1)]
        assert [(c.name, c.root) for c in look.sources()] == [("KCNA", 1), ("Yonhap", 1)]
        assert look.claims_in(launch.article) == (launch, shells)
        assert look.claims_of([launch.article.key]) == (launch, shells)
        (span,) = [look.span()]
        assert span
        assert (span[0].isoformat(), span[1].isoformat()) == ("2023-05-01", "2024-11-02")
        (found,) = look.articles(ClaimFilter(roots=("Yonhap",)))
        assert found.claims == 2
        assert look.articles(ClaimFilter(types=(EventType.MEETING,))) == ()


def test_a_rejected_claim_is_nowhere_but_under_its_id(store: Store, judge: Judge) -> None:
    claim = key_of(store, LAUNCH)
    judge.reject([claim], "that was last year")
    assert LAUNCH not in told(store)
    assert not any("a:0" in group for group in groups(store))
    with store.view() as view:
        held = view.claim(claim)
    assert held.judged
    assert held.judged.rejected
    assert held.judged.verdict
    assert (held.judged.verdict.who, held.judged.verdict.why) == ("Ann", "that was last year")


def test_what_is_undone_is_as_it_was_read_to_the_last_row(store: Store, judge: Judge) -> None:
    before = rows(store)
    launch, shells = key_of(store, LAUNCH), key_of(store, SHELLS)
    made = [
        judge.correct(launch, "root", "a man whom nobody knows"),
        judge.correct(launch, "actor", "Iran"),
        judge.reject([shells]),
        judge.confirm([key_of(store, MEETING), launch]),
    ]
    assert rows(store) != before
    undone = [judge.undo(one.id) for one in made]
    assert rows(store) == before
    back = judge.undo(undone[0].id)
    assert rows(store) != before
    judge.undo(back.id)
    assert rows(store) == before


def test_claims_that_nobody_judged_are_left_alone(store: Store) -> None:
    add(store, ONE)
    before = rows(store)
    fresh_standings(store, pack())
    assert rows(store) == before
    with store.view() as view:
        assert view.standings() == {}
        assert all(held.judged is None for held in view.claims())


def again(store: Store, reader: str, claims_of: Iterable[dict[str, Any]]) -> None:
    """Read the article anew, by another reader that finds these claims."""
    reading = Article("a", tuple(claims_of), "Paper", more=ONE.more).reading
    document = ONE.reading.document
    found = (
        replace(claim, document=document.id, id=f"{reader}-{claim.id}", reader=reader)
        for claim in reading.claims
    )
    with store.writer(reader, "recorded") as writer:
        writer.add(replace(reading, document=document, claims=tuple(found)))
        writer.finish()


def test_a_correction_follows_its_claim_into_another_reading(store: Store, judge: Judge) -> None:
    old = key_of(store, LAUNCH)
    judge.correct(old, "actor", "Iran")
    judge.reject([key_of(store, MEETING)])
    again(store, "2", (claim | {"place": None} for claim in ONE.claims))
    now = told(store)
    assert list(now) == [LAUNCH, SHELLS]
    assert now[LAUNCH].claim.reader == "2"
    assert (now[LAUNCH].claim.actor, now[LAUNCH].claim.place) == ("Iran", None)
    with store.view() as view:
        assert view.claim(old).claim.actor == "Iran"
    assert [held.claim.actor for held in told(store, ClaimFilter(actors=("Iran",))).values()] == [
        "Iran"
    ]


def test_a_claim_of_another_type_is_still_found_by_the_one_that_was_read(
    store: Store, judge: Judge
) -> None:
    claim = key_of(store, LAUNCH)
    judge.correct(claim, "type", "attack")
    judge.confirm([claim], "seen from both sides")
    held = told(store)[LAUNCH]
    assert held.claim.type is EventType.ATTACK
    assert held.anchor.type is EventType.TEST
    assert held.judged
    assert held.judged.verdict
    assert held.judged.verdict.kind is Ruling.CONFIRM
    attack = next(event for event in events_of(store) if event.type is EventType.ATTACK)
    other = next(event for event in events_of(store) if event.type is EventType.TRANSFER)
    judge.merge([attack.id, other.id])
    assert any({"a:0", f"a:{len(LAUNCH) + 1}"} <= group for group in groups(store))
    judge.reject([claim])
    assert LAUNCH not in told(store)


def test_of_two_people_who_correct_one_slot_the_later_holds(store: Store, judge: Judge) -> None:
    claim = key_of(store, LAUNCH)
    judge.correct(claim, "actor", "Iran")
    bens = Judge(store, pack(), "Ben").correct(claim, "actor", "Russia")
    judge.correct(claim, "place", "Sohae")
    held = told(store)[LAUNCH]
    assert held.judged
    assert (held.claim.actor, held.judged.who) == ("Russia", ("Ben", "Ann"))
    judge.undo(bens.id)
    held = told(store)[LAUNCH]
    assert held.judged
    assert (held.claim.actor, held.judged.who) == ("Iran", ("Ann",))
    Judge(store, pack(), "Ben").correct(claim, "actor", "DPRK")
    held = told(store)[LAUNCH]
    assert held.judged
    assert held.claim.actor == "North Korea"
    assert dict(held.judged.corrected) == {"place": "Sunan"}


def test_the_last_verdict_on_a_claim_holds_whatever_else_it_was_on(
    store: Store, judge: Judge
) -> None:
    launch, shells = key_of(store, LAUNCH), key_of(store, SHELLS)
    judge.reject([launch])
    Judge(store, pack(), "Ben").confirm([launch, shells])
    assert {LAUNCH, SHELLS} <= set(told(store))
    judge.reject([shells, launch])
    assert set(told(store)) == {MEETING}


def test_a_judgement_holds_for_every_document_with_that_text(store: Store, judge: Judge) -> None:
    judge.correct(key_of(store, LAUNCH), "actor", "Iran")
    add(store, replace(ONE, id="b", publisher="Another paper"))
    with store.view() as view:
        copies = [held for held in view.claims() if held.evidence == LAUNCH]
    assert [held.claim.actor for held in copies] == ["Iran", "Iran"]
    assert len({held.key for held in copies}) == 2


def test_what_a_slot_cannot_take_changes_nothing(store: Store, judge: Judge) -> None:
    held = told(store)[LAUNCH]
    for slot, value in (("mood", "glad"), ("date", "soonish"), ("probability", "0.5")):
        keep(store, "Zoe", Ruling.CORRECT, claims=(held.anchor,), slot=slot, value=value)
    now = told(store)[LAUNCH]
    assert now == held


def test_events_that_are_not_derived_anew_yet_show_their_claims_as_they_stand(
    store: Store, judge: Judge
) -> None:
    launch = next(event for event in events_of(store) if event.type is EventType.TEST)
    anchor = told(store)[LAUNCH].anchor
    keep(store, "Ann", Ruling.CORRECT, claims=(anchor,), slot="actor", value="Iran")
    told(store)
    with store.view() as view:
        (member,) = view.members(launch.id)
        assert member.held.claim.actor == "Iran"
        assert view.events_of([member.held.key]) == {member.held.key: launch.id}
        assert [event.id for event in view.events(ClaimFilter(actors=("Iran",)))] == [launch.id]
    keep(store, "Ann", Ruling.REJECT, claims=(anchor,))
    told(store)
    with store.view() as view:
        assert view.members(launch.id) == ()
    fresh_events(store, pack())
    assert launch.id not in {event.id for event in events_of(store)}


def test_events_are_derived_from_no_more_than_claims_were_seen_to_stand_by(
    store: Store, judge: Judge
) -> None:
    judge.confirm([key_of(store, LAUNCH)])
    with store.view() as view:
        built, stood = view.built(), view.built(Derived.STANDINGS)
    assert built
    assert stood
    assert (built.readings, built.judgements) == (stood.readings, stood.judgements)


def test_a_ledger_from_before_stands_as_it_was_judged(place: str, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "today.db"), create=True) as today:
        add(today, ONE)
        claim = told(today)[LAUNCH]
        about = (claim.anchor,)
        made = keep(today, "Ann", Ruling.CORRECT, claims=about, slot="actor", value="Iran")
        _copy_as_it_was(today, place)
    with open_ledger(place) as store:
        assert told(store)[LAUNCH].claim.actor == "Iran"
        with store.view() as view:
            assert view.judgements() == (made,)
            assert view.as_read(claim.claim.id).claim == claim.claim


def _copy_as_it_was(today: Store, place: str) -> None:
    """A ledger with the same rows, of the form that ledgers had before standings."""
    url = place if "://" in place else f"sqlite:///{place}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as old, today._engine.begin() as connection:
        command.upgrade(migrations(old), "0005")
        for table in (*TABLES[:-1], judgements, judgement_claims):
            # The keys come from each database's own counting, from 1 in both.
            columns = [c for c in table.columns if c.name not in ("key", "as_read")]
            query = select(*columns).order_by(*table.primary_key)
            old.execute(insert(table), [dict(row._mapping) for row in connection.execute(query)])
    engine.dispose()


def test_a_corrected_or_rejected_claim_is_no_second_one(store: Store, judge: Judge) -> None:
    launch, shells = key_of(store, LAUNCH), key_of(store, SHELLS)
    made = [judge.correct(launch, "actor", "Iran"), judge.reject([shells])]
    with store.browse() as look:
        assert [told_too(look, look.claim(one)) for one in (launch, shells)] == [(), ()]
        lined = [look.those_as_read([key])[0].claim.id for key in line_up(look, pack())]
        assert sorted(lined) == sorted({launch, shells, key_of(store, MEETING)})
        told_of = about(look, pack(), made)
    assert [[(a.kind, a.id, a.words) for a in told_of[one.id]] for one in made] == [
        [("claim", launch, LAUNCH)],
        [("claim", shells, SHELLS)],
    ]
