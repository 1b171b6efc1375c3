"""The windows in which a text goes through the attribution model.

A window is at most MAX_PIECES word pieces long, whole paragraphs where they fit. Windows of one
text overlap, and each paragraph is read from the window that shows more of its surroundings, so
that no window's edge shows in what is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from whoseword.read.tagging.pieces import MAX_PIECES, Bools, Ints, Segment

CLS, SEP = 101, 102  # the marks before a window and after a segment, in BERT's numbers
# Word pieces that two neighbouring windows share: at most this many, and whole paragraphs. At 72
# a fifth of the work is done twice and nothing is gained on PolNeAR's dev split; at 40 a fifteenth.
OVERLAP = 40


@dataclass(frozen=True, slots=True)
class Window:
    """What the model reads at once: [CLS] and segments, each closed by [SEP].

    `paragraph` numbers the window's segments from 0; marks have start -1.
    """

    ids: Ints
    feature: Ints
    start: Ints
    end: Ints
    first: Bools
    paragraph: Ints

    def __len__(self) -> int:
        return len(self.ids)


def pack(
    lengths: Sequence[int], most: int = MAX_PIECES, opening: int | None = None
) -> Iterator[range]:
    """Ranges of neighbouring segments that fill windows; `opening`: the first window's size."""
    begin, used, limit = 0, 1, most if opening is None else opening
    for i, length in enumerate(lengths):
        if i > begin and used + length + 1 > limit:
            yield range(begin, i)
            begin, used, limit = i, 1, most
        used += length + 1
    if begin < len(lengths):
        yield range(begin, len(lengths))


def window(parts: Sequence[Segment]) -> Window:
    """The segments as one window."""
    ids, feature, start, end, first, paragraph = [CLS], [0], [-1], [-1], [False], [0]
    for number, part in enumerate(parts):
        ids += [*part.ids.tolist(), SEP]
        feature += [*part.feature.tolist(), 0]
        start += [*part.start.tolist(), -1]
        end += [*part.end.tolist(), -1]
        first += [*part.first.tolist(), False]
        paragraph += [number] * (len(part) + 1)
    return Window(
        np.array(ids),
        np.array(feature),
        np.array(start),
        np.array(end),
        np.array(first),
        np.array(paragraph),
    )


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
