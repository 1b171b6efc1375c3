"""The one door to the attribution model: onnxruntime and the tokenizer live behind it.

A text is read in windows of at most 256 word pieces that overlap by a paragraph or two. Each
paragraph's tags are taken from the window that shows more of its surroundings, and the article is
decoded as a whole, so that no window's edge shows. Windows are read one at a time: the network's
numbers are scaled by the window's own range, so that what stands beside a text, in a batch or in
an archive, never changes what is read in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from training.attribution.decode import Found, View, Weights, confidence, decode
from training.attribution.windows import MAX_PIECES, Segment, Window, segments, window
from whoseword.errors import WhosewordError
from whoseword.model import Attribution, Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer  # type: ignore[import-not-found, unused-ignore]

WEIGHTS = Path(__file__).parent / "weights" / "attribution"
NETWORK, TOKENIZER, CONFIG = "model.onnx", "tokenizer.json", "model.json"
# Word pieces that two neighbouring windows share: at most this many, and whole paragraphs.
OVERLAP = 72


def plan(lengths: Sequence[int]) -> list[tuple[range, range]]:
    """The windows of an article whose segments have these lengths.

    Each window is the range of segments that it shows and the range that is read from it.
    """
    shown: list[range] = []
    begin = end = 0
    while end < len(lengths):
        begin, used = end, 1
        while shown and begin - 1 > shown[-1].start:
            more = used + lengths[begin - 1] + 1
            if more > OVERLAP or more + lengths[end] + 1 > MAX_PIECES:
                break
            begin, used = begin - 1, more
        while end < len(lengths) and (end == begin or used + lengths[end] + 1 <= MAX_PIECES):
            used += lengths[end] + 1
            end += 1
        shown.append(range(begin, end))
    cuts = [0, *((a.stop + b.start) // 2 for a, b in pairwise(shown))]
    cuts.append(len(lengths))
    return [(s, range(a, b)) for s, a, b in zip(shown, cuts, cuts[1:], strict=False)]


class Tagger:
    """Finds who said what in a text. Loading the network waits for the first text.

    `threads` bounds the threads that the network may use.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self._folder = folder
        self._threads = threads

    @cached_property
    def _config(self) -> dict[str, Any]:
        path = self._folder / CONFIG
        try:
            config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except OSError as reason:
            raise WhosewordError(
                f"The attribution model is not in {self._folder} ({reason.strerror}): "
                "install whoseword again."
            ) from reason
        return config

    @cached_property
    def _weights(self) -> Weights:
        config = self._config
        return Weights(
            np.array(config["transition"], np.float32),
            np.array(config["distance"], np.float32),
            tuple(config.get("calibration", ())),
        )

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        return onnxruntime.InferenceSession(self._folder / NETWORK, options, providers=providers)

    @cached_property
    def version(self) -> str:
        """The start of the network's SHA-256, for the record."""
        network = self._folder / NETWORK
        return "attribution-" + hashlib.sha256(network.read_bytes()).hexdigest()[:12]

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Attribution, ...]]:
        """The attributions of each text, in turn."""
        return map(self.tag, texts)

    def tag(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of `text` in the order of their cues, flat: none has a parent."""
        return tuple(
            Attribution(*found.spans(words), confidence=confidence(found.evidence, self._weights))
            for words, found in self.found(text)
        )

    def found(self, text: str) -> list[tuple[list[Span], Found]]:
        """What the model found, in words, each with the places of the text's words."""
        weights = self._weights
        parts = segments(text, self._tokenizer)
        if not parts:
            return []
        counts = np.cumsum([0, *(int(p.first.sum()) for p in parts)])
        views = []
        for shown, own in plan([len(p) for p in parts]):
            w = window([parts[i] for i in shown])
            begin, first, last = int(counts[shown.start]), counts[own.start], counts[own.stop]
            views.append(self._view(w, begin, (int(first), int(last))))
        paragraph = np.repeat(np.arange(len(parts)), np.diff(counts))
        words = [span for part in parts for span in _words(part)]
        return [(words, f) for f in decode(views, paragraph, weights)]

    def _view(self, w: Window, begin: int, own: tuple[int, int]) -> View:
        given = {"ids": w.ids[None], "feature": w.feature[None]}
        scores, query, key = self._session.run(["scores", "query", "key"], given)
        at = np.flatnonzero(w.first)
        return View(begin, own, at, scores[0, at], query[0, at], key[0, np.append(0, at)])


def _words(part: Segment) -> list[Span]:
    """Where each word of a segment stands: from its first piece to its last."""
    at = np.flatnonzero(part.first)
    ends = np.maximum.reduceat(part.end, at)
    return [
        Span(int(s), max(int(e), int(s) + 1)) for s, e in zip(part.start[at], ends, strict=True)
    ]
