"""Who does an event by the rules alone, with the rule that says so."""

from __future__ import annotations

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.model import Actor, EventType, SourceType, Span
from whoseword.read.engine import Parser
from whoseword.read.filled import Case, Slot
from whoseword.read.reader import Reader
from whoseword.read.triggers import Trigger

TYPES = {"sent": EventType.TRANSFER, "bought": EventType.TRANSFER, "received": EventType.TRANSFER}


def agents(
    text: str,
    word: str,
    pack: Pack,
    parser: Parser,
    *,
    orderer: Slot[Actor] | None = None,
) -> tuple[Slot[str] | None, Slot[str] | None]:
    """The doer and the agent of the event that `word` names in a text of one sentence."""
    finder = Reader(pack, parser).look(document(text))
    token = next(t for t in finder.text.parse.tokens if t.text == word)
    mode = "received" if word in ("bought", "received") else ""
    trigger = Trigger(token.i, TYPES.get(word, EventType.TEST), "weapon", mode, "here")
    evidence = finder.text.parse.sentences[0].span
    return finder.agents.of(Case(trigger, evidence, orderer=orderer))


@pytest.mark.parametrize(
    ("text", "word", "doer", "agent", "rule"),
    [
        ("North Korea sent shells to Russia.", "sent", "North Korea", "North Korea", "subject"),
        ("Iran bought missiles from Russia.", "bought", "Iran", "Russia", "giver"),
        ("Iran received Russian missiles.", "received", "Iran", "Russia", "giver"),
        ("A North Korean missile was fired.", "fired", "North Korea", "North Korea", "main party"),
    ],
)
def test_the_doer_and_who_gives(
    pack: Pack, parser: Parser, text: str, word: str, doer: str, agent: str, rule: str
) -> None:
    first, second = agents(text, word, pack, parser)
    assert first is not None
    assert second is not None
    assert (first.value, second.value, second.rule) == (doer, agent, rule)


def test_who_orders_an_event_is_its_actor(pack: Pack, parser: Parser) -> None:
    kim = Actor("kim", "Kim Jong Un", "person", SourceType.GOVERNMENT, "North Korea")
    orderer = Slot(kim, Span(0, 9))
    _, agent = agents("Officials fired a missile.", "fired", pack, parser, orderer=orderer)
    assert agent is not None
    assert (agent.value, agent.rule) == ("Kim Jong Un", "who orders")


@pytest.mark.parametrize(
    ("text", "who", "rule"),
    [
        ("North Korea watched as a Sarmat missile was fired.", "Russia", "maker"),
        ("North Korea watched as an Iskander-like missile was fired.", "North Korea", "main party"),
    ],
)
def test_whose_system_is_fired_fires_it(
    pack: Pack, parser: Parser, text: str, who: str, rule: str
) -> None:
    doer, _ = agents(text, "fired", pack, parser)
    assert doer is not None
    assert (doer.value, doer.rule) == (who, rule)


def test_who_is_condemned_for_it_does_it(pack: Pack, parser: Parser) -> None:
    text = "Britain condemned Iran for sending missiles to Russia."
    doer, _ = agents(text, "sending", pack, parser)
    assert doer is not None
    assert (doer.value, doer.rule) == ("Iran", "subject")
