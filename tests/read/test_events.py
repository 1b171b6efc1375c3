"""Which words of a text state an event."""

from __future__ import annotations

import pytest

from factories import ruled
from whoseword.lexicon import Pack
from whoseword.model import Document, EventType
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.events import Candidate, find_events
from whoseword.read.goods import find_goods
from whoseword.read.triggers import Triggers
from whoseword.read.view import TextView
from whoseword.read.who.mentions import find_mentions

# Makes any sentence beside it part of a text about arms between states.
ARMS = " North Korea, Russia, Iran and Ukraine have missiles, warheads and artillery shells."


def events(text: str, parser: Parser, pack: Pack) -> tuple[Candidate, ...]:
    parse = parser.parse(text)
    names = pack.names
    attributions = ruled(parse, Cues.of(pack))
    mentions = find_mentions(Document("x", text, "x"), parse, names)
    view = TextView(parse, find_goods(parse, names), mentions, attributions)
    return find_events(view, Triggers(pack))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea fired two ballistic missiles into the sea.", EventType.TEST),
        ("Russia sent North Korea anti-aircraft missiles last year.", EventType.TRANSFER),
        ("North Korea deployed 3,000 soldiers to Kursk.", EventType.DEPLOYMENT),
        ("The two armies staged a joint military exercise near Busan.", EventType.DEPLOYMENT),
        ("North Korea built a new missile base near Wonsan.", EventType.CONSTRUCTION),
        ("Iran enriched uranium at Natanz.", EventType.PRODUCTION),
        ("Kim Jong Un visited a munitions factory.", EventType.VISIT),
        ("Kim Jong Un met Vladimir Putin in Vladivostok.", EventType.MEETING),
        ("The Philippines impounded a North Korean freighter.", EventType.SANCTION),
        ("North Korea unveiled a new missile in Pyongyang.", EventType.UNVEILING),
        ("Russian forces shelled Ukrainian positions.", EventType.ATTACK),
    ],
)
def test_a_verb_names_its_event(text: str, expected: EventType, parser: Parser, pack: Pack) -> None:
    assert expected in {c.trigger.type for c in events(text + ARMS, parser, pack)}


@pytest.mark.parametrize(
    "text",
    [
        "If North Korea fired a missile, the world would hear of it.",
        "North Korea did not fire a missile.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str, parser: Parser, pack: Pack) -> None:
    found = events(text + ARMS, parser, pack)
    assert EventType.TEST not in {c.trigger.type for c in found}


def test_an_ability_to_strike_is_no_attack(parser: Parser, pack: Pack) -> None:
    found = events("The missile could strike Guam, the ministry said." + ARMS, parser, pack)
    assert EventType.ATTACK not in {c.trigger.type for c in found}


def test_said_words_about_arms_that_hold_no_event_are_assessed(parser: Parser, pack: Pack) -> None:
    text = "Analysts say the missile is a serious threat to South Korea." + ARMS
    assert EventType.ASSESSMENT in {c.trigger.type for c in events(text, parser, pack)}


def test_said_words_for_the_own_side_are_a_statement(parser: Parser, pack: Pack) -> None:
    text = 'Kim Jong Un said: "We are proud of our missiles."' + ARMS
    assert EventType.STATEMENT in {c.trigger.type for c in events(text, parser, pack)}


def test_a_text_about_something_else_holds_no_events(parser: Parser, pack: Pack) -> None:
    text = "The mayor visited a school on Monday and met the teachers, officials said."
    assert events(text, parser, pack) == ()


def test_domestic_news_that_names_a_weapon_holds_no_events(parser: Parser, pack: Pack) -> None:
    text = (
        "Canada bought a missile, the minister said. " + "The senate debated taxes at length. " * 9
    )
    assert events(text, parser, pack) == ()


def test_one_state_s_arms_at_length_are_read(parser: Parser, pack: Pack) -> None:
    text = "North Korea built missiles, shells and warheads. " * 5
    assert events(text, parser, pack)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Russia launched a Sarmat missile on Sept. 3.", True),
        ("SpaceX launched a rocket with 23 satellites from Florida on Monday.", False),
        ("Russia launched a missile. " + "The weather was fine in town all day. " * 20, False),
    ],
)
def test_an_alert_about_one_state_s_arms_counts(
    parser: Parser, pack: Pack, text: str, counted: bool
) -> None:
    assert bool(events(text, parser, pack)) is counted
