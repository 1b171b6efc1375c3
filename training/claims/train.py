"""Train the claim finder and measure it by cross-validation.

    python -m training.claims.train --data ../shared/data [--sets A,B,C] [--cache FOLDER]

Writes the shipped models to src/whoseword/read/weights, and those that were fitted without each
fold to training/claims/folds: with them the tests read every gold article by models that never saw
its fold. The figures and the data's digest are written beside the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from training.claims.annotated import FOLDS
from training.claims.cache import KeptParser
from training.claims.limits import best_limit, confidence, judged
from training.claims.measure import spread
from training.claims.pack import packed, write
from training.claims.stack import ALL, Linears, plain
from training.claims.steps import Steps, claim
from training.claims.texts import Text, digest, texts
from training.claims.unseen import OF_FOLDS, hinter
from whoseword.lexicon import Pack
from whoseword.read.engine import Parser
from whoseword.read.finding.detect import Detector
from whoseword.read.finding.looked import Looked
from whoseword.read.reader import Reader
from whoseword.read.shipped import WEIGHTS
from whoseword.read.tagging.tagger import Tagger


def main() -> None:
    """The command line."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--data", type=Path, required=True, help="folder of the gold and the corpora")
    cli.add_argument("--sets", help="label sets, comma-separated; '' for none; default: all")
    cli.add_argument("--cache", type=Path, help="folder to keep parses in")
    cli.add_argument("--trial", action="store_true", help="measure only, write nothing")
    args = cli.parse_args()
    parser = KeptParser(args.cache) if args.cache else Parser()
    pack, tagger = Pack.load(), Tagger()
    sets = None if args.sets is None else [s for s in args.sets.split(",") if s]
    readers = [Reader(pack, parser, tagger, hinter=hinter(fold)) for fold in range(FOLDS)]
    found = texts(args.data, readers, sets)
    print(f"{len(found)} texts, {sum(len(t.claims) for t in found)} claims", flush=True)
    linears = Linears(found)
    steps = Steps([pair for k in ALL for pair in looked(linears, k)])
    detectors = {k: detector(linears, steps, ALL - {k}) for k in ALL}
    figures = spread(found, detectors, pack, parser)
    print(json.dumps(figures, indent=1), flush=True)
    if not args.trial:
        save(found, detector(linears, steps, ALL), detectors, figures)


def looked(linears: Linears, k: int) -> Iterator[tuple[Text, Looked]]:
    """The texts of fold `k` that the network wasn't taught, by models that never saw it."""
    models = plain(linears, frozenset({k}))
    for text in linears.texts:
        if not text.taught and text.fold == k and text.seen.units:
            yield text, Looked.of(text.seen, models)


def detector(linears: Linears, steps: Steps, folds: frozenset[int]) -> Detector:
    """A detector that has seen the texts of `folds` alone."""
    proposed = steps.proposed(folds)
    measured = judged(proposed)
    return Detector(
        plain(linears, ALL - folds),
        steps.hinted(folds),
        claim=claim(proposed),
        least=best_limit(measured),
        confidence=confidence(measured),
        version="trial",
    )


def save(
    found: Sequence[Text],
    last: Detector,
    detectors: Mapping[int, Detector],
    figures: Mapping[str, Any],
) -> None:
    """Write the shipped models with their card, and those of the folds."""
    arrays = packed(last)
    digested = sha256(b"".join(arrays[name].tobytes() for name in sorted(arrays))).hexdigest()
    card = {
        "what": "finds claims in news about weapons programmes: see training/claims/README.md",
        "version": f"claims-{digested[:8]}",
        "data": {
            "sha256": digest(found),
            "gold": sum(t.gold for t in found),
            "further": sum(not t.gold for t in found),
            "claims": sum(len(t.claims) for t in found),
        },
        "cross_validated": figures,
    }
    write(WEIGHTS / "claims", last, card)
    for k, one in detectors.items():
        gold = sorted(t.id for t in found if t.gold and t.fold == k)
        own = {"version": f"{card['version']}-without-{k}", "gold": gold}
        write(OF_FOLDS / f"claims-{k}", one, own)


if __name__ == "__main__":
    main()
