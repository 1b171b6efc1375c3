"""A specification as a file: offline, and safe whatever an article says."""

from __future__ import annotations

import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoseword.draw import render, sources
from whoseword.draw.grammar import Theme
from whoseword.errors import UsageError
from whoseword.ledger.base import SourceCount
from whoseword.model import SourceType

SVG = "{http://www.w3.org/2000/svg}"


def named(name: str) -> str:
    count = SourceCount(name, SourceType.EXPERT, 2, 1, 1)
    return render.svg(sources.of_counts([count], Theme.LIGHT))


def test_a_picture_is_svg_with_its_words_and_no_script() -> None:
    root = ElementTree.fromstring(named("Jeffrey <Lewis> & Co"))
    said = [element.text for element in root.iter(f"{SVG}text")]
    assert "Jeffrey <Lewis> & Co (expert)" in said
    assert not list(root.iter(f"{SVG}script"))


@settings(deadline=None, max_examples=15)
@given(st.text(st.characters(codec=None), min_size=1, max_size=12))
def test_whatever_a_source_is_called_the_picture_can_be_read(name: str) -> None:
    assert ElementTree.fromstring(named(name)).tag == f"{SVG}svg"


def test_what_turns_the_order_of_a_text_is_not_drawn() -> None:
    assert "\u202e" not in named("Lewis\u202e evil")


def test_the_same_picture_has_the_same_bytes() -> None:
    spec = sources.of_counts([SourceCount("KCNA", SourceType.STATE_MEDIA, 2, 1, 1)], Theme.DARK)
    assert render.png(spec) == render.png(spec)
    assert render.png(spec).startswith(b"\x89PNG")


def test_a_picture_fetches_nothing() -> None:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"url": "https://example.org/data.json"},
        "mark": "point",
    }
    with pytest.raises(ValueError, match=r"(?i)external|allowed|denied|url"):
        render.svg(spec)


def test_without_the_engine_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(UsageError, match=r"whoseword\[web\]"):
        render.svg({"unseen": "specification"})
