"""Train the claim finder and measure it by cross-validation.

    python -m training.claims.train --data ../shared/data [--sets A,B,C] [--cache FOLDER]

Writes the shipped models to src/whoseword/read/weights, and those that were fitted without each
fold to training/claims/folds: with them the tests read every gold article by models that never saw
its fold. The figures and the data's digest are written beside the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

import whoseword.read
from training.claims.annotated import FOLDS
from training.claims.cache import KeptParser
from training.claims.limits import Judged, best_limits, confidence, hinted, weighed
from training.claims.measure import spread
from training.claims.pack import packed, write
from training.claims.stack import Linears, Stack, counts, stack
from training.claims.texts import Text, digest, texts
from whoseword.lexicon import Pack
from whoseword.read.detect import Detector, Limits
from whoseword.read.engine import Parser
from whoseword.read.hints import TYPES
from whoseword.read.reader import Reader
from whoseword.read.signs import hint_rows, sentence_rows

APART = 0.7  # evidence shared from which on two claims of a type in a sentence are one
FOLDER = Path(__file__).with_name("folds")
WEIGHTS = Path(whoseword.read.__file__).parent / "weights"


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
    pack = Pack.load()
    sets = None if args.sets is None else [s for s in args.sets.split(",") if s]
    found = texts(args.data, Reader(pack, parser), sets)
    print(f"{len(found)} texts, {sum(len(t.claims) for t in found)} claims", flush=True)
    linears = Linears(found)
    folds = {k: judged(linears, k) for k in range(FOLDS)}
    detectors = {k: detector(linears, frozenset({k}), folds, k) for k in range(FOLDS)}
    figures = spread(found, detectors, pack, parser)
    print(json.dumps(figures, indent=1), flush=True)
    if not args.trial:
        save(found, linears, folds, detectors, figures)


def judged(linears: Linears, k: int) -> Judged:
    """What models that never saw fold `k` make of its sentences."""
    made = stack(linears, frozenset({k}))
    gold = [t for t in linears.texts if t.fold == k and t.gold]
    ones, twos, hints = [], [], []
    for text in gold:
        rows = sentence_rows(text.seen, *linears.scores(text, frozenset({k})))
        one, two = (t.probability(rows).reshape(-1, len(TYPES)) for t in (made.one, made.two))
        ones.append(one)
        twos.append(two)
        hints.append(hint_rows(text.seen, one, two))
    answers = np.vstack([counts(t) for t in gold])
    claims = sum(len(t.claims) for t in gold)
    return Judged(made, np.vstack(ones), np.vstack(twos), np.vstack(hints), answers, claims)


def detector(
    linears: Linears, without: frozenset[int], folds: Mapping[int, Judged], k: int | None
) -> Detector:
    """A detector, its limits chosen on the folds other than `k`."""
    others = [judgement for number, judgement in folds.items() if number != k]
    made: Stack = folds[k].made if k is not None else stack(linears, without)
    units, sentences = linears[without]
    chances = weighed(others)
    one, two = best_limits(chances)
    return Detector(
        units,
        sentences,
        **vars(made),
        hinted=hinted(others),
        limits=Limits(dict.fromkeys(TYPES, one), two, APART),
        confidence=confidence(chances),
        version="trial",
    )


def save(
    found: Sequence[Text],
    linears: Linears,
    folds: Mapping[int, Judged],
    detectors: Mapping[int, Detector],
    figures: Mapping[str, Any],
) -> None:
    """Write the shipped models with their card, and those of the folds."""
    last = detector(linears, frozenset(), folds, None)
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
    write(WEIGHTS / "claims", arrays, last.limits, card)
    FOLDER.mkdir(exist_ok=True)
    for k, one in detectors.items():
        gold = sorted(t.id for t in found if t.gold and t.fold == k)
        write(
            FOLDER / f"claims-{k}",
            packed(one),
            one.limits,
            {"version": f"{card['version']}-without-{k}", "gold": gold},
        )


if __name__ == "__main__":
    main()
