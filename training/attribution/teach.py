"""Let trained teachers mark articles for a student.

    python -m training.attribution.teach TEACHER.pt OTHER.pt --base mpnet minilm --out RUN \
        --gold DATA/train.jsonl --texts news.jsonl.gz kcna.jsonl --articles 620 60

Several teachers mark together: the mean of their probabilities. Writes RUN/silver_gold*.pt
(probabilities beside the gold) and RUN/silver_texts*.pt (the teachers' own tags and links), a file
a worker, for `train --silver`. Texts are chosen by their ids' hashes among those that say often
enough who said something; each is cut to its first --letters.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.bases import BASES
from training.attribution.batches import collate
from training.attribution.data import Article, example, kept_out, prepare, read
from training.attribution.model import Tagger
from training.attribution.silver import tokenizer
from training.attribution.workers import launch
from whoseword.read.tagging.pieces import MAX_PIECES
from whoseword.read.tagging.viterbi import CONTENT, CUE, viterbi
from whoseword.read.tagging.windows import pack

SAYING = re.compile(r"\b(said|says|told|according to|reported|announced|claimed|warned)\b")
SURE = 0.7  # the least probability of a link that the student is to learn
SPEECH = 3  # times a text must say who said something to be worth a teacher's time


def texts(path: Path, count: int, letters: int) -> list[dict[str, Any]]:
    """The chosen articles of a corpus, cut."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    all_of = [json.loads(line) for line in content.splitlines()]
    for one in all_of:
        one["text"] = one["text"][:letters].rsplit("\n", 1)[0]
    worth = [a for a in all_of if len(SAYING.findall(a["text"])) >= SPEECH]
    worth.sort(key=lambda a: hashlib.sha256(str(a["id"]).encode()).digest())
    return [{"id": str(a["id"]), "text": a["text"], "attributions": []} for a in worth[:count]]


@torch.inference_mode()
def mark(
    models: list[Tagger], articles: list[Article], *, gold: bool, size: int
) -> list[dict[str, Any]]:
    """The teachers' probabilities, tags and links for every segment of the articles."""
    transition = torch.stack([m.transition.detach() for m in models]).mean(0).numpy()
    windows = [(n, c) for n, a in enumerate(articles) for c in pack(a.lengths, MAX_PIECES)]
    order = sorted(windows, key=lambda w: -sum(articles[w[0]].lengths[i] for i in w[1]))
    out = [_empty(a, gold=gold) for a in articles]
    for at in range(0, len(order), size):
        some = order[at : at + size]
        examples = [example(articles[n], c) for n, c in some]
        soft, tables = _together(models, collate(examples, models[0].transition.device))
        to_cue, to_source = (_sure(t) for t in tables)
        for row, ((n, chosen), e) in enumerate(zip(some, examples, strict=True)):
            one = (
                soft[row].numpy(),
                soft[row].clamp(min=1e-9).log().numpy(),
                to_cue[row].numpy(),
                to_source[row].numpy(),
            )
            _keep(out[n], articles[n], chosen, e, one, transition)
        if at // size % 20 == 0:
            print(f"{at}/{len(order)} windows", flush=True)
    return out


def _together(models: list[Tagger], batch: dict[str, Tensor]) -> tuple[Tensor, list[Tensor]]:
    """The models' mean probabilities of tags [batch, piece, tag] and of links [batch, from, to]."""
    tags, links = [], []
    for model in models:
        scores, query, key = model(batch["ids"], batch["feature"], batch["mask"])
        tags.append(functional.softmax(scores, -1))
        links.append([t.softmax(-1) for t in model.links(query, key, batch["first"])])
    means = [torch.stack(tables).mean(0) for tables in zip(*links, strict=True)]
    return torch.stack(tags).mean(0), means


def _sure(chances: Tensor) -> Tensor:
    """Where each piece points; -1 where the teachers themselves are in doubt."""
    chance, place = chances.max(-1)
    return torch.where(chance >= SURE, place, -1)


def _empty(article: Article, *, gold: bool) -> dict[str, Any]:
    blank: list[Any] = [None] * len(article.parts)
    return {
        "id": article.raw["id"],
        "text": article.raw["text"],
        "soft": list(blank),
        "tags": list(blank),
        "points": None if gold else list(blank),
    }


def _keep(
    out: dict[str, Any], article: Article, chosen: range, e: Any, one: Any, transition: Any
) -> None:
    """Put a window's marks into the segments that it showed."""
    soft, scores, to_cue, to_source = one
    w = e.window
    at = np.flatnonzero(w.first)
    tags = np.zeros(len(w), np.int64)
    tags[at], _ = viterbi(scores[at], w.paragraph[at], transition)
    target = np.where(tags >= CONTENT, to_cue[: len(w)], to_source[: len(w)])
    points = np.where((tags >= CUE) & (target >= 0), w.start[target], -2)
    begin = 1
    for i in chosen:
        rows = slice(begin, begin + len(article.parts[i]))
        out["soft"][i] = torch.from_numpy(soft[rows].astype(np.float16))
        out["tags"][i] = torch.from_numpy(tags[rows].astype(np.int8))
        if out["points"] is not None:
            out["points"][i] = torch.from_numpy(points[rows].astype(np.int32))
        begin = rows.stop + 1


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("teachers", type=Path, nargs="+")
    cli.add_argument("--base", choices=sorted(BASES), nargs="+", required=True, help="of each")
    cli.add_argument("--gold", type=Path, required=True)
    cli.add_argument("--texts", type=Path, nargs="*", default=[])
    cli.add_argument("--articles", type=int, nargs="*", default=[], help="how many of each")
    cli.add_argument("--letters", type=int, default=3500)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--workers", type=int, default=2)
    launch(job, cli.parse_args())


def _teacher(path: Path, base: str) -> Tagger:
    model = Tagger(BASES[base]())
    kept = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(kept.get("mean", kept))
    return model.eval()


def job(args: argparse.Namespace, rank: int) -> None:
    """Mark every so manieth article."""
    torch.set_num_threads(1)
    models = [_teacher(p, b) for p, b in zip(args.teachers, args.base, strict=True)]
    cutter = tokenizer(BASES["minilm"]())
    args.out.mkdir(parents=True, exist_ok=True)
    mine = slice(rank, None, args.workers)
    gold = [prepare(a, cutter) for a in read(args.gold) if not kept_out(a)][mine]
    torch.save(mark(models, gold, gold=True, size=8), args.out / f"silver_gold{rank}.pt")
    plain = [
        prepare(a, cutter)
        for path, count in zip(args.texts, args.articles, strict=True)
        for a in texts(path, count, args.letters)[mine]
    ]
    torch.save(mark(models, plain, gold=False, size=8), args.out / f"silver_texts{rank}.pt")


if __name__ == "__main__":
    main()
