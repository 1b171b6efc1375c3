"""Train the network that tells which words are evidence of which type of claim.

    python -m training.claims.network --data DATA --out RUN --epochs 6

It learns from the label sets of `labels/` and is measured on the gold, which it never sees: for
every sentence and type, whether the gold has a claim of that type there (evidence by half or more).
Writes RUN/final.pt and RUN/training.json. The reader doesn't use it yet: README.md says why.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.bases import Base, minilm
from training.attribution.data import digest
from training.attribution.encoder import CheapDropout, Encoder
from training.attribution.silver import tokenizer
from training.attribution.workers import Share, launch
from training.claims.labels import LABELS, load, load_corpora, names, read_lines, unpack
from training.claims.words import OUTPUTS, TYPES, Labelled, example, labelled, windows
from whoseword.read.tagging.pieces import FEATURES, MAX_PIECES

SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?](?![\s”\"’])[^\n.!?]*)*[.!?]*[”\"’]*")
SHINGLE = 8  # words
NEAR = 0.1  # of the shorter text's shingles: more in common with a gold text, and it is left out


class Hinter(nn.Module):
    """ids, features, mask -> a logit [batch, piece, output]."""

    def __init__(self, base: Base, *, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = Encoder(base, layers=layers, dropout=dropout)
        self.feature = nn.Embedding(FEATURES, base.width)
        nn.init.zeros_(self.feature.weight)
        self.dropout = CheapDropout(dropout)
        self.head = nn.Linear(base.width, len(OUTPUTS))
        nn.init.constant_(self.head.bias, -3.0)  # most words are evidence of nothing

    def forward(self, ids: Tensor, feature: Tensor, mask: Tensor) -> Tensor:
        """The logits."""
        with torch.autocast(ids.device.type, torch.bfloat16):
            out: Tensor = self.head(self.dropout(self.body(ids, self.feature(feature), mask)))
        return out.float()


def learnt(data: Path, cutter: Any) -> list[Labelled]:
    """The label sets' articles, without those that share text with a gold article."""
    gold = [_shingles(a["text"]) for a in read_lines(data / "gold" / "articles.jsonl")]
    corpora = load_corpora(data)
    out = []
    for name in names():
        for article, record in unpack(load(name), corpora):
            own = _shingles(article["text"])
            if all(len(own & g) < NEAR * min(len(own), len(g)) + 1 for g in gold):
                out.append(labelled(article["text"], record["claims"], cutter))
    return out


def _shingles(text: str) -> frozenset[str]:
    words = text.lower().split()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def gold_of(data: Path, cutter: Any) -> list[Labelled]:
    """The gold's articles."""
    claims = {r["id"]: r["claims"] for r in read_lines(data / "gold" / "claims.jsonl")}
    articles = read_lines(data / "gold" / "articles.jsonl")
    return [labelled(a["text"], claims[a["id"]], cutter) for a in articles if a["id"] in claims]


def collate(items: list[tuple[Labelled, range]]) -> dict[str, Tensor]:
    """Padded tensors; `real` marks first pieces of words."""
    examples = [example(*item) for item in items]
    n = -(-max(len(w) for w, _ in examples) // 8) * 8
    shape = (len(items), n)
    arrays: dict[str, Any] = {k: np.zeros(shape, np.int64) for k in ("ids", "feature", "mask")}
    arrays["real"] = np.zeros(shape, bool)
    arrays["labels"] = np.zeros((*shape, len(OUTPUTS)), np.float32)
    for row, (w, labels) in enumerate(examples):
        m = len(w)
        arrays["ids"][row, :m], arrays["feature"][row, :m] = w.ids, w.feature
        arrays["mask"][row, :m], arrays["real"][row, :m] = 1, w.first
        arrays["labels"][row, :m] = labels
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


def loss(model: Hinter, batch: dict[str, Tensor]) -> Tensor:
    """Of types over all words; of modality and source over words of evidence."""
    logits = model(batch["ids"], batch["feature"], batch["mask"])[batch["real"]]
    labels, kinds = batch["labels"][batch["real"]], len(TYPES)
    entropy = functional.binary_cross_entropy_with_logits
    total = entropy(logits[:, :kinds], labels[:, :kinds])
    told = labels[:, :kinds].any(1)
    if told.any():
        rest = functional.binary_cross_entropy_with_logits(
            logits[told, kinds:], labels[told, kinds:]
        )
        total = total + 0.2 * rest
    return total


@torch.inference_mode()
def chances(model: Hinter, articles: list[Labelled]) -> list[tuple[Any, Any]]:
    """For each article the offset of every word's first piece, and its probabilities."""
    model.eval()
    items = windows(articles, MAX_PIECES)
    found: dict[int, list[Any]] = {id(a): [[], []] for a in articles}
    for at in range(0, len(items), 8):
        some = items[at : at + 8]
        batch = collate(some)
        p = torch.sigmoid(model(batch["ids"], batch["feature"], batch["mask"])).numpy()
        for row, (article, chosen) in enumerate(some):
            w, _ = example(article, chosen)
            found[id(article)][0].append(w.start[w.first])
            found[id(article)][1].append(p[row, : len(w)][w.first])
    model.train()
    return [tuple(map(np.concatenate, found[id(a)])) for a in articles]


def measure(model: Hinter, articles: list[Labelled]) -> dict[str, float]:
    """F1 over sentences and types at the best threshold, and average precision."""
    scores, truth = [], []
    for article, (at, p) in zip(articles, chances(model, articles), strict=True):
        for match in SENTENCE.finditer(article.text):
            inside = (at >= match.start()) & (at < match.end())
            if inside.sum() < 3:
                continue
            scores.append(np.sort(p[inside, : len(TYPES)], 0)[-4:].mean(0))
            truth.append([_stated(article, t, match.start(), match.end()) for t in TYPES])
    s, y = np.array(scores).ravel(), np.array(truth).ravel()
    order = np.argsort(-s)
    hits = np.cumsum(y[order])
    f1 = 2 * hits / (np.arange(1, len(s) + 1) + y.sum())
    precision = hits / np.arange(1, len(s) + 1)
    return {
        "f1": round(float(f1.max()), 4),
        "threshold": round(float(s[order][f1.argmax()]), 3),
        "average_precision": round(float((precision * y[order]).sum() / y.sum()), 4),
    }


def _stated(article: Labelled, type_: str, start: int, end: int) -> bool:
    for claim in article.claims:
        a, b = claim["start"], claim["start"] + len(claim["evidence"])
        if claim["type"] == type_ and 2 * (min(b, end) - max(a, start)) >= b - a:
            return True
    return False


def job(args: argparse.Namespace, rank: int) -> None:
    """One worker's training."""
    torch.manual_seed(args.seed + rank)
    torch.set_num_threads(1)
    base = minilm()
    cutter = tokenizer(base)
    model = Hinter(base, layers=args.layers)
    train, gold = learnt(args.data, cutter), gold_of(args.data, cutter)
    head = [p for n, p in model.named_parameters() if not n.startswith("body")]
    body = [p for n, p in model.named_parameters() if n.startswith("body") and p.requires_grad]
    groups = [{"params": body, "lr": args.rate}, {"params": head, "lr": 1e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rates = [g["lr"] for g in optimiser.param_groups]
    share = Share(model, args.workers)
    mean = {k: v.detach().clone() for k, v in model.named_parameters() if v.requires_grad}
    rng = random.Random(args.seed)
    items = windows(train, MAX_PIECES)
    steps = len(items) // args.batch * args.epochs
    if rank == 0:
        print(len(train), "articles,", steps, "steps", flush=True)
    step, begun = 0, time.monotonic()
    log: list[dict[str, float]] = []
    for epoch in range(args.epochs):
        rng.shuffle(items)
        for at in range(0, len(items) - args.batch + 1, args.batch):
            factor = min(1.0, (step + 1) / (0.1 * steps)) * max(0.01, 1 - step / steps)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            share.clear()
            total = loss(model, collate(items[at : at + args.batch][rank :: args.workers]))
            total.backward()
            lost = share.mean(float(total.detach()))
            nn.utils.clip_grad_norm_(share.trained, 1.0)
            optimiser.step()
            step += 1
            with torch.no_grad():
                decay = min(0.99, (1 + step) / (10 + step))
                for k, v in model.named_parameters():
                    if v.requires_grad:
                        mean[k].lerp_(v, 1 - decay)
            if rank == 0 and step % 25 == 0:
                print(step, f"{lost:.4f} {time.monotonic() - begun:.0f}s", flush=True)
        if rank == 0:
            now = {k: v.detach().clone() for k, v in model.named_parameters() if v.requires_grad}
            model.load_state_dict(mean, strict=False)
            log.append({"epoch": epoch + 1, **measure(model, gold)})
            print("EPOCH", log[-1], flush=True)
            _keep(args, model, log, len(train))
            model.load_state_dict(now, strict=False)
        share.wait()


def _keep(args: argparse.Namespace, model: Hinter, log: list[Any], articles: int) -> None:
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "final.pt")
    told = {k: v for k, v in vars(args).items() if k not in ("data", "out")}
    facts = {
        "labels": {n: digest(LABELS / f"{n}.jsonl") for n in names()},
        "articles": articles,
        "arguments": told,
        "gold": log,
    }
    (args.out / "training.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--layers", type=int, default=6)
    cli.add_argument("--epochs", type=int, default=6)
    cli.add_argument("--batch", type=int, default=8)
    cli.add_argument("--rate", type=float, default=1.5e-4)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--workers", type=int, default=2)
    launch(job, cli.parse_args())


if __name__ == "__main__":
    main()
