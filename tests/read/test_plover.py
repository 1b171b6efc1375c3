"""Every code of plover.csv: by key for each row, and in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whoseword.lexicon import Pack
from whoseword.model import EventType, Modality, Plover
from whoseword.read.engine import Parser
from whoseword.read.goods import find_goods
from whoseword.read.plover import PloverTable, acted
from whoseword.read.triggers import Triggers

Coded = Callable[[str, str, str, Modality], Plover]


@pytest.fixture(scope="module")
def table(pack: Pack) -> PloverTable:
    return PloverTable(pack)


@pytest.fixture(scope="module")
def coded(pack: Pack, parser: Parser, table: PloverTable) -> Coded:
    """Codes the event that a word of a sentence names."""
    triggers, names = Triggers(pack), pack.names

    def code(text: str, word: str, recipient: str, modality: Modality) -> Plover:
        parse = parser.parse(text)
        token = next(t for t in parse.tokens if t.text == word)
        trigger = triggers.match(parse, find_goods(parse, names), token.i)
        assert trigger is not None
        return table.code(token, trigger, None, recipient or None, modality)

    return code


def test_every_row_is_reached_by_its_own_key(pack: Pack, table: PloverTable) -> None:
    for row in pack["plover"]:
        modality = Modality(row["modality"] or "asserted")
        found = table.of(EventType(row["type"]), row["category"], modality, act=row["act"])
        assert (found.event or "", found.mode or "", found.cameo or "") == (
            row["event"],
            row["mode"],
            row["cameo"],
        ), row.where


def test_every_act_of_a_code_has_a_word(pack: Pack) -> None:
    named = {(r["type"], r["act"]) for r in pack["acts"]} | {("deployment", "joint")}
    used = {(r["type"], r["act"]) for r in pack["plover"] if r["act"]}
    assert used <= named
    assert named - {("deployment", "ally")} <= used


CODES = {  # type, act, category, modality: event, mode, CAMEO
    ("test", "", "weapon", "asserted"): ("MOBILIZE", "weapons", "150"),
    ("test", "", "nuclear", "asserted"): ("MOBILIZE", "weapons", "150"),
    ("test", "", "weapon", "predicted"): ("MOBILIZE", "weapons", "150"),
    ("test", "", "weapon", "denied"): ("REJECT", None, "016"),
    ("production", "", "weapon", "demanded"): ("REQUEST", None, "100"),
    ("construction", "", "", "ordered"): ("MOBILIZE", "weapons", "150"),
    ("unveiling", "", "weapon", "asserted"): ("MOBILIZE", "weapons", "150"),
    ("visit", "", "", "asserted"): ("CONSULT", "visit", "042"),
    ("visit", "", "", "planned"): ("AGREE", None, "036"),
    ("meeting", "", "", "asserted"): ("CONSULT", None, "040"),
    ("meeting", "phone", "", "asserted"): ("CONSULT", "phone", "041"),
    ("meeting", "host", "", "asserted"): ("CONSULT", "visit", "043"),
    ("meeting", "", "", "demanded"): ("REQUEST", "meet", "106"),
    ("meeting", "", "", "denied"): ("REJECT", None, "016"),
    ("transfer", "", "weapon", "asserted"): ("AID", None, "072"),
    ("transfer", "", "weapon", "possible"): ("AID", None, "072"),
    ("transfer", "trade", "weapon", "asserted"): ("COOPERATE", None, "062"),
    ("transfer", "trade", "energy", "asserted"): ("COOPERATE", None, "061"),
    ("transfer", "", "energy", "asserted"): ("AID", None, "071"),
    ("transfer", "", "food", "asserted"): ("AID", None, "073"),
    ("transfer", "", "technology", "asserted"): ("AID", None, "072"),
    ("transfer", "", "labour", "asserted"): ("COOPERATE", None, "061"),
    ("transfer", "", "weapon", "planned"): ("AGREE", None, "0332"),
    ("transfer", "", "money", "planned"): ("AGREE", None, "0331"),
    ("transfer", "", "food", "planned"): ("AGREE", None, "0333"),
    ("transfer", "trade", "weapon", "planned"): ("AGREE", None, "0312"),
    ("transfer", "trade", "goods", "planned"): ("AGREE", None, "0311"),
    ("transfer", "", "weapon", "demanded"): ("REQUEST", "assist", "1032"),
    ("transfer", "", "weapon", "denied"): ("REJECT", None, "016"),
    ("deployment", "", "troops", "asserted"): ("MOBILIZE", "troops", "154"),
    ("deployment", "", "vehicle", "asserted"): ("MOBILIZE", "weapons", "154"),
    ("deployment", "", "exercise", "asserted"): ("MOBILIZE", "troops", "150"),
    ("deployment", "joint", "exercise", "asserted"): ("COOPERATE", None, "062"),
    ("deployment", "joint", "exercise", "planned"): ("AGREE", None, "0312"),
    ("deployment", "ally", "troops", "asserted"): ("AID", None, "072"),
    ("deployment", "withdraw", "troops", "asserted"): ("RETREAT", "withdraw", "087"),
    ("deployment", "withdraw", "troops", "planned"): ("AGREE", None, "0356"),
    ("deployment", "", "troops", "denied"): ("REJECT", None, "016"),
    ("agreement", "", "document", "asserted"): ("SUPPORT", None, "057"),
    ("agreement", "", "document", "planned"): ("AGREE", None, "030"),
    ("agreement", "leave", "document", "asserted"): ("SANCTION", "withdraw", "160"),
    ("sanction", "", "", "asserted"): ("SANCTION", "discontinue", "163"),
    ("sanction", "", "", "planned"): ("THREATEN", "restrict", "1312"),
    ("sanction", "seize", "vehicle", "asserted"): ("COERCE", "seize", "1711"),
    ("sanction", "expel", "nuclear", "asserted"): ("SANCTION", "expel", "1662"),
    ("attack", "", "", "asserted"): ("ASSAULT", None, "190"),
    ("attack", "heavy", "", "asserted"): ("ASSAULT", "heavy-weapons", "194"),
    ("attack", "cyber", "", "asserted"): ("COERCE", "cyber", "176"),
    ("attack", "", "nuclear", "planned"): ("THREATEN", "violence", "1385"),
    ("attack", "", "", "denied"): ("REJECT", None, "016"),
    ("statement", "", "", "asserted"): (None, None, "010"),
    ("statement", "", "", "demanded"): ("REQUEST", None, "100"),
    ("statement", "", "", "planned"): ("AGREE", None, "030"),
    ("statement", "", "", "denied"): ("REJECT", None, "016"),
    ("statement", "disapprove", "weapon", "asserted"): ("ACCUSE", "disapprove", "111"),
    ("statement", "accuse", "weapon", "asserted"): ("ACCUSE", "allege", "1123"),
    ("statement", "threaten", "nuclear", "planned"): ("THREATEN", "violence", "1385"),
    ("assessment", "", "weapon", "possible"): (None, None, None),
}


@pytest.mark.parametrize("key", CODES)
def test_codes(table: PloverTable, key: tuple[str, str, str, str]) -> None:
    type_, act, category, modality = key
    found = table.of(EventType(type_), category, Modality(modality), act=act)
    assert (found.event, found.mode, found.cameo) == CODES[key]


@pytest.mark.parametrize(
    ("modality", "context"),
    [("predicted", "future"), ("ordered", "future"), ("possible", "hypothetical")],
)
def test_what_has_not_happened_says_so(table: PloverTable, modality: str, context: str) -> None:
    assert table.of(EventType.TEST, "weapon", Modality(modality)).contexts[-1] == context


def test_a_promise_is_an_act_of_its_own(table: PloverTable) -> None:
    assert "future" not in table.of(EventType.TRANSFER, "food", Modality.PLANNED).contexts


def test_parties_make_exercises_joint_and_troops_help() -> None:
    kind = EventType.DEPLOYMENT
    assert acted(kind, "exercise", "", joint=True, abroad=False) == "joint"
    assert acted(kind, "exercise", "", joint=False, abroad=False) == ""
    assert acted(kind, "troops", "", joint=True, abroad=True) == "ally"
    assert acted(kind, "troops", "withdraw", joint=True, abroad=True) == "withdraw"
    assert acted(EventType.TRANSFER, "troops", "trade", joint=True, abroad=True) == "trade"


SENTENCES = [  # text, the event's word, its recipient, modality: event, mode, CAMEO
    ("It fired two missiles on Friday.", "fired", "", "asserted", "MOBILIZE", "weapons", "150"),
    ("It conducted a nuclear test.", "test", "", "asserted", "MOBILIZE", "weapons", "150"),
    ("It will produce more shells.", "produce", "", "planned", "MOBILIZE", "weapons", "150"),
    ("It denied building a new plant.", "building", "", "denied", "REJECT", None, "016"),
    ("It paraded a new missile.", "paraded", "", "asserted", "MOBILIZE", "weapons", "150"),
    ("He visited Pyongyang in June.", "visited", "", "asserted", "CONSULT", "visit", "042"),
    ("He will visit Pyongyang.", "visit", "", "planned", "AGREE", None, "036"),
    ("They met in Moscow.", "met", "", "asserted", "CONSULT", None, "040"),
    ("Moscow hosted the envoys.", "hosted", "", "asserted", "CONSULT", "visit", "043"),
    ("They negotiated for a week.", "negotiated", "", "asserted", "CONSULT", None, "046"),
    ("It called for talks with Seoul.", "talks", "", "demanded", "REQUEST", "meet", "106"),
    ("It sent shells to Russia.", "sent", "Russia", "asserted", "AID", None, "072"),
    ("It sold shells to Russia.", "sold", "Russia", "asserted", "COOPERATE", None, "062"),
    ("It plans to sell shells.", "sell", "", "planned", "AGREE", None, "0312"),
    ("It will send shells.", "send", "", "planned", "AGREE", None, "0332"),
    ("It exported oil to the North.", "exported", "", "asserted", "COOPERATE", None, "061"),
    ("It provided oil.", "provided", "", "asserted", "AID", None, "071"),
    ("It supplied food.", "supplied", "", "asserted", "AID", None, "073"),
    ("It will supply food.", "supply", "", "planned", "AGREE", None, "0333"),
    ("It asked Seoul to supply shells.", "supply", "", "demanded", "REQUEST", "assist", "1032"),
    ("It denied sending shells.", "sending", "Russia", "denied", "REJECT", None, "016"),
    ("It deployed troops.", "deployed", "", "asserted", "MOBILIZE", "troops", "154"),
    ("It deployed warships.", "deployed", "", "asserted", "MOBILIZE", "weapons", "154"),
    ("It sent troops to Russia.", "sent", "Russia", "asserted", "AID", None, "072"),
    ("It withdrew its troops.", "withdrew", "", "asserted", "RETREAT", "withdraw", "087"),
    ("It held a drill.", "held", "", "asserted", "MOBILIZE", "troops", "150"),
    ("They held a drill.", "held", "Russia", "asserted", "COOPERATE", None, "062"),
    ("They will hold a drill.", "hold", "Russia", "planned", "AGREE", None, "0312"),
    ("They signed a treaty.", "signed", "", "asserted", "SUPPORT", None, "057"),
    ("They will sign a treaty.", "sign", "", "planned", "AGREE", None, "030"),
    ("It abrogated the treaty.", "abrogated", "", "asserted", "SANCTION", "withdraw", "160"),
    ("It sanctioned three banks.", "sanctioned", "", "asserted", "SANCTION", "discontinue", "163"),
    ("It may sanction banks.", "sanction", "", "planned", "THREATEN", "restrict", "1312"),
    ("It seized a ship.", "seized", "", "asserted", "COERCE", "seize", "1711"),
    ("It expelled the envoys.", "expelled", "", "asserted", "SANCTION", "expel", "166"),
    ("It vetoed the text.", "vetoed", "", "asserted", "REJECT", "yield", "129"),
    ("They shelled the town.", "shelled", "", "asserted", "ASSAULT", "heavy-weapons", "194"),
    ("They bombed the town.", "bombed", "", "asserted", "ASSAULT", "aerial", "195"),
    ("They attacked the town.", "attacked", "", "asserted", "ASSAULT", None, "190"),
    ("They hacked a bank.", "hacked", "", "asserted", "COERCE", "cyber", "176"),
    ("It vowed to attack.", "attack", "", "planned", "THREATEN", "violence", "138"),
    ("It condemned the launch.", "condemned", "", "asserted", "ACCUSE", "disapprove", "111"),
    ("It accused Seoul of lying.", "accused", "", "asserted", "ACCUSE", "allege", "112"),
    ("It urged them to stop.", "urged", "", "demanded", "REQUEST", None, "100"),
    ("It praised the troops.", "praised", "", "asserted", "SUPPORT", None, "051"),
    ("It rejected the offer.", "rejected", "", "asserted", "REJECT", None, "120"),
    ("It denied the report.", "denied", "", "denied", "REJECT", None, "016"),
    ("It pledged more help.", "pledged", "", "planned", "AGREE", None, "030"),
    ("It threatened the South.", "threatened", "", "asserted", "THREATEN", None, "130"),
    ("It confirmed the report.", "confirmed", "", "asserted", None, None, "010"),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(coded: Coded, sentence: tuple[Any, ...]) -> None:
    text, word, recipient, modality, *code = sentence
    found = coded(text, word, recipient, Modality(modality))
    assert [found.event, found.mode, found.cameo] == code


def test_a_joint_exercise_by_its_own_name(table: PloverTable, parser: Parser, pack: Pack) -> None:
    parse = parser.parse("South Korea held joint drills.")
    word = next(t for t in parse.tokens if t.text == "held")
    trigger = Triggers(pack).match(parse, find_goods(parse, pack.names), word.i)
    assert trigger is not None
    assert table.code(word, trigger, "joint drills", None, Modality.ASSERTED).cameo == "062"
