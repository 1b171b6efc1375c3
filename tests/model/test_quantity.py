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


NUMBERS = st.one_of(st.integers(-(10**18), 10**18).map(float), st.floats(-1e12, 1e12))
UNITS = st.sampled_from(["", "USD", "%", "missiles", "155 mm shells", "ton trucks", "m", "to"])


@given(value=st.one_of(NUMBERS, st.tuples(NUMBERS, NUMBERS)), unit=UNITS)
def test_what_is_said_is_read_back_as_it_was(value: float | tuple[float, float], unit: str) -> None:
    said = Quantity(value, unit).said
    assert "e+" not in said
    assert "e-" not in said
    assert Quantity.parse(said) == Quantity(value, unit)


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("1250000 USD", Quantity(1_250_000, "USD"), "1,250,000 USD"),
        ("1,200 to 1,500 shells", Quantity((1200, 1500), "shells"), "1,200–1,500 shells"),
        ("2–3.5 million", Quantity((2, 3.5), "million"), "2–3.5 million"),
        ("2 - 3 tonnes", Quantity((2, 3), "tonnes"), "2–3 tonnes"),
        ("5-ton trucks", Quantity(5, "ton trucks"), "5 ton trucks"),
        ("50%", Quantity(50, "%"), "50 %"),
        ("-5 C", Quantity(-5, "C"), "-5 C"),
        (".5 tonnes", Quantity(0.5, "tonnes"), "0.5 tonnes"),
        ("  7 ", Quantity(7, ""), "7"),
    ],
)
def test_what_people_write_for_a_quantity(text: str, found: Quantity, said: str) -> None:
    assert Quantity.parse(text) == found
    assert found.said == said


@pytest.mark.parametrize(
    "text", ["", "dozens", "1,2 tonnes", "1.2.3 km", "1,20,000 shells", "9" * 400]
)
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no figure with a unit"):
        Quantity.parse(text)
