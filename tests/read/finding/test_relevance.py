"""What a text is about: stories for the ledger are kept, others aren't, whatever they look like."""

from __future__ import annotations

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.model import EventType, Span
from whoseword.read.engine import Parser
from whoseword.read.finding.detect import Detection
from whoseword.read.finding.relevance import Relevance, shipped, traits
from whoseword.read.reader import Reader

LAUNCH = (
    "North Korea fired two ballistic missiles into the sea on Friday, South Korea's military said, "
    "hours after Washington and Seoul ended a naval drill.\n"
    "Japan's defense minister condemned the launch. The United States called on Pyongyang to stop "
    "its tests and return to talks.\n"
    "Analysts said the missiles could reach bases in Okinawa.\n"
)
TRADE = (
    "Canada and the United States reached a trade agreement late Sunday that opens the dairy "
    "market to American farmers, officials said.\n"
    "President Donald Trump praised the deal and threatened tariffs on cars from countries that "
    "refuse to sign one. Canada's prime minister met lawmakers in Washington on Monday.\n"
    "Economists said growth was likely to pick up next year, and markets rose in Toronto.\n"
)
TRIAL = (
    "A jury in Texas found a former police officer guilty of shooting a driver with his service "
    "weapon, prosecutors said.\n"
    "The mayor demanded changes at the department after the attack. The governor, who visited the "
    "city on Monday, said the verdict would bring calm.\n"
    "The lawyer of the officer denied that he had fired first and said he would appeal.\n"
)


@pytest.fixture(scope="module")
def reader(pack: Pack, parser: Parser) -> Reader:
    return Reader(pack, parser)


def test_a_launch_is_for_the_ledger_and_a_trade_pact_and_a_trial_are_not(reader: Reader) -> None:
    assert reader.read(document(LAUNCH)).claims
    assert reader.read(document(TRADE)).claims == ()
    assert reader.read(document(TRIAL)).claims == ()


def test_an_alert_is_enough(reader: Reader) -> None:
    assert reader.read(document("North Korea fired a ballistic missile on Friday.\n")).claims


def test_the_same_claims_weigh_by_the_words_around_them(reader: Reader) -> None:
    found = [Detection(0, EventType.STATEMENT, Span(0, 5), 0.8)]
    launch, trade = (reader.look(document(text)).text for text in (LAUNCH, TRADE))
    assert shipped().chance(launch, found) > shipped().chance(trade, found)


def test_what_is_seen_of_a_text_is_its_words_claims_goods_and_states(reader: Reader) -> None:
    view = reader.look(document(LAUNCH)).text
    found = [Detection(0, EventType.TEST, Span(0, 5), 0.9)] * 3
    seen = traits(view, found)
    assert seen == sorted(set(seen))
    assert {"NOUN:missile", "VERB:fire", "claims from 2", "acts from 2"} <= set(seen)
    assert "claims from 3" not in seen
    assert "acts from 0.5" not in traits(view, [])


def test_the_version_changes_with_any_weight() -> None:
    one = Relevance({"NOUN:missile": 1.0}, -1.0, 0.3)
    others = (
        Relevance({"NOUN:missile": 1.1}, -1.0, 0.3),
        Relevance({"NOUN:missile": 1.0}, -1.1, 0.3),
        Relevance({"NOUN:missile": 1.0}, -1.0, 0.4),
    )
    assert len({r.version for r in (one, *others)}) == 4
