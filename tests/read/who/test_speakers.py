"""Who stands behind the words of a source, by the name under which a reader would file it."""

from __future__ import annotations

from datetime import date

import pytest

from mentioned import read
from whoseword.lexicon import Pack
from whoseword.model import Document, Span
from whoseword.read.engine import Parser
from whoseword.read.who.speakers import Speakers

# The text, with the words of its source in braces, and the name behind them.
OFFICES = [
    ("{British Prime Minister Theresa May's office} said Syria was hit.", "Theresa May's office"),
    ("Sen. John McCain met rebels in Syria, {his office} confirmed.", "John McCain's office"),
    ("{Chairman of the Joint Chiefs of Staff Gen. Martin Dempsey} said no.", "Martin Dempsey"),
    (
        "According to {Director of National Intelligence James R. Clapper}, Iran lied.",
        "James Clapper",
    ),
    ("{A spokesman for Ban Ki-moon} said no.", "Ban Ki-moon spokesman"),
    (
        "{Pakistan's military spokesman, Lt Gen Ahmed Sharif Chaudhry,} told us that jets fell.",
        "Ahmed Sharif Chaudhry",
    ),
    ("{Lawmaker Yoo Yong-weon} said shells were sent.", "Yoo Yong-weon"),
    ("{Acting Secretary of Homeland Security Chad Wolf} sent troops.", "Chad Wolf"),
    (
        "{Former Ambassador to Iraq and Turkey James Jeffrey}, now retired, said more was needed.",
        "James Jeffrey",
    ),
    (
        "{German Economy Minister and Vice Chancellor Sigmar Gabriel} said sanctions hurt.",
        "Sigmar Gabriel",
    ),
    ("{Rep. Howard P. “Buck” McKeon}, a Republican, said so.", "Howard P. McKeon"),
    ("{One lawmaker, Sen. Richard Burr,} threatened to stop the sale.", "Richard Burr"),
    (
        "{Van Jackson, a fellow at Yale University, and a former Pentagon adviser} said so.",
        "Van Jackson",
    ),
]
BODIES = [
    ("{Japan's Kyodo News Service} reported on Saturday that Seoul agreed.", "Kyodo"),
    (
        "{The Washington Times} reported on Thursday that missiles were sent.",
        "The Washington Times",
    ),
    ("{Norwegian Cruise Line} said it was studying the sanctions.", "Norwegian Cruise Line"),
    ("{The London School of Economics} said Russia built tanks.", "London School of Economics"),
    ("{The Royal Thai Army} said Cambodian troops fired rockets.", "Thailand's Army"),
    ("The New York Times spoke to him. {The Times} reported more.", "The New York Times"),
    (
        "The Syrian Observatory for Human Rights counted ten. {The Observatory} said rebels fired.",
        "Syrian Observatory for Human Rights",
    ),
    (
        "The Associated Press was there. {The wire service} adds that people danced.",
        "Associated Press",
    ),
    ("The Sun, a British newspaper, wrote. {The British newspaper} said Russia did.", "The Sun"),
    (
        "{The intelligence community} told Congress that Russia interfered.",
        "US intelligence agencies",
    ),
    ("Joe Biden left. {The Biden Administration} denied it.", "United States"),
    ("{IRAQ'S MILITARY} SAYS US TROOPS CANNOT STAY", "Iraq's military"),
    ("{Japanese media} said Tokyo sent planes.", "Japanese media"),
]
GROUPS = [
    ("{China, a vital ally that has lost patience,} said no.", "China"),
    (
        "A meeting ended. {Uzbekistan's president at the White House} said so.",
        "Uzbekistan's president at the White House",
    ),
    ("{Messrs. Trump and Abe} said so.", "Donald Trump and Shinzo Abe"),
    ("{Even the most hawkish observers} said Iran would stop.", "hawkish observers"),
    ("{More than 70 websites} said Iran had tested a missile.", "websites"),
    ("Russia attacked, and {its officials} said missiles flew.", "Russian officials"),
    ("Rostec grew. {Its spokesman} gave no number.", "Rostec spokesman"),
    (
        "{Some South Korean, Japanese and American officials} said so.",
        "South Korean, Japanese and American officials",
    ),
    ("{The 38-year-old leader} said no.", "38-year-old leader"),
    ("{The U.S.-led coalition} said it struck.", "U.S.-led coalition"),
    ("{Researchers at a laboratory in Oslo} said no.", "researchers at a laboratory in Oslo"),
    ("{Obama and aides} said they would strike Syria.", "Barack Obama and aides"),
    ("{Washington and its allies} accuse North Korea.", "United States and its allies"),
    (
        "According to {Japan's Asahi Shimbun}, the U.S., South Korea and Japan agreed to a ban.",
        "Asahi Shimbun",
    ),
]


POINTING = [
    ("{The US} said Iran had tested a missile.", "United States"),
    (
        "A drone fell, an Iraqi official in Baghdad said. “It is a breach,” {he} said.",
        "Iraqi official",
    ),
    (
        "In the view of a retired diplomat, a pact is likely. Beijing won't agree, {he} said.",
        "retired diplomat",
    ),
    (
        "Pyongyang spoke. After the White House accused it of arming Moscow, {it} said no.",
        "North Korea",
    ),
    ("{Allies like the UK and France} called for calm.", "United Kingdom and France"),
    ("{States such as the UK and France} called for calm.", "United Kingdom and France"),
    (
        "An official of Ukraine's Foreign Intelligence Service spoke. {The service} said so.",
        "Ukraine's Foreign Intelligence Service",
    ),
    ("Behrouz Kamalvandi, a spokesman, spoke. {The spokesperson} said no.", "Behrouz Kamalvandi"),
    ("Rostec built jets. {The company} said it would build more.", "Rostec"),
    (
        "KCNA said it flew. Yonhap said it fell. {The state-run news agency} said no more.",
        "KCNA",
    ),
    ("KCNA said it flew. Yonhap said it fell. {The news agency} said no more.", "Yonhap"),
    ("{North Korean monitoring service 38 North} said no.", "38 North"),
    ("{United States Ambassador to the United Nations Nikki Haley} said no.", "Nikki Haley"),
    ("Nobody spoke but {Vipin Narang, an expert at MIT}.", "Vipin Narang"),
    ("Rebels fired, said {army spokeswoman Capt. Joan Petinglay}.", "Joan Petinglay"),
    ("{People familiar with the matter} said no.", "people familiar with the matter"),
    ("{An official with knowledge of the talks} said no.", "official with knowledge of the talks"),
    ("{Analysts in Seoul} said no.", "analysts"),
    ("{A brigade of retired generals criticizing him} said no.", "brigade of retired generals"),
    (
        "{The Pentagon and Department of Homeland Security} sent troops.",
        "Pentagon and Department of Homeland Security",
    ),
    ("{Rodong Sinmun Sunday} said no.", "Rodong Sinmun"),
    ("{The London-based group} said no.", "London-based group"),
    ("{The presidential office in Seoul} said no.", "South Korean presidential office"),
    ("{Russia's General Staff} said no.", "Russia's military"),
    (
        "Iran and the United States met. {The country's Foreign Ministry} said no.",
        "Iran's Foreign Ministry",
    ),
    ("Gen. Terrence O’Shaughnessy spoke. {O’Shaughnessy} said no.", "Terrence O’Shaughnessy"),
    ("British Prime Minister Theresa May spoke. {May} said no.", "Theresa May"),
    (
        "{A senior staffer with the House Intelligence Committee} said so.",
        "House Intelligence Committee senior staffer",
    ),
]


def named(parser: Parser, pack: Pack, marked: str, day: date = date(2018, 7, 1)) -> str | None:
    """Who stands behind the words in braces, in a text of that day."""
    start, end = marked.index("{"), marked.index("}") - 1
    mentions = read(parser, pack.names, marked.replace("{", "").replace("}", ""), day)
    document = Document("d", mentions.parse.text, "test")
    found = Speakers(document, mentions, pack.names).source([Span(start, end)])
    return found.name if found else None


@pytest.mark.parametrize(("marked", "name"), [*OFFICES, *BODIES, *GROUPS, *POINTING])
def test_a_source_has_the_name_of_whoever_speaks(
    parser: Parser, pack: Pack, marked: str, name: str
) -> None:
    assert named(parser, pack, marked) == name


def test_its_minister_is_of_the_state_that_owns_what_is_spoken_of(
    parser: Parser, pack: Pack
) -> None:
    said = "Turkey's purchase of the Russian S-400 system was needed, {its defence minister} said."
    assert named(parser, pack, said, date(2019, 7, 15)) == "Hulusi Akar"


@pytest.mark.parametrize(
    "text",
    [
        "President Donald Trump and Melania Trump watched. {Trump} said no.",
        "Donald Trump Jr. wrote that he left. {Trump} denied it.",
    ],
)
def test_a_president_is_told_from_his_family(parser: Parser, pack: Pack, text: str) -> None:
    assert named(parser, pack, text, date(2019, 5, 26)) == "Donald Trump"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Kim Dong-yub, an analyst, spoke. Kim Jong Un fired a missile. It flew. It fell. "
            "{Kim} said the moratorium was over.",
            "Kim Jong Un",
        ),
        ("Kim Jong Un fired a missile. Sung Kim, an envoy, met him. {Kim} said no.", "Kim"),
    ],
)
def test_a_bare_family_name_is_the_leaders_where_nobody_else_of_it_came_up_just_before(
    parser: Parser, pack: Pack, text: str, name: str
) -> None:
    assert named(parser, pack, text, date(2018, 3, 1)) == name
