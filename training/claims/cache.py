"""Parses kept between runs of training, in a folder that is no part of the repository."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Sequence
from pathlib import Path

from whoseword.model import Document
from whoseword.read.engine import Parser
from whoseword.read.syntax import Parse
from whoseword.read.who.entities import named


class KeptParser(Parser):
    """A parser that parses each text once and keeps the parse under its own version."""

    def __init__(self, folder: Path, *, names: bool = False) -> None:
        super().__init__(names=names)
        self._folder = folder / ("named" if names else "plain")
        self._folder.mkdir(parents=True, exist_ok=True)

    def parse_all(self, texts: Sequence[tuple[str, int]]) -> list[Parse]:
        """As the parser does, one by one."""
        return [self._kept(text, prose) for text, prose in texts]

    def _kept(self, text: str, prose: int) -> Parse:
        key = f"{self.version}\n{prose}\n{text}"
        path = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.pickle"
        if path.exists():
            return pickle.loads(path.read_bytes())
        [found] = super().parse_all([(text, prose)])
        new = path.with_suffix(f".{os.getpid()}")  # another worker may read the same text
        new.write_bytes(pickle.dumps(found))
        new.replace(path)
        return found


def with_names(parser: KeptParser, document: Document) -> Parse:
    """A document's parse with the names that the parser itself sees."""
    parse = parser.parse(document.text, prose=document.prose)
    return named(parse, [token.entity for token in parse.tokens])
