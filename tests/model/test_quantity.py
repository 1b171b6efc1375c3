"""Units as said, and in metric ones beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import Quantity
from whoseword.model.quantity import FACTORS


@pytest.mark.parametrize(
    ("said", "metric"),
    [
        (Quantity(100, "miles"), Quantity(160.934, "km")),
        (Quantity(210, "nautical miles"), Quantity(388.92, "km")),
        (Quantity((10, 20), "feet"), Quantity((3.048, 6.096), "m")),
        (Quantity(8700, "tonnes"), Quantity(8_700_000, "kg")),
        (Quantity(350, "kilometres"), Quantity(350, "km")),
        (Quantity(20, "tons"), None),
        (Quantity(5, "missiles"), None),
        (Quantity(5, "USD"), None),
    ],
)
def test_what_a_unit_comes_to(said: Quantity, metric: Quantity | None) -> None:
    assert said.metric == metric


@given(low=st.floats(0, 1e9), more=st.floats(0, 1e9), unit=st.sampled_from(sorted(FACTORS)))
def test_a_converted_range_keeps_its_order(low: float, more: float, unit: str) -> None:
    metric = Quantity((low, low + more), unit).metric
    assert metric is not None
    assert isinstance(metric.value, tuple)
    assert metric.value[0] <= metric.value[1]
