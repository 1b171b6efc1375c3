"""Parses kept between runs of training, in a folder that is no part of the repository."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

from whoseword.read.engine import Parser
from whoseword.read.syntax import Parse


class KeptParser(Parser):
    """A parser that parses each text once and keeps the parse under its own version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def parse_all(self, texts: Sequence[tuple[str, int]]) -> list[Parse]:
        """As the parser does, one by one."""
        return [self._kept(text, prose) for text, prose in texts]

    def _kept(self, text: str, prose: int) -> Parse:
        key = f"{self.version}\n{prose}\n{text}"
        path = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.pickle"
        if path.exists():
            return pickle.loads(path.read_bytes())
        [found] = super().parse_all([(text, prose)])
        path.write_bytes(pickle.dumps(found))
        return found
