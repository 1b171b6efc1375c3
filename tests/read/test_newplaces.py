"""Places by their marks alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.read.engine import Parser
from whoseword.read.newplaces import unknown_places
from whoseword.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "marked", "places"),
    [
        ("It removed 114 atoms of U-238.", {"U-238"}, []),
        ("Jets left Incirlik Air Base.", {"Air", "Base"}, ["Incirlik Air Base"]),
        ("The leaders met in Ver-sur-Mer.", {"Mer"}, ["Ver-sur-Mer"]),
        ("Shells fell on Zarechny.", {"Zarechny"}, ["Zarechny"]),
    ],
)
def test_a_places_whole_name(
    pack: Pack, parser: Parser, text: str, marked: set[str], places: list[str]
) -> None:
    view = Reader(pack, parser).look(document(text)).text
    tokens = [replace(t, entity="LOC" if t.text in marked else "") for t in view.parse.tokens]
    parse = replace(view.parse, tokens=tuple(tokens))
    found = unknown_places(replace(view, parse=parse), set())
    assert [span.of(text) for span, _, _ in found] == places
