"""Work that a thread will do, or whoever needs it first."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest

from whoseword.read.begun import Late


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_what_the_thread_has_not_begun_is_done_by_whoever_needs_it(
    thread: ThreadPoolExecutor,
) -> None:
    free, made = Event(), list[int]()
    busy = Late(thread, free.wait)
    late = Late(thread, lambda: made.append(get_ident()))
    late.result()
    free.set()
    assert busy.result()
    thread.shutdown()
    assert made == [get_ident()]


def test_what_the_thread_has_begun_is_waited_for(thread: ThreadPoolExecutor) -> None:
    begun, free = Event(), Event()

    def work() -> int:
        begun.set()
        free.wait()
        return get_ident()

    late = Late(thread, work)
    begun.wait()
    free.set()
    assert late.result() != get_ident()


def test_what_goes_wrong_is_told_to_whoever_needs_it(thread: ThreadPoolExecutor) -> None:
    with pytest.raises(ZeroDivisionError):
        Late(thread, lambda: 1 // 0).result()
