"""Finds who said what in a text, with the attribution model.

Windows go through the network one by one: its numbers are scaled by the window's own range, so that
what stands beside a text, in a batch or in an archive, never changes what is read in it. Several
windows, also of several texts, are read at a time in threads of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np

from whoseword.model import Attribution, Span
from whoseword.read import vocabulary
from whoseword.read.network import Network
from whoseword.read.shipped import WEIGHTS, card
from whoseword.read.tagging.confidence import confidence
from whoseword.read.tagging.decode import Found, Weights, decode
from whoseword.read.tagging.links import View
from whoseword.read.tagging.pieces import Segment, segments, words
from whoseword.read.tagging.windows import plan, window

FOLDER = WEIGHTS / "attribution"
CONFIG = "model.json"
TEXTS = 16  # texts whose windows are read at a time


@dataclass(frozen=True, slots=True)
class _Plan:
    """A text cut for reading: its segments, the words before each, and its windows."""

    parts: list[Segment]
    counts: list[int]
    windows: list[tuple[range, range]]


class Tagger:
    """Finds attributions. Loading the network waits for the first text.

    `threads` bounds the threads in which windows are read.
    """

    def __init__(self, folder: Path = FOLDER, *, threads: int = 1) -> None:
        self._network = Network(folder, CONFIG)
        self._threads = threads

    @cached_property
    def _weights(self) -> Weights:
        config = card(self._network.file(CONFIG))
        return Weights(
            np.array(config["transition"], np.float32),
            np.array(config["distance"], np.float32),
            tuple(config.get("calibration", ())),
        )

    @property
    def version(self) -> str:
        """The model's name and its version, for the record."""
        return f"attribution-{self._network.version}"

    def cut(self, text: str) -> list[Segment]:
        """`text` in the network's word pieces."""
        return segments(text, vocabulary.shipped().tokenizer)

    def tag(self, text: str, parts: list[Segment] | None = None) -> tuple[Attribution, ...]:
        """The attributions of `text` in the order of their cues, flat: none has a parent.

        `parts` is what `cut` made of the text, where that is at hand.
        """
        one = _planned(self.cut(text) if parts is None else parts)
        return self._attributions(self._decode(one, [self._view(one, *w) for w in one.windows]))

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Attribution, ...]]:
        """The attributions of each text, in turn."""
        return map(self._attributions, self.found(texts))

    def _attributions(self, found: list[tuple[list[Span], Found]]) -> tuple[Attribution, ...]:
        fitted = self._weights.calibration
        return tuple(
            Attribution(*f.spans(at), confidence=confidence(f.evidence, fitted)) for at, f in found
        )

    def found(self, texts: Iterable[str]) -> Iterator[list[tuple[list[Span], Found]]]:
        """What the model finds in each text, in words, each with the places of the text's words."""
        waiting = iter(texts)
        with ThreadPoolExecutor(self._threads) as pool:
            while some := list(islice(waiting, TEXTS)):
                plans = [_planned(self.cut(text)) for text in some]
                asked = [(p, *w) for p in plans for w in p.windows]
                run = pool.map if self._threads > 1 else map
                views = run(lambda a: self._view(*a), asked)
                for one in plans:
                    yield self._decode(one, list(islice(views, len(one.windows))))

    def _view(self, text: _Plan, shown: range, own: range) -> View:
        w = window([text.parts[i] for i in shown])
        scores, query, key = self._network.run(["scores", "query", "key"], w.ids, w.feature)
        at = np.flatnonzero(w.first)
        mine = text.counts[own.start], text.counts[own.stop]
        keys = key[0, np.append(0, at)]
        return View(text.counts[shown.start], mine, at, scores[0, at], query[0, at], keys)

    def _decode(self, text: _Plan, views: list[View]) -> list[tuple[list[Span], Found]]:
        if not views:
            return []
        paragraph = np.repeat(np.arange(len(text.parts)), np.diff(text.counts))
        at = [span for part in text.parts for span in words(part)]
        return [(at, f) for f in decode(views, paragraph, self._weights)]


def _planned(parts: list[Segment]) -> _Plan:
    counts = np.cumsum([0, *(int(p.first.sum()) for p in parts)])
    return _Plan(parts, counts.tolist(), plan([len(p) for p in parts]))
