"""Train the network that tells which words and sentences are evidence of which type of claim.

    python -m training.claims.hint --data DATA --out TEACHER --base mpnet --frozen 8 --epochs 5
    python -m training.claims.mark TEACHER/final.pt --base mpnet --data DATA --out TEACHER
    python -m training.claims.hint --data DATA --out RUN --silver TEACHER/silver*.pt --epochs 5

It learns from the label sets of `labels/` and what a teacher marked, and is measured on the gold,
which it never sees. Writes RUN/final.pt and RUN/training.json; `training.claims.hand_over` makes
of it what users get.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import torch

from training.attribution.bases import BASES
from training.attribution.data import digest
from training.attribution.silver import tokenizer
from training.attribution.workers import launch
from training.claims.annotated import NEAR, Annotated, annotated, shared, shingles
from training.claims.cache import KeptParser, with_names
from training.claims.labels import LABELS, names
from training.claims.learner import Learner, Way
from training.claims.network import Hinter
from training.claims.questions import questions
from training.claims.scores import measure
from training.claims.texts import document_of
from training.claims.words import Labelled, Window, collate, labelled, windows
from whoseword.lexicon import Pack
from whoseword.read.reader import Reader
from whoseword.read.tagging.tagger import Tagger

DEPTH = {"minilm": 6, "mpnet": 12}


def material(
    every: Sequence[Annotated], cutter: Any, cache: Path
) -> tuple[list[Labelled], list[Labelled]]:
    """The label sets' articles, without those that share text with a gold article; the gold's."""
    pack = Pack.load()
    reader, known, tagger = Reader(pack), pack.names, Tagger()
    parser = KeptParser(cache, names=True)
    gold = [shingles(one.article["text"]) for one in every if one.gold]
    out: tuple[list[Labelled], list[Labelled]] = ([], [])
    for one in every:
        own = shingles(one.article["text"])
        if one.gold or all(shared(own, g) <= NEAR for g in gold):
            document = document_of(one)
            parse = with_names(parser, document)
            look = reader.finder(document, parse, None, partial(tagger.tag, document.text))
            asked = questions(one, look, document, known)
            made = labelled(document.text, one.claims, cutter, asked, parse.tokens)
            out[one.gold].append(made)
    return out


@torch.inference_mode()
def lowered(model: Hinter, items: Sequence[Window]) -> list[Window]:
    """The windows with what the frozen layers make of them: it never changes."""
    model.eval()
    out = []
    for at in range(0, len(items), 8):
        some = items[at : at + 8]
        made = model.lower(collate(some)).to(torch.bfloat16)
        out += [replace(w, lower=x[: len(w.ids)].clone()) for w, x in zip(some, made, strict=True)]
    model.train()
    return out


class Run:
    """One worker's training."""

    def __init__(self, args: argparse.Namespace, rank: int) -> None:
        self.args, self.rank = args, rank
        torch.manual_seed(args.seed + rank)
        base = BASES[args.base]()
        cutter = tokenizer(BASES["minilm"]())
        model = Hinter(base, layers=DEPTH[args.base], frozen=args.frozen)
        if args.init:
            model.load_state_dict(torch.load(args.init, weights_only=True), strict=False)
        every = list(annotated(args.data, names()))
        learnt, gold = (windows(part) for part in material(every, cutter, args.cache))
        for path in args.silver:
            learnt += torch.load(path, weights_only=False)
        learnt.sort(key=lambda w: len(w.ids))
        even = len(learnt) // args.workers * args.workers
        self.learnt = learnt[rank : even : args.workers]
        self.gold = gold if rank == 0 else []
        if args.frozen:
            self.learnt, self.gold = (lowered(model, w) for w in (self.learnt, self.gold))
        way = Way(args.rate, batch=args.batch, average=args.average, workers=args.workers)
        self.learner = Learner(model, way)
        self.log = list[dict[str, Any]]()

    def go(self) -> None:
        """All epochs."""
        for epoch in range(self.args.epochs):
            rng = random.Random(f"{self.args.seed} {epoch}")
            batches = self.learner.batches(self.learnt, rng)
            for batch in batches:
                self.learner.update(batch, self.args.epochs * len(batches), tell=self.rank == 0)
            if self.rank == 0:
                self.keep(epoch + 1)
            self.learner.share.wait()

    def keep(self, epoch: int) -> None:
        """Measure the running average and write it."""
        with self.learner.averaged() as model:
            self.log.append({"epoch": epoch, **measure(model, self.gold)})
            print("EPOCH", self.log[-1], flush=True)
            self.args.out.mkdir(parents=True, exist_ok=True)
            torch.save(model.state_dict(), self.args.out / "final.pt")
        facts = {
            "labels": {n: digest(LABELS / f"{n}.jsonl") for n in names()},
            "windows": len(self.learnt) * self.args.workers,
            "arguments": {
                k: v
                for k, v in vars(self.args).items()
                if k not in ("data", "out", "silver", "init", "cache")
            },
            "gold": self.log,
        }
        text = json.dumps(facts, indent=1) + "\n"
        (self.args.out / "training.json").write_text(text, encoding="utf-8")


def job(args: argparse.Namespace, rank: int) -> None:
    """One worker."""
    torch.set_num_threads(1)
    run = Run(args, rank)
    if rank == 0:
        print(
            len(run.learnt) * args.workers,
            "windows to learn from,",
            len(run.gold),
            "of the gold",
            flush=True,
        )
    run.go()


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--cache", type=Path, required=True, help="folder to keep parses in")
    cli.add_argument("--base", choices=sorted(BASES), default="minilm")
    cli.add_argument("--frozen", type=int, default=0, help="first layers that stay as they are")
    cli.add_argument("--silver", type=Path, nargs="*", default=[], help="what a teacher marked")
    cli.add_argument("--init", type=Path, help="weights to go on from")
    cli.add_argument("--epochs", type=int, default=6)
    cli.add_argument("--batch", type=int, default=8)
    cli.add_argument("--rate", type=float, default=1.5e-4)
    cli.add_argument("--average", type=float, default=0.99, help="decay of the running average")
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--workers", type=int, default=2)
    launch(job, cli.parse_args())


if __name__ == "__main__":
    main()
