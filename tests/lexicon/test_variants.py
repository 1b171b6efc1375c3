"""Forms that follow from a name by rule."""

from __future__ import annotations

import pytest

from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.variants import korean, possessive, romanised


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return pack.names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Kim Jong Un", "Kim Jong Un"),
        ("Kim Jong-Un", "Kim Jong Un"),
        ("Ri Yong-ho", "Ri Yong Ho"),
        ("Lee Yong-ho", "Ri Yong Ho"),
        ("Choi Son-hui", "Choe Son Hui"),
        ("Park Thae-song", "Pak Thae Song"),
        ("Moon Jae In", "Moon Jae-in"),
        ("Sergey Shoigu", "Sergei Shoigu"),
        ("NIS", "National Intelligence Service"),
    ],
)
def test_people_and_bodies_have_one_name(names: Names, text: str, name: str) -> None:
    actor = names.actor(text)
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rodong", "Hwasong-7"),
        ("Nodong", "Hwasong-7"),
        ("Hwasong-18", "Hwasong-18"),
        ("Hwasongpho-18", "Hwasong-18"),
        ("Hwasong 18", "Hwasong-18"),
        ("Hwasongpho-15", "Hwasong-15"),
    ],
)
def test_weapons_have_one_name(names: Names, text: str, name: str) -> None:
    weapon = names.weapon(text)
    assert weapon is not None
    assert weapon.name == name


def test_syllables_are_joined_only_in_korean_names() -> None:
    assert list(korean(["Kim Jong Un"], "North Korea")) == ["Kim Jong Un", "Kim Jong-un"]
    assert list(korean(["Linda Ann Smith"], "United States")) == ["Linda Ann Smith"]


def test_only_a_whole_first_word_is_spelt_anew() -> None:
    spellings = {"Ri": ("Lee",)}
    assert list(romanised(["Ri Yong Ho", "Rimsky"], spellings)) == [
        "Ri Yong Ho",
        "Lee Yong Ho",
        "Rimsky",
    ]


def test_no_two_people_share_a_full_name(names: Names, pack: Pack) -> None:
    """What the rules add makes nobody ambiguous."""
    for row in pack["people"]:
        entries = {e.name for e in names.entries(row["name"]) if e.table == "people"}
        assert entries == {row["name"]}, row.where


@pytest.mark.parametrize(("name", "owner"), [("Japan", "Japan's"), ("Philippines", "Philippines'")])
def test_owners(name: str, owner: str) -> None:
    assert possessive(name) == owner


def test_a_plurals_s_is_glued_to_no_word(names: Names) -> None:
    text = "an RS-28 Sarmat missile"
    assert [m.span.of(text) for m in names.find(text)] == ["RS-28", "Sarmat", "missile"]
