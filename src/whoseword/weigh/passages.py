"""How much of one text stands in another: containment, in passages.

Containment, not resemblance: a copy cut to half resembles its original by half at most, yet all of
it stands there. Shingles are short and passages bridge a few words, so that a desk's rewording
breaks none; a passage has a least length, so that stock phrases count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whoseword.weigh.words import Words

# Words of a shingle. Of texts with every tenth word replaced two thirds of such shingles stay.
SHINGLE = 4
# Words between two shared shingles that a passage bridges: a replaced word, and what it broke.
BRIDGE = 4
# Words that make a passage. Stock phrases of news ('according to people familiar with the matter')
# are shorter.
LEAST = 10


@dataclass(frozen=True, slots=True)
class Shared:
    """What of one text stands in another.

    `words` counts the words of its passages, `of` all its words, `longest` the words of the
    longest passage; before the word at `first`, nothing is shared.
    """

    words: int
    of: int
    longest: int
    first: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.words / self.of if self.of else 0.0


def shared(part: Words, whole: Words) -> Shared:
    """What of `part` stands in `whole`, wherever it stands there."""
    there = {shingle for _, shingle in whole.shingles(SHINGLE)}
    found = (at for at, shingle in part.shingles(SHINGLE) if shingle in there)
    runs = [(start, end) for start, end in _passages(found) if end - start >= LEAST]
    lengths = [end - start for start, end in runs]
    first = runs[0][0] if runs else len(part)
    return Shared(sum(lengths), len(part), max(lengths, default=0), first)


def _passages(found: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The runs of words that shingles at these positions, in order, make up."""
    start, end = -1, -1
    for at in found:
        if end < 0 or at - end > BRIDGE:
            if end > 0:
                yield start, end
            start = at
        end = at + SHINGLE
    if end > 0:
        yield start, end
