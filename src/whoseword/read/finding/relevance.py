"""Whether a text is about arms, armed forces, sanctions, or what states do and say over them.

The finder knows claims by their sentences, and a sentence about a trade pact, a trial or a virus
looks like one about a treaty, a sanction or a test. So a text's words, how many claims it seems to
state, and which goods and states it names say together whether it is one for the ledger at all, by
weights that were learned from news judged by reading (training/claims/relevance.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from whoseword.read.events import WORDS
from whoseword.read.finding.detect import Detection
from whoseword.read.shipped import WEIGHTS, card, digest
from whoseword.read.view import TextView

CARD = WEIGHTS / "relevance.json"
CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
# Steps up to which each number of a text is told apart: claims, acts among them, and goods and
# states beside the most named one; also in a thousand words.
CLAIMS, ACTS = (1, 2, 3, 4, 6, 8, 12, 16), (0.5, 1, 2, 3, 4, 6, 9)
IN_THOUSAND = (1, 2, 4, 6, 9, 12, 16, 20, 30)
SOME = (1, 2, 4, 8)


@dataclass(frozen=True)
class Relevance:
    """A logistic regression over a text's traits; what is likely from `least` on is relevant."""

    weights: Mapping[str, float]
    bias: float
    least: float

    def chance(self, view: TextView, found: Sequence[Detection]) -> float:
        """How likely a text in which the finder found so much is one for the ledger, 0 to 1."""
        return self.of(traits(view, found))

    def of(self, seen: Iterable[str]) -> float:
        """As `chance`, from a text's traits."""
        score = self.bias + sum(self.weights.get(trait, 0.0) for trait in seen)
        return 1 / (1 + exp(-score))

    def relevant(self, view: TextView, found: Sequence[Detection]) -> bool:
        """Whether it is."""
        return self.chance(view, found) >= self.least

    @property
    def version(self) -> str:
        """Digits that change with any weight, for the record."""
        parts = (*self.weights, *self.weights.values(), self.bias, self.least)
        return f"relevance-{digest(repr(parts).encode())}"


def traits(view: TextView, found: Iterable[Detection]) -> list[str]:
    """What is seen of a text, each once, in one order."""
    words = {f"{t.pos}:{t.lemma}" for t in view.parse.tokens if t.pos in CONTENT}
    return sorted(words.union(_numbers(view, tuple(found))))


def _numbers(view: TextView, found: Sequence[Detection]) -> Iterator[str]:
    thousands = max(1, len(view.parse.tokens)) / 1000
    claims = sum(d.confidence for d in found)
    acts = sum(d.confidence for d in found if d.type not in WORDS)
    goods = Counter(view.goods.category.values())
    states = view.mentions.of_state.copy()
    states.pop(None, None)
    others = states.total() - max(states.values(), default=0)
    yield from _steps("claims", claims, CLAIMS)
    yield from _steps("acts", acts, ACTS)
    yield from _steps("states", len(states), SOME)
    shares = {"claims": claims, "acts": acts, "goods": goods.total(), "others": others}
    for name, number in shares.items():
        yield from _steps(f"{name} in a thousand", number / thousands, IN_THOUSAND)
    for category, number in goods.items():
        yield from _steps(category, number, SOME)


def _steps(name: str, number: float, steps: Iterable[float]) -> Iterator[str]:
    return (f"{name} from {step}" for step in steps if number >= step)


@cache
def shipped() -> Relevance:
    """The shipped weights, read once."""
    held = card(CARD)
    return Relevance(held["weights"], held["bias"], held["least"])
