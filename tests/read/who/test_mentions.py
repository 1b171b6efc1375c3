"""Who is meant: names, second mentions, seats, descriptions and pronouns."""

from __future__ import annotations

import pytest

from mentioned import actor_of, last, meant, read
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Actor, Dateline, Document, SourceType, Span
from whoseword.read.engine import Parser
from whoseword.read.who.lists import Lists
from whoseword.read.who.mentions import find_mentions
from whoseword.read.who.referents import MentionKind


@pytest.fixture(scope="module")
def names(pack: Pack) -> Names:
    return pack.names


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
        (
            'Kim Jong Un visited China. "It was passed to deal with Vladimir Putin," he said.',
            "he",
            "Kim Jong Un",
        ),
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


def test_an_outlet_is_the_agency_only_where_nobody_else_is(parser: Parser, names: Names) -> None:
    spies = "The NIS told lawmakers that troops had left, Yonhap reported. The agency gave no day."
    assert meant(read(parser, names, spies), "agency") == "National Intelligence Service"
    telling = "The NIS spoke, Yonhap reported. The news agency gave no day."
    assert meant(read(parser, names, telling), "agency") == "Yonhap"


def test_forces_that_stand_with_a_state_are_not_its_own(parser: Parser, names: Names) -> None:
    for text, words in (
        ("Russian-backed separatists shelled the town.", "Russian-backed separatists"),
        ("Pro-Iranian militias shelled the town.", "Pro-Iranian militias"),
        ("A US-backed coalition shelled the town.", "US-backed coalition"),
    ):
        assert meant(read(parser, names, text), words.split()[-1]) == words


def test_the_ministry_that_watches_is_of_where_the_article_was_written(
    parser: Parser, names: Names
) -> None:
    told = "Chinese jets flew near a Japanese plane, the Defense Ministry said."
    for line, state in (("TOKYO", "Japan"), ("BEIJING", "China")):
        text = f"{line} (Yonder) -- {told}"
        place = Span(0, len(line))
        dateline = Dateline(Span(0, len(line) + 13), place)
        document = Document("d", text, "test", dateline=dateline)
        found = find_mentions(document, parser.parse(text, prose=document.prose), names)
        actor = actor_of(found, "Ministry")
        assert actor is not None
        assert actor.state == state


@pytest.mark.parametrize("pronoun", ["he", "his", "it", "they", "who"])
def test_a_pronoun_is_never_a_name(parser: Parser, names: Names, pronoun: str) -> None:
    found = read(parser, names, f"Ada Brackwell met Kim Jong Un, and {pronoun} said it was true.")
    assert all(m.actor is None or m.actor.name.lower() != pronoun for m in found.every)


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
    parties = Lists(found).parties(last(found, "Russia").head - 2)
    assert [a.name for a in parties] == ["North Korea", "Russia"]
    assert [s.name for s in found.states] == ["North Korea", "Russia"]


def test_the_text_may_hold_anything(parser: Parser, names: Names) -> None:
    text = "\r\n北朝鮮 “Kim\u00a0Jong\u00a0Un” \U0001f680 said\u00ad so.\r\n\r\nHe left."
    found = read(parser, names, text)
    assert meant(found, "He") == "Kim Jong Un"
    assert read(parser, names, "").every == ()
    assert read(parser, names, text).every == found.every


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
