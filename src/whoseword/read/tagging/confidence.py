"""How sure an attribution is: the probability that its content and its source are right.

A logistic function of the log-odds of seven pieces of evidence, a temperature for each, fitted by
`training/attribution/calibrate.py` on articles that training never saw.
"""

from __future__ import annotations

import math

import numpy as np

from whoseword.read.tagging.links import Run
from whoseword.read.tagging.pieces import Ints
from whoseword.read.tagging.viterbi import CONTENT, Floats


def evidence_of(
    chance: Floats,
    tags: Ints,
    source: Run | None,
    cue: Run,
    parts: list[tuple[Run, float]],
    source_link: float,
) -> tuple[float, ...]:
    """Seven probabilities: of the content's words (mean, least), its edges, cue, source, links."""

    def sure(span: Run) -> Floats:
        rows = np.arange(*span)
        return chance[rows, tags[rows]]

    spans = [span for span, _ in parts]
    inner = np.concatenate([sure(s) for s in spans])
    edges = [float(chance[a, tags[a]]) for a, _ in spans]
    edges += [1 - float(chance[b, CONTENT + 1]) for _, b in spans if b < len(tags)]
    return (
        float(inner.mean()),
        float(inner.min()),
        min(edges),
        float(sure(cue).min()),
        float(sure(source).min()) if source else 1.0,
        source_link,
        min(link for _, link in parts),
    )


def log_odds(evidence: tuple[float, ...]) -> list[float]:
    """Evidence as log-odds, kept within what single precision tells apart."""
    return [math.log(p / (1 - p)) for p in (min(max(e, 1e-4), 1 - 1e-4) for e in evidence)]


def confidence(evidence: tuple[float, ...], calibration: tuple[float, ...]) -> float:
    """The probability, to four digits; 1 where nothing was fitted.

    `calibration`: a factor for the log-odds of each piece of evidence, then the constant.
    """
    if not calibration:
        return 1.0
    *factors, constant = calibration
    z = constant + sum(f * x for f, x in zip(factors, log_odds(evidence), strict=True))
    return round(1 / (1 + math.exp(-min(max(z, -30.0), 30.0))), 4)
