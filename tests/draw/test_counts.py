"""Pictures of what is counted: sources, events, flows, tempo, calibration."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foretold import happened
from whoseword.draw import calibration, events, flows, sources
from whoseword.draw import tempo as drawn
from whoseword.draw.grammar import Spec, Theme
from whoseword.foresee.tempo import tempo
from whoseword.ledger.base import SourceCount
from whoseword.model import SourceType, When, Word
from whoseword.model.forecast import Calibration, Measure
from whoseword.model.handover import Handover

LIGHT = Theme.LIGHT
COUNTS = st.lists(
    st.builds(
        SourceCount,
        st.text(min_size=1, max_size=6),
        st.sampled_from(SourceType),
        st.integers(0, 9),
        st.integers(0, 9),
        st.just(1),
    ),
    max_size=60,
)


def values(spec: Spec) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec["data"]["values"]
    return found


@given(COUNTS)
def test_sources_that_vouch_or_pass_on_are_drawn_and_the_rest_is_said(
    counts: list[SourceCount],
) -> None:
    telling = [one for one in counts if one.root or one.relay]
    spec = sources.of_counts(counts, LIGHT)
    if not telling:
        assert spec["mark"]["type"] == "text"
        return
    assert [row["all"] for row in values(spec)] == [c.root + c.relay for c in telling[:25]]
    assert (f"of {len(telling)}" in spec["title"]["subtitle"]) == (len(telling) > sources.SHOWN)


def test_an_event_on_parties_words_alone_has_a_square() -> None:
    every = [happened("2026-03", "KCNA", own=1), happened("2026-04", "KCNA", "Seoul", own=1)]
    every.append(happened("2026-05"))
    assert [row["shape"] for row in values(events.of_events(every, LIGHT))] == [
        "square",
        "circle",
        "circle",
    ]


@given(st.lists(st.integers(2000, 2040), min_size=1, max_size=60, unique=True))
def test_no_two_events_share_a_row(years: list[int]) -> None:
    long = "a very long name of a thing that somebody has fired"
    every = [happened(str(year), "KCNA", object=long) for year in years]
    rows = values(events.of_events(every, LIGHT))
    assert len({row["name"] for row in rows}) == len(rows) == min(len(years), events.SHOWN)
    assert max(len(row["name"]) for row in rows) <= events.LABEL + len(" [123456]")


SAYS = st.sampled_from(
    (
        (),
        (Word("Seoul", 1, 1),),
        (Word("KCNA", 1, 1, True),),
        (Word("KCNA", 1, 1, True, denies=True),),
    )
)
PARTIES = st.sampled_from(("North Korea", "Russia", "China", "Iran", "Syria", "Mali"))
HANDOVERS = st.lists(
    st.builds(
        lambda giver, taker, good, year, ahead, number, words: Handover(
            giver, taker, good, "", year, ahead, number, number + 1, (), words, ()
        ),
        PARTIES,
        PARTIES,
        st.sampled_from((None, "shells", "oil", "troops", "a very long name of some good")),
        st.sampled_from((None, 2023, 2024)),
        st.booleans(),
        st.integers(0, 5),
        SAYS,
    ).filter(lambda row: row.giver != row.taker),
    min_size=1,
    max_size=30,
)


@settings(deadline=None)
@given(HANDOVERS)
def test_both_directions_of_the_pairs_with_most_events_are_drawn(rows: list[Handover]) -> None:
    spec = flows.of_handovers(rows, LIGHT)
    pairs = [frozenset(way.split(" → ")) for way in spec["facet"]["row"]["sort"]]
    # A pair's directions stand together.
    assert [p for n, p in enumerate(pairs) if p not in pairs[:n]] == list(dict.fromkeys(pairs))
    assert all(pairs.index(p) + pairs.count(p) > n for n, p in enumerate(pairs))
    counts = {pair: sum(r.events for r in rows if {r.giver, r.taker} == pair) for pair in pairs}
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
    every = {frozenset((row.giver, row.taker)) for row in rows}
    assert len(set(pairs)) == min(len(every), flows.PAIRS)
    drawn_rows = values(spec)
    assert len(drawn_rows) == sum(frozenset((r.giver, r.taker)) in pairs for r in rows)
    assert all(len(row["good"]) <= flows.LABEL for row in drawn_rows)


@pytest.mark.parametrize(
    ("words", "number", "says"),
    [
        ((Word("Seoul", 1, 1), Word("KCNA", 1, 1, True)), 1, "others' word"),
        ((Word("KCNA", 1, 1, True),), 1, "own account only"),
        ((), 1, "the articles' own"),
        ((Word("KCNA", 1, 1, True, denies=True),), 0, "only denied"),
    ],
)
def test_on_whose_word_something_passed(words: tuple[Word, ...], number: int, says: str) -> None:
    row = Handover("Iran", "Russia", "drones", "", 2024, False, number, 1, (), words, ())
    [one] = values(flows.of_handovers([row], LIGHT))
    assert one["word"] == says


@settings(deadline=None)
@given(st.lists(st.integers(0, 700), min_size=1, max_size=30))
def test_columns_and_bands_cover_the_months_that_were_counted(days: list[int]) -> None:
    counted = tempo("test", [When.day(date(2022, 1, 1) + timedelta(day)) for day in days])
    columns, bands, lines = drawn.of_tempo(counted, "events", LIGHT)["layer"]
    assert sum(row["n"] for row in values(columns)) == len(days)
    stretches = values(bands)
    assert stretches[0]["from"] == counted.months[0].month.start.isoformat()
    assert [s["to"] for s in stretches[:-1]] == [s["from"] for s in stretches[1:]]
    assert all(s["low"] <= s["mean"] <= s["high"] for s in values(lines))


def test_a_band_with_too_few_cases_only_says_how_many() -> None:
    known = Calibration((0.55, 0.8), 20, 13, Measure(0.65, 0.43, 0.82), True)
    few = Calibration((0.2, 0.45), 2, 1, None, None)
    [one, other] = values(calibration.of_rows([few, known], LIGHT))
    assert (one["share"], one["low"], one["at"], one["label"]) == (None, None, 0.325, "1 of 2")
    assert (other["share"], other["at"], other["label"]) == (0.65, 0.65, "13 of 20")
