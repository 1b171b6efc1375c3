"""From the attribution model's scores to attributions, in numpy.

Tags are chosen by Viterbi under the model's transitions; each run of content goes to the cue that
its words point to, each cue to the source, or to none, that its words point to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whoseword.model import Span
from whoseword.read.tagging.confidence import evidence_of
from whoseword.read.tagging.links import TO_CUE, TO_SOURCE, Run, View, point
from whoseword.read.tagging.pieces import Ints
from whoseword.read.tagging.viterbi import CONTENT, CUE, SOURCE, Floats, runs, viterbi

Pieces = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as half-open ranges of word numbers, with the evidence for its confidence."""

    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    evidence: tuple[float, ...]

    def spans(self, words: Sequence[Span]) -> tuple[Pieces, Pieces, Pieces]:
        """Source, cue and content in the text, given where each word stands."""

        def piece(run: Run) -> Span:
            return Span(words[run[0]].start, words[run[1] - 1].end)

        source = (piece(self.source),) if self.source else ()
        return source, (piece(self.cue),), tuple(piece(run) for run in self.content)


@dataclass(frozen=True, slots=True)
class Weights:
    """The small parts of the model that work outside the network."""

    transition: Floats  # [from, to]
    distance: Floats  # [link, bucket]
    calibration: tuple[float, ...] = ()  # see `confidence`


def decode(views: list[View], paragraph: Ints, weights: Weights) -> list[Found]:
    """The attributions of an article, given its words' paragraphs, in the order of their cues."""
    scores = np.concatenate([v.scores[v.own[0] - v.begin : v.own[1] - v.begin] for v in views])
    if not len(scores):
        return []
    tags, chance = viterbi(scores, paragraph, weights.transition)
    found = runs(tags, paragraph)
    cues, sources = found[CUE], found[SOURCE]
    owner = np.repeat(np.arange(len(views)), [v.own[1] - v.own[0] for v in views])
    content: list[list[tuple[Run, float]]] = [[] for _ in cues]
    for span in found[CONTENT]:
        view = views[owner[span[0]]]
        near, logp = point(view, span, cues, weights.distance, TO_CUE)
        if near:
            content[near[int(logp.argmax())]].append((span, float(np.exp(logp.max()))))
    out = []
    for cue, parts in zip(cues, content, strict=True):
        if not parts:
            continue
        near, logp = point(views[owner[cue[0]]], cue, sources, weights.distance, TO_SOURCE)
        best = int(logp.argmax())
        source = None if best == 0 else sources[near[best - 1]]
        evidence = evidence_of(chance, tags, source, cue, parts, float(np.exp(logp.max())))
        out.append(Found(source, cue, tuple(span for span, _ in parts), evidence))
    return out
