"""Who is meant: names, second mentions, seats, descriptions and pronouns."""

from __future__ import annotations

from datetime import date

import pytest

from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Actor, Document, Published, SourceType, Span, When
from whoseword.read.engine import Parser
from whoseword.read.mentions import find_mentions
from whoseword.read.referents import Mention, MentionKind, Mentions


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return pack.names


def read(parser: Parser, names: Names, text: str, day: date = date(2024, 11, 4)) -> Mentions:
    document = Document("d", text, "test", published=Published(When.day(day), "given"))
    return find_mentions(document, parser.parse(text), names)


def last(mentions: Mentions, words: str) -> Mention:
    """The mention that covers the last place where the text says `words`."""
    start = mentions.parse.text.rindex(words)
    span = Span(start, start + len(words))
    head = next(t for t in mentions.parse.tokens if t.span.overlaps(span))
    found = mentions.at(head.i)
    assert found is not None
    return found


def meant(mentions: Mentions, words: str) -> str | None:
    actor = last(mentions, words).actor
    return actor.name if actor else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Pyongyang has sent more troops.", "Pyongyang", "North Korea"),
        ("Moscow rejected the report.", "Moscow", "Russia"),
        ("The North fired a rocket.", "North", "North Korea"),
        ("The U.S. imposed new sanctions.", "U.S.", "United States"),
        ("Kim Jong-un toured a plant.", "Kim Jong-un", "Kim Jong Un"),
        ("Kim Jong Un toured a plant. Kim praised the workers.", "Kim", "Kim Jong Un"),
        ("Kim Yo Jong spoke. Kim said no.", "Kim", "Kim Yo Jong"),
        ("Donald Trump Jr. spoke.", "Trump", "Donald Trump Jr."),
        ("Joseph S. Bermudez Jr. spoke.", "Bermudez", "Joseph S. Bermudez"),
        ("The Hermit Kingdom sent more troops.", "Kingdom", "North Korea"),
        ("Navy Cmdr. Dave Benham spoke.", "Benham", "Dave Benham"),
        ("Rex W. Tillerson left.", "Tillerson", "Rex Tillerson"),
        ("Ada Brackwell, a researcher, agreed. Brackwell said so.", "Brackwell", "Ada Brackwell"),
        (
            "The Institute for Quiet Waters (IQW) counted ships. IQW said so.",
            "IQW",
            "Institute for Quiet Waters",
        ),
        ("Ukraine's Harbour Safety Agency agreed.", "Agency", "Ukraine's Harbour Safety Agency"),
        ("North Korea fired a rocket, KCNA said.", "KCNA", "KCNA"),
    ],
)
def test_names_are_resolved(parser: Parser, names: Names, text: str, words: str, name: str) -> None:
    assert meant(read(parser, names, text), words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The North Korean leader toured a plant.", "leader", "Kim Jong Un"),
        ("The South's president spoke.", "president", "Yoon Suk Yeol"),
        ("The leader of North Korea toured a plant.", "leader", "Kim Jong Un"),
        ("North Korean troops arrived by rail.", "troops", "North Korea"),
        ("North Korea fired a rocket. The country wants more.", "country", "North Korea"),
        ("Moscow's military confirmed it.", "military", "Russia's military"),
        ("The Russian Ministry of Defence spoke.", "Defence", "Russia's Defense Ministry"),
        ("KCNA reported a launch. The agency gave no date.", "agency", "KCNA"),
        (
            "Ada Brackwell, a scholar, agreed. The scholar left.",
            "scholar",
            "Ada Brackwell",
        ),
        ("South Korean officials said no.", "officials", "South Korean officials"),
        ("North Korea warned its neighbours.", "neighbours", "North Korea's neighbours"),
        ("The NIS spoke. The service named no day.", "service", "National Intelligence Service"),
        (
            "A spokesman for the Foreign Ministry of North Korea said no.",
            "spokesman",
            "North Korean Foreign Ministry spokesman",
        ),
    ],
)
def test_descriptions_are_resolved(
    parser: Parser, names: Names, text: str, words: str, name: str
) -> None:
    assert meant(read(parser, names, text), words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kim Jong Un came. He praised the workers.", "He", "Kim Jong Un"),
        ("North Korea said it would respond.", "it", "North Korea"),
        ("Russia praised its partner.", "its", "Russia"),
        ("South Korean officials who saw it agreed.", "who", "South Korean officials"),
        ("Vladimir Putin, who visited China, returned.", "who", "Vladimir Putin"),
    ],
)
def test_pronouns_find_who_was_named(
    parser: Parser, names: Names, text: str, words: str, name: str
) -> None:
    found = read(parser, names, text)
    assert meant(found, words) == name
    assert last(found, words).kind is MentionKind.PRONOUN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is likely that more will follow.", "It"),
        ("He praised the workers.", "He"),
        ("Vladimir Putin spoke. “He wants peace,” the visitor was told.", "He"),
        ("The spokesman gave no details.", "spokesman"),
    ],
)
def test_what_is_unclear_stays_unresolved(
    parser: Parser, names: Names, text: str, words: str
) -> None:
    assert meant(read(parser, names, text), words) is None


def test_the_military_speaks_for_whose_organ_spoke_before(parser: Parser, names: Names) -> None:
    text = (
        "Kim Yo Jong said the missiles were meant for the North's own army. South Korea's Joint "
        "Chiefs of Staff said a missile was fired. It flew about 300 km, the military said."
    )
    assert meant(read(parser, names, text), "military") == "South Korea's military"


@pytest.mark.parametrize("pronoun", ["he", "his", "it", "they", "who"])
def test_a_pronoun_is_never_a_name(parser: Parser, names: Names, pronoun: str) -> None:
    found = read(parser, names, f"Ada Brackwell met Kim Jong Un, and {pronoun} said it was true.")
    assert all(m.actor is None or m.actor.name.lower() != pronoun for m in found.every)


def test_an_office_has_the_holder_of_its_day(parser: Parser, names: Names) -> None:
    text = "The US president spoke."
    assert meant(read(parser, names, text, date(2018, 6, 1)), "president") == "Donald Trump"
    assert meant(read(parser, names, text, date(2023, 6, 1)), "president") == "Joe Biden"


def test_a_capital_can_be_a_place(parser: Parser, names: Names) -> None:
    found = read(parser, names, "The two met in Moscow on Friday.")
    assert last(found, "Moscow").kind is MentionKind.PLACE
    assert [t.match.entries[0].name for t in found.places]


@pytest.mark.parametrize(
    ("text", "name", "source_type", "state"),
    [
        ("Ada Brackwell, a researcher in Oslo, said so.", "Ada Brackwell", "expert", None),
        ("Pentagon spokesman Tom Brackwell said so.", "Tom Brackwell", "military", "United States"),
        ("Former Russian minister Ivan Petrunin said so.", "Ivan Petrunin", "expert", "Russia"),
    ],
)
def test_unknown_people_are_typed_by_their_description(
    parser: Parser, names: Names, text: str, name: str, source_type: str, state: str | None
) -> None:
    actor = last(read(parser, names, text), name.split()[-1]).actor
    assert actor is not None
    assert (actor.name, actor.known, actor.kind) == (name, False, "person")
    assert actor.source_type is SourceType(source_type)
    assert state is None or actor.state == state


@pytest.mark.parametrize(
    ("text", "source_type"),
    [
        ("A South Korean military source said so.", "military"),
        ("A retired army general said so.", "expert"),
        ("Danish intelligence officials said so.", "intelligence"),
        ("Analysts said so.", "expert"),
    ],
)
def test_unnamed_people_have_their_employers_type(
    parser: Parser, names: Names, text: str, source_type: str
) -> None:
    found = read(parser, names, text)
    (group,) = [m.actor for m in found.every if m.actor and m.actor.kind == "group"]
    assert group.source_type is SourceType(source_type)


def test_who_a_phrase_stands_for(parser: Parser, names: Names) -> None:
    text = "Russia's defence minister Sergei Shoigu met Kim Jong Un."
    found = read(parser, names, text)
    whole = Span(0, text.index(" met"))
    assert isinstance(found.who(whole), Actor)
    assert found.who(whole) == last(found, "Shoigu").actor
    assert [m.span for m in found.within(whole)] == sorted(m.span for m in found.within(whole))


def test_joint_parties_and_the_states_spoken_of(parser: Parser, names: Names) -> None:
    found = read(parser, names, "North Korea and Russia signed it. North Korea gave no details.")
    parties = found.parties(last(found, "Russia").head - 2)
    assert [a.name for a in parties] == ["North Korea", "Russia"]
    assert [s.name for s in found.states] == ["North Korea", "Russia"]


def test_the_text_may_hold_anything(parser: Parser, names: Names) -> None:
    text = "\r\n北朝鮮 “Kim\u00a0Jong\u00a0Un” \U0001f680 said\u00ad so.\r\n\r\nHe left."
    found = read(parser, names, text)
    assert meant(found, "He") == "Kim Jong Un"
    assert read(parser, names, "").every == ()
    assert read(parser, names, text).every == found.every


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


def test_a_paper_and_a_missile_of_one_name(parser: Parser, names: Names) -> None:
    found = read(parser, names, "The Rodong missile flew far. The Rodong reported it.")
    assert [m.actor.name for m in found.every if m.actor] == ["Rodong Sinmun"]


def test_a_description_takes_no_name_from_a_phrase_before_it(parser: Parser, names: Names) -> None:
    text = (
        "At the same time, two politicians on opposite ends of the debate held talks with Russia."
    )
    assert meant(read(parser, names, text), "politicians") == "politicians"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # a body's name to its end, and from its nation on
        ("The UAE armed the Quick Support Forces. The QSF denied it.", "QSF",
         "Quick Support Forces"),
        ("It is made by the National Chung-Shan Institute of Science and Technology.", "Institute",
         "National Chung-Shan Institute of Science and Technology"),
        # ministries and armed services are the state's that is spoken of
        ("Poland signed the contract, the Defence Ministry said.", "Ministry",
         "Poland's Defence Ministry"),
        ("Turkey signed it. The Defence Ministry in Jakarta said so.", "Ministry",
         "Indonesia's Defence Ministry"),
        ("Russia was silent. The foreign ministry in Pyongyang said no.", "ministry",
         "North Korea's Foreign Ministry"),
        ("Russia was silent. The embassy in Pyongyang said no.", "embassy", None),
        ("The U.S. Navy sent a ship. China protested. The Navy said it was routine.", "Navy",
         "US Navy"),
        ("The Philippine army and China met, the Philippines' Navy said.", "Navy",
         "Philippines' Navy"),
        ("Sudan's army shelled it. The army-aligned broadcaster said so. The army denied it.",
         "army", "Sudan's army"),
        # state media
        ("Iran tested a missile, state media said.", "media", "Iranian state media"),
        ("North Korea fired a missile, a day earlier state media said.", "media",
         "North Korean state media"),
        ("The UAE sent a plane, which Sudan's air force destroyed, state television said.",
         "television", "Sudanese state television"),
        # who is beside an office
        ("Kosovo's prime minister, Albin Kurti, was alarmed.", "minister", "Albin Kurti"),
        ("Sudan cut ties with the UAE, accusing it of arming rebels.", "it of",
         "United Arab Emirates"),
        ("The White House said North Korea had sent troops. It gave no number.", "It",
         "White House"),
        ("The White House said North Korea had sent troops that it had trained.", "it",
         "North Korea"),
        ("Kim Jong Un toured a plant. Accompanying him was Pak Jong Chon. He was briefed.", "He",
         "Kim Jong Un"),
        ("An 11-nation sanctions monitoring team said so.", "team",
         "11-nation sanctions monitoring team"),
        ("The Ministry of Foreign Affairs of North Korea said so.", "Ministry",
         "North Korea's Foreign Ministry"),
    ],
)  # fmt: skip
def test_bodies_have_their_whole_name_and_their_state(
    parser: Parser, names: Names, text: str, words: str, name: str | None
) -> None:
    assert meant(read(parser, names, text), words) == name


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
