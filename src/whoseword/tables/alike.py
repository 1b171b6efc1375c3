"""How alike two pieces of news are in their words: the rarer a shared word, the more it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

from whoseword.lexicon.matcher import words_of
from whoseword.lexicon.names import Names

# Letters from which a word says something.
LEAST = 4
# A word that more than this share of the texts have is no reason to name.
COMMON = 0.05
# Tables whose names tell one happening from another.
NAMED = ("weapons", "goods", "places", "people", "institutions", "states")
# Shared words that are named as reasons.
SHOWN = 4


class Alike:
    """Compares texts among `texts`: what many of them share weighs little (tf-idf, cosine)."""

    def __init__(self, texts: Iterable[str], names: Names) -> None:
        self._names = names
        self._known: dict[str, frozenset[str]] = {}
        every = [self._tokens(text) for text in dict.fromkeys(texts)]
        self._counts = Counter(token for tokens in every for token in tokens)
        self._number = len(every)

    def score(self, one: str, other: str) -> tuple[float, tuple[str, ...]]:
        """How alike two texts are, 0 to 1, and the rarest words that they share."""
        mine, theirs = (self._weights(text) for text in (one, other))
        shared = sorted(mine.keys() & theirs.keys(), key=lambda token: (-mine[token], token))
        lengths = sqrt(_square(mine, mine) * _square(theirs, theirs))
        found = sum(mine[token] ** 2 for token in shared) / lengths if lengths else 0.0
        telling = [t for t in shared if self._counts[t] <= max(2, COMMON * self._number)]
        return found, tuple(telling[:SHOWN])

    def _weights(self, text: str) -> dict[str, float]:
        tokens = self._tokens(text)
        return {t: log((1 + self._number) / (1 + self._counts[t])) + 1 for t in tokens}

    def _tokens(self, text: str) -> frozenset[str]:
        """The names of the pack in a text, and its other words without a plural's s."""
        if text not in self._known:
            found = ((m.span, {e.name for e in m.of(*NAMED)}) for m in self._names.find(text))
            # A family name that several bear is a word like others.
            named = {span: names for span, names in found if len(names) == 1}
            covered = {at for span in named for at in range(span.start, span.end)}
            words = (w.folded for w in words_of(text) if w.start not in covered)
            plain = (_singular(word) for word in words if len(word) >= LEAST)
            self._known[text] = frozenset(plain).union(*named.values())
        return self._known[text]


def _singular(word: str) -> str:
    plural = len(word) > LEAST and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def _square(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[token] for token, weight in one.items())
