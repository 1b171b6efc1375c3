"""Train the attribution model.

    python -m training.attribution.train --data DATA --out RUN --scorer SCORER --minutes 90

DATA holds train.jsonl and dev.jsonl. The learning rate runs down to zero over --minutes of training
(on busy machines) or --epochs (repeatable exactly); the weights kept are a running average.
Starting the same command again goes on from the last checkpoint in RUN. SCORER is the project's
scorer, a Python file. What a teacher marked (`teach`) comes in with --silver.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from typing import Any

import torch
from torch import nn

from training.attribution.bases import BASES
from training.attribution.batches import collate
from training.attribution.data import digest, epoch, example, kept_out, prepare, read
from training.attribution.evaluate import brief, load_scorer, predict, score
from training.attribution.model import Tagger, loss
from training.attribution.options import arguments, optimiser
from training.attribution.silver import load_silver, tokenizer, with_soft
from training.attribution.workers import Share, launch


class Run:
    """A training run that can stop at any moment and go on from its last checkpoint."""

    def __init__(self, args: argparse.Namespace, rank: int) -> None:
        self.args, self.rank, self.took = args, rank, 0.0
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        base = BASES[args.base]()
        self.model = Tagger(base, layers=args.layers, frozen=args.frozen).to(self.device)
        cutter = tokenizer(BASES["minilm"]())
        learnt = [a for a in read(args.data / "train.jsonl") if not kept_out(a)][: args.limit]
        silver = {a.raw["id"]: a for path in args.silver for a in load_silver(path, cutter)}
        gold = [prepare(a, cutter) for a in learnt]
        self.train = [with_soft(a, silver.pop(a.raw["id"], None)) for a in gold]
        self.train += [a for a in silver.values() if a.points is not None]
        self.dev = [prepare(a, cutter) for a in read(args.data / "dev.jsonl")][: args.limit]
        self.optimiser = optimiser(self.model, args)
        self.share = Share(self.model, args.workers)
        self.state: dict[str, Any] = {
            "step": 0,
            "seconds": 0.0,
            "pieces": 0,
            "epoch": 0,
            "batch": 0,
            "log": [],
        }
        self.scorer = load_scorer(args.scorer)
        if args.init:
            self.model.load_state_dict(torch.load(args.init, map_location=self.device))
        self.mean = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.checkpoint = args.out / "checkpoint.pt"
        args.out.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            self.resume()

    def resume(self) -> None:
        """Go on from the checkpoint."""
        kept = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.model.load_state_dict(kept["model"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.mean, self.state = kept["mean"], kept["state"]
        self.tell("resumed at step", self.state["step"])

    def tell(self, *what: Any) -> None:
        """Print, once for all workers."""
        if self.rank == 0:
            print(*what, flush=True)

    def save(self) -> None:
        """Write the checkpoint; a crash while writing leaves the old one."""
        kept = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "mean": self.mean,
            "state": self.state,
        }
        fresh = self.checkpoint.with_suffix(".new")
        torch.save(kept, fresh)
        fresh.replace(self.checkpoint)

    def progress(self, done: float) -> float:
        """How far the run is, 0-1, by the clock or by epochs."""
        if self.args.minutes:
            return float(self.state["seconds"]) / (60 * self.args.minutes)
        return (self.state["epoch"] + done) / float(self.args.epochs)

    def step(self, batch: list[Any], rng: random.Random, progress: float) -> dict[str, float]:
        """One update; the seconds that the one before it took count for the schedule."""
        begun = time.monotonic()
        factor = min(1.0, progress / self.args.warm + 0.02) * max(0.005, 1 - progress)
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor
        plain = [rng.random() < 0.15 for _ in batch]
        mine = slice(self.rank, None, self.args.workers)
        tensors = collate([example(*b) for b in batch[mine]], self.device, plain[mine])
        self.share.clear()
        total, parts = loss(self.model, tensors, taught=self.args.taught)
        total.backward()
        self.state["seconds"] += self.share.mean(self.took)
        nn.utils.clip_grad_norm_(self.share.trained, 1.0)
        self.optimiser.step()
        self.state["step"] += 1
        self.state["pieces"] += int(tensors["mask"].sum()) * self.args.workers
        if self.rank == 0:
            self.follow()
        self.took = time.monotonic() - begun
        return parts

    @torch.no_grad()
    def follow(self) -> None:
        """Move the running average towards the weights of now."""
        decay = min(self.args.average, (1 + self.state["step"]) / (10 + self.state["step"]))
        for name, value in self.model.named_parameters():
            if value.requires_grad:
                self.mean[name].lerp_(value.detach(), 1 - decay)

    def evaluate(self, name: str) -> dict[str, Any]:
        """Score the averaged weights on dev and keep them."""
        torch.set_num_threads(self.args.threads * self.args.workers)
        now = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.mean)
        figures = brief(
            score(self.scorer, [a.raw for a in self.dev], predict(self.model, self.dev))
        )
        torch.save(self.mean, self.args.out / f"{name}.pt")
        self.model.load_state_dict(now)
        torch.set_num_threads(self.args.threads)
        self.state["log"].append(
            {"step": self.state["step"], "seconds": round(self.state["seconds"]), **figures}
        )
        self.tell(name.upper(), json.dumps(self.state["log"][-1]))
        self.report(figures)
        return figures

    def report(self, figures: dict[str, Any]) -> None:
        """Write what was trained on and how it scores beside the weights."""
        facts = {
            "data": {f"{s}.jsonl": digest(self.args.data / f"{s}.jsonl") for s in ("train", "dev")},
            "articles": {"train": len(self.train), "dev": len(self.dev)},
            "arguments": {
                k: v
                for k, v in vars(self.args).items()
                if k not in ("data", "out", "scorer", "init", "silver")
            },
            "steps": self.state["step"],
            "pieces": self.state["pieces"],
            "seconds": round(self.state["seconds"]),
            "device": self.device.type,
            "dev": figures,
            "history": self.state["log"],
        }
        (self.args.out / "training.json").write_text(
            json.dumps(facts, indent=1) + "\n", encoding="utf-8"
        )

    def go(self) -> None:
        """Train to the end."""
        self.model.train()
        while self.progress(0) < 1:
            self.one_epoch()
            self.state["epoch"] += 1
            self.state["batch"] = 0
            over = self.progress(0) >= 1
            if self.rank == 0:
                self.evaluate("final" if over else f"epoch{self.state['epoch']}")
                self.save()
            self.share.wait()

    def one_epoch(self) -> None:
        """From where the run is to the end of its epoch, or of its time."""
        rng = random.Random(f"{self.args.seed} {self.state['epoch']}")
        batches = epoch(self.train, rng, self.args.batch, self.args.pieces)
        batches = [b for b in batches if len(b) >= self.args.workers]
        saved, sums = time.monotonic(), dict[str, float]()
        while self.state["batch"] < len(batches):
            progress = self.progress(self.state["batch"] / len(batches))
            if progress >= 1:
                break
            parts = self.step(batches[self.state["batch"]], rng, progress)
            self.state["batch"] += 1
            sums = {k: sums.get(k, 0.0) + v for k, v in parts.items()}
            if self.state["step"] % 25 == 0:
                speed = f"{self.state['pieces'] / self.state['seconds']:.0f} pieces/s"
                means = {k: round(v / 25, 3) for k, v in sums.items()}
                self.tell(f"{self.state['step']}/{len(batches)} {progress:.3f}", speed, means)
                sums = {}
            if self.rank == 0 and time.monotonic() - saved > 60 * self.args.save_minutes:
                self.save()
                saved = time.monotonic()


def job(args: argparse.Namespace, rank: int) -> None:
    """One worker."""
    torch.manual_seed(args.seed + rank)
    torch.set_num_threads(args.threads)
    run = Run(args, rank)
    run.tell(f"{len(run.train)} articles to learn from, {len(run.dev)} to choose by")
    run.go()


def main() -> None:
    """The command."""
    launch(job, arguments(__doc__ or ""))


if __name__ == "__main__":
    main()
