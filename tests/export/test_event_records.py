"""Events and judgements as records."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foretold import happened
from whoseword.export.events import event_record, judgement_from, judgement_record
from whoseword.model import Anchor, EventType, Judgement, Ruling, Span

ANCHORS = st.builds(
    lambda digest, start, size, kind: Anchor(digest, Span(start, start + size), kind, "c"),
    st.text("0123456789abcdef", min_size=4, max_size=8),
    st.integers(0, 999),
    st.integers(1, 99),
    st.sampled_from(EventType),
)
WORDS = st.one_of(st.none(), st.text(st.characters(codec="utf-8"), max_size=12))
JUDGEMENTS = st.builds(
    Judgement,
    st.text(st.characters(codec="utf-8"), max_size=8),
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(Ruling),
    st.lists(ANCHORS, max_size=2).map(tuple),
    st.lists(ANCHORS, max_size=2).map(tuple),
    WORDS,
    WORDS,
    WORDS,
    WORDS,
)


@given(JUDGEMENTS)
def test_a_judgement_comes_back_from_its_record(judgement: Judgement) -> None:
    record = json.loads(json.dumps(judgement_record(judgement)))
    assert judgement_from(record) == judgement


@given(JUDGEMENTS, st.sampled_from(("who", "why", "subject", "value")))
def test_a_record_that_somebody_changed_is_refused(judgement: Judgement, field: str) -> None:
    record = judgement_record(judgement)
    record[field] = f"{record[field]}, or so they say"
    with pytest.raises(ValueError, match="its content has changed"):
        judgement_from(record)


@pytest.mark.parametrize("field", ["who", "at", "kind", "claims", "others", "why", "id"])
def test_a_record_without_a_part_is_refused(field: str) -> None:
    made = Judgement("Ann", datetime(2024, 11, 7, tzinfo=UTC), Ruling.CONFIRM)
    record = judgement_record(made)
    del record[field]
    with pytest.raises(ValueError, match=r"no such part|its content has changed"):
        judgement_from(record)


def test_an_events_record_counts_roots_as_the_event_does() -> None:
    event = happened("2026-03", "KCNA", "Seoul", own=1, place="Sohae")
    event = replace(event, words=(*event.words, replace(event.words[0], root="UN", denies=True)))
    record = json.loads(json.dumps(event_record(event)))
    assert (record["date"], record["first_seen"], record["place"]) == ("2026-03", None, "Sohae")
    assert (record["roots"], record["self_reporting"]) == (2, 1)
    assert [word["denies"] for word in record["words"]] == [False, False, True]
    assert record["grade"] == {"value": "6", "reasons": [], "by": None}
