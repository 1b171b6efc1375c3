"""Layout: which texts are hard-wrapped, what is read of a text, and that offsets stay true."""

from __future__ import annotations

import re
import textwrap

import pytest

from whoseword.gather.build import build
from whoseword.lexicon import Pack
from whoseword.model import Document
from whoseword.read.layout import Layout
from whoseword.read.reader import Reader

STORY = (
    "North Korea fired two short-range ballistic missiles from the Sunan area toward the Sea of "
    "Japan on Friday, South Korea's Joint Chiefs of Staff said.",
    "The missiles flew about 350 km (217 miles) at a maximum altitude of 60 km before splashing "
    "down outside Japan's exclusive economic zone, Gen Nakatani told reporters in Tokyo.",
)


def joined(text: str) -> str:
    return Layout(Document("x", text, "x")).document.text


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\r"])
def test_a_wrapped_paragraph_ends_at_a_blank_line(width: int, end: str) -> None:
    wrapped = [end.join(textwrap.wrap(p, width)) for p in STORY]
    found = joined((2 * end).join(wrapped))
    assert [p.strip() for p in found.splitlines() if p.strip()] == list(STORY)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(STORY),
        "North Korea fires missile toward Japan\n" + "\n\n".join(STORY),
        "North Korea fired a missile, Seoul said.\nThe launch was the first in two months.\n"
        "Tokyo condemned it.",
        "Seoul condemns the North's missile launch\nKim inspects a munitions plant in the north\n"
        "Russia denies that it bought shells there",
        "They sold:\nshells\nmissiles\nlaunchers\nmines",
        "By Jane Doe\nin Seoul",
        "",
    ],
)
def test_a_text_with_one_paragraph_a_line_stays_as_it_is(text: str) -> None:
    assert joined(text) == text


def test_a_headline_and_an_indented_line_are_paragraphs_of_a_wrapped_text() -> None:
    first, second = (textwrap.wrap(p, 60) for p in STORY)
    lines = ["Missiles fired", *first, "   " + second[0], *second[1:]]
    found = joined("\n".join(lines)).split("\n")
    assert [p.strip() for p in found] == ["Missiles fired", *STORY]


def test_a_wrapped_story_gives_the_claims_of_the_same_story_unwrapped() -> None:
    story = ("SEOUL, South Korea, March 14, 2025 (Reuters) - " + STORY[0], STORY[1])
    text = "\n\n".join("  \n".join(textwrap.wrap(p, 43)) for p in story)
    reader = Reader(Pack.load())
    wrapped, flat = (reader.read(build("x", t)) for t in (text, "\n\n".join(story)))
    assert wrapped.document.text == text
    for a, b in zip(wrapped.claims, flat.claims, strict=True):
        assert re.sub(r"-\s+", "-", a.evidence.of(text)).split() == (
            b.evidence.of(flat.document.text).split()
        )
        assert (a.type, a.actor, a.object, a.place) == (b.type, b.actor, b.object, b.place)
        assert [s.name for s in a.sources] == [s.name for s in b.sources]
    said = [[s.of(text).split() for s in one.content] for one in wrapped.attributions]
    wanted = [[s.of("\n\n".join(story)).split() for s in one.content] for one in flat.attributions]
    assert [len(one) for one in said] == [len(one) for one in wanted]
    assert said[-1][0][:4] == wanted[-1][0][:4]


def test_a_headline_before_the_dateline_is_read_and_the_dateline_is_not() -> None:
    text = "Iran sold Russia missiles, Seoul says\n\nSEOUL, March 14, 2025 (Reuters) - " + STORY[0]
    laid = Layout(build("x", text)).document
    assert laid.text.startswith(
        "SEOUL, March 14, 2025 (Reuters) -\nIran sold Russia missiles, Seoul says"
    )
    reading = Reader(Pack.load()).read(build("x", text))
    said = [claim.evidence.of(text) for claim in reading.claims]
    assert said[0] == "Iran sold Russia missiles, Seoul says"
    assert said[-1].startswith("North Korea fired two short-range ballistic missiles")
    assert all(not claim.evidence.of(text).startswith("SEOUL") for claim in reading.claims)
