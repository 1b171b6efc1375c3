"""Many things, some at a time: databases bound the values of one query, and memory what is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
# How many at a time: far below SQLite's 32,766 and PostgreSQL's 65,535 values.
BATCH = 500


def batches(every: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """`every` in order, at most `size` in each."""
    rest = iter(every)
    while some := list(islice(rest, size)):
        yield some
