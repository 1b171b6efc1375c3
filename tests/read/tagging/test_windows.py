from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.read.tagging.pieces import MAX_PIECES, quoted, shape
from whoseword.read.tagging.windows import pack, plan


@given(st.lists(st.integers(1, MAX_PIECES - 2), max_size=60))
def test_windows_fit_and_every_segment_is_read_once(lengths: list[int]) -> None:
    windows = plan(lengths)
    assert [i for _, own in windows for i in own] == list(range(len(lengths)))
    for shown, own in windows:
        assert own.start >= shown.start
        assert own.stop <= shown.stop
        assert 1 + sum(lengths[i] + 1 for i in shown) <= MAX_PIECES
    for (a, _), (b, _) in itertools.pairwise(windows):
        assert b.start <= a.stop < b.stop


@given(st.lists(st.integers(1, 254), max_size=40))
def test_packing_keeps_order(lengths: list[int]) -> None:
    assert [i for chosen in pack(lengths) for i in chosen] == list(range(len(lengths)))


def test_what_stands_in_quotation_marks() -> None:
    text = 'He said “no” and "yes, twice'
    assert "".join(c for c, q in zip(text, quoted(text), strict=True) if q) == "noyes, twice"


@pytest.mark.parametrize(
    ("token", "number"),
    [("said", 0), ("Kim", 1), ("NIS", 2), ("iPhone", 3), ("2nd", 4), ("—", 5), ("A", 1)],
)
def test_shapes(token: str, number: int) -> None:
    assert shape(token) == number
