"""Let trained networks mark news about weapons for another to learn from.

    python -m training.claims.mark TEACHER/final.pt --base mpnet --data DATA --out TEACHER

Writes TEACHER/silver*.pt, a file a worker, for `training.claims.hint --silver`: windows whose words
and sentences carry the networks' mean probabilities. Of each corpus of `labels.CORPORA` it takes so
many --articles, by their ids' hashes, that speak of weapons often enough; none that shares text
with a gold article; each is cut to its first --letters.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.attribution.bases import BASES
from training.attribution.silver import tokenizer
from training.attribution.workers import launch
from training.claims.annotated import NEAR, annotated, shared, shingles
from training.claims.cache import KeptParser
from training.claims.hint import DEPTH
from training.claims.labels import CORPORA, load_corpora
from training.claims.network import Hinter, pooled
from training.claims.words import Floats, Window, collate, labelled, windows

ABOUT = re.compile(
    r"\b(missiles?|rockets?|nuclear|warheads?|weapons?|arms|sanctions?|troops|artillery|drones?"
    r"|submarines?|warships?|jets?|ballistic|uranium|ammunition|military drills?|defen[cs]e)\b",
    re.IGNORECASE,
)
OFTEN = 6  # words about weapons in the letters that are read


def texts(data: Path, counts: Sequence[int], letters: int) -> Iterator[str]:
    """The chosen articles of the corpora, cut."""
    gold = [shingles(one.article["text"]) for one in annotated(data, ())]
    corpora = load_corpora(data)
    for name, count in zip(CORPORA, counts, strict=True):
        entries = sorted(
            corpora[name].items(), key=lambda e: hashlib.sha256(e[0].encode()).digest()
        )
        found = 0
        for _, entry in entries:
            text = entry["text"][:letters].rsplit("\n", 1)[0]
            own = shingles(text)
            if len(ABOUT.findall(text)) < OFTEN or any(shared(own, g) > NEAR for g in gold):
                continue
            if found == count:
                break
            found += 1
            yield text


@torch.inference_mode()
def marked(models: Sequence[Hinter], items: Sequence[Window], size: int = 8) -> list[Window]:
    """The windows with the networks' chances of their words and sentences."""
    out = []
    for at in range(0, len(items), size):
        some = items[at : at + size]
        words, stated = _together(models, collate(some))
        begun = 0
        for row, w in enumerate(some):
            ended = begun + len(w.stated)
            out.append(replace(w, word=words[row, : len(w.ids)], stated=stated[begun:ended]))
            begun = ended
        if at // size % 20 == 0:
            print(f"{at}/{len(items)} windows", flush=True)
    return out


def _together(models: Sequence[Hinter], batch: dict[str, Tensor]) -> tuple[Floats, Floats]:
    """The mean chances of words [window, piece, type] and of sentences [sentence, type]."""
    words, stated = [], []
    for model in models:
        made = model(batch)
        words.append(torch.sigmoid(made.word))
        stated.append(torch.sigmoid(pooled(made.share, batch)[0]))
    return torch.stack(words).mean(0).numpy(), torch.stack(stated).mean(0).numpy()


def _teacher(path: Path, base: str) -> Hinter:
    model = Hinter(BASES[base](), layers=DEPTH[base])
    model.load_state_dict(torch.load(path, weights_only=True), strict=False)
    return model.eval()


def job(args: argparse.Namespace, rank: int) -> None:
    """Mark every so manieth article."""
    torch.set_num_threads(1)
    models = [_teacher(p, b) for p, b in zip(args.teachers, args.base, strict=True)]
    cutter: Any = tokenizer(BASES["minilm"]())
    parser = KeptParser(args.cache, names=True)
    chosen = list(texts(args.data, args.articles, args.letters))[rank :: args.workers]
    parses = parser.parse_all([(text, 0) for text in chosen])
    items = windows(labelled(p.text, (), cutter, tokens=p.tokens) for p in parses)
    items.sort(key=lambda w: len(w.ids))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(marked(models, items), args.out / f"silver{rank}.pt")


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("teachers", type=Path, nargs="+")
    cli.add_argument("--base", choices=sorted(BASES), nargs="+", required=True, help="of each")
    cli.add_argument("--data", type=Path, required=True)
    cli.add_argument("--articles", type=int, nargs=2, default=[600, 120])
    cli.add_argument("--cache", type=Path, required=True, help="folder to keep parses in")
    cli.add_argument("--letters", type=int, default=2000)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--workers", type=int, default=2)
    launch(job, cli.parse_args())


if __name__ == "__main__":
    main()
