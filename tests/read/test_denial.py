"""Which words around an act deny it, and acts that are denied in passing."""

from __future__ import annotations

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.model import EventType, Modality, Span
from whoseword.read.denial import Denying
from whoseword.read.engine import Parser
from whoseword.read.events import Candidate
from whoseword.read.reader import Reader
from whoseword.read.rebutted import with_rebutted
from whoseword.read.triggers import Trigger


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("Iran denied sending missiles to Russia.", "sending", "denied"),
        ("Both denied any transfer of arms.", "transfer", "denied"),
        ("Kim brushed off claims that Pyongyang was arming Russia.", "arming", "brushed"),
        ("Kim dismissed allegations of arms supplies to Moscow.", "supplies", "dismissed"),
        ("Iran rejected a charge that it had delivered missiles.", "delivered", "rejected"),
        ("Tehran denies this.", "denies", "denies"),
        ("Iran said reports that it had sent missiles were false.", "sent", "were"),
        # who refuses an act doesn't deny one, nor does who tells of a denial that isn't made
        ("Iran rejected the sale of missiles.", "sale", None),
        ("Putin has not denied sending troops.", "sending", None),
        ("Iran said it had sent missiles.", "sent", None),
        ("Iran denied it after it had sent missiles.", "sent", None),
    ],
)
def test_what_denies_an_act(
    parser: Parser, pack: Pack, text: str, word: str, said: str | None
) -> None:
    parse = parser.parse(text)
    i = next(t.i for t in parse.tokens if t.text == word)
    found = Denying.of(pack).denied(parse, Trigger(i, EventType.TEST, "", "", ""))
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "word", "type_", "said"),
    [
        ("Berlin refused to send missiles.", "send", EventType.TRANSFER, "refused"),
        ("Bern blocked the export of shells.", "export", EventType.TRANSFER, "blocked"),
        ("Seoul decided against sending shells.", "sending", EventType.TRANSFER, "decided"),
        ("Berlin did not refuse to send missiles.", "send", EventType.TRANSFER, None),
        ("Berlin promised to send missiles.", "send", EventType.TRANSFER, None),
        ("Israel blocked the attack.", "attack", EventType.ATTACK, None),
        ("Russia is rejecting its obligations.", "rejecting", EventType.ASSESSMENT, None),
        ("Russia is rejecting the charges.", "rejecting", EventType.TRANSFER, "rejecting"),
    ],
)
def test_what_is_withheld_is_not_sent(
    parser: Parser, pack: Pack, text: str, word: str, type_: EventType, said: str | None
) -> None:
    parse = parser.parse(text)
    i = next(t.i for t in parse.tokens if t.text == word)
    found = Denying.of(pack).denied(parse, Trigger(i, type_, "", "", ""))
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Kyiv has sent drones to Sudan, which Kyiv denies.", "which Kyiv denies"),
        ("Iran has sold missiles to Russia, a charge that Iran denies.", "that Iran denies"),
        ("Kyiv has sent drones to Sudan, which Kyiv has not denied.", None),
        ("Kyiv has sent drones to Sudan, which needs them.", None),
        ("Kyiv has sent drones to Sudan.", None),
    ],
)
def test_an_act_that_a_relative_clause_denies_is_told_again(
    parser: Parser, pack: Pack, text: str, evidence: str | None
) -> None:
    view = Reader(pack, parser).look(document(text)).text
    i = next(t.i for t in view.parse.tokens if t.text in ("sent", "sold"))
    act = Candidate(Trigger(i, EventType.TRANSFER, "", "", ""), None, Span(0, 20), 0.7)
    found = [c for c in with_rebutted(view, [act], Denying.of(pack)) if c is not act]
    assert [c.evidence.of(text) for c in found if c.evidence] == ([evidence] if evidence else [])
    assert all(c.again is act for c in found)


def test_a_denial_in_passing_has_the_act_s_parties_and_its_own_root(
    parser: Parser, pack: Pack
) -> None:
    text = (
        "Iran has delivered ballistic missiles to Russia, U.S. officials said on Friday, which "
        "Tehran denies. Washington imposed sanctions on two firms over the missiles."
    )
    claims = Reader(pack, parser).read(document(text)).claims
    [denied] = [c for c in claims if c.modality is Modality.DENIED]
    assert denied.evidence.of(text) == "which Tehran denies"
    assert (denied.type, denied.actor, denied.recipient) == (EventType.TRANSFER, "Iran", "Russia")
    assert denied.root is not None
    assert denied.root.name == "Iran"
    assert any(c.modality is Modality.ASSERTED and c.type is EventType.TRANSFER for c in claims)
