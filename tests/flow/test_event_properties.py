"""What holds of events whatever was added, in whatever order, and whatever was judged."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from happenings import Article, add, article, events, groups, names, pack, said
from whoseword.flow import Judge, rebuild_events
from whoseword.ledger import Store, open_ledger
from whoseword.lexicon.outlets import outlet_name
from whoseword.model import Event, SourceType

# A ledger takes a while to make and to build; tests/resolve looks at many more cases without one.
FEW = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))

OUTLETS = ("Reuters", "Yonhap", "Harbour Ledger", None)
CHAINS: tuple[tuple[list[str], str], ...] = (
    ([], "none"),
    (["KCNA"], "state-media"),
    (["Yonhap", "South Korea's Joint Chiefs of Staff"], "military"),
    (["Reuters"], "media"),
    (["Reuters", "Jeffrey Lewis"], "expert"),
    (["Japan's Ministry of Defense"], "government"),
    (["analysts"], "expert"),
)
SENTENCES = tuple(
    f"{opening} {middle} {close}"
    for opening in ("North Korea fired", "The North is said to have launched", "Pyongyang tested")
    for middle in ("a missile from the area of the airfield", "what seemed to be a new projectile")
    for close in ("before dawn, and it fell into the sea", "which flew east for half an hour")
)
MORE = "\n".join(
    f"Paragraph {n} of the wire story tells at some length what was known before that day."
    for n in range(8)
)


@st.composite
def claims(draw: st.DrawFn) -> dict[str, Any]:
    """A claim about one of a few launches, on one of a few words."""
    chain, kind = draw(st.sampled_from(CHAINS))
    return said(
        draw(st.sampled_from(SENTENCES)),
        object=draw(st.sampled_from(("ballistic missile", "Hwasong-19", "cruise missile", None))),
        date=draw(st.sampled_from(("2024-10-31", "2024-11-01", "2024-11-05", "2024-10", None))),
        quantity=draw(st.sampled_from((None, {"value": 310, "unit": "km"}))),
        modality=draw(st.sampled_from(("asserted",) * 4 + ("possible", "denied", "predicted"))),
        sources=chain,
        source_type=kind,
    )


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, ...]:
    """A few articles, each with a tail of its own."""
    every = draw(st.lists(st.lists(claims(), min_size=1, max_size=3), min_size=2, max_size=5))
    return tuple(
        article(
            f"a{n}",
            *some,
            publisher=draw(st.sampled_from(OUTLETS)),
            published=draw(st.sampled_from(("2024-11-01", "2024-11-06", None))),
            more=f"Here ends the report of number {n}.",
        )
        for n, some in enumerate(every)
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "kept.db"
    open_ledger(str(path), create=True).close()
    return path


@contextmanager
def ledger(empty: Path) -> Iterator[Store]:
    """A fresh ledger."""
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copy(empty, folder)
        with open_ledger(str(path)) as store:
            yield store


def without_rows(found: Sequence[Event]) -> list[str]:
    return sorted(map(repr, found))


@FEW
@given(some=articles(), chance=st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_nothing(
    empty: Path, some: tuple[Article, ...], chance: random.Random
) -> None:
    copies = [replace(one, id=f"{one.id}-copy", more=one.more + MORE) for one in some]
    every = [*some, *copies]
    told = []
    for _ in range(2):
        chance.shuffle(every)
        with ledger(empty) as store:
            add(store, *every)
            with store.view() as view:
                shared = [[a.id for a in group.articles] for group in view.copies()]
            told.append((without_rows(events(store)), groups(store), sorted(map(sorted, shared))))
    assert told[0] == told[1]


@FEW
@given(some=articles(), data=st.data())
def test_a_copy_never_raises_corroboration(
    empty: Path, some: tuple[Article, ...], data: st.DataObject
) -> None:
    long = [replace(one, more=MORE + one.more) for one in some]
    with ledger(empty) as store:
        add(store, *long)
        before = {event.id: event.roots for event in events(store)}
        members = {event: _claims(store, event) for event in before}
        copied = data.draw(st.sampled_from(long))
        outlet = data.draw(st.sampled_from(("Daily Lantern", "Yonhap", "Reuters")))
        add(store, replace(copied, id="copy", publisher=outlet))
        after = [(event.roots, _claims(store, event.id)) for event in events(store)]
    for event, roots in before.items():
        now = [count for count, claims_of in after if claims_of & members[event]]
        assert max(now) <= max(roots, *_of_same(before, members, members[event]))


def _of_same(
    counts: dict[str, int], members: dict[str, frozenset[str]], claims_of: frozenset[str]
) -> list[int]:
    """The counts of the events that have one of these claims: a denial may be tied to several."""
    return [count for event, count in counts.items() if members[event] & claims_of]


def _claims(store: Store, event: str) -> frozenset[str]:
    with store.view() as view:
        return frozenset(
            f"{m.held.article.id}:{m.held.claim.id}"
            for m in view.members(event)
            if m.part.role.value == "account"
        ) or frozenset({event})


@FEW
@given(some=articles(), later=articles(), data=st.data())
def test_a_judgement_survives_every_rebuild(
    empty: Path, some: tuple[Article, ...], later: tuple[Article, ...], data: st.DataObject
) -> None:
    with ledger(empty) as store:
        add(store, *some)
        judge = Judge(store, pack(), "Ann")
        found = [event for event in events(store) if event.modality.value != "denied"]
        if len(found) > 1:
            merged = data.draw(st.lists(st.sampled_from(found), min_size=2, unique=True))
            one = frozenset().union(*(_claims(store, event.id) for event in merged))
            judge.merge([event.id for event in merged])
        else:
            one = frozenset()
        added = [replace(a, id=f"later-{a.id}", more=f"Later. {a.more}") for a in later]
        add(store, *added)
        rebuild_events(store, pack())
        homes = [_claims(store, event.id) for event in events(store)]
        assert not one or any(one <= home for home in homes)
        largest = max(homes, key=lambda home: (len(home), sorted(home)))
        if len(largest) > 1:
            _split_holds(store, judge, largest, later)


def _split_holds(
    store: Store, judge: Judge, event: frozenset[str], later: Sequence[Article]
) -> None:
    """Split one claim out; it stays out when more is added."""
    out, *rest = sorted(event)
    text = {place: place.split(":")[1] for place in event}
    home = next(e.id for e in events(store) if _claims(store, e.id) == event)
    others = [place for place in rest if text[place] != text[out]]
    if not others:
        return
    judge.split(home, [text[out]])
    add(store, *(replace(a, id=f"last-{a.id}", more=f"At last. {a.more}") for a in later))
    rebuild_events(store, pack())
    for now in (_claims(store, e.id) for e in events(store)):
        assert not (out in now and now & set(others))


@FEW
@given(some=articles())
def test_an_outlet_of_the_chain_never_counts_as_a_root(
    empty: Path, some: tuple[Article, ...]
) -> None:
    with ledger(empty) as store:
        add(store, *some)
        for event in events(store):
            with store.view() as view:
                for member in view.members(event.id):
                    chain = member.held.claim.sources
                    outlet = member.held.article.publisher
                    relays = {source.name for source in chain[:-1]}
                    assert member.part.root not in relays
                    assert not outlet or member.part.root != outlet_name(outlet, names())
                    kinds = {source.type for source in chain}
                    assert member.part.root or kinds <= {SourceType.MEDIA}
            assert all(word.root for word in event.words)
