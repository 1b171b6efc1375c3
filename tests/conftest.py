"""What many tests need."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from whoseword.lexicon import Pack
from whoseword.read.engine import Parser
from whoseword.read.hints import Hinter
from whoseword.read.syntax import Parse
from whoseword.read.who.entities import hinted


class NamingParser(Parser):
    """The real parser, its parses with the names that the real network of hints sees."""

    def __init__(self) -> None:
        super().__init__()
        self._hinter = Hinter()

    def parse_all(self, texts: Sequence[tuple[str, int]]) -> list[Parse]:
        """The parse of each text from its offset on, named."""
        return [hinted(p, self._hinter.read(p.text)) for p in super().parse_all(texts)]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The parser and the network of hints, loaded once: parses as steps of reading see them."""
    return NamingParser()


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack, loaded once."""
    return Pack.load()
