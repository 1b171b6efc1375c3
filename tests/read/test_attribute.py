from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from factories import ruled, span
from whoseword.lexicon import Pack
from whoseword.model import Attribution, Span, Stance
from whoseword.read.attribute import RULED, find_attributions, nest
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.quotes import find_quotes

Find = Callable[[str], tuple[Attribution, ...]]


@pytest.fixture(scope="module")
def find(parser: Parser, pack: Pack) -> Find:
    cues = Cues.of(pack)
    return lambda text: ruled(parser.parse(text), cues)


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
            "It showed a rocket, a weapon that according to Seoul can reach the islands.",
            "Seoul",
            "that .. can reach the islands",
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


def told(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution((span(source, text),), (span(cue, text),), (span(content, text),))


@pytest.fixture(scope="module")
def combine(parser: Parser, pack: Pack) -> Callable[..., list[tuple[str, str, int | None]]]:
    """What becomes of a model's attributions, given as words: (source, cue, content)."""

    def of(text: str, *tagged: Attribution | tuple[str, str, str], relays: bool) -> list[Any]:
        model = [one if isinstance(one, Attribution) else told(text, *one) for one in tagged]
        found = find_attributions(
            model, parser.parse(text), find_quotes(text), Cues.of(pack), relays=lambda one: relays
        )
        return [(*shown(text, one), one.parent) for one in found]

    return of


def test_what_an_outlet_relays_holds_others_words(combine: Callable[..., Any]) -> None:
    text = "Yonhap reported that the ministry said the plant was closed."
    whole = ("Yonhap", "reported", "that the ministry said the plant was closed")
    assert combine(text, whole, relays=True) == [
        ("Yonhap", "that the ministry said the plant was closed", None),
        ("the ministry", "the plant was closed", 0),
    ]


@pytest.mark.parametrize(
    ("said", "inner"),
    [
        ("the ministry said the plant was closed", True),
        ("the ministry had ordered the closing of the plant", True),
        ("the ministry had discussed the plant", False),
        ("the plant was expected to close", False),
    ],
)
def test_of_what_is_relayed_only_what_is_said_or_ordered_is_anothers(
    combine: Callable[..., Any], said: str, inner: bool
) -> None:
    found = combine(
        f"Yonhap reported that {said}.", ("Yonhap", "reported", f"that {said}"), relays=True
    )
    assert len(found) == 1 + inner


def test_what_others_say_is_the_models_alone(combine: Callable[..., Any]) -> None:
    text = "The army reported that the ministry said the plant was closed."
    whole = ("The army", "reported", "that the ministry said the plant was closed")
    assert len(combine(text, whole, relays=False)) == 1
    assert combine("The ministry said the plant was closed.", relays=True) == []


def test_a_cue_is_taken_once(combine: Callable[..., Any]) -> None:
    text = "Yonhap reported that the ministry said the plant was closed."
    whole = ("Yonhap", "reported", "that the ministry said the plant was closed")
    own = ("the ministry", "said", "the plant")
    assert combine(text, whole, own, relays=True)[1] == ("the ministry", "the plant", 0)


def test_who_is_cited_is_found_by_rule(combine: Callable[..., Any]) -> None:
    text = "Yonhap said the plant was closed, citing the Pentagon."
    found = combine(text, ("Yonhap", "said", "the plant was closed"), relays=True)
    assert "the Pentagon" in [content for _, content, _ in found]


def test_a_cue_that_can_be_nothing_else_is_found_by_rule(combine: Callable[..., Any]) -> None:
    text = "In the view of a retired diplomat, the plant is closed."
    expected = [("a retired diplomat", "the plant is closed", None)]
    assert combine(text, relays=False) == expected
    mistaken = Attribution((), (span("In the view of", text),), (span("a retired diplomat", text),))
    assert combine(text, mistaken, relays=False) == expected


def test_a_named_source_of_the_model_stays(combine: Callable[..., Any]) -> None:
    text = "In the view of a retired diplomat, the plant is closed."
    own = ("diplomat", "In the view of", "the plant")
    assert combine(text, own, relays=False) == [("diplomat", "the plant", None)]


def test_hearsay_inside_somebodys_words(combine: Callable[..., Any]) -> None:
    text = "The minister said that shells were reportedly arriving."
    said = ("The minister", "said", "that shells were reportedly arriving")
    assert combine(text, said, relays=False)[1] == ("", "that shells were .. arriving", 0)


def test_what_is_less_sure_than_asked_is_left_out(parser: Parser, pack: Pack) -> None:
    text = "According to Seoul the plant was closed. The ministry said so, reportedly."
    model = Attribution((span("The ministry", text),), (span("said", text),), (span("so", text),))
    sure = replace(model, confidence=0.9)

    def left(least: float) -> int:
        found = find_attributions(
            [sure], parser.parse(text), (), Cues.of(pack), relays=lambda one: False, least=least
        )
        return len(found)

    assert [left(least) for least in (RULED, RULED + 0.01, 0.91)] == [3, 1, 0]


def test_a_press_statement_is_its_speakers(combine: Callable[..., Any]) -> None:
    text = "The minister released the following press statement:\nWe built it.\nIt works."
    ((source, content, _),) = combine(text, relays=False)
    assert source == "The minister"
    assert "It works" in content


def test_who_issues_a_statement_says_all_of_it(combine: Callable[..., Any]) -> None:
    text = "The minister released the following press statement:\nWe built it.\nIt works."
    issued = ("The minister", "released the following press statement", "We built it")
    ((source, content, _),) = combine(text, issued, relays=False)
    assert source == "The minister"
    assert "It works" in content


def test_the_models_confidence_stays(parser: Parser, pack: Pack) -> None:
    text = "Yonhap reported that the ministry said the plant was closed."
    model = Attribution((Span(0, 6),), (Span(7, 15),), (Span(16, 59),), confidence=0.9)
    found = find_attributions(
        [model], parser.parse(text), (), Cues.of(pack), relays=lambda one: True
    )
    assert [one.confidence for one in found] == [0.9, RULED]


def test_a_dateline_issues_no_statement(parser: Parser, pack: Pack) -> None:
    line, said = "Oslo, May 2 -- ", "The minister issued a statement, which said:\n"
    text = f"{line}{said}We built it.\nIt works."
    cue = text.index("issued")
    model = Attribution(
        (Span(0, 4),), (Span(cue, cue + 6),), (Span(len(line + said), len(text)),), confidence=0.9
    )
    parse = parser.parse(text, prose=len(line))
    (found,) = find_attributions([model], parse, (), Cues.of(pack), relays=lambda one: False)
    assert [s.of(text) for s in found.source] == ["The minister"]
