from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import document, second
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import SourceType, When
from whoseword.weigh import corroborate
from whoseword.weigh.handovers import Passing, handovers
from whoseword.weigh.lineage import Root

DOCUMENT = document()


def told(
    root: str = "Seoul", group: str = "g1", *, denies: bool = False, own: bool = False
) -> corroborate.Testimony:
    """On the word of a state, or of nobody without a name."""
    state = root if root in ("Seoul", "Moscow", "Kyiv") else None
    whose = Root(root, root, SourceType.GOVERNMENT, state, True, own, official=True)
    return corroborate.Testimony(
        1, second(DOCUMENT), 1, group, None, whose if root else None, denies
    )


SHELLS = Passing(
    "e1",
    "North Korea",
    "Russia",
    "152mm artillery shells",
    "2 million shells",
    When.parse("2023-08"),
    False,
    told(),
)


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return Names(pack)


def test_claims_on_one_flow_are_one_row(names: Names) -> None:
    other = replace(
        SHELLS, event="e2", object="artillery shell", told=told("Kyiv"), quantity="3 million"
    )
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
    denied = replace(SHELLS, told=told("Moscow", denies=True, own=True))
    (row,) = handovers([denied], names)
    assert (row.events, row.roots, row.words[0].self_reporting) == (0, 0, True)
    (both,) = handovers([SHELLS, denied], names)
    assert (both.events, both.roots, [w.root for w in both.words]) == (1, 1, ["Seoul", "Moscow"])


def test_what_is_ahead_stands_apart(names: Names) -> None:
    ahead = replace(SHELLS, ahead=True)
    assert [row.ahead for row in handovers([SHELLS, ahead], names)] == [False, True]


def test_copies_of_one_text_are_one_group(names: Names) -> None:
    (row,) = handovers(
        [SHELLS, replace(SHELLS, event="e2"), replace(SHELLS, told=told(group="g2"))], names
    )
    assert row.words[0].groups == 2


def test_two_organs_of_one_state_are_one_root(names: Names) -> None:
    whose = Root("jcs", "South Korea's military", SourceType.MILITARY, "Seoul", True, False, True)
    (row,) = handovers([SHELLS, replace(SHELLS, told=replace(told(), root=whose))], names)
    assert (row.roots, [word.independent for word in row.words]) == (1, [True, False])


def test_an_outlets_own_voice_is_no_root(names: Names) -> None:
    (row,) = handovers([replace(SHELLS, told=told(""))], names)
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


@settings(deadline=None)
@given(st.data())
def test_the_order_of_claims_changes_no_count(names: Names, data: st.DataObject) -> None:
    whose = st.sampled_from(["", "Seoul", "Kyiv"])
    words = st.builds(told, whose, st.sampled_from(["g1", "g2"]), denies=st.booleans())
    made = st.builds(
        Passing,
        st.sampled_from(["e1", "e2", "e3"]),
        *[st.sampled_from(["Russia", "Iran"])] * 2,
        st.sampled_from(["missile", "oil"]),
        st.none(),
        st.none(),
        st.booleans(),
        words,
    )
    said = data.draw(st.lists(made, max_size=12))
    other = data.draw(st.permutations(said))
    first, second = handovers(said, names), handovers(other, names)
    assert [replace(r, ids=()) for r in first] == [replace(r, ids=()) for r in second]
    assert sum(row.claims for row in first) == sum(one.giver != one.taker for one in said)
