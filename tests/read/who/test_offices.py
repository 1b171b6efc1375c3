"""Who holds an office that a text names, on the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from mentioned import meant, read
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.read.engine import Parser


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return pack.names


def test_an_office_has_the_holder_of_its_day(parser: Parser, names: Names) -> None:
    text = "The US president spoke."
    assert meant(read(parser, names, text, date(2018, 6, 1)), "president") == "Donald Trump"
    assert meant(read(parser, names, text, date(2023, 6, 1)), "president") == "Joe Biden"


def test_an_office_that_many_states_have_is_of_one_that_is_named(
    parser: Parser, names: Names
) -> None:
    day, spoke = date(2025, 6, 1), "The chief of staff spoke."
    israel = read(parser, names, f"Israel agreed. {spoke}", day)
    libya = read(parser, names, f"Libya agreed. {spoke}", day)
    assert meant(israel, "chief of staff") == "Eyal Zamir"
    assert meant(libya, "chief of staff") != "Eyal Zamir"


@pytest.mark.parametrize(
    ("text", "words", "day", "name"),
    [
        ("Seoul protested. The president spoke.", "president", "2018-06-01", "Moon Jae-in"),
        ("Seoul protested. The president spoke.", "president", "2023-06-01", "Yoon Suk Yeol"),
        ("Washington agreed. The president spoke.", "president", "2018-06-01", "Donald Trump"),
        ("Washington agreed. The president spoke.", "president", "2025-06-01", "Donald Trump"),
        ("Japan's defence minister left.", "minister", "2018-06-01", "Itsunori Onodera"),
        ("The defense minister of Japan left.", "minister", "2024-12-01", "Gen Nakatani"),
        ("Moscow agreed. The defence minister left.", "minister", "2023-02-01", "Sergei Shoigu"),
        ("Moscow agreed. The defence minister left.", "minister", "2024-09-01", "Andrei Belousov"),
        ("Russia's top diplomat left.", "diplomat", "2024-09-01", "Sergei Lavrov"),
    ],
)
def test_whose_office_and_when(
    parser: Parser, names: Names, text: str, words: str, day: str, name: str
) -> None:
    assert meant(read(parser, names, text, date.fromisoformat(day)), words) == name


@pytest.mark.parametrize(
    "text",
    ["Seoul protested. The president of the club spoke.", "Seoul protested. A president spoke."],
)
def test_other_presidents_stay_unknown(parser: Parser, names: Names, text: str) -> None:
    assert meant(read(parser, names, text), "president") != "Yoon Suk Yeol"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Iran's deputy foreign minister said so.", "minister", "Iran's deputy foreign minister"),
        ("Iran's foreign minister said so.", "minister", "Abbas Araghchi"),
        ("The US vice president said so.", "president", "Kamala Harris"),
        ("A South Korean presidential official said so.", "official",
         "South Korean presidential official"),
        ("Peter Walker, a deputy defence secretary, left. The state secretary came.", "secretary",
         None),
        ("Under Secretary of Defense Peter Walker spoke.", "Walker", "Peter Walker"),
    ],
)  # fmt: skip
def test_a_deputy_is_not_who_holds_the_office(
    parser: Parser, names: Names, text: str, words: str, name: str | None
) -> None:
    assert meant(read(parser, names, text), words) == name
