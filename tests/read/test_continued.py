from __future__ import annotations

from whoseword.model import Attribution, Span
from whoseword.read.continued import with_continued
from whoseword.read.quotes import find_quotes

TEXT = "“We built it,\n\n“and it works,\n\n“as you see,” Kim said.\n\nHe smiled."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def content(*tagged: Attribution) -> list[list[str]]:
    found = with_continued(tagged, find_quotes(TEXT), TEXT)
    return [[s.of(TEXT) for s in one.content] for one in found]


def test_who_speaks_the_last_paragraph_speaks_all() -> None:
    kim = Attribution((at("Kim"),), (at("said"),), (at("“as you see,”"),))
    assert content(kim) == [["“We built it,", "“and it works,", "“as you see,”"]]


def test_who_speaks_the_first_paragraph_speaks_all() -> None:
    kim = Attribution((at("Kim"),), (at("said"),), (at("We built it"),))
    assert content(kim) == [["We built it", "“and it works,", "“as you see,”"]]


def test_what_another_speaks_stays_theirs() -> None:
    kim = Attribution((at("Kim"),), (at("said"),), (at("“as you see,”"),))
    other = Attribution((), (at("smiled"),), (at("“and it works,"),))
    assert content(kim, other) == [["“We built it,", "“as you see,”"], ["“and it works,"]]


def test_nobody_speaks() -> None:
    assert content() == []
