"""Fit the confidence of exported weights on the articles of train that training never saw.

    python -m training.attribution.calibrate --data DATA --weights WEIGHTS --scorer SCORER

An attribution counts as right where the scorer matches its content and its source. Its probability
is a logistic function of the log-odds of seven pieces of evidence, a temperature for each (see
`whoseword.read.tagging.confidence`). Writes the factors, dev's figures and dev's reliability into
WEIGHTS/model.json.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.attribution.data import digest, kept_out, read
from training.attribution.evaluate import as_record, load_scorer, score
from whoseword.model import Attribution
from whoseword.read.tagging.confidence import log_odds
from whoseword.read.tagging.tagger import CONFIG, Tagger

Floats = NDArray[np.float64]


def right(scorer: Any, gold: dict[str, Any], found: list[dict[str, Any]]) -> list[bool]:
    """For each attribution found in an article, whether content and source are right."""
    owner, lengths = scorer.read_words(gold["text"])
    ours, theirs = (
        [scorer.Roles(a, gold["text"], owner, lengths) for a in side]
        for side in (found, gold["attributions"])
    )
    pairs = {p: g for g, p in scorer.match(theirs, ours)}
    return [p in pairs and scorer.same_source(theirs[pairs[p]], ours[p]) for p in range(len(ours))]


def fit(x: Floats, y: Floats, penalty: float = 3.0) -> Floats:
    """Logistic regression by Newton's method; the penalty pulls the factors, not the constant."""
    x = np.hstack([x, np.ones((len(x), 1))])
    pull = np.diag([penalty] * (x.shape[1] - 1) + [1e-6])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w = w - np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + pull, x.T @ (p - y) + pull @ w)
    return w


def reliability(sure: Floats, y: Floats, bins: int = 10) -> dict[str, Any]:
    """Ten bins of confidence: how many, their mean confidence, how many were right; ECE; Brier."""
    place = np.minimum((sure * bins).astype(int), bins - 1)
    rows = [
        {
            "from": b / bins,
            "count": int((m := place == b).sum()),
            "confidence": round(float(sure[m].mean()), 3),
            "right": round(float(y[m].mean()), 3),
        }
        for b in range(bins)
        if (place == b).any()
    ]
    gap = sum(r["count"] * abs(r["confidence"] - r["right"]) for r in rows) / len(y)
    return {"ece": round(gap, 4), "brier": round(float(((sure - y) ** 2).mean()), 4), "bins": rows}


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--weights", type=Path, required=True)
    cli.add_argument("--scorer", type=Path, required=True)
    args = cli.parse_args()
    scorer = load_scorer(args.scorer)
    tagger = Tagger(args.weights)
    kept = [a for a in read(args.data / "train.jsonl") if kept_out(a)]
    x, y = [], []
    for article, found in zip(kept, tagger.found(a["text"] for a in kept), strict=True):
        records = [as_record(Attribution(*f.spans(words))) for words, f in found]
        x += [log_odds(f.evidence) for _, f in found]
        y += right(scorer, article, records)
    factors = fit(np.array(x), np.array(y, np.float64))
    path = args.weights / CONFIG
    config = json.loads(path.read_text(encoding="utf-8"))
    config["calibration"] = [round(float(f), 4) for f in factors]
    config["network_sha256"] = digest(args.weights / "model.onnx")
    path.write_text(json.dumps(config) + "\n", encoding="utf-8")

    tagger = Tagger(args.weights)
    dev = read(args.data / "dev.jsonl")
    told = list(tagger.read(a["text"] for a in dev))
    ours = [[as_record(f) for f in found] for found in told]
    sure = np.array([f.confidence for found in told for f in found])
    good = np.array(
        [r for a, f in zip(dev, ours, strict=True) for r in right(scorer, a, f)], np.float64
    )
    config["dev"] = score(scorer, dev, ours)
    config["reliability"] = {
        "fitted_on": {"articles": len(kept), "attributions": len(y)},
        **reliability(sure, good),
    }
    path.write_text(json.dumps(config) + "\n", encoding="utf-8")
    print(json.dumps({k: config[k] for k in ("calibration", "dev", "reliability")}, indent=1))


if __name__ == "__main__":
    main()
