"""How much of one text stands in another: containment, in passages.

Containment, not resemblance: a copy cut to half resembles its original by half at most, yet all of
it stands there. Shingles are short and passages bridge a few words, so that a desk's rewording
breaks none; a passage has a least length, so that stock phrases count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whoseword.model import Ranges
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

    `passages` are half-open ranges of the text's words, in order; `of` counts all its words. `told`
    counts those in the passages that the text's writer tells, `all_told` all that it tells.
    """

    passages: Ranges
    of: int
    told: int
    all_told: int

    @property
    def words(self) -> int:
        """The words of all passages."""
        return sum(end - start for start, end in self.passages)

    @property
    def longest(self) -> int:
        """The words of the longest passage."""
        return max((end - start for start, end in self.passages), default=0)

    @property
    def first(self) -> int:
        """Before the word at this position nothing is shared."""
        return self.passages[0][0] if self.passages else self.of

    @property
    def share(self) -> float:
        """Of all words; between 0 and 1."""
        return self.words / self.of if self.of else 0.0

    @property
    def told_share(self) -> float:
        """Of the words that the writer tells; between 0 and 1."""
        return self.told / self.all_told if self.all_told else 0.0


def shared(part: Words, whole: Words) -> Shared:
    """What of `part` stands in `whole`, wherever it stands there."""
    there = {shingle for _, shingle in whole.shingles(SHINGLE)}
    found = (at for at, shingle in part.shingles(SHINGLE) if shingle in there)
    passages = tuple(run for run in _passages(found) if run[1] - run[0] >= LEAST)
    told = sum(part.told[end] - part.told[start] for start, end in passages)
    return Shared(passages, len(part), told, part.told[-1])


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
