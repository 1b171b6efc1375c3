"""Which copies make groups: a text belongs to the one that most of it comes from.

A desk puts paragraphs of one story into a copy of another. Where the first story is short, most of
it then stands in the copy, and copies of both would become one group through that text. So of two
copies that stand in different places of one text, the lesser joins nothing, unless that text may be
the original of both: two halves of a story share nothing, and are its copies all the same.

The greatest copies come first, and copies alone decide: the order of adding changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whoseword.model import Copy

# Where this share of the smaller place is common to both, two places in a text are one.
SAME = 0.25
# The original of several copies: so much of each of them stands in it, and each of them holds so
# much of it. A copy of half a story, lengthened by three fifths, keeps about 0.57 and 0.45; of a
# story that was cut to half, at most half stands in the copy, and what a desk adds from another
# makes up to 0.38 of that copy.
KEPT = 0.5
HELD = 0.4


def joining(copies: Iterable[Copy]) -> Iterator[Copy]:
    """Those of `copies`, all that these texts have, that put their two texts into one group."""
    texts: dict[str, _Text] = defaultdict(_Text)
    for copy in sorted(copies, key=_rank):
        ends = [(texts[name], _end(copy, name)) for name in (copy.part, copy.whole)]
        if not any(text.refuses(end) for text, end in ends):
            for text, end in ends:
                text.accept(end)
            yield copy


def _rank(copy: Copy) -> tuple[float, float, str, str]:
    """The greatest first: by the share that each has of the other, at least, then in sum."""
    return -min(copy.share, copy.back), -copy.share - copy.back, copy.part, copy.whole


@dataclass(frozen=True, slots=True)
class _End:
    """A copy as one of its texts has it: a bit for each word that is shared, and their number.

    `kept`: enough of the other text stands in this one. `held`: enough of this one is the other's.
    """

    place: int
    size: int
    kept: bool
    held: bool

    def is_beside(self, other: _End) -> bool:
        """Whether the two stand in different places."""
        return (self.place & other.place).bit_count() < SAME * min(self.size, other.size)


def _end(copy: Copy, text: str) -> _End:
    other = copy.whole if text == copy.part else copy.part
    # Ranges lie apart, so that the sum sets the bits of each.
    place = sum((1 << end) - (1 << start) for start, end in copy.within(text))
    return _End(place, place.bit_count(), copy.of(other) >= KEPT, copy.of(text) >= HELD)


class _Text:
    """The accepted copies of one text."""

    def __init__(self) -> None:
        self._kept: list[_End] = []
        self._others: list[_End] = []

    def refuses(self, end: _End) -> bool:
        """Whether `end` is a guest: beside an accepted one, where both can't be the text's."""
        hosts = self._others if end.kept and end.held else [*self._others, *self._kept]
        return any(map(end.is_beside, hosts))

    def accept(self, end: _End) -> None:
        """Let `end` stand."""
        (self._kept if end.kept else self._others).append(end)
