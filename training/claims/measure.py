"""Cross-validated figures: every gold article read by models that never saw its fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from statistics import mean, stdev
from typing import Any

from training.claims.texts import Text
from training.claims.unseen import hinter
from whoseword.export import reading_record
from whoseword.lexicon import Pack
from whoseword.lexicon.parties import canonical
from whoseword.measure import score_claims
from whoseword.measure.claims import ClaimScore
from whoseword.read.engine import Parser
from whoseword.read.finding.detect import Detector
from whoseword.read.reader import Reader


def spread(
    texts: Sequence[Text], detectors: Mapping[int, Detector], pack: Pack, parser: Parser
) -> dict[str, Any]:
    """The figures over all gold, and the mean and spread of the folds'."""
    gold = [t for t in texts if t.gold]
    read: dict[str, Any] = {}
    for k, detector in detectors.items():
        reader = Reader(pack, parser, detector=detector, hinter=hinter(k))
        for text in (t for t in gold if t.fold == k):
            read[text.id] = reading_record(reader.read(text.document))["claims"]

    def score(some: Sequence[Text]) -> ClaimScore:
        return score_claims(
            {t.id: t.claims for t in some},
            read,
            partial(canonical, names=pack.names),
        )

    folds = [figures(score([t for t in gold if t.fold == k])) for k in detectors]
    whole = score(gold)
    return {
        "all": figures(whole),
        "mean": {key: round(mean(f[key] for f in folds), 4) for key in folds[0]},
        "spread": {key: round(stdev(f[key] for f in folds), 4) for key in folds[0]},
        "types": {name: round(f.f1, 4) for name, f in whole.types.items()},
        "claims_in_irrelevant_articles": round(whole.noise / max(1, whole.irrelevant), 4),
    }


def figures(score: ClaimScore) -> dict[str, float]:
    """F1, precision and recall of found, and the extent.

    Slots are measured by slots.py: here they would be filled by weights that saw every article.
    """
    return {
        "found": round(score.found.f1, 4),
        "precision": round(score.found.precision, 4),
        "recall": round(score.found.recall, 4),
        "extent": round(score.extent, 4),
    }
