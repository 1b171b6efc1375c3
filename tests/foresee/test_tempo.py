from __future__ import annotations

from datetime import date
from math import log
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoseword.flow.tempo import tempo_of_table
from whoseword.foresee.changes import CHANGE, PoissonCost, changes
from whoseword.foresee.tempo import tempo
from whoseword.model import When
from whoseword.model.tempo import Month

TESTS = Path("/work/shared/data/reference/test.en.json")


def months(*counts: int) -> list[Month]:
    every = When.between(date(2001, 1, 1), date(2099, 12, 31)).months()
    return [Month(month, count) for month, count in zip(every, counts, strict=False)]


def dates(*counts: int) -> list[When | None]:
    return [When.day(m.month.start) for m in months(*counts) for _ in range(m.count)]


def made(*parts: tuple[float, int]) -> list[int]:
    """Counts by chance, always the same: so many months at each rate."""
    chance = np.random.default_rng(11)
    return [int(n) for mean, number in parts for n in chance.poisson(mean, number)]


def test_a_pause_and_the_rise_after_it_are_found() -> None:
    counts = made((2.0, 48), (0.0, 15), (6.0, 24))
    found = changes(months(*counts))
    assert [round(start / 3) for start, _ in found] == [0, 16, 21]


def test_one_rate_is_one_stretch() -> None:
    counts = made((1.5, 240))
    assert changes(months(*counts)) == [(0, 240)]


def test_a_thousand_years_of_silence_are_searched_in_no_time() -> None:
    every = [*([0] * 11_000), *([2] * 24), *([0] * 1000)]
    long = [
        Month(m, n)
        for m, n in zip(When.between(date(1, 1, 1), date(2999, 1, 1)).months(), every, strict=False)
    ]
    began = perf_counter()
    assert changes(long) == [(0, 11_000), (11_000, 11_024), (11_024, 12_024)]
    assert perf_counter() - began < 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.just(0), st.integers(0, 9)), min_size=2, max_size=9))
def test_no_other_cut_costs_less(counts: list[int]) -> None:
    signal = np.array([(count, 1.0) for count in counts])
    cost = PoissonCost().fit(signal)
    price = CHANGE * log(len(counts))

    def total(cuts: list[tuple[int, int]]) -> float:
        return sum(cost.error(*cut) + price for cut in cuts)

    def every(start: int) -> list[list[tuple[int, int]]]:
        if start == len(counts):
            return [[]]
        ends = range(start + 1, len(counts) + 1)
        return [[(start, end), *rest] for end in ends for rest in every(end)]

    assert total(changes(months(*counts))) == pytest.approx(min(map(total, every(0))))


def test_the_last_month_is_held_against_the_rate_before_it() -> None:
    found = tempo("test", dates(*[2] * 24, 9))
    assert found.unusual
    assert found.unusual.more
    assert found.unusual.before.exposure == 24
    assert found.unusual.expected == pytest.approx(48.5 / 24)
    assert found.unusual.probability < 0.001


def test_a_quiet_month_is_unusual_on_the_other_side() -> None:
    found = tempo("test", dates(*[6] * 24), until=date(2003, 1, 31))
    assert found.unusual
    assert not found.unusual.more
    assert found.unusual.probability < 0.01


def test_a_month_of_which_little_is_known_is_not_unusual_yet() -> None:
    found = tempo("test", dates(*[6] * 24), until=date(2003, 1, 2))
    assert found.unusual
    assert found.unusual.probability > 0.5


def test_one_month_alone_is_held_against_nothing() -> None:
    found = tempo("test", dates(3))
    assert (found.unusual, found.spread, len(found.stretches)) == (None, None, 1)


def test_nothing_has_no_rate() -> None:
    found = tempo("test", [])
    assert (found.rate, found.stretches, found.unusual, found.count) == (None, (), None, 0)


def test_salvoes_show_in_the_spread() -> None:
    chance = np.random.default_rng(3)
    salvoes = tempo("test", dates(*(5 * int(n) for n in chance.poisson(0.5, 120))))
    single = tempo("test", dates(*made((2.5, 120))))
    assert salvoes.spread
    assert single.spread
    assert salvoes.spread > 2 > single.spread


@pytest.mark.skipif(not TESTS.exists(), reason="the reference tables aren't on this machine")
def test_forty_years_of_missile_tests() -> None:
    (found,) = tempo_of_table(TESTS).tempos
    assert found.count == 339
    stretches = {stretch.first.iso(): stretch for stretch in found.stretches}
    pause = stretches["2017-12"]
    assert (pause.last.iso(), pause.count) == ("2019-03", 0)
    before, after = found.stretches[found.stretches.index(pause) - 1], stretches["2019-04"]
    assert before.rate.low > pause.rate.high
    assert after.rate.low > pause.rate.high
    assert stretches["2022-01"].rate.low > after.rate.mean
