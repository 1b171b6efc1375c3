"""Scores what was read against what people annotated."""

from __future__ import annotations

from whoseword.measure.attributions import AttributionScore, score_attributions
from whoseword.measure.claims import ClaimScore, score_claims
from whoseword.measure.figures import Figures

__all__ = ["AttributionScore", "ClaimScore", "Figures", "score_attributions", "score_claims"]
