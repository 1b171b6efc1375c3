"""How far coders agree on the same claims, beyond what chance would give.

Cohen's kappa (1960) for two coders, Krippendorff's alpha for nominal data (2011) for any number
and with gaps. Of each coder the last word on a claim counts; slots are compared on claims that both
accepted, with the machine's value where a coder let it stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import krippendorff

from whoseword.model import Anchor, Judgement, Ruling, in_force

VERDICT = "right or not"
# What each coder says of each unit.
Labels = Mapping[Anchor, Mapping[str, str]]
Machine = Callable[[Anchor, str], str | None]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`units` are claims that two or more coders answered this on; `same` is the share of pairs
    of answers that agree. `kappa` is None but for two coders; it and `alpha` are None where all
    gave one answer throughout, since chance would then explain everything."""

    question: str
    coders: tuple[str, ...]
    units: int
    same: float
    kappa: float | None
    alpha: float | None


def agreements(
    judgements: Iterable[Judgement], slots: Iterable[str], machine: Machine
) -> tuple[Agreement, ...]:
    """Agreement on the verdict, and on each slot that somebody corrected.

    `judgements` are in the order in which they were made; `machine` gives what was read in a slot
    of the claim that stands at an anchor, None where it's no longer in view.
    """
    every = tuple(judgements)
    held = {who: in_force(_own(every, who)) for who in {j.who for j in every}}
    verdicts = _verdicts(held)
    questions = {VERDICT: verdicts}
    for slot in slots:
        if any(j.slot == slot for own in held.values() for j in own):
            questions[slot] = _values(held, verdicts, slot, machine)
    found = (agreement(question, labels) for question, labels in questions.items())
    return tuple(one for one in found if one)


def agreement(question: str, labels: Labels) -> Agreement | None:
    """How far the coders agree; None where no unit has two answers."""
    shared = {unit: given for unit, given in labels.items() if len(given) > 1}
    if not shared:
        return None
    coders = tuple(sorted({who for given in shared.values() for who in given}))
    pairs = [p for given in shared.values() for p in combinations(given.values(), 2)]
    two = [(given[coders[0]], given[coders[1]]) for given in shared.values()]
    return Agreement(
        question,
        coders,
        len(shared),
        sum(a == b for a, b in pairs) / len(pairs),
        kappa(two) if len(coders) == 2 else None,
        alpha(shared, coders),
    )


def kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders' answers to the same units."""
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    number = len(pairs)
    chance = sum(left[label] * right[label] for label in left) / number**2
    same = sum(a == b for a, b in pairs) / number
    return None if chance == 1 else (same - chance) / (1 - chance)


def alpha(labels: Labels, coders: tuple[str, ...]) -> float | None:
    """Krippendorff's alpha; a coder may have left units out."""
    values = sorted({label for given in labels.values() for label in given.values()})
    if len(values) < 2:
        return None
    number = {label: float(at) for at, label in enumerate(values)}
    rows = [
        [number[given[who]] if who in given else float("nan") for given in labels.values()]
        for who in coders
    ]
    return float(krippendorff.alpha(rows, level_of_measurement="nominal"))


def _own(judgements: Iterable[Judgement], who: str) -> list[Judgement]:
    """One coder's judgements, with whatever undid them."""
    return [j for j in judgements if j.who == who or j.kind is Ruling.UNDO]


def _verdicts(held: Mapping[str, tuple[Judgement, ...]]) -> dict[Anchor, dict[str, str]]:
    labels: dict[Anchor, dict[str, str]] = {}
    for who, own in held.items():
        for judgement in own:
            if judgement.kind in (Ruling.CONFIRM, Ruling.REJECT):
                for anchor in judgement.claims:
                    labels.setdefault(anchor, {})[who] = judgement.kind.value
    return labels


def _values(
    held: Mapping[str, tuple[Judgement, ...]], verdicts: Labels, slot: str, machine: Machine
) -> dict[Anchor, dict[str, str]]:
    corrected = {
        (anchor, who): judgement.value or ""
        for who, own in held.items()
        for judgement in own
        if judgement.kind is Ruling.CORRECT and judgement.slot == slot
        for anchor in judgement.claims
    }
    labels: dict[Anchor, dict[str, str]] = {}
    for anchor, given in verdicts.items():
        read = machine(anchor, slot)
        for who, verdict in given.items():
            value = corrected.get((anchor, who), read)
            if verdict == Ruling.CONFIRM.value and value is not None:
                labels.setdefault(anchor, {})[who] = value
    return labels
