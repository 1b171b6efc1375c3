"""The gazetteer: which forms of a name are found, and what they stand for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from whoseword.lexicon import Pack, load
from whoseword.lexicon.entry import Form, NameMatch
from whoseword.lexicon.names import Names
from whoseword.lexicon.slug import fold, slug, stable_id
from whoseword.lexicon.tables import TABLES
from whoseword.lexicon.variants import numbered
from whoseword.model import SourceType

ROWS = {
    "states": [
        "Ruritania,Kingdom of Ruritania|RUR,Ruritanian,Strelsau|the Lake,RU,made up",
        "United States,US|America,American,Washington,US,made up",
    ],
    "people": [
        "Rudolf Elphberg,Rudolf-Elphberg,Elphberg,Ruritania,government,"
        "Ruritanian king,1890,1894-05,made up",
        "Flavia Elphberg,,Elphberg,Ruritania,government,Ruritanian king,1894-06,,made up",
        "Kim Jong Un,Kim Jong-un,Kim,,government,,,,made up",
    ],
    "institutions": [
        "Ruritania's Defense Ministry,,organ,Ruritania,government,ministry,made up",
        "The Hill,,media,,media,newspaper,made up",
        "North Atlantic Treaty Organization,NATO,alliance,,international-organisation,"
        "alliance,made up",
        "Workers' Party,N.W.P.,organ,Ruritania,government,party,made up",
    ],
    "weapons": ["Zenda-14,Zenda,ICBM,Black Arrow,Ruritania,made up"],
    "goods": ["artillery shells,155mm rounds,weapon,made up", "oil,crude,energy,made up"],
    "places": ["Strelsau,,Ruritania,city,1.0,2.0,made up"],
    "roles": ["spokesman,government,person,made up"],
}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    folder: Path = tmp_path_factory.mktemp("pack")
    for table in TABLES:
        lines = [",".join(table.columns), *ROWS.get(table.name, [])]
        (folder / f"{table.name}.csv").write_text("\n".join(lines), encoding="utf8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "BUILT_IN", folder)
        return Names(Pack.load())


def found(names: Names, text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.entries[0].name) for m in names.find(text)]


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("It left Ruritania.", "Ruritania", "Ruritania"),
        ("the Kingdom of Ruritania said", "Kingdom of Ruritania", "Ruritania"),
        ("a Ruritanian ship", "Ruritanian", "Ruritania"),
        ("the U.S. said", "U.S.", "United States"),
        ("the US-led drill", "US", "United States"),
        ("Rudolf-Elphberg came", "Rudolf-Elphberg", "Rudolf Elphberg"),
        ("Rudólf Elphberg came", "Rudólf Elphberg", "Rudolf Elphberg"),
        ("Ru\u00addolf Elphberg came", "Ru\u00addolf Elphberg", "Rudolf Elphberg"),
        ("KIM JONG UN SPOKE", "KIM JONG UN", "Kim Jong Un"),
        ("Nato agreed", "Nato", "North Atlantic Treaty Organization"),
        ("the Workers’ Party met", "Workers’ Party", "Workers' Party"),
        ("the NWP met", "NWP", "Workers' Party"),
        ("Ruritanian Ministry of Defence", None, "Ruritania's Defense Ministry"),
        ("Strelsau’s defense ministry", None, "Ruritania's Defense Ministry"),
        ("two Zenda-14s flew", "Zenda-14s", "Zenda-14"),
        ("two Zenda 14 flew", "Zenda 14", "Zenda-14"),
        ("two Ruritanians left", "Ruritanians", "Ruritania"),
        ("the comradeKim Jong Unarrived", "Kim Jong Un", "Kim Jong Un"),
        ("an Artillery Shell", "Artillery Shell", "artillery shells"),
    ],
)
def test_forms_of_a_name_are_found(names: Names, text: str, form: str | None, name: str) -> None:
    assert found(names, text) == [(form or text, name)]


@pytest.mark.parametrize(
    "text",
    ["let us go", "US-style".lower(), "over the hill", "turmoil and Kimchi", "Rudolf. Elphbergs x"],
)
def test_other_words_are_left_alone(names: Names, text: str) -> None:
    assert found(names, text) == []


def test_names_do_not_run_over_a_comma_or_a_full_stop(names: Names) -> None:
    assert found(names, "It left Kingdom of, Ruritania") == [("Ruritania", "Ruritania")]
    assert found(names, "the Workers. Party time") == []


def test_one_form_may_stand_for_several(names: Names) -> None:
    (match,) = names.find("Elphberg")
    assert [e.name for e in match.entries] == ["Rudolf Elphberg", "Flavia Elphberg"]
    assert {e.form for e in match.entries} == {Form.FAMILY}


def test_a_capital_is_a_place_and_a_metonym(names: Names) -> None:
    (match,) = names.find("in Strelsau")
    assert {(e.table, e.form) for e in match.entries} == {
        ("states", Form.METONYM),
        ("places", Form.NAME),
    }
    assert len(match.of("places")) == 1


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(1893, 1, 1), ["Rudolf Elphberg"]),
        (date(1894, 5, 31), ["Rudolf Elphberg"]),
        (date(1894, 6, 1), ["Flavia Elphberg"]),
        (None, ["Flavia Elphberg"]),
    ],
)
def test_an_office_has_one_holder_a_day(names: Names, day: date | None, holder: list[str]) -> None:
    (match,) = names.find_roles("the Ruritanian king")
    assert isinstance(match, NameMatch)
    assert [e.name for e in match.entries if e.holds(day)] == holder


def test_looking_up_by_name(names: Names) -> None:
    ministry = names.actor("Ruritania's Defence Ministry")
    assert ministry is not None
    assert (ministry.kind, ministry.state) == ("organ", "Ruritania")
    assert ministry.source_type is SourceType.GOVERNMENT
    place, weapon, good = names.place("Strelsau"), names.weapon("Black Arrow"), names.good("crude")
    assert place
    assert place.category == "city"
    assert weapon
    assert (weapon.name, weapon.category) == ("Zenda-14", "ICBM")
    assert good
    assert (good.name, good.category) == ("oil", "energy")
    assert names.actor("Nobody") is None
    assert names.adjective("Ruritania") == "Ruritanian"


def test_heads_and_kinds_of_people(names: Names) -> None:
    assert [e.name for e in names.heads("the ministry")] == ["Ruritania's Defense Ministry"]
    kind = names.kind("Spokesmen")
    assert kind
    assert kind["source_type"] == "government"
    assert names.kind("table") is None


@pytest.mark.parametrize(
    ("one", "many"),
    [("shell", "shells"), ("ally", "allies"), ("spokesman", "spokesmen"), ("launch", "launches")],
)
def test_singular_and_plural(one: str, many: str) -> None:
    assert numbered(one)[1] == many
    assert numbered(many)[1] == one


def test_slugs_and_ids() -> None:
    assert slug("António Guterres") == "antonio-guterres"
    assert slug("…") == "unnamed"
    assert fold("Défence") == fold("DEFENSE")
    assert stable_id("Jo Ann") != stable_id("Jo Ann", "Ruritania")
    assert stable_id("Jo Ann") == stable_id("Jo Ann")


@pytest.mark.parametrize(
    ("place", "said", "spelling"),
    [
        ("Sea of Japan", "East Sea", "East Sea"),
        ("Sohae Satellite Launching Station", "SOHAE", "Sohae"),
        ("Punggye-ri", "Punggye-ri nuclear test site", "Punggye-ri"),  # it only adds what it is
        ("Sea of Japan", "the water", "Sea of Japan"),
        ("Nowhere", "nowhere", "Nowhere"),
    ],
)
def test_a_place_is_spelt_as_it_is_called(pack: Pack, place: str, said: str, spelling: str) -> None:
    assert pack.names.spelling(place, said) == spelling


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("North Korea", "North Korean"),
        ("South Korea's Joint Chiefs of Staff", "South Korean Joint Chiefs of Staff"),
        ("United Nations", "United Nations"),
    ],
)
def test_how_an_actor_is_called_before_a_noun(pack: Pack, name: str, before: str) -> None:
    actor = pack.names.actor(name)
    assert actor is not None
    assert pack.names.attributive(actor) == before


def test_a_form_gives_way_to_one_as_long_that_begins_inside_it(pack: Pack) -> None:
    text = "The South Korean army said the South agreed."
    found = pack.names.find(text)
    assert [m.span.of(text) for m in found][-1] == "the South"
    assert not any(m.span.of(text) == "The South" for m in found)
