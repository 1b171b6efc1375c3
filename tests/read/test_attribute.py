from __future__ import annotations

from collections.abc import Callable

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Attribution, Span, Stance
from whoseword.read.attribute import find_attributions, nest
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.quotes import find_quotes

Find = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture(scope="module")
def find(parser: Parser, pack: Pack) -> Find:
    cues = Cues.of(pack)
    return lambda text: find_attributions(parser.parse(text), find_quotes(text), cues)


def shown(text: str, one: Attribution) -> tuple[str, str]:
    def said(spans: tuple[Span, ...]) -> str:
        return " .. ".join(s.of(text) for s in spans)

    return said(one.source), said(one.content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The ministry said that two missiles fell into the sea.",
            "The ministry",
            "that two missiles fell into the sea",
        ),
        (
            "Two missiles fell into the sea, the ministry said on Monday.",
            "the ministry",
            "Two missiles fell into the sea",
        ),
        (
            '"Two missiles fell into the sea," said the minister.',
            "the minister",
            '"Two missiles fell into the sea,"',
        ),
        (
            "The port is expected to receive more shells and has begun building sheds, the harbour"
            " office told reporters on Monday.",
            "the harbour office",
            "The port is expected to receive more shells and has begun building sheds",
        ),
        (
            "Allies have called for the agreement to be kept.",
            "Allies",
            "the agreement to be kept",
        ),
        (
            "The plant, analysts say, will open in May.",
            "analysts",
            "The plant .. will open in May",
        ),
        (
            "The plant opened in May, according to a local newspaper.",
            "a local newspaper",
            "The plant opened in May",
        ),
        (
            "The plant has reportedly opened.",
            "",
            "The plant has .. opened",
        ),
        (
            "The plant is believed to make shells.",
            "",
            "The plant .. to make shells",
        ),
        (
            "Few believed the minister's claim that the plant was closed.",
            "the minister",
            "that the plant was closed",
        ),
        (
            "The general denied the report.",
            "The general",
            "the report",
        ),
        (
            "Defence ministry: The exercise will go ahead.",
            "Defence ministry",
            "The exercise will go ahead",
        ),
    ],
)
def test_source_and_content(find: Find, text: str, source: str, content: str) -> None:
    assert (source, content) in [shown(text, one) for one in find(text)]


def test_a_free_quotation_goes_on_with_its_speaker(find: Find) -> None:
    text = '"We built it," the general said. "It was finished within a year."'
    assert shown(text, find(text)[0]) == (
        "the general",
        '"We built it," .. "It was finished within a year."',
    )


def test_a_chosen_word_in_marks_is_no_statement(find: Find) -> None:
    assert find('The two "friends" met in May.') == ()


def test_an_announced_statement_takes_the_paragraphs_after_it(find: Find) -> None:
    text = "The minister released the following press statement:\nWe built it.\nIt works."
    (one,) = [a for a in find(text) if a.source]
    assert shown(text, one)[0] == "The minister"
    assert one.content[-1].end >= text.index("It works") + len("It works")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The minister denied that troops had been sent.", Stance.DENY),
        ("The minister vowed to build more ships.", Stance.PROMISE),
        ("The minister warned that war was near.", Stance.PREDICT),
        ("The minister ordered the army to leave.", Stance.ORDER),
        ("The minister said that it rained.", Stance.SAY),
    ],
)
def test_the_cue_gives_the_stance(find: Find, text: str, stance: Stance) -> None:
    assert [one.stance for one in find(text)] == [stance]


def test_an_attribution_inside_another_has_it_as_parent(find: Find) -> None:
    text = "The agency said the minister promised that ships would come."
    outer, inner = find(text)
    assert (outer.parent, inner.parent) == (None, 0)
    assert shown(text, inner) == ("the minister", "that ships would come")


def test_nest_takes_flat_attributions_of_any_origin(parser: Parser, pack: Pack) -> None:
    text = "A says B claims that it rains."
    spans = {word: Span(text.index(word), text.index(word) + len(word)) for word in text.split()}
    inner = Attribution((spans["B"],), (spans["claims"],), (Span(16, 29),), confidence=0.5)
    outer = Attribution((spans["A"],), (spans["says"],), (Span(7, 29),))
    found = nest((inner, outer), parser.parse(text), Cues.of(pack))
    assert [a.parent for a in found] == [None, 0]
    assert [a.stance for a in found] == [Stance.SAY, Stance.CLAIM]
    assert found[1].confidence == 0.5


@pytest.mark.parametrize("text", ["", "\n\n", "🚀🚀", '"', "said", ":", "It said:", "“said”"])
def test_odd_texts_pass(find: Find, text: str) -> None:
    for one in find(text):
        assert all(s.of(text) for s in (*one.source, *one.cue, *one.content))
