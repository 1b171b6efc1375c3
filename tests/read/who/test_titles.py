"""What a source without a name is called."""

from __future__ import annotations

from whoseword.lexicon import Pack
from whoseword.model import Span
from whoseword.read.syntax import Parse, Sentence, Token
from whoseword.read.who.referents import Mentions
from whoseword.read.who.titles import Titles


def test_a_noun_that_the_parser_takes_for_a_clause_keeps_its_name(pack: Pack) -> None:
    noun = Token(0, 0, 9, "officials", "official", "NOUN", "NNS", "relcl", 1)
    verb = Token(1, 10, 14, "said", "say", "VERB", "VBD", "ROOT", 1)
    parse = Parse("officials said", (noun, verb), (Sentence(0, 2, 1, Span(0, 14)),))
    assert Titles(Mentions(parse, ()), pack.names).of(noun) == "officials"
