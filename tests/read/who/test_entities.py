"""Names in a parse: what each word names, and hyphenated names as one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import Span
from whoseword.read.engine import Parser
from whoseword.read.syntax import Parse
from whoseword.read.who.entities import named

MET = "President Trump and Moon Jae-in agreed to lift the limit, Moon's office said."
# The parser hangs 'Jae' on 'Trump', and 'Trump' on 'in'.
PHONED = (
    "On the phone, President Trump and Moon Jae-in agreed to lift the limit on the weight of "
    "South Korean warheads, Moon's office said."
)
BOTH = f"{MET} Ko In-ho-2 was there - Min-seo, too."
PARSER = Parser()
PARSE = PARSER.parse(BOTH)


def told(parse: Parse, *persons: str) -> Parse:
    """The parse, with PERSON for all words of `persons`."""
    spans = [Span(at, at + len(p)) for p in persons if (at := parse.text.find(p)) >= 0]
    who = ["PERSON" if any(s.covers(t.span) for s in spans) else "" for t in parse.tokens]
    return named(parse, who)


def assert_rooted(parse: Parse) -> None:
    """No word stands above itself."""
    for token in parse.tokens:
        above = token
        for _ in parse.tokens:
            above = parse.tokens[above.head]
        assert above.head == above.i


@pytest.mark.parametrize("text", [MET, PHONED])
def test_a_hyphenated_name_is_one_word_that_never_stands_above_itself(text: str) -> None:
    parse = told(PARSER.parse(text), "Trump", "Moon Jae-in")
    [whole] = [t for t in parse.tokens if t.text == "Jae-in"]
    assert (whole.lemma, whole.entity) == ("jae-in", "PERSON")
    assert text[whole.start : whole.end] == "Jae-in"
    assert_rooted(parse)


@pytest.mark.parametrize(
    ("text", "entities", "named_"),
    [
        ("Oleh Syniehubov spoke.", ["GPE", "PERSON"], ["PERSON", "PERSON"]),
        ("Ilocos Norte is far.", ["PERSON", "LOC"], ["LOC", "LOC"]),
        ("Ben Gurion Airport is far.", ["FAC", "PERSON", "FAC"], ["FAC", "FAC", "FAC"]),
        ("Kim and Putin met.", ["PERSON", "", "PERSON"], ["PERSON", "", "PERSON"]),
    ],
)
def test_a_name_is_named_alike_throughout(
    text: str, entities: list[str], named_: list[str]
) -> None:
    parse = PARSER.parse(text)
    whole = [*entities, *[""] * (len(parse.tokens) - len(entities))]
    assert [t.entity for t in named(parse, whole).tokens][: len(named_)] == named_


def test_a_name_s_last_syllable_may_go_unseen() -> None:
    parse = PARSER.parse("Kim Jin-a spoke.")
    assert [t.text for t in named(parse, ["PERSON"] * 3 + [""] * 3).tokens][:2] == ["Kim", "Jin-a"]


def test_what_is_no_person_is_not_joined() -> None:
    parse = PARSER.parse("The Taepo-dong rose.")
    assert named(parse, ["ORG"] * len(parse.tokens)).tokens[1].text == "Taepo"


@given(st.lists(st.sampled_from(["", "PERSON", "ORG"]), min_size=len(PARSE.tokens)))
def test_joined_words_keep_the_text_and_the_tree(entities: list[str]) -> None:
    parse = named(PARSE, entities[: len(PARSE.tokens)])
    assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))
    assert all(t.text == t.span.of(parse.text) for t in parse.tokens)
    held = "".join(t.text for t in parse.tokens)
    assert held == "".join(t.text for t in PARSE.tokens)
    for sentence, before in zip(parse.sentences, PARSE.sentences, strict=True):
        inside = parse.tokens[sentence.first : sentence.last]
        assert Span(inside[0].start, inside[-1].end) == sentence.span == before.span
        assert sentence.first <= sentence.root < sentence.last
    assert_rooted(parse)
