"""From the attribution model's scores to attributions, in numpy.

Tags are chosen by Viterbi under the model's transitions; each run of content goes to the cue that
its words point to, each cue to the source, or to none, that its words point to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.attribution.windows import Bools, Ints
from whoseword.model import Span

Floats = NDArray[np.float32]
Pieces = tuple[Span, ...]

TAGS = 7  # none, then begin and inside of source, cue, content
SOURCE, CUE, CONTENT = 1, 3, 5
LINK = 64  # width of one pointer's queries and keys
BUCKETS = 48
NEVER = np.float32(-1e4)
FORBIDDEN = np.zeros((TAGS, TAGS), bool)  # [from, to]: 'inside' only after its own kind
for _inside in (2, 4, 6):
    FORBIDDEN[:, _inside] = True
    FORBIDDEN[[_inside - 1, _inside], _inside] = False


def buckets(distance: Ints) -> Ints:
    """Signed distances as bucket numbers: exact below 8, then three a doubling."""
    far = np.abs(distance)
    log = np.floor(np.log2(np.maximum(far, 8) / 8) * 3).astype(np.int64)
    size = np.where(far < 8, far, np.minimum(8 + log, BUCKETS // 2 - 1))
    return np.where(distance < 0, size, BUCKETS // 2 + size)


@dataclass(frozen=True, slots=True)
class View:
    """One window's scores, for its words alone.

    `begin` is the article's number of the view's first word; `own` the half-open range of the
    article's words that are read from this view (windows overlap, ranges don't). `key` has one row
    more than there are words: row 0 stands for 'no source'.
    """

    begin: int
    own: tuple[int, int]
    place: Ints
    scores: Floats
    query: Floats
    key: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as half-open ranges of word numbers, with the evidence for its confidence."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    evidence: tuple[float, ...]

    def spans(self, words: Sequence[Span]) -> tuple[Pieces, Pieces, Pieces]:
        """Source, cue and content in the text, given where each word stands."""

        def piece(run: tuple[int, int]) -> Span:
            return Span(words[run[0]].start, words[run[1] - 1].end)

        source = (piece(self.source),) if self.source else ()
        return source, (piece(self.cue),), tuple(piece(run) for run in self.content)


@dataclass(frozen=True, slots=True)
class Weights:
    """The small parts of the model that work outside the network.

    `calibration`: a factor for the log-odds of each piece of evidence, then the constant.
    """

    transition: Floats  # [from, to]
    distance: Floats  # [link, bucket]
    calibration: tuple[float, ...] = ()


def chains(paragraph: Ints) -> tuple[Ints, Bools]:
    """Word numbers by paragraph, one row each, padded with 0, and which of them are words."""
    _, begins, counts = np.unique(paragraph, return_index=True, return_counts=True)
    steps = np.arange(counts.max(initial=0))
    real = steps[None, :] < counts[:, None]
    return np.where(real, begins[:, None] + steps[None, :], 0), real


def viterbi(scores: Floats, paragraph: Ints, transition: Floats) -> tuple[Ints, Floats]:
    """The best tag of every word, chain by chain, and its marginal probability [word, tag]."""
    rows, real = chains(paragraph)
    move = transition + np.where(FORBIDDEN, NEVER, np.float32(0))
    steps = scores[rows]
    best, back = _forward(steps, real, move)
    tags = np.zeros(rows.shape, np.int64)
    tags[:, -1] = best.argmax(1)
    lines = np.arange(len(rows))
    for t in range(rows.shape[1] - 1, 0, -1):
        tags[:, t - 1] = np.where(real[:, t], back[t][lines, tags[:, t]], tags[:, t])
    out = np.zeros(len(scores), np.int64)
    out[rows[real]] = tags[real]
    soft = np.exp(scores - scores.max(1, keepdims=True))
    return out, soft / soft.sum(1, keepdims=True)


def _forward(steps: Floats, real: Bools, move: Floats) -> tuple[Floats, list[Ints]]:
    state = steps[:, 0].copy()
    state[:, [2, 4, 6]] += NEVER
    back: list[Ints] = [np.zeros(state.shape, np.int64)]
    for t in range(1, steps.shape[1]):
        paths = state[:, :, None] + move
        pointer = paths.argmax(1)
        reached = np.take_along_axis(paths, pointer[:, None], 1)[:, 0] + steps[:, t]
        state = np.where(real[:, t, None], reached, state)
        back.append(pointer)
    return state, back


def runs(tags: Ints, paragraph: Ints) -> dict[int, list[tuple[int, int]]]:
    """The spans of each role, in order."""
    opens = np.append(True, paragraph[1:] != paragraph[:-1]) if len(tags) else np.zeros(0, bool)
    begins = np.flatnonzero((tags % 2 == 1) | (opens & (tags > 0)))
    out: dict[int, list[tuple[int, int]]] = {SOURCE: [], CUE: [], CONTENT: []}
    for a in begins.tolist():
        kind = tags[a] if tags[a] % 2 else tags[a] - 1
        b = a + 1
        while b < len(tags) and tags[b] == kind + 1 and not opens[b]:
            b += 1
        out[int(kind)].append((a, b))
    return out


def decode(views: list[View], paragraph: Ints, weights: Weights) -> list[Found]:
    """The attributions of an article, given its words' paragraphs, in the order of their cues."""
    scores = np.concatenate([v.scores[v.own[0] - v.begin : v.own[1] - v.begin] for v in views])
    if not len(scores):
        return []
    tags, chance = viterbi(scores, paragraph, weights.transition)
    found = runs(tags, paragraph)
    cues, sources = found[CUE], found[SOURCE]
    owner = np.repeat(np.arange(len(views)), [v.own[1] - v.own[0] for v in views])
    content: list[list[tuple[tuple[int, int], float]]] = [[] for _ in cues]
    for span in found[CONTENT]:
        view = views[owner[span[0]]]
        near, logp = _point(view, span, cues, weights.distance, 0)
        if near:
            content[near[int(logp.argmax())]].append((span, float(np.exp(logp.max()))))
    out = []
    for cue, parts in zip(cues, content, strict=True):
        if not parts:
            continue
        near, logp = _point(views[owner[cue[0]]], cue, sources, weights.distance, 1)
        best = int(logp.argmax())
        source = None if best == 0 else sources[near[best - 1]]
        evidence = _evidence(chance, tags, source, cue, parts, float(np.exp(logp.max())))
        out.append(Found(source, cue, tuple(span for span, _ in parts), evidence))
    return out


def _point(
    view: View, span: tuple[int, int], targets: list[tuple[int, int]], distance: Floats, link: int
) -> tuple[list[int], Floats]:
    """Which targets the view holds, and the log-probability that the span's words point to each.

    For link 1 (cue -> source) the first probability is that of no source.
    """
    low, high = view.begin, view.begin + len(view.place)
    near = [i for i, (a, _) in enumerate(targets) if low <= a < high]
    at = np.array([targets[i][0] - low for i in near], np.int64)
    rows = np.arange(span[0] - low, span[1] - low)
    cut = slice(link * LINK, (link + 1) * LINK)
    keys, places = at + 1, view.place[at]
    if link == 1:
        keys, places = np.append(0, keys), np.append(0, places)
    if not len(keys):
        return near, np.zeros(0, np.float32)
    bucket = buckets(places[None, :] - view.place[rows][:, None])
    table = view.query[rows, cut] @ view.key[keys, cut].T + distance[link][bucket]
    table = table - table.max(1, keepdims=True)
    table = table - np.log(np.exp(table).sum(1, keepdims=True))
    total: Floats = table.mean(0)
    total = total - total.max()
    return near, total - np.log(np.exp(total).sum())


def _evidence(
    chance: Floats,
    tags: Ints,
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    parts: list[tuple[tuple[int, int], float]],
    source_link: float,
) -> tuple[float, ...]:
    """What the confidence is computed from; all in 0-1: see training/attribution/calibrate.py."""

    def sure(span: tuple[int, int]) -> Floats:
        rows = np.arange(*span)
        return chance[rows, tags[rows]]

    spans = [span for span, _ in parts]
    inner = np.concatenate([sure(s) for s in spans])
    edges = [float(chance[a, tags[a]]) for a, _ in spans]
    edges += [1 - float(chance[b, CONTENT + 1]) for _, b in spans if b < len(tags)]
    return (
        float(inner.mean()),
        float(inner.min()),
        min(edges),
        float(sure(cue).min()),
        float(sure(source).min()) if source else 1.0,
        source_link,
        min(link for _, link in parts),
    )


def log_odds(evidence: tuple[float, ...]) -> list[float]:
    """Evidence as log-odds, kept within what single precision tells apart."""
    return [math.log(p / (1 - p)) for p in (min(max(e, 1e-4), 1 - 1e-4) for e in evidence)]


def confidence(evidence: tuple[float, ...], weights: Weights) -> float:
    """The probability that content and source are right, to four digits; 1 if uncalibrated."""
    if not weights.calibration:
        return 1.0
    *factors, constant = weights.calibration
    z = constant + sum(f * x for f, x in zip(factors, log_odds(evidence), strict=True))
    return round(1 / (1 + math.exp(-min(max(z, -30.0), 30.0))), 4)
