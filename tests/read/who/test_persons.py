"""Persons are themselves alone: never merged on a family name, and the same in every article."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentioned import actor_of, meant, read
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.read.engine import Parser

# Names of nobody in the pack, such as a small parser knows for names.
GIVEN = ("Robert", "Anna", "Peter", "Susan", "Thomas", "Maria")
FAMILY = ("Walker", "Peterson", "Campbell", "Reynolds", "Fletcher")
ROLES = ("a researcher", "an analyst", "a professor", "a historian")

several = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return pack.names


@given(given_=st.sampled_from(GIVEN), family=st.sampled_from(FAMILY), role=st.sampled_from(ROLES))
@several
def test_a_family_name_after_the_full_name_is_the_same_person(
    parser: Parser, names: Names, given_: str, family: str, role: str
) -> None:
    text = f"{given_} {family}, {role} in Oslo, gave a talk. On Monday {family} said no."
    actor = actor_of(read(parser, names, text), family)
    assert actor is not None
    assert (actor.name, actor.kind, actor.known) == (f"{given_} {family}", "person", False)


@given(
    pair=st.permutations(GIVEN).map(lambda names: names[:2]),
    family=st.sampled_from(FAMILY),
    role=st.sampled_from(ROLES),
)
@several
def test_two_of_one_family_name_are_never_merged(
    parser: Parser, names: Names, pair: list[str], family: str, role: str
) -> None:
    one, other = (f"{name} {family}" for name in pair)
    text = f"{one}, {role}, spoke. {other}, {role}, answered. On Monday {family} said no."
    found = read(parser, names, text)
    people = {m.actor.name: m.actor.id for m in found.every if m.actor and m.actor.kind == "person"}
    assert {one, other} <= people.keys()
    assert people[one] != people[other]
    last = actor_of(found, family)
    assert last is None or last.name == family


@given(given_=st.sampled_from(GIVEN), family=st.sampled_from(FAMILY))
@several
def test_an_id_is_the_same_in_every_article(
    parser: Parser, names: Names, given_: str, family: str
) -> None:
    name = f"{given_} {family}"
    texts = (f"{name}, an analyst, spoke.", f"On Friday the analyst {name} left for Paris.")
    ids = {a.id for text in texts if (a := actor_of(read(parser, names, text), name))}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim Jong Un met Kim Yo Jong. On Monday leader Kim said no.", "Kim Jong Un"),
        ("Kim Jong Un met Kim Yo Jong. On Monday Kim said no.", None),
        ("Kim Jong Un met Choe Son Hui. On Monday Kim said no.", "Kim Jong Un"),
        ("Moon Jae-in met Park Jin. On Monday Moon said no.", "Moon Jae-in"),
    ],
)
def test_a_title_tells_namesakes_apart(
    parser: Parser, names: Names, text: str, name: str | None
) -> None:
    word = text.split()[-3]
    actor = actor_of(read(parser, names, text), word)
    assert (actor.name if actor else None) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ukraine's Harbour Safety Agency agreed.", "Agency", "Ukraine's Harbour Safety Agency"),
        ("The Institute for Quiet Waters agreed.", "Institute", "Institute for Quiet Waters"),
    ],
)
def test_new_bodies_have_stable_ids(
    parser: Parser, names: Names, text: str, words: str, name: str
) -> None:
    one = actor_of(read(parser, names, text), words)
    two = actor_of(read(parser, names, "On Monday, " + text[0] + text[1:]), words)
    assert one is not None
    assert two is not None
    assert (one.name, one.known) == (name, False)
    assert one.id == two.id


def test_two_leaders_named_in_one_are_nobody_new(parser: Parser, names: Names) -> None:
    text = "The Trump Kim summit ended. Mr Trump and Kim Jong Un met before."
    mentions = read(parser, names, text)
    trump = actor_of(mentions, "Trump and")
    assert trump is not None
    assert trump.name == "Donald Trump"
    assert not any(m.actor and m.actor.name == "Trump Kim" for m in mentions.every)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Tunnel No. 3 was dug.", "No", None),
        ("Ban on arms sales was extended.", "Ban", None),
        ("Price of shells rose.", "Price", None),
        ("No Kwang Chol spoke. Then No left for Moscow.", "No", "No Kwang Chol"),
        ("Putin spoke of missiles.", "Putin", "Vladimir Putin"),
        ("Its head, Haluk Bayraktar, sold drones.", "Bayraktar", "Haluk Bayraktar"),
    ],
)
def test_a_plain_word_is_no_family_name(
    parser: Parser, names: Names, text: str, words: str, name: str | None
) -> None:
    assert meant(read(parser, names, text), words) == name
