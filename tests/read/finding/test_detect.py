"""The shipped claim finder on our own prose: what it finds, how sure, and always the same."""

from __future__ import annotations

import json

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.model import EventType, Span
from whoseword.read.engine import Parser
from whoseword.read.finding.detect import Detection, load, read, taken
from whoseword.read.finding.proposals import Proposal
from whoseword.read.reader import Reader
from whoseword.read.shipped import weights

STORY = (
    "North Korea fired two ballistic missiles on Friday, South Korea's military said.\n"
    "Japan condemned the launch and called on Pyongyang to stop its tests.\n"
    "Analysts said the missiles could reach Guam.\n"
    "The markets in Tokyo closed early for the holiday.\n"
)


@pytest.fixture(scope="module")
def reader(pack: Pack, parser: Parser) -> Reader:
    return Reader(pack, parser)


def found(reader: Reader, text: str) -> list[tuple[EventType, str, Detection]]:
    seen = reader.see(reader.look(document(text)))
    return [(d.type, d.evidence.of(text), d) for d in load().detect(seen)]


def test_a_story_gives_its_claims_with_their_evidence(reader: Reader) -> None:
    types = {(type_, words.split(",")[0]) for type_, words, _ in found(reader, STORY)}
    assert (
        EventType.TEST,
        "North Korea fired two ballistic missiles on Friday",
    ) in types
    assert any(t is EventType.STATEMENT and "called on Pyongyang" in words for t, words in types)
    assert not any("markets" in words for _, words in types)


def test_confidence_is_a_probability_and_high_for_a_plain_launch(reader: Reader) -> None:
    sure = {type_: d.confidence for type_, _, d in found(reader, STORY)}
    assert all(0 < p <= 1 for p in sure.values())
    assert sure[EventType.TEST] > 0.7


def test_the_same_text_gives_the_same_claims(reader: Reader) -> None:
    assert found(reader, STORY) == found(reader, STORY)


@pytest.mark.parametrize("text", ["", "…\n", "A bakery opened on Friday. Its bread is good.\n"])
def test_a_text_about_nothing_of_the_kind_gives_none(reader: Reader, text: str) -> None:
    assert found(reader, text) == []


def proposal(n: int, type_: EventType, evidence: Span) -> Proposal:
    return Proposal((0, type_), n, evidence, ())


def test_hardly_any_words_are_claimed_as_two_types() -> None:
    whole, part = Span(0, 100), Span(0, 40)
    test = proposal(0, EventType.TEST, whole)
    told = proposal(1, EventType.STATEMENT, Span(5, 100))
    inner = proposal(2, EventType.STATEMENT, part)
    again = proposal(3, EventType.TEST, Span(5, 100))
    every = (test, told, inner, again)

    def kept(*chances: float) -> list[int]:
        return [p.position for p, _ in taken(every, chances, 0.3)]

    assert kept(0.9, 0.4, 0.4, 0.4) == [0, 2, 3]  # the same words as another type must be likelier
    assert kept(0.9, 0.6, 0.4, 0.1) == [0, 1, 2]
    assert kept(0.4, 0.9, 0.2, 0.1) == [1]
    assert kept(0.1, 0.1, 0.1, 0.1) == []


def test_the_version_changes_with_either_file() -> None:
    arrays, card = weights("claims.npz").read_bytes(), weights("claims.json").read_text("utf-8")
    other = read(arrays, json.dumps(json.loads(card) | {"least": 0.5}))
    assert read(arrays, card).version == load().version != other.version
