"""What kind of source somebody is: by rank, role, employer, and the office of the day."""

from __future__ import annotations

from datetime import date

import pytest

from mentioned import read
from whoseword.lexicon import Pack
from whoseword.model import Document, Published, Span, When
from whoseword.read.engine import Parser
from whoseword.read.who.speakers import Speakers

RANKS = [
    ("{Sen. Ron Wyden (D-Ore.)} said no.", "government"),
    ("{Rep. Justin Amash (R-Mich.)} said no.", "government"),
    ("{Gov. John Kasich} said no.", "government"),
    ("{Gen. David Rodriguez} said troops left.", "military"),
    ("{Adm. Paul Zukunft} said troops left.", "military"),
    ("{Retired Brig. Gen. Russell Howard} said no.", "expert"),
    ("{Spokesman Lt. Col. Jim Smith} said it flew.", "military"),
    ("{Defense Minister Gen. Tea Banh} said China built piers.", "government"),
    ("Senators {Gary Peters, D-Mich.,} and others said no.", "government"),
    ("Rebels fled, said {army spokeswoman Capt. Joan Petinglay}.", "military"),
]
ROLES = [
    ("{Attorney General Eric Holder} said no.", "government"),
    ("{The attorney general} said no.", "government"),
    ("{Jessie Liu, the U.S. Attorney for the District,} said no.", "government"),
    ("{Intelligence Minister Yuval Steinitz} said no.", "government"),
    ("{Intelligence ministers} said no.", "government"),
    ("{Military officials} said no.", "military"),
    ("{Japan's U.N. Ambassador Koro Bessho} said no.", "government"),
    ("{The U.S. ambassador to the United Nations} said no.", "government"),
    ("{UN special envoy Lakhdar Brahimi} said no.", "international-organisation"),
    ("{U.N. experts} said coal was shipped.", "international-organisation"),
    ("{Shipyard officials} said it was built.", "company"),
    ("{A bipartisan group of senators} said no.", "government"),
    ("{Human rights groups} said no.", "expert"),
    ("{The US-led coalition} said it bombed Raqqa.", "military"),
]
EMPLOYERS = [
    ("{Joseph Cirincione, president of Ploughshares Fund,} said no.", "expert"),
    ("{Richard Haass, president of the Council on Foreign Relations,} said no.", "expert"),
    ("{Judicial Watch President Tom Fitton} said no.", "expert"),
    ("{Rami Abdel Rahman, head of the Syrian Observatory,} said no.", "expert"),
    ("{A Lockheed Martin spokesman} said no.", "company"),
    ("{A Google spokesperson} said no.", "company"),
    ("{The Institute for American Studies of the DPRK Foreign Ministry} said no.", "government"),
    ("{Majid Takht Ravanchi}, speaking to Morning Edition host Steve Inskeep, said no.", "expert"),
]


def source_type(
    parser: Parser, pack: Pack, marked: str, day: date = date(2015, 3, 1)
) -> str | None:
    """The type of the source in braces, in a text of that day."""
    start, end = marked.index("{"), marked.index("}") - 1
    mentions = read(parser, pack.names, marked.replace("{", "").replace("}", ""), day)
    published = Published(When.day(day), "given")
    document = Document("d", mentions.parse.text, "test", published=published)
    found = Speakers(document, mentions, pack.names).source([Span(start, end)])
    return found.type.value if found else None


@pytest.mark.parametrize(("marked", "type_"), [*RANKS, *ROLES, *EMPLOYERS])
def test_a_source_is_what_its_rank_role_or_employer_says(
    parser: Parser, pack: Pack, marked: str, type_: str
) -> None:
    assert source_type(parser, pack, marked) == type_


@pytest.mark.parametrize(
    ("marked", "day", "type_"),
    [
        ("{John Kirby} said no.", date(2014, 10, 1), "military"),
        ("{John Kirby} said no.", date(2016, 3, 1), "government"),
        ("{John Brennan} said no.", date(2012, 2, 1), "government"),
        ("{John Brennan} said no.", date(2015, 2, 1), "intelligence"),
        ("{Ash Carter} said no.", date(2016, 2, 1), "government"),
        ("{Nikki Haley} said no.", date(2017, 7, 5), "government"),
        ("{Mark Milley} said no.", date(2020, 7, 5), "military"),
        ("{Dan Coats} said no.", date(2018, 7, 5), "intelligence"),
        ("{Former Defense Secretary Leon Panetta} said no.", date(2014, 10, 1), "expert"),
        ("Leon Panetta, a former defense secretary, spoke. {Panetta} said no.", None, "expert"),
        ("{Leon Panetta} said no.", date(2012, 6, 1), "government"),
        ("{Former Senator Chuck Hagel} said no.", date(2013, 1, 10), "government"),
        ("{Then-President Barack Obama} said no.", date(2019, 1, 10), "government"),
    ],
)
def test_who_holds_an_office_speaks_for_it_and_who_held_one_does_not(
    parser: Parser, pack: Pack, marked: str, day: date | None, type_: str
) -> None:
    assert source_type(parser, pack, marked, day or date(2014, 10, 1)) == type_
