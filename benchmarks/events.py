"""How long it takes to derive all events of a large ledger, and to show one.

    python benchmarks/events.py [--claims 100000] [--seed 1] [--shown 200]

Makes a ledger of made stories (see made_events.py), rebuilds its events twice, shows some of them,
and prints one JSON object. Seconds are given as they pass and as the processor spent them: on a
busy machine the first are longer.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from made_events import readings
from sqlalchemy import Connection, Table, insert

from whoseword.flow import rebuild_events
from whoseword.ledger import Store, open_ledger
from whoseword.ledger import schema as tables
from whoseword.ledger.rows import claim_cells, document_cells
from whoseword.lexicon import Pack
from whoseword.model import Reading, Source

T = TypeVar("T")

# Documents that are written at a time.
BATCH = 500


def main() -> None:
    """Make, rebuild, show, print."""
    asked = _arguments()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "events.db"
        with open_ledger(str(place), create=True) as store:
            _fill(store, readings(asked.claims, chance))
            pack = Pack.load()
            built, first = _timed(lambda: rebuild_events(store, pack))
            _, again = _timed(lambda: rebuild_events(store, pack))
            shown = [_timed(_shower(store, i))[1] for i in _chosen(store, asked.shown, chance)]
        size = place.stat().st_size
    figures = {
        "claims": built.claims,
        "events": built.events,
        "comparisons_kept": built.comparisons,
        "rebuild_seconds": {"first": first, "again": again},
        "event_milliseconds": {
            name: {
                "median": round(1000 * statistics.median(s[name] for s in shown), 1),
                "worst": round(1000 * max(s[name] for s in shown), 1),
            }
            for name in ("passed", "processor")
        },
        "ledger_megabytes": round(size / 1e6),
        "memory_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures, indent=2))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in {"claims": 100_000, "seed": 1, "shown": 200}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    return parser.parse_args()


def _timed(work: Callable[[], T]) -> tuple[T, dict[str, float]]:
    """What `work` gives, with the seconds that passed and those that the processor spent."""
    passed, spent = time.perf_counter(), time.process_time()
    given = work()
    seconds = {"passed": time.perf_counter() - passed, "processor": time.process_time() - spent}
    return given, {name: round(value, 4) for name, value in seconds.items()}


def _shower(store: Store, event: str) -> Callable[[], object]:
    def show() -> object:
        with store.view() as view:
            return view.event_page(event[:12])

    return show


def _chosen(store: Store, count: int, chance: random.Random) -> list[str]:
    """Events by chance, and the largest ones."""
    with store.view() as view:
        every = sorted(view.events(), key=lambda event: -event.claims)
    half = count // 2
    return [event.id for event in (*every[:half], *chance.sample(every, half))]


def _fill(store: Store, made: Iterable[tuple[Reading, str]]) -> None:
    """Write the rows of a ledger at once, as `add` would one by one."""
    with store._engine.execution_options(writes=True).begin() as connection:
        run = {"key": 1, "reader": "made", "pack": "made", "started": "2025-01-01T00:00:00Z"}
        connection.execute(insert(tables.runs).values(run))
        rows = _Rows()
        rest = iter(made)
        while some := list(islice(rest, BATCH)):
            for reading, group in some:
                rows.take(reading, group)
            rows.write(connection)


class _Rows:
    """Rows that wait to be written."""

    def __init__(self) -> None:
        self._waiting: dict[Table, list[Mapping[str, Any]]] = {}
        self._sources: dict[tuple[str, str], int] = {}
        self._documents = self._claims = 0

    def take(self, reading: Reading, group: str) -> None:
        """All rows of one document."""
        document = reading.document
        self._documents += 1
        key, own = self._documents, {"article": document.id, "version": 1, "run": 1}
        self._put(tables.documents, {"key": key, **document_cells(document), **own})
        read = {"key": key, "document": key, "run": 1, "reader": "made", "pack": "made"}
        self._put(tables.readings, read)
        text = {"key": key, "digest": document.digest, "form": "made", "group": group}
        self._put(tables.copy_texts, text)
        for position, claim in enumerate(reading.claims):
            self._claims += 1
            where = {"key": self._claims, "reading": key, "position": position}
            self._put(tables.claims, where | claim_cells(claim, document.text))
            for source in claim.sources:
                self._put(tables.claim_sources, self._link(source))

    def _link(self, source: Source) -> dict[str, Any]:
        known = source.name, source.type.value
        if known not in self._sources:
            key = self._sources[known] = len(self._sources) + 1
            cells = {"name": source.name, "type": source.type.value, "resolved": True}
            self._put(tables.sources, {"key": key, **cells})
        where = {"claim": self._claims, "source": self._sources[known], "position": 0}
        return {**where, "root": True, "span": None}

    def _put(self, table: Table, row: Mapping[str, Any]) -> None:
        self._waiting.setdefault(table, []).append(row)

    def write(self, connection: Connection) -> None:
        """Write what waits, tables in an order that their references allow."""
        for table in tables.metadata.sorted_tables:
            if rows := self._waiting.pop(table, []):
                connection.execute(insert(table), rows)


if __name__ == "__main__":
    main()
