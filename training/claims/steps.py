"""The steps with the network's hints, from the gold and from texts that the network never saw.

Trees weigh what the models without hints say together with the hints (`Hinted`); a last step says
whether what they propose is right. Each learns from what models say that never saw the text's fold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.claims import fit
from training.claims.align import evidence
from training.claims.stack import Folds, cases, counts, fits, stated, staters
from training.claims.texts import Text
from whoseword.measure.claims import overlap
from whoseword.read.finding.looked import Looked
from whoseword.read.finding.proposals import Hinted, Proposal, proposals
from whoseword.read.finding.trees import Trees

Floats = NDArray[np.float64]
# Trees of a step, of the last one, and their leaves: small ones, for there are few texts to learn
# from. A text of the gold weighs as much as so many others, whose readers had habits of their own.
# By cross-validation, F1 of claims found on the gold 0.716 (from it alone 0.707, from all alike
# 0.711), on composed texts 0.727 and 0.720 (0.724 and 0.715, 0.725 and 0.712).
ROUNDS, LEAVES = 200, 6
LAST_ROUNDS = 150
GOLD = 3.0


@dataclass
class Steps:
    """The steps with hints: of every set of folds, fitted once; `looks` are of untaught texts."""

    looks: Sequence[tuple[Text, Looked]]
    kept: dict[Folds, Hinted] = field(default_factory=dict)

    def hinted(self, folds: Folds) -> Hinted:
        """Trees that weigh the hints, from the texts of `folds`."""
        if folds not in self.kept:
            self.kept[folds] = self._fitted(folds)
        return self.kept[folds]

    def _fitted(self, folds: Folds) -> Hinted:
        taken = [(t, look) for t, look in self.looks if t.fold in folds]
        texts = [t for t, _ in taken]
        rows = [[look.sentence_rows()] for _, look in taken]
        answers = np.concatenate([counts(t).ravel() for t in texts])
        units = [look.unit_rows(cases(t)) for t, look in taken]
        spans = [look.span_rows(stated(t)) for t, look in taken]
        return Hinted(
            stated=_boosted(texts, rows, (answers >= 1).astype(float)),
            stater=_boosted(texts, units, staters(texts)),
            cut=_boosted(texts, spans, fits(texts), yes_no=False),
        )

    def proposed(self, folds: Folds) -> list[Proposed]:
        """What is proposed in the texts of `folds`, by steps that never saw their fold."""
        return [
            Proposed(text, proposals(look, self.hinted(folds - {text.fold})))
            for text, look in self.looks
            if text.fold in folds
        ]


@dataclass(frozen=True)
class Proposed:
    """The proposals of one text."""

    text: Text
    claims: Sequence[Proposal]

    def rows(self) -> list[tuple[float, ...]]:
        """What the last step weighs of each."""
        return [p.row for p in self.claims]

    def right(self) -> Floats:
        """Which of them find an annotated claim; each is found once, by the likeliest first."""
        free = list(self.text.claims)
        found = []
        for proposal in self.claims:
            shares = {
                n: overlap(proposal.evidence.pair(), evidence(claim).pair())
                for n, claim in enumerate(free)
                if claim["type"] == proposal.case[1].value
            }
            best = max(shares, key=shares.__getitem__, default=None)
            if best is None or not shares[best]:
                found.append(0.0)
            else:
                del free[best]
                found.append(1.0)
        return np.array(found)


def claim(proposed: Sequence[Proposed]) -> Trees:
    """The last step: how likely a proposal is right."""
    some = [one for one in proposed if one.claims]
    texts, rows = [one.text for one in some], [[np.array(one.rows())] for one in some]
    right = np.concatenate([one.right() for one in some])
    return _boosted(texts, rows, right, rounds=LAST_ROUNDS)


def _boosted(
    texts: Sequence[Text],
    blocks: Sequence[Sequence[Floats]],
    answers: Floats,
    *,
    yes_no: bool = True,
    rounds: int = ROUNDS,
) -> Trees:
    """Boosted trees from the blocks of rows of each text."""
    counted = [
        np.full(len(block), GOLD if text.gold else 1.0)
        for text, some in zip(texts, blocks, strict=True)
        for block in some
    ]
    rows = np.vstack([block for some in blocks for block in some])
    weights = np.concatenate(counted)
    return fit.boosted(rows, answers, yes_no=yes_no, rounds=rounds, leaves=LEAVES, counted=weights)
