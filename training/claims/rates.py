"""Counts how often each rule of the reader is right on annotated articles.

    python -m training.claims.rates --data ../shared/data

A part of a claim is right where the claim is matched by an annotated one (for its type: counted
over all claims; for the other parts: over the matched) and their slots agree. What learned heads
decide is left out: they give their own probability. The counts are written to
src/whoseword/read/weights/rules.json, in the form that whoseword.read.rates reads.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from training.claims import unseen
from training.claims.annotated import FOLDS, annotated, folds
from training.claims.texts import document_of
from whoseword.export import reading_record
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.measure.claims import matched
from whoseword.measure.slots import agree, slots_of
from whoseword.read.engine import Parser
from whoseword.read.filled import WEIGHED
from whoseword.read.shipped import WEIGHTS
from whoseword.read.tagging.tagger import Tagger

Counts = dict[str, dict[str, list[int]]]


def count(data: Path) -> Counts:
    """Right and tried, by part and rule, over the gold, by readers that never saw its fold."""
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    pack, parser = Pack.load(), Parser()
    tagger, names = Tagger(), pack.names
    readers = [unseen.reader(fold, pack, parser, tagger) for fold in range(FOLDS)]
    gold = list(annotated(data, ()))
    for one, fold in zip(gold, folds(gold), strict=True):
        document, reader = document_of(one), readers[fold]
        read = reading_record(reader.read(document))["claims"]
        same = {j: i for i, j in matched(one.claims, read, partial(canonical, names=names))}
        for j, claim in enumerate(read):
            _add(counts["type"][claim["type"]], right=j in same)
            if j in same:
                _compare(counts, one.claims[same[j]], claim, names)
    return counts


def _compare(
    counts: Counts, wanted: Mapping[str, Any], claim: Mapping[str, Any], names: Names
) -> None:
    """Count the reasons of one matched claim."""
    one, other = (slots_of(c, partial(canonical, names=names)) for c in (wanted, claim))
    for reason in claim["why"]:
        part, rule = reason["part"], reason["rule"]
        if part != "type" and rule != WEIGHED:
            _add(counts[part][rule], right=agree(part, one[part], other[part]))


def _add(cell: list[int], *, right: bool) -> None:
    cell[0] += right
    cell[1] += 1


def main() -> None:
    """Write the counts."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    whole = json.dumps(count(asked.parse_args().data), indent=1, sort_keys=True)
    (WEIGHTS / "rules.json").write_text(whole + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
