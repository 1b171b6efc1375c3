"""Read articles with a model being trained and score them with the project's scorer.

    python -m training.attribution.evaluate DATA/dev.jsonl --scorer score_attributions.py \
        --weights training/attribution/weights/attribution

scores the exported weights as users run them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.attribution.batches import collate
from training.attribution.data import Article, example, read
from training.attribution.model import Tagger
from whoseword.model import Attribution
from whoseword.read.tagging.decode import Found, Weights, decode
from whoseword.read.tagging.links import View
from whoseword.read.tagging.pieces import MAX_PIECES
from whoseword.read.tagging.tagger import FOLDER
from whoseword.read.tagging.tagger import Tagger as Reader
from whoseword.read.tagging.windows import Window, pack


def load_scorer(path: Path) -> Any:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise ValueError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def brief(scores: dict[str, Any]) -> dict[str, Any]:
    """The scores on one line: F1 in percent, alpha, recall by kind."""
    out = {k: round(100 * scores[k]["f1"], 2) for k in ("content", "attributed", "exact")}
    for role in ("source", "cue", "content"):
        out[f"{role}_words"] = round(100 * scores["tokens"][role]["f1"], 1)
    recall = {k: round(100 * v["attributed"], 1) for k, v in scores["recall_by_kind"].items()}
    return out | {"alpha": scores["alpha"], "recall": recall}


def view_of(w: Window, begin: int, scores: Any, query: Any, key: Any) -> View:
    """A window's scores as the decoder wants them: words only."""
    at = np.flatnonzero(w.first)
    keys = key[np.append(0, at)]
    return View(begin, (begin, begin + len(at)), at, scores[at], query[at], keys)


@torch.inference_mode()
def predict(model: Tagger, articles: list[Article], size: int = 16) -> list[list[dict[str, Any]]]:
    """The attributions of every article, with their evidence."""
    model.eval()
    device = next(model.parameters()).device
    items = [
        (n, example(a, c)) for n, a in enumerate(articles) for c in pack(a.lengths, MAX_PIECES)
    ]
    order = sorted(range(len(items)), key=lambda i: -len(items[i][1].window))
    results: list[Any] = [None] * len(items)
    for i in range(0, len(order), size):
        some = order[i : i + size]
        batch = collate([items[j][1] for j in some], device)
        scores, query, key = (
            x.float().cpu().numpy() for x in model(batch["ids"], batch["feature"], batch["mask"])
        )
        for row, j in enumerate(some):
            n = len(items[j][1].window)
            results[j] = scores[row, :n].copy(), query[row, :n].copy(), key[row, :n].copy()
    weights = Weights(
        model.transition.detach().cpu().numpy(), model.distance.detach().cpu().numpy()
    )
    out: list[list[dict[str, Any]]] = [[] for _ in articles]
    for (n, item), result in zip(items, results, strict=True):
        w = item.window
        if w.first.any():
            found = decode([view_of(w, 0, *result)], w.paragraph[w.first], weights)
            out[n] += [as_offsets(w, f) for f in found]
    model.train()
    return out


def as_offsets(w: Window, found: Found) -> dict[str, Any]:
    """Word numbers of a window -> offsets of the text."""
    at = np.flatnonzero(w.first)
    last = np.append(at[1:], len(w.first))

    def span(words: tuple[int, int]) -> list[int]:
        a, b = words
        return [int(w.start[at[a]]), int(w.end[at[b - 1] : last[b - 1]].max())]

    return {
        "source": [span(found.source)] if found.source else [],
        "cue": [span(found.cue)],
        "content": [span(s) for s in found.content],
        "evidence": found.evidence,
    }


def score(
    scorer: Any, gold: list[dict[str, Any]], found: list[list[dict[str, Any]]]
) -> dict[str, Any]:
    """The scorer's figures for predictions in the order of the gold articles."""
    result: dict[str, Any] = scorer.score(
        {g["id"]: g for g in gold}, {g["id"]: f for g, f in zip(gold, found, strict=True)}
    )
    return result


def as_record(found: Attribution) -> dict[str, Any]:
    """An attribution in the scorer's form."""
    return {role: [s.pair() for s in getattr(found, role)] for role in ("source", "cue", "content")}


def main() -> None:
    """Score exported weights through the reader that users run."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("gold", type=Path)
    cli.add_argument("--scorer", type=Path, required=True)
    cli.add_argument("--weights", type=Path, default=FOLDER)
    cli.add_argument("--brief", action="store_true", help="one line")
    args = cli.parse_args()
    gold = read(args.gold)
    reader = Reader(args.weights)
    reader.tag("Warm up, he said.")
    begun = time.process_time()
    found = [[as_record(a) for a in one] for one in reader.read(g["text"] for g in gold)]
    seconds = time.process_time() - begun
    figures = score(load_scorer(args.scorer), gold, found)
    figures["words_a_second"] = round(sum(len(g["text"].split()) for g in gold) / seconds)
    print(json.dumps(brief(figures) if args.brief else figures, indent=None if args.brief else 2))


if __name__ == "__main__":
    main()
