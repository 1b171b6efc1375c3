"""Which cue a piece of content belongs to, and which source a cue: the model's pointers, read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from whoseword.read.tagging.pieces import MAX_PIECES, Ints
from whoseword.read.tagging.viterbi import Floats

Run = tuple[int, int]  # words, half-open

LINK = 64  # width of one pointer's queries and keys
BUCKETS = 48
TO_CUE, TO_SOURCE = 0, 1


def buckets(distance: Ints) -> Ints:
    """Signed distances as bucket numbers: exact below 8, then three a doubling."""
    far = np.abs(distance)
    log = np.floor(np.log2(np.maximum(far, 8) / 8) * 3).astype(np.int64)
    size = np.where(far < 8, far, np.minimum(8 + log, BUCKETS // 2 - 1))
    return np.where(distance < 0, size, BUCKETS // 2 + size)


_BUCKET = buckets(np.arange(-MAX_PIECES, MAX_PIECES + 1))  # all that a window needs


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


def point(
    view: View, span: Run, targets: list[Run], distance: Floats, link: int
) -> tuple[list[int], Floats]:
    """Which targets the view holds, and the log-probability that the span's words point to each.

    Where `link` is TO_SOURCE the first probability is that of no source.
    """
    low, high = view.begin, view.begin + len(view.place)
    near = [i for i, (a, _) in enumerate(targets) if low <= a < high]
    at = np.array([targets[i][0] - low for i in near], np.int64)
    rows = np.arange(span[0] - low, span[1] - low)
    cut = slice(link * LINK, (link + 1) * LINK)
    keys, places = at + 1, view.place[at]
    if link == TO_SOURCE:
        keys, places = np.append(0, keys), np.append(0, places)
    if not len(keys):
        return near, np.zeros(0, np.float32)
    bucket = _BUCKET[places[None, :] - view.place[rows][:, None] + MAX_PIECES]
    table = view.query[rows, cut] @ view.key[keys, cut].T + distance[link][bucket]
    table = table - table.max(1, keepdims=True)
    table = table - np.log(np.exp(table).sum(1, keepdims=True))
    total: Floats = table.mean(0)
    total = total - total.max()
    return near, total - np.log(np.exp(total).sum())
