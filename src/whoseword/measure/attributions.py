r"""Scores attributions against an annotated corpus, word by word, as PolNeAR's authors do.

The unit is the word, a run of \w. Punctuation never matters, so a quotation mark inside or outside
a span is the same. Newell, Margolin and Ruths, LREC 2018, give the roles; the levels (content,
attributed, exact) are those by which tools of the field were compared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whoseword.measure.figures import Figures, greedy_pairs

ROLES = ("source", "cue", "content")
# Two contents, or two sources, are the same from this share of common words on.
SAME = 0.5
WORD = re.compile(r"\w+")

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution as the numbers of the words that each role holds."""

    source: Words
    cue: Words
    content: Words


@dataclass(frozen=True, slots=True)
class AttributionScore:
    """`content`: content agrees. `attributed`: source too. `exact`: both to the word.

    `words` has the figures of each role over single words.
    """

    documents: int
    content: Figures
    attributed: Figures
    exact: Figures
    words: Mapping[str, Figures]

    def as_json(self) -> dict[str, Any]:
        """The scores as plain data."""
        levels = {"content": self.content, "attributed": self.attributed, "exact": self.exact}
        return {
            "documents": self.documents,
            **{name: figures.as_json() for name, figures in levels.items()},
            "words": {role: figures.as_json() for role, figures in self.words.items()},
        }


def score_attributions(
    gold: Iterable[Mapping[str, Any]], predicted: Mapping[str, Sequence[Mapping[str, Any]]]
) -> AttributionScore:
    """Score `predicted` (document id → attributions) against the `gold` documents.

    Gold documents hold `id`, `text` and `attributions`; an attribution holds `source`, `cue` and
    `content`, each a list of half-open `[start, end]` code points. A document that `predicted`
    lacks counts as no predictions.
    """
    counts = dict.fromkeys(("gold", "predicted", "content", "attributed", "exact"), 0)
    words = {role: [0, 0, 0] for role in ROLES}
    documents = 0
    for document in gold:
        documents += 1
        starts = _word_edges(document["text"])
        ours = [_roles(a, starts) for a in predicted.get(document["id"], ())]
        theirs = [_roles(a, starts) for a in document["attributions"]]
        _count(theirs, ours, counts, words)
    levels = {
        level: Figures(counts[level], counts["predicted"], counts["gold"])
        for level in ("content", "attributed", "exact")
    }
    return AttributionScore(
        documents, **levels, words={role: Figures(*words[role]) for role in ROLES}
    )


def _count(
    gold: Sequence[Roles], got: Sequence[Roles], counts: dict[str, int], words: dict[str, list[int]]
) -> None:
    """Add one document's numbers to `counts` and `words`."""
    counts["gold"] += len(gold)
    counts["predicted"] += len(got)
    for role in ROLES:
        theirs, ours = (_together(side, role) for side in (gold, got))
        for n, add in enumerate((len(theirs & ours), len(ours), len(theirs))):
            words[role][n] += add
    for i, j in _matches(gold, got):
        counts["content"] += 1
        counts["attributed"] += _same_source(gold[i], got[j])
        same = gold[i].content == got[j].content and gold[i].source == got[j].source
        counts["exact"] += same


def _matches(gold: Sequence[Roles], got: Sequence[Roles]) -> list[tuple[int, int]]:
    """Pairs whose contents agree; a common source only breaks ties."""
    weights = {}
    for i, a in enumerate(gold):
        for j, b in enumerate(got):
            share = _share(a.content, b.content)
            if share >= SAME:
                weights[i, j] = share + 1e-6 * (_share(a.source, b.source) or _same_source(a, b))
    return greedy_pairs(weights)


def _same_source(a: Roles, b: Roles) -> bool:
    return _share(a.source, b.source) >= SAME or not (a.source or b.source)


def _share(a: Words, b: Words) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _together(side: Sequence[Roles], role: str) -> set[int]:
    return set().union(*(getattr(roles, role) for roles in side))


def _word_edges(text: str) -> list[tuple[int, int]]:
    return [word.span() for word in WORD.finditer(text)]


def _roles(attribution: Mapping[str, Any], edges: list[tuple[int, int]]) -> Roles:
    return Roles(*(_words(attribution.get(role) or (), edges) for role in ROLES))


def _words(spans: Iterable[Sequence[int]], edges: list[tuple[int, int]]) -> Words:
    """The numbers of the words that the spans cover whole."""
    found: set[int] = set()
    for start, end in spans:
        number = bisect_left(edges, (start, 0))
        while number < len(edges) and edges[number][1] <= end:
            found.add(number)
            number += 1
    return frozenset(found)
