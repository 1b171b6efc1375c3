"""Parts of speech and lemmas, for which the parser's pipeline is asked but once a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any


class Lexemes(dict[tuple[int, int, int], tuple[str, str]]):
    """Part of speech and lemma, in lower case, of a word with its tag and its arc's label.

    The pipeline's rules for attributes and its lemmatizer say so, once for each: asked for every
    word of a text they would take a fifth of the parser's time. Rules for several words in a row
    are few, and asked every time. `made` makes a text of words that the rules can be asked for.
    """

    MOST = 1 << 17  # so many are remembered

    def __init__(
        self, single: Any, several: Any, lemmatizer: Any, made: Callable[..., Any]
    ) -> None:
        super().__init__()
        self._single, self._several = single, several
        self._lemmatizer = lemmatizer
        self._made = made

    def of(self, doc: Any, words: Sequence[Any]) -> list[tuple[str, str]]:
        """Part and lemma of each of `words`, which are the doc's."""
        keys = [(t.orth, t.tag, t.dep) for t in words]
        new = {key: word for key, word in zip(keys, words, strict=True) if key not in self}
        if new:
            if len(self) + len(new) > self.MOST:
                self.clear()
                new = dict(zip(keys, words, strict=True))
            self._ask(new)
        self._several(doc)
        return [
            (word.pos_ or pos, word.lemma_.lower() or lemma)
            for word, (pos, lemma) in zip(words, map(self.__getitem__, keys), strict=True)
        ]

    def _ask(self, new: Mapping[tuple[int, int, int], Any]) -> None:
        every = list(new.values())
        doc = self._made(
            every[0].vocab,
            words=[t.text for t in every],
            tags=[t.tag_ for t in every],
            deps=[t.dep_ for t in every],
            heads=list(range(len(every))),
        )
        for key, token in zip(new, self._single(doc), strict=True):
            lemma = token.lemma_ or self._lemmatizer.lemmatize(token)[0]
            self[key] = token.pos_, lemma.lower()
