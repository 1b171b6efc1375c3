"""What a phrase names among the things that are made, moved and tested, and whether two may be one.

'Hwasong-14', 'first intercontinental ballistic missile' and 'missile' may be three words for one
missile; a cruise missile is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from whoseword.lexicon.load import Pack
from whoseword.lexicon.matcher import Matcher, Word, words_of
from whoseword.lexicon.names import Names
from whoseword.lexicon.variants import numbered
from whoseword.model import Span

# Letters of a word that says something: shorter ones are articles, prepositions and the like.
LEAST = 4
PLAIN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a phrase names.

    `systems` are weapon systems by name, `classes` their range classes (ICBM, MLRS), `domains`
    paths of kinds, `goods` the pack's names for common goods, `words` the phrase's own content
    words, folded and without a plural's s; `proper` those that are a name which the pack lacks.
    """

    systems: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()


NOTHING = Thing()


@dataclass
class Things:
    """Looks phrases up in one pack; each phrase once."""

    pack: Pack
    names: Names
    _known: dict[str, Thing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._kinds: Matcher[tuple[str, str]] = Matcher()
        self._domain: dict[str, str] = {}
        for row in self.pack["kinds"]:
            for form in numbered(row["phrase"]):
                self._kinds.add(form, (row["class"], row["domain"]))
            if row["class"]:
                self._domain.setdefault(row["class"], row["domain"])

    def of(self, phrase: str | None) -> Thing:
        """What `phrase` names; nothing where it's empty."""
        if not phrase:
            return NOTHING
        if phrase not in self._known:
            self._known[phrase] = self._look_up(phrase)
        return self._known[phrase]

    def _look_up(self, phrase: str) -> Thing:
        words = words_of(phrase)
        kinds = [kind for _, items in self._kinds.find(phrase, words) for kind in items]
        named = self.names.find(phrase)
        entries = [entry for match in named for entry in match.entries]
        systems = [entry for entry in entries if entry.table == "weapons"]
        classes = [*(kind for kind, _ in kinds), *(entry.category for entry in systems)]
        return Thing(
            systems=frozenset(entry.name for entry in systems),
            classes=frozenset(filter(None, classes)),
            domains=frozenset(
                [*(domain for _, domain in kinds), *self._domains(e.category for e in systems)]
            ),
            goods=frozenset(entry.name for entry in entries if entry.table == "goods"),
            words=frozenset(content(phrase)),
            proper=frozenset(
                word.folded
                for word in words
                if word.letters[0].isupper() and not any(_in(word, m.span) for m in named)
            ),
        )

    def _domains(self, classes: Iterable[str]) -> Iterator[str]:
        return filter(None, map(self._domain.get, classes))


def _in(word: Word, span: Span) -> bool:
    return span.start <= word.start and word.end <= span.end


def content(text: str) -> Iterator[str]:
    """The words of `text` that say something, without case and without a plural's s."""
    for word in PLAIN.findall(text.casefold()):
        if len(word) >= LEAST or word.isdigit():
            yield word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def may_be_one(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a domain of one lies within one of the other; True where either has none."""
    mine, theirs = list(one), list(other)
    if not mine or not theirs:
        return True
    return any(_within(a, b) or _within(b, a) for a in mine for b in theirs)


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}/")
