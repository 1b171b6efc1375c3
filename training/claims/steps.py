"""The steps with the network's hints, from the gold alone: the network saw all other texts.

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
# Trees of a step and their leaves: small ones, for there are few texts to learn from. By
# cross-validation, average precision of proposals 0.662; with twelve leaves 0.651.
ROUNDS, LEAVES = 100, 4


@dataclass
class Steps:
    """The steps with hints: of every set of folds, fitted once; `looks` are the gold's texts."""

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
        rows = np.vstack([look.sentence_rows() for _, look in taken])
        answers = np.concatenate([counts(t).ravel() for t in texts])
        units = np.vstack([block for t, look in taken for block in look.unit_rows(cases(t))])
        spans = np.vstack([block for t, look in taken for block in look.span_rows(stated(t))])
        return Hinted(
            stated=fit.boosted(rows, (answers >= 1).astype(float), rounds=ROUNDS, leaves=LEAVES),
            stater=fit.boosted(units, staters(texts), rounds=ROUNDS, leaves=LEAVES),
            cut=fit.boosted(spans, fits(texts), yes_no=False, rounds=ROUNDS, leaves=LEAVES),
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
    rows = np.array([row for one in proposed for row in one.rows()])
    return fit.boosted(
        rows, np.concatenate([one.right() for one in proposed]), rounds=ROUNDS, leaves=LEAVES
    )
