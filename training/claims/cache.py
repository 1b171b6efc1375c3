"""Parses kept between runs of training, in a folder that is no part of the repository."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from whoseword.read.engine import Parser
from whoseword.read.syntax import Parse


class KeptParser(Parser):
    """A parser that parses each text once and keeps the parse under its own version."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def parse(self, text: str, *, prose: int = 0) -> Parse:
        """As the parser does."""
        key = f"{self.version}\n{prose}\n{text}"
        path = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.pickle"
        if path.exists():
            return pickle.loads(path.read_bytes())
        found = super().parse(text, prose=prose)
        path.write_bytes(pickle.dumps(found))
        return found
