"""Who does an event is chosen among all who are named near it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.model import Attribution, EventType, Span
from whoseword.read.choice import Option
from whoseword.read.doers import doers
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader
from whoseword.read.recipients import Parties
from whoseword.read.triggers import Trigger

TEXT = "Japan's defence minister said North Korea had fired a missile that could reach Guam."


@pytest.fixture(scope="module")
def found(pack: Pack, parser: Parser) -> dict[str, Option[str]]:
    made = document(TEXT)
    reader = Reader(pack, parser)
    finder = reader.look(made)
    fired = next(t for t in finder.text.parse.tokens if t.text == "fired")
    trigger = Trigger(fired.i, EventType.TEST, "weapon", "", "here")
    parties = Parties(None, None, finder.main, lambda actor: actor.name)
    ruled = Option("North Korea", Span(0, 1), ("subject",))
    options = doers(finder.text, trigger, Span(0, len(TEXT)), parties, ruled)
    return {option.value: option for option in options}


def test_everybody_named_can_be_the_doer(found: dict[str, Option[str]]) -> None:
    assert {"North Korea", "Japan"} & set(found) == {"North Korea", "Japan"}


def test_the_rules_choice_is_marked_with_its_rule(found: dict[str, Option[str]]) -> None:
    assert {"ruled", "ruled:subject", "test/ruled"} <= set(found["North Korea"].weighed)
    assert not any("ruled" in o.traits for name, o in found.items() if name != "North Korea")


def test_who_tells_of_it_is_marked(found: dict[str, Option[str]]) -> None:
    telling = [name for name, o in found.items() if "says:this" in o.traits]
    assert telling
    assert "North Korea" not in telling


def test_a_rules_choice_that_is_named_far_away_is_kept(pack: Pack, parser: Parser) -> None:
    made = document(TEXT)
    reader = Reader(pack, parser)
    finder = reader.look(made)
    trigger = Trigger(0, EventType.TEST, "weapon", "", "here")
    parties = Parties(None, None, finder.main, lambda actor: actor.name)
    far = Option("Iran", Span(0, 1), ("main party",))
    options = doers(finder.text, trigger, Span(0, 5), parties, far)
    assert "far" in next(o for o in options if o.value == "Iran").traits


def test_who_speaks_of_themselves_is_marked_however_far(pack: Pack, parser: Parser) -> None:
    text = (
        "Kim Yo Jong released the following press statement:\nThe drill was loud. It went on.\n"
        "The sea was calm. The day was long. We condemn the drill.\n"
    )
    made = document(text)
    reader = Reader(pack, parser)
    finder = reader.look(made)
    condemn = next(t for t in finder.text.parse.tokens if t.text == "condemn")
    trigger = Trigger(condemn.i, EventType.STATEMENT, "", "", "here")
    parties = Parties(None, None, finder.main, lambda actor: actor.name)
    teller = Option("Kim Yo Jong", Span(0, 11), ())
    evidence = Span(text.index("We"), len(text) - 2)
    (kim,) = doers(finder.text, trigger, evidence, parties, None, teller)[-1:]
    assert kim.value == "Kim Yo Jong"
    assert {"far", "says:this", "says:this/we", "says:this/does it"} <= set(kim.traits)


@pytest.mark.parametrize(
    ("text", "word", "kind", "offered"),
    [
        ("The trains carried shells to Russia.", "carried", EventType.TRANSFER, set[str]()),
        ("Iran handed missiles over to Russia.", "handed", EventType.TRANSFER, {"Iran"}),
        ("Shells were shipped to Russia by Iran.", "shipped", EventType.TRANSFER, {"Iran"}),
        ("Kim Jong Un travelled to Russia.", "travelled", EventType.VISIT, {"Russia"}),
    ],
)
def test_whom_something_goes_to_does_not_give_it(
    pack: Pack, parser: Parser, text: str, word: str, kind: EventType, offered: set[str]
) -> None:
    finder = Reader(pack, parser).look(document(text))
    at = next(t.i for t in finder.text.parse.tokens if t.text == word)
    parties = Parties(None, None, finder.main, lambda actor: actor.name)
    options = doers(
        finder.text, Trigger(at, kind, "", "", "here"), Span(0, len(text)), parties, None
    )
    assert {o.value for o in options} & {"Iran", "Russia"} == offered


@pytest.mark.parametrize(
    ("kind", "offered"), [(EventType.STATEMENT, True), (EventType.DEPLOYMENT, False)]
)
def test_a_statement_s_teller_may_be_its_doer_however_far_away_it_is_said(
    pack: Pack, parser: Parser, kind: EventType, offered: bool
) -> None:
    told = "Kim Jong Un said"
    text = f"{told}: the plan is old. It is bad. It is wrong. It is dangerous. Iran must stop."
    finder = Reader(pack, parser).look(document(text))
    said = Attribution((Span(0, 11),), (Span(12, 16),), (Span(18, len(text)),))
    view = replace(finder.text, attributions=(said,))
    stop = next(t.i for t in view.parse.tokens if t.text == "stop")
    parties = Parties(None, None, None, lambda actor: actor.name)
    evidence = Span(text.index("Iran"), len(text))
    found = doers(view, Trigger(stop, kind, "", "", "here"), evidence, parties, None)
    assert ("far" in {t for o in found if o.value == "Kim Jong Un" for t in o.traits}) is offered


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("North Korea fired missiles. Iran tested a missile, Israel said.", {"Iran", "Israel"}),
        (
            "North Korea fired missiles. It tested a missile, Israel said.",
            {"North Korea", "Israel"},
        ),
    ],
)
def test_beside_a_verb_s_named_subject_nobody_named_elsewhere_does_it(
    pack: Pack, parser: Parser, text: str, offered: set[str]
) -> None:
    finder = Reader(pack, parser).look(document(text))
    tested = next(t.i for t in finder.text.parse.tokens if t.text == "tested")
    parties = Parties(None, None, finder.main, lambda actor: actor.name)
    trigger = Trigger(tested, EventType.TEST, "weapon", "", "here")
    evidence = Span(text.index("I", 20), len(text))
    options = doers(finder.text, trigger, evidence, parties, None)
    assert {o.value for o in options} == offered
