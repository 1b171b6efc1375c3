"""Learn which texts are for the ledger at all, from news judged by reading and the label sets.

    python -m training.claims.relevance --data ../shared/data [--trial]

`relevance.tsv` has a grade for each of 2,451 articles of `news.jsonl.gz`, given by title and
opening: 2 where arms, armed forces, wars, sanctions or states' dealings over them are a substantial
part, 1 where they come in at the edge, 0 where they don't. 1,499 are a `random` sample, the others
such of a second one in which the finder found `claims`, or about `trade`, Brexit and climate, as
their titles say. Those graded 1 teach nothing. A label article is relevant if it has claims; one
that shares its text with a gold article is left out, so that what reads the gold saw none of it.
Openings are learned from, too, since users read alerts.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from training.claims import fit
from training.claims.annotated import Annotated, annotated, near, shingles
from training.claims.labels import Record, load_corpora, names
from training.claims.texts import document_of
from whoseword.lexicon import Pack
from whoseword.read.finding import detect
from whoseword.read.finding.relevance import CARD, Relevance, traits
from whoseword.read.reader import Reader

JUDGED = Path(__file__).with_name("relevance.tsv")
SHOWN = 3000  # characters of a judged article that are read
OPENING = 350  # and of its opening
FOLDS = 5
# Taken from this chance on: of judged articles by models that never saw them, see the card.
LEAST = 0.3


# A text with its claims, where it comes from, and whether it is whole.
Given = tuple[Annotated, str, bool]


@dataclass(frozen=True)
class Example:
    """One text: what is seen of it, how many claims it would give, and whether it is relevant.

    `sample` is where it comes from.
    """

    id: str
    sample: str
    whole: bool
    relevant: bool
    found: int
    traits: tuple[str, ...]


def main() -> None:
    """The command line."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--data", type=Path, required=True, help="folder of the gold and the corpora")
    cli.add_argument("--trial", action="store_true", help="measure only, write nothing")
    args = cli.parse_args()
    with Pool() as workers:
        examples = workers.map(_example, list(_texts(args.data)), chunksize=20)
    print(f"{len(examples)} texts", flush=True)
    figures = measured(examples)
    print(json.dumps(figures, indent=1))
    if not args.trial:
        save(examples, figures)


def _texts(data: Path) -> Iterator[Given]:
    """Every text, where it comes from, and whether it is whole."""
    for one, sample in chain(_judged(data), ((one, "labels") for one in _labelled(data))):
        yield one, sample, True
        opened = opening(one)
        if opened is not None:
            yield opened, sample, False


def _judged(data: Path) -> Iterator[tuple[Annotated, str]]:
    """The judged articles, each with its sample; one that is relevant has a claim, at its start."""
    news = load_corpora(data)["news"]
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["grade"] != "1":
                entry = news[row["article"]]
                text = entry["text"][:SHOWN]
                claims = [{"start": 0}] if row["grade"] == "2" else []
                article = {**_bare(entry), "text": text}
                yield Annotated(article, claims, False), row["sample"]


def _bare(entry: Record) -> Record:
    return {key: entry.get(key) for key in ("id", "url", "publisher", "published", "title")}


def _labelled(data: Path) -> Iterator[Annotated]:
    every = list(annotated(data, names()))
    gold = [one for one in every if one.gold]
    theirs = [shingles(one.article["text"]) for one in gold]
    yield from (one for one in every if not one.gold and near(one, gold, theirs) is None)


def opening(one: Annotated) -> Annotated | None:
    """The first sentences of a text; None where it isn't told whether they are relevant."""
    text = one.article["text"]
    cut = text.rfind(". ", 0, OPENING) + 1
    stated = [c for c in one.claims if c["start"] < cut]
    if cut <= 0 or bool(stated) is not bool(one.claims):
        return None
    return Annotated({**one.article, "text": text[:cut]}, stated, False)


@cache
def _reader() -> Reader:
    return Reader(Pack.load())


def _example(given: Given) -> Example:
    one, sample, whole = given
    seen = _reader().see(_reader().look(document_of(one)))
    found = detect.load().detect(seen)
    seen_of = tuple(traits(seen.view, found)) if seen.units else ()
    return Example(one.article["id"], sample, whole, bool(one.claims), len(found), seen_of)


def fitted(examples: Iterable[Example]) -> tuple[dict[str, float], float]:
    """Weights by trait, and the bias."""
    some = list(examples)
    answers = np.array([[float(one.relevant)] for one in some])
    model = fit.linear([one.traits for one in some], answers)
    weights = {trait: round(float(model.weights[n, 0]), 4) for trait, n in model.words.items()}
    return {trait: w for trait, w in weights.items() if w}, round(float(model.bias[0]), 4)


def measured(examples: Sequence[Example]) -> dict[str, object]:
    """What is kept of whole texts and of openings, by models that never saw the article."""
    kept: dict[Example, bool] = {}
    for fold in range(FOLDS):
        weights, bias = fitted(one for one in examples if _fold(one) != fold)
        model = Relevance(weights, bias, LEAST)
        kept |= {one: model.of(one.traits) >= LEAST for one in examples if _fold(one) == fold}
    return {
        f"{sample}, {'whole' if whole else 'openings'}": _counts(
            [one for one in examples if (one.sample, one.whole) == (sample, whole)], kept
        )
        for sample in ("random", "claims", "trade", "labels")
        for whole in (True, False)
    }


def _counts(some: Sequence[Example], kept: dict[Example, bool]) -> dict[str, list[int]]:
    """Of relevant texts and of others: how many, which of them give claims, and which would give
    some if all were relevant; the claims that are given, and would be."""
    named = {"relevant": True, "irrelevant": False}
    return {
        name: [
            sum(one.relevant is yes for one in some),
            sum(kept[one] for one in some if one.relevant is yes and one.found),
            sum(one.relevant is yes and one.found > 0 for one in some),
            sum(one.found for one in some if one.relevant is yes and kept[one]),
            sum(one.found for one in some if one.relevant is yes),
        ]
        for name, yes in named.items()
    }


def _fold(one: Example) -> int:
    return int(hashlib.sha256(one.id.encode()).hexdigest(), 16) % FOLDS


def save(examples: Sequence[Example], figures: dict[str, object]) -> None:
    """Write the shipped weights with their card."""
    weights, bias = fitted(examples)
    card = {
        "what": "tells texts for the ledger from others: see training/claims/README.md",
        "data": {
            "texts": len(examples),
            "relevant": sum(one.relevant for one in examples),
            "sha256": hashlib.sha256(JUDGED.read_bytes()).hexdigest(),
        },
        "cross_validated": figures,
        "least": LEAST,
        "bias": bias,
        "weights": weights,
    }
    CARD.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
