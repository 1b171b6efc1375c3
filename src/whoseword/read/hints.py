"""What a text's words look like evidence of, to a network that learned from annotated articles.

It reads a text in the attribution model's windows and gives every word logits of what it names, a
logit a type of claim that it is evidence of, its share in the logit that its sentence states such a
claim, logits of how the claim stands that it is evidence of, and vectors whose products say which
of the text's words fill that claim's slots. Training writes `model.onnx` and the card `model.json`
(training/claims/hint.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType, Modality, Span
from whoseword.read import vocabulary
from whoseword.read.network import Network
from whoseword.read.shipped import WEIGHTS
from whoseword.read.tagging.pieces import Segment, segments
from whoseword.read.tagging.windows import plan, window

Floats = NDArray[np.float32]
FOLDER = WEIGHTS / "hints"
TYPES = tuple(EventType)
# How a claim stands: its modality, and that it stands on somebody's word.
HOW = (*(m.value for m in Modality), "sourced")
SLOTS = ("actor", "recipient", "place", "root")  # that a word of the text can fill
# What a word names, in OntoNotes' terms, as the parser's own marks do; the first is no name.
ENTITIES = (
    *("", "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP"),
    *("ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"),
)
WIDTH = 32  # of the vectors by which words of evidence ask for a slot's filler, and words answer
# The network's outputs and their sizes.
HEADS = {
    **{"word": len(TYPES), "share": len(TYPES), "how": len(HOW)},
    **{"asked": len(SLOTS) * WIDTH, "given": len(SLOTS) * WIDTH, "blank": len(SLOTS)},
    **{"entity": len(ENTITIES)},
}
NOTHING = -6.0  # the logit where there is no word
MOST = 4  # words of a sentence that look most like evidence speak for it


@dataclass(frozen=True)
class Hints:
    """One text's words: where each begins, and logits: two rows by TYPES, one by HOW.

    `asked` and `given` [word, slot, WIDTH] are vectors: their products are logits that the word
    given fills the slot of the claim that the word asking is evidence of; `blank` [word, slot] are
    logits that nothing fills it. `entity` are logits, by ENTITIES, of what a word names.
    """

    starts: NDArray[np.int64]
    word: Floats
    share: Floats
    how: Floats
    asked: Floats
    given: Floats
    blank: Floats
    entity: Floats

    def stated(self, span: Span) -> Floats:
        """The logits that the sentence `span` states each type: its words' mean share."""
        return _mean(self._of(self.share, span))

    def evident(self, span: Span) -> Floats:
        """The mean logit, for each type, of the MOST words of `span` that look most like it."""
        return _mean(np.sort(self._of(self.word, span), 0)[-MOST:])

    def standing(self, span: Span) -> Floats:
        """The mean logits, by HOW, of how the claim stands that `span` is evidence of."""
        return _mean(self._of(self.how, span))

    def filling(self, slot: str, evidence: Span, fillers: Sequence[Sequence[int]]) -> Floats:
        """Log-chances that each of `fillers` fills `slot` of what `evidence` states, then of none.

        A filler is one or more offsets at which the text names it.
        """
        n = SLOTS.index(slot)
        asked = _mean(self._of(self.asked, evidence)[:, n])
        every = _mean(self._of(self.blank, evidence)[:, n : n + 1])
        if fillers:
            rows = [self._word(offset) for filler in fillers for offset in filler]
            begins = [0, *accumulate(map(len, fillers[:-1]))]
            logits = np.logaddexp.reduceat(self.given[rows, n] @ asked, begins)
            every = np.concatenate([logits, every])
        found: Floats = every - np.logaddexp.reduce(every)
        return found

    def entities(self, offsets: Sequence[int]) -> list[str]:
        """What the words at `offsets` name; nothing where there are no words."""
        if not len(self.starts):
            return [""] * len(offsets)
        words = np.searchsorted(self.starts, np.array(offsets, np.int64), side="right") - 1
        likeliest = self.entity.argmax(1)[words.clip(0)]
        return [ENTITIES[k] for k in likeliest]

    def _word(self, offset: int) -> int:
        """The word at `offset`, or the last before it."""
        return max(0, bisect_right(self._begins, offset) - 1)

    @cached_property
    def _begins(self) -> list[int]:
        found: list[int] = self.starts.tolist()
        return found

    def _of(self, logits: Floats, span: Span) -> Floats:
        a, b = bisect_left(self._begins, span.start), bisect_left(self._begins, span.end)
        return logits[a:b] if a < b else np.full((1, *logits.shape[1:]), NOTHING, np.float32)


def _mean(rows: Floats) -> Floats:
    # As rows.mean(0), in a third of its time.
    found: Floats = np.add.reduce(rows, 0) / np.float32(len(rows))
    return found


class Hinter:
    """Reads texts. Loading the network waits for the first one."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._network = Network(folder)

    @property
    def version(self) -> str:
        """The network's name and its version, for the record."""
        return f"hints-{self._network.version}"

    def read(self, text: str, parts: Sequence[Segment] | None = None) -> Hints:
        """What each word of `text` looks like evidence of.

        `parts` is the text in word pieces, where another network with the same pieces has cut it.
        """
        if parts is None:
            parts = segments(text, vocabulary.shipped().tokenizer)
        found = [(np.zeros(0, np.int64), *(np.zeros((0, n), np.float32) for n in HEADS.values()))]
        for shown, own in plan([len(p) for p in parts]):
            w = window([parts[i] for i in shown])
            logits = self._network.run(list(HEADS), w.ids, w.feature)
            mine = (w.paragraph >= own.start - shown.start) & (w.paragraph < own.stop - shown.start)
            keep = w.first & mine
            found.append((w.start[keep], *(x[0, keep] for x in logits)))
        starts, word, share, how, asked, given, blank, entity = (
            np.concatenate(part) for part in zip(*found, strict=True)
        )
        shape = (len(starts), len(SLOTS), WIDTH)
        asked, given = asked.reshape(shape), given.reshape(shape)
        return Hints(starts, word, share, how, asked, given, blank, entity)
