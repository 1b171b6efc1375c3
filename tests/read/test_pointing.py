"""Words that stand for a place which the text named before."""

from __future__ import annotations

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("A ship lay in Subic Bay. Crews saw trucks at the port.", "port", "Subic Bay"),
        (
            "Talks on the Korean Peninsula stalled. Calm left the peninsula.",
            "peninsula",
            "Korean Peninsula",
        ),
        ("It fired from Wonsan. People in the city saw it.", "city", "Wonsan"),
        ("All tests took place at Punggye-ri. Six were held there.", "there", "Punggye-ri"),
        ("Bombers left Kadena, where they are based.", "where", "Kadena"),
        ("They left the port.", "port", None),
        ("It fired from Wonsan. A city saw it.", "city", None),
    ],
)
def test_words_that_point_back_to_a_place(
    pack: Pack, parser: Parser, text: str, word: str, place: str | None
) -> None:
    named = Reader(pack, parser).look(document(text)).named_sites
    pointed = {s.span.of(text): s.name for s in named if s.kind.startswith("pointed")}
    assert pointed.get(word) == place
