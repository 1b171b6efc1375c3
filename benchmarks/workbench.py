"""Times every page and picture of the workbench over a made ledger of 100,000 claims.

    python benchmarks/workbench.py [CLAIMS [LEDGER]]

The claims are made: a fifth of the articles repeat another's text; parties, types, days are drawn
with a fixed seed. Each page is asked for twice over a real connection on the loopback; the table
gives the second answer's first byte and whole, in milliseconds, and the processor's time that it
took, which alone tells on a machine that is busy otherwise. The bars: 200 for a page's first byte,
1000 for the whole, 1000 for a picture drawn anew. LEDGER is a file that keeps the made ledger; if
it's there already it is measured as it is.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path

import uvicorn

from whoseword.draw import render
from whoseword.flow import rebuild_events
from whoseword.ledger import ClaimFilter, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import (
    ArgumentSpans,
    Claim,
    Document,
    EventType,
    Modality,
    Plover,
    Published,
    Reading,
    Source,
    SourceType,
    Span,
    When,
    text_digest,
)
from whoseword.serve import guard
from whoseword.serve.access import Access
from whoseword.serve.app import build
from whoseword.serve.run import listening

CLAIMS = 100_000
PER_ARTICLE = 8
WORDS = (
    *("launch", "shell", "agency", "plant", "border", "ship", "satellite", "report", "ministry"),
    *("test", "fired", "said", "sent"),
)
PARTIES = ("North Korea", "Russia", "South Korea", "Iran", "China", "United States", "Ukraine")
GOODS = ("ballistic missile", "artillery shells", "drones", "oil", "troops", None)
PLACES = ("Wonsan", "Rason", "Punggye-ri", "Pyongyang", None, None)
ROOTS = (
    Source("KCNA", SourceType.STATE_MEDIA),
    Source("South Korea's Joint Chiefs of Staff", SourceType.MILITARY),
    Source("National Intelligence Service", SourceType.INTELLIGENCE),
    Source("analysts", SourceType.EXPERT),
    None,
)
FIRST_BYTE, WHOLE = 200.0, 1000.0
# Seconds.
FIRST_LOOK = 300
PAGES = (
    *("/", "/events", "/events?order=headlines", "/events?rests=one+root", "/timeline"),
    *("/timeline?actor=DPRK&since=2025", "/flows", "/tempo", "/map", "/sources", "/sources/KCNA"),
    *("/forecasts", "/search", "/search?q=launch", "/review", "/review?second=1"),
    *("/review/agreement", "/feed.atom"),
)
PICTURES = ("timeline", "events", "flows", "tempo", "map", "sources", "forecasts", "search")


def main() -> None:
    """Make the ledger, serve it, ask, and print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    pack = Pack.load()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "w.db"
        made = not place.exists()
        with open_ledger(str(place), create=True) as store:
            if made:
                make(store, pack, number)
            measure(store, pack)


def make(store: Store, pack: Pack, number: int) -> None:
    """Fill the ledger and derive its events."""
    begun = time.perf_counter()
    fill(store, number)
    print(f"{number} claims kept in {time.perf_counter() - begun:.0f} s", flush=True)
    begun = time.perf_counter()
    built = rebuild_events(store, pack)
    print(f"{built.events} events derived in {time.perf_counter() - begun:.0f} s", flush=True)


def measure(store: Store, pack: Pack) -> None:
    """Serve the ledger and ask for everything."""
    # The first of two looks isn't measured, and on a busy machine it may take its time.
    guard.PATIENCE = FIRST_LOOK
    with listening("127.0.0.1", 0) as sock:
        server = uvicorn.Server(uvicorn.Config(build(store, pack, Access()), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        report(store, sock.getsockname()[1])
        server.should_exit = True
        thread.join()


def fill(store: Store, number: int) -> None:
    """Made articles with made claims."""
    draw = random.Random(17)
    with store.writer("bench", "bench") as writer:
        for reading in readings(draw, number // PER_ARTICLE):
            writer.add(reading)
        writer.finish()


def readings(draw: random.Random, articles: int) -> Iterator[Reading]:
    """Every fifth article repeats the one before."""
    text, day = "", date(2020, 1, 1)
    for at in range(articles):
        day = date(2020, 1, 1) + timedelta(days=at * 2_200 // articles)
        if at % 5 or not text:
            lines = [" ".join(draw.choices(WORDS, k=14)) + "." for _ in range(PER_ARTICLE)]
            text = "\n".join(lines)
        document = Document(
            f"made-{at}",
            text,
            "made",
            title=f"Article {at}",
            publisher=f"Paper {at % 40}",
            published=Published(When.day(day), "given"),
        )
        yield Reading(document, (), tuple(claims(draw, document, day)))


def claims(draw: random.Random, document: Document, day: date) -> Iterator[Claim]:
    """A claim a line."""
    start = 0
    for number, line in enumerate(document.text.split("\n")):
        span = Span(start, start + len(line))
        start = span.end + 1
        root = draw.choice(ROOTS)
        yield Claim(
            id=text_digest(f"{document.id}:{number}")[:16],
            document=document.id,
            evidence=span,
            type=draw.choice(list(EventType)),
            plover=Plover(None),
            actor=draw.choice(PARTIES),
            recipient=draw.choice([*PARTIES, None, None, None]),
            object=draw.choice(GOODS),
            quantity=None,
            place=draw.choice(PLACES),
            date=When.day(day - timedelta(days=draw.randrange(3))) if draw.random() < 0.7 else None,
            sources=(root,) if root else (),
            modality=draw.choices(list(Modality), [8, 1, 1, 1, 1, 1, 1])[0],
            probability=None,
            spans=ArgumentSpans(trigger=Span(span.start, span.start + 4)),
            reader="bench",
            pack="bench",
        )


def report(store: Store, port: int) -> None:
    """A line a page and picture."""
    with store.browse() as look:
        event = next(iter(look.events())).id
        article = look.newest(ClaimFilter(), size=1)[0].article.id
    print(f"{'':38} first byte  whole    work    KiB")
    late = 0
    for path in (*PAGES, f"/events/{event}", f"/articles/{article}"):
        ask(port, path)
        late += show(path, ask(port, path), FIRST_BYTE)
    for name in (*PICTURES, f"events/{event}/lineage"):
        ask(port, f"/{name}.svg")
        render._svg.cache_clear()
        late += show(f"/{name}.svg", ask(port, f"/{name}.svg"), WHOLE)
    print(f"{late} late" if late else "all within their bars")


def show(path: str, timed: tuple[float, float, float, int], bar: float) -> bool:
    """A line of the table; whether a bar was broken."""
    first, whole, worked, size = timed
    late = first > bar or whole > WHOLE
    numbers = f"{first:7.0f} {whole:9.0f} {worked:7.0f} {size / 1024:6.0f}"
    print(f"{path[:38]:38} {numbers}  {'late' * late}", flush=True)
    return late


def ask(port: int, path: str) -> tuple[float, float, float, int]:
    """Milliseconds to the first byte and to the last, those of the processor, and the bytes."""
    connection = HTTPConnection("127.0.0.1", port, timeout=FIRST_LOOK)
    headers = {"cookie": "coder=Bench"}
    begun, worked = time.perf_counter(), time.process_time()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read(1)
    first = time.perf_counter()
    body += answer.read()
    whole = time.perf_counter()
    connection.close()
    assert answer.status == 200, (path, answer.status, body[:200])
    worked = time.process_time() - worked
    return 1000 * (first - begun), 1000 * (whole - begun), 1000 * worked, len(body)


if __name__ == "__main__":
    main()
