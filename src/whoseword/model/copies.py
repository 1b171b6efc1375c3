"""Two documents that repeat one text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts, named by their digests, that are one.

    `share` says how much of the text `part` stands in the text `whole`, between 0 and 1; `words`
    are those that do, `longest` those of the longest passage. `why` gives the reasons in words.
    """

    part: str
    whole: str
    share: float
    words: int
    longest: int
    why: tuple[str, ...]


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
