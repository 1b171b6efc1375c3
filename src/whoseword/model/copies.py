"""Two documents that repeat one text."""

from __future__ import annotations

from dataclasses import dataclass

# Half-open ranges of a text's words, in order.
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts, named by their digests, that repeat one another.

    `share` says how much of the text `part` stands in the text `whole`, `back` how much of `whole`
    stands in `part`, both between 0 and 1; `in_part` and `in_whole` say where: ranges of the words
    that the rules count. `words` are those of `part` that do, `longest` those of the longest
    passage. `why` gives the reasons in words.
    """

    part: str
    whole: str
    share: float
    back: float
    words: int
    longest: int
    in_part: Ranges
    in_whole: Ranges
    why: tuple[str, ...]

    def of(self, text: str) -> float:
        """How much of `text`, which is one of the two, stands in the other."""
        return self.share if text == self.part else self.back

    def within(self, text: str) -> Ranges:
        """Where in `text`, which is one of the two."""
        return self.in_part if text == self.part else self.in_whole


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the search for a text's copies gave.

    `digest` is the text's; `form` names the rules that it was weighed by; under `keys` it can be
    found again; `copies` are the pairs in which it stands.
    """

    digest: str
    form: str
    keys: frozenset[int]
    copies: tuple[Copy, ...]
