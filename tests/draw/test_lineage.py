"""Who has it from whom, step by step from the roots."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from whoseword.draw.grammar import Theme
from whoseword.draw.lineage import TALL, Passed, Teller, _columns, _steps, of_story

NAMES = [f"n{n}" for n in range(8)]
EDGES = st.lists(
    st.builds(Passed, st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=20
)


def teller(name: str, *, root: bool = False, documents: int = 1) -> Teller:
    return Teller(name, root, False, documents, "2024-11-01")


EVERY = [teller(name) for name in NAMES]


@given(EDGES)
def test_whoever_passes_on_stands_right_of_whom_he_has_it_from(edges: list[Passed]) -> None:
    """Where nobody has it from himself by a roundabout way."""
    passed = [edge for edge in edges if edge.of < edge.by]
    steps = _steps(EVERY, passed)
    assert all(steps[edge.of] < steps[edge.by] for edge in passed)
    taking = {edge.by for edge in passed}
    assert {name for name, step in steps.items() if step == 0} == set(NAMES) - taking


@settings(deadline=None)
@given(EDGES)
def test_everybody_is_drawn_once_even_where_word_goes_in_circles(edges: list[Passed]) -> None:
    spec = of_story(EVERY, edges, Theme.LIGHT)
    points = next(part for part in spec["layer"] if part["mark"]["type"] == "point")
    places = [(row["x"], row["y"]) for row in points["data"]["values"]]
    assert len(places) == len(set(places)) == len(NAMES)
    lines = [row for part in spec["layer"][:2] for row in part["data"]["values"]]
    assert len(lines) == len(edges)
    assert {(line["x"], line["y"]) for line in lines} <= set(places)


def test_roots_stand_on_top() -> None:
    [column] = _columns([teller("a"), teller("b", root=True)], [])
    assert [one.name for one in column] == ["b", "a"]


@given(st.integers(1, 4 * TALL))
def test_a_tall_column_is_folded_and_loses_no_document(number: int) -> None:
    [column] = _columns([teller(f"n{n:03d}", documents=2) for n in range(number)], [])
    assert len(column) == min(number, TALL)
    assert sum(one.documents for one in column) == 2 * number
    if number > TALL:
        assert column[-1].name == f"{number - TALL + 1} more"


def test_who_is_folded_away_has_no_line() -> None:
    outlets = [teller(f"n{n:03d}") for n in range(TALL + 5)]
    passed = [Passed(one.name, "root", True) for one in outlets]
    spec = of_story([teller("root", root=True), *outlets], passed, Theme.LIGHT)
    assert len(spec["layer"][0]["data"]["values"]) == TALL - 1
