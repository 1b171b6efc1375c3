"""What many tests need."""

from __future__ import annotations

import pytest

from whoseword.lexicon import Pack
from whoseword.read.engine import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The real parser, loaded once."""
    return Parser()


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack, loaded once."""
    return Pack.load()
