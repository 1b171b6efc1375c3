"""What claims are gathered into, without a ledger: many small cases."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from happenings import Article, names, pack, said
from whoseword.model import Anchor, Judgement, Ruling
from whoseword.resolve import Facts, FactsOf, Resolved, resolve

FACTS_OF = FactsOf(pack(), names())
WORDS = tuple(f"account {n} speaks of what rose from the coast that day" for n in range(6))
NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)


@st.composite
def told(draw: st.DrawFn) -> dict[str, Any]:
    """What one claim says."""
    kind = draw(st.sampled_from(("test", "test", "transfer", "statement")))
    return said(
        draw(st.sampled_from(WORDS)),
        type=kind,
        actor=draw(st.sampled_from(("North Korea", "Kim Jong Un", "Iran", None))),
        recipient=draw(st.sampled_from((None, "Russia"))) if kind == "transfer" else None,
        object=draw(st.sampled_from(("missile", "ballistic missile", "cruise missile", None))),
        date=draw(st.sampled_from(("2024-10-31", "2024-11-01", "2024-11-04", "2024-10", None))),
        place=draw(st.sampled_from((None, "Pyongyang", "Punggye-ri"))),
        modality=draw(st.sampled_from(("asserted", "asserted", "planned", "denied"))),
        sources=draw(st.sampled_from(([], ["KCNA"], ["Jeffrey Lewis"]))),
    )


def facts(number: int, record: dict[str, Any]) -> Facts:
    """A claim alone in its article."""
    reading = Article(f"a{number}", (record,), more=f"The end of {number}.").reading
    document, (claim,) = reading.document, reading.claims
    return FACTS_OF.of(
        claim,
        key=number,
        anchor=Anchor(document.digest, claim.evidence, claim.type, claim.id),
        evidence=record["evidence"],
        document=document.id,
        group=document.digest,
        root=claim.root.name if claim.root else "",
        published=document.published.when if document.published else None,
    )


every_claim = st.lists(told(), min_size=2, max_size=14).map(
    lambda records: [facts(n, record) for n, record in enumerate(records)]
)


def gathered(resolved: Resolved) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    """Each happening's id with its claims' documents and roles."""
    return {
        (h.id, frozenset((part.facts.document, part.role.value) for part in h.parts))
        for h in resolved.happenings
    }


@settings(max_examples=60, deadline=None)
@given(every_claim, st.randoms(use_true_random=False))
def test_neither_order_nor_rows_matter(claims: list[Facts], chance: random.Random) -> None:
    before = gathered(resolve(claims, ()))
    rows = chance.sample(range(100), len(claims))
    moved = [replace(one, key=row) for one, row in zip(claims, rows, strict=True)]
    chance.shuffle(moved)
    assert gathered(resolve(moved, ())) == before


@settings(max_examples=60, deadline=None)
@given(every_claim)
def test_every_claim_is_somewhere_and_an_account_of_one(claims: list[Facts]) -> None:
    resolved = resolve(claims, ())
    parts = [part for happening in resolved.happenings for part in happening.parts]
    assert {part.facts.key for part in parts} == {one.key for one in claims}
    accounts = [part.facts.key for part in parts if part.role.value == "account"]
    assert len(accounts) == len(set(accounts))
    assert len({happening.id for happening in resolved.happenings}) == len(resolved.happenings)


@settings(max_examples=60, deadline=None)
@given(every_claim, st.data())
def test_a_merge_joins_and_a_split_parts_whatever_the_rules_say(
    claims: list[Facts], data: st.DataObject
) -> None:
    accounts = [one for one in claims if one.standing.value != "denied"]
    if len(accounts) < 2:
        return
    one, other = data.draw(st.permutations(accounts))[:2]
    kind = data.draw(st.sampled_from((Ruling.MERGE, Ruling.SPLIT)))
    made = Judgement("Ann", NOON, kind, (one.anchor,), (other.anchor,))
    for order in (claims, claims[::-1]):
        resolved = resolve(order, (made,))
        homes = [{part.facts.key for part in h.parts} for h in resolved.happenings]
        together = any({one.key, other.key} <= home for home in homes)
        assert together == (kind is Ruling.MERGE)


def test_series_of_three_in_a_week_are_three() -> None:
    days = ("2024-10-31", "2024-11-02", "2024-11-05")
    claims = [
        facts(10 * n + m, said(f"account {m} of the launch on {day}", date=day))
        for n, day in enumerate(days)
        for m in range(4)
    ]
    happenings = resolve(claims, ()).happenings
    assert sorted(len(happening.parts) for happening in happenings) == [4, 4, 4]
