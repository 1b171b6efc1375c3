"""Where it is to have happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.draw.grammar import Theme
from whoseword.draw.map import AROUND, LEAST, NAMED, NOTE, Pin, _land, _ring, of_pins

PINS = st.lists(
    st.builds(
        Pin,
        st.text(min_size=1, max_size=5),
        st.floats(-70, 70),
        st.floats(-170, 170),
        st.integers(1, 50),
        st.just(("test",)),
    ),
    min_size=1,
    max_size=30,
)


@given(PINS)
def test_the_frame_holds_every_place_with_some_land_around_it(pins: list[Pin]) -> None:
    corners = of_pins(pins, Theme.LIGHT)["projection"]["fit"]["geometry"]["coordinates"]
    west, east = min(lon for lon, _ in corners), max(lon for lon, _ in corners)
    south, north = min(lat for _, lat in corners), max(lat for _, lat in corners)
    for pin in pins:
        assert west + AROUND <= pin.lon + 1e-9 or west == -180
        assert pin.lon + AROUND <= east + 1e-9 or east == 180
        assert south <= pin.lat <= north
    assert east - west >= LEAST - 1e-9 or west == -180 or east == 180


@given(PINS)
def test_the_places_most_spoken_of_are_named(pins: list[Pin]) -> None:
    _, circles, _ = of_pins(pins, Theme.LIGHT)["layer"]
    drawn = circles["data"]["values"]
    assert [row["n"] for row in drawn] == sorted((pin.claims for pin in pins), reverse=True)
    assert [row["label"] for row in drawn] == [at < NAMED for at in range(len(pins))]


def test_what_has_no_degrees_is_counted() -> None:
    pin = Pin("Sohae", 39.66, 124.7, 2, ("test",))
    assert of_pins([pin], Theme.LIGHT)["title"]["subtitle"] == NOTE
    said = of_pins([pin], Theme.LIGHT, unplaced=3)["title"]["subtitle"]
    assert said.endswith("3 claims of a place without coordinates")


def test_a_ring_walks_from_point_to_point() -> None:
    assert _ring([12400, 3900, 100, 0, 0, -50]) == [[124.0, 39.0], [125.0, 39.0], [125.0, 38.5]]


def test_coastlines_are_closed_and_lie_on_the_earth() -> None:
    rings = [ring for land in _land() for ring in land["geometry"]["coordinates"]]
    assert rings
    for ring in rings:
        assert ring[0] == pytest.approx(ring[-1], abs=0.011)
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
