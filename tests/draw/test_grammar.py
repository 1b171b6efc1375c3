"""What all pictures share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whoseword.draw import calibration, events, flows, found, lineage, sources, timeline
from whoseword.draw import map as mapped
from whoseword.draw.grammar import INK, KIND_COLOURS, KINDS, SHAPES, Kind, Spec, Theme
from whoseword.model import SourceType

# By WCAG 2: text on its ground, and marks that carry meaning.
READABLE, SEEN = 4.5, 3.0
NOTHING: dict[str, Callable[[Theme], Spec]] = {
    "calibration": lambda theme: calibration.of_rows([], theme),
    "events": lambda theme: events.of_events([], theme),
    "flows": lambda theme: flows.of_handovers([], theme),
    "found": lambda theme: found.of_articles([], theme),
    "lineage": lambda theme: lineage.of_story([], [], theme),
    "map": lambda theme: mapped.of_pins([], theme),
    "sources": lambda theme: sources.of_counts([], theme),
    "claims": lambda theme: timeline.of_claims([], theme),
    "months": lambda theme: timeline.of_months([], theme),
}


def light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", Theme)
def test_text_can_be_read_on_its_ground(theme: Theme) -> None:
    ink = INK[theme]
    assert contrast(ink.text, ink.ground) >= READABLE
    assert contrast(ink.lesser, ink.ground) >= READABLE


@pytest.mark.parametrize("theme", Theme)
def test_each_kind_of_root_has_a_colour_and_a_shape_that_stand_out(theme: Theme) -> None:
    colours = KIND_COLOURS[theme]
    assert len(set(colours)) == len(set(SHAPES)) == len(Kind)
    assert min(contrast(colour, INK[theme].ground) for colour in colours) >= SEEN


def test_every_type_of_source_is_of_a_kind() -> None:
    assert set(KINDS) == set(SourceType)
    assert set(KINDS.values()) == set(Kind)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("name", NOTHING)
def test_a_picture_of_nothing_says_so(name: str, theme: Theme) -> None:
    spec = NOTHING[name](theme)
    assert spec["mark"]["text"] == "Nothing to draw here yet."
    assert spec["config"]["background"] == INK[theme].ground
    assert spec["title"]["text"]
