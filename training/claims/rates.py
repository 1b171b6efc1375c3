"""Counts how often each rule of the reader is right on annotated articles.

    python -m training.claims.rates --gold ../shared/data/gold [--out FILE]

A part of a claim is right where the claim is matched by an annotated one (for its type: counted
over all claims; for the other parts: over the matched) and their slots agree. What learned heads
decide is left out: they give their own probability. The counts are written to FILE, by default
src/whoseword/read/weights/rules.json, in the form that whoseword.read.rates reads.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import Any

from training.claims.slots import canonical, lines
from whoseword.export import reading_record
from whoseword.gather import gather
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.measure.claims import matched
from whoseword.measure.slots import agree, slots_of
from whoseword.model import Document
from whoseword.read.arguments import LEARNED
from whoseword.read.choice import WEIGHTS
from whoseword.read.reader import Reader

Counts = dict[str, dict[str, list[int]]]


def count(folder: Path) -> Counts:
    """Right and tried, by part and rule, over the annotated articles of `folder`."""
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    reader, names = Reader(Pack.load()), Names(Pack.load())
    gold = {g["id"]: g["claims"] for g in lines(folder / "claims.jsonl")}
    for document in gather([folder / "articles.jsonl"]):
        if not isinstance(document, Document) or document.id not in gold:
            continue
        parse = reader.parse(document)
        read = reading_record(reader.read_parsed(document, parse))["claims"]
        same = {j: i for i, j in matched(gold[document.id], read, partial(canonical, names))}
        for j, claim in enumerate(read):
            _add(counts["type"][claim["type"]], right=j in same)
            if j in same:
                _compare(counts, gold[document.id][same[j]], claim, names)
    return counts


def _compare(counts: Counts, wanted: dict[str, Any], claim: dict[str, Any], names: Names) -> None:
    """Count the reasons of one matched claim."""
    one, other = (slots_of(c, partial(canonical, names)) for c in (wanted, claim))
    for reason in claim["why"]:
        part, rule = reason["part"], reason["rule"]
        if part != "type" and rule != LEARNED:
            _add(counts[part][rule], right=agree(part, one[part], other[part]))


def _add(cell: list[int], *, right: bool) -> None:
    cell[0] += right
    cell[1] += 1


def main() -> None:
    """Write the counts."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--gold", type=Path, required=True)
    asked.add_argument("--out", type=Path, default=WEIGHTS / "rules.json")
    given = asked.parse_args()
    whole = json.dumps(count(given.gold), indent=1, sort_keys=True)
    given.out.write_text(whole + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
