"""Reading whole documents, odd ones too."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Document, Span
from whoseword.read import choice
from whoseword.read.engine import Parser
from whoseword.read.finding import detect
from whoseword.read.reader import Reader


@pytest.fixture(scope="module")
def reader(parser: Parser, pack: Pack) -> Reader:
    return Reader(pack, parser)


STORY = (
    "North Korea test-fired a new missile from Sinpo, KCNA reported.\r\n\r\n"
    "“It’s ready 🚀,” Kim Jong Un said.\r\n"
    "The missile was sent to Russia, South Korean officials said."
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \r\n\t ",
        "... --- !!! “”",
        "Missile",
        "미사일 발사 시험 핵무기",
        "“" * 50 + " said missile nuclear weapon",
        "missile " * 300,
        "\ud800 North Korea fired a missile and a warhead.",
    ],
)
def test_odd_texts_are_read_without_failing(reader: Reader, text: str) -> None:
    document = Document("odd", text, "odd")
    for claim in reader.read(document).claims:
        assert claim.evidence.of(text)


@pytest.mark.parametrize("text", [STORY, STORY.replace(" ", "\u00a0", 3), "\u00ad" + STORY])
def test_every_span_lies_in_the_text(reader: Reader, text: str) -> None:
    claims = reader.read(Document("x", text, "x")).claims
    assert claims
    for claim in claims:
        spans = [getattr(claim.spans, f.name) for f in fields(claim.spans)]
        for span in (claim.evidence, *(s for s in spans if s is not None)):
            assert isinstance(span, Span)
            assert span.of(text).strip()
        if claim.object is not None and claim.spans.object is not None:
            assert claim.spans.object.of(text) == claim.object


def test_a_second_reading_gives_the_same(reader: Reader) -> None:
    document = Document("x", STORY, "x")
    assert reader.read(document) == reader.read(document)


def test_claims_carry_reader_and_pack(reader: Reader, pack: Pack) -> None:
    claims = reader.read(Document("x", STORY, "x")).claims
    assert {(c.reader, c.pack) for c in claims} == {(reader.version, pack.digest)}


def test_the_version_changes_with_what_is_learned(parser: Parser, pack: Pack) -> None:
    choosers = {**choice.shipped(), "date": choice.Chooser({}, least=0.5)}
    finder = replace(detect.load(), version="claims-other")
    readers = (
        Reader(pack, parser),
        Reader(pack, parser, choosers=choosers),
        Reader(pack, parser, detector=finder),
        Reader(pack, parser, learned=False),
    )
    assert len({reader.version for reader in readers}) == len(readers)


def test_claims_come_in_text_order(reader: Reader) -> None:
    starts = [c.evidence.start for c in reader.read(Document("x", STORY, "x")).claims]
    assert starts == sorted(starts)


def test_texts_begun_together_are_read_as_alone(reader: Reader) -> None:
    texts = [STORY, "", STORY.replace("Sinpo", "Wonsan") * 3, "Rain fell.", STORY]
    documents = [Document(f"d{n}", text, "x") for n, text in enumerate(texts)]
    ends = [reader.begin(one) for one in documents]
    assert [end() for end in ends] == [reader.read(one) for one in documents]


def test_begun_texts_may_be_ended_in_any_order_and_twice(reader: Reader) -> None:
    first, second = (reader.begin(Document(i, STORY, "x")) for i in "ab")
    late, early = second(), first()
    assert (early.document.id, late.document.id) == ("a", "b")
    assert first() == early
