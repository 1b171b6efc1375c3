from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import When
from whoseword.weigh.handovers import Passing, handovers

SHELLS = Passing(
    "e1",
    "North Korea",
    "Russia",
    "152mm artillery shells",
    "2 million shells",
    When.parse("2023-08"),
    False,
    "Seoul",
    "g1",
)


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return Names(pack)


def test_claims_on_one_flow_are_one_row(names: Names) -> None:
    other = replace(SHELLS, event="e2", object="artillery shell", root="Kyiv", quantity="3 million")
    (row,) = handovers([SHELLS, SHELLS, other], names)
    assert (row.good, row.category, row.year) == ("artillery shell", "weapon", 2023)
    assert (row.events, row.claims, row.roots) == (2, 3, 2)
    assert row.quantities == ("2 million shells", "3 million")
    assert row.ids == ("e1", "e2")


def test_both_directions_stand_apart(names: Names) -> None:
    back = replace(SHELLS, giver="Russia", taker="North Korea", object="crude oil")
    found = handovers([SHELLS, back], names)
    assert {(row.giver, row.category) for row in found} == {
        ("North Korea", "weapon"),
        ("Russia", "energy"),
    }


def test_what_is_only_denied_is_no_event(names: Names) -> None:
    denied = replace(SHELLS, denies=True, root="Moscow", self_reporting=True)
    (row,) = handovers([denied], names)
    assert (row.events, row.roots, row.words[0].self_reporting) == (0, 0, True)
    (both,) = handovers([SHELLS, denied], names)
    assert (both.events, both.roots, [w.root for w in both.words]) == (1, 1, ["Seoul", "Moscow"])


def test_what_is_ahead_stands_apart(names: Names) -> None:
    ahead = replace(SHELLS, ahead=True)
    assert [row.ahead for row in handovers([SHELLS, ahead], names)] == [False, True]


def test_copies_of_one_text_are_one_group(names: Names) -> None:
    (row,) = handovers([SHELLS, replace(SHELLS, event="e2"), replace(SHELLS, group="g2")], names)
    assert row.words[0].groups == 2


def test_an_outlets_own_voice_is_no_root(names: Names) -> None:
    (row,) = handovers([replace(SHELLS, root="")], names)
    assert (row.roots, row.events) == (0, 1)


def test_nobody_hands_to_himself(names: Names) -> None:
    assert handovers([replace(SHELLS, taker="North Korea")], names) == ()


@pytest.mark.parametrize(
    ("said", "good", "category"),
    [
        ("missile components", "component", "technology"),
        ("Hwasong-11A", "Hwasong-11A", "weapon"),
        ("a thing nobody knows", "a thing nobody knows", ""),
        (None, None, ""),
    ],
)
def test_goods_have_the_packs_names(
    names: Names, said: str | None, good: str | None, category: str
) -> None:
    (row,) = handovers([replace(SHELLS, object=said)], names)
    assert (row.good, row.category) == (good, category)


def test_a_time_beyond_a_year_is_no_year(names: Names) -> None:
    (row,) = handovers([replace(SHELLS, date=When.parse("2022-09-01/2023-02-01"))], names)
    assert row.year is None


@given(st.data())
def test_the_order_of_claims_changes_no_count(names: Names, data: st.DataObject) -> None:
    made = st.builds(
        Passing,
        st.sampled_from(["e1", "e2", "e3"]),
        *[st.sampled_from(["Russia", "Iran"])] * 2,
        st.sampled_from(["missile", "oil"]),
        st.none(),
        st.none(),
        st.booleans(),
        st.sampled_from(["", "Seoul", "Kyiv"]),
        st.sampled_from(["g1", "g2"]),
        st.just(False),
        st.booleans(),
    )
    said = data.draw(st.lists(made, max_size=12))
    other = data.draw(st.permutations(said))
    first, second = handovers(said, names), handovers(other, names)
    assert [replace(r, ids=()) for r in first] == [replace(r, ids=()) for r in second]
    assert sum(row.claims for row in first) == sum(one.giver != one.taker for one in said)
