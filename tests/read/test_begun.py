"""Work that a thread will do, or whoever needs it first; texts that are parsed together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest

from whoseword.read.begun import Late, Parses
from whoseword.read.engine import Parser
from whoseword.read.syntax import Parse


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


class Telling(Parser):
    """Parses without words, tells which texts it was given, and fails at `bad`."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[list[str]] = []

    def parse_all(self, texts: Sequence[tuple[str, int]]) -> list[Parse]:
        self.given.append([text for text, _ in texts])
        if "bad" in self.given[-1]:
            raise ValueError("bad")
        return [Parse(text, (), ()) for text, _ in texts]


def test_texts_begun_together_are_parsed_together() -> None:
    parser = Telling()
    parses = Parses(parser)
    ends = [parses.begin(text) for text in "abc"]
    assert [end().text for end in reversed(ends)] == ["c", "b", "a"]
    assert parser.given == [["a", "b", "c"]]


def test_a_text_that_fails_leaves_its_neighbours_whole() -> None:
    parses = Parses(Telling())
    first, bad, last = (parses.begin(text) for text in ("first", "bad", "last"))
    assert first().text == "first"
    for _ in range(2):
        with pytest.raises(ValueError, match="bad"):
            bad()
    assert last().text == "last"
    assert parses.begin("next")().text == "next"


def test_a_text_that_nobody_can_ask_for_is_not_parsed() -> None:
    parser = Telling()
    parses = Parses(parser)
    parses.begin("left")
    assert parses.begin("asked")().text == "asked"
    assert parser.given == [["asked"]]


def test_texts_begun_from_many_threads_are_all_parsed() -> None:
    parses = Parses(Telling())
    texts = [str(n) for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: parses.begin(text)().text, texts)) == texts
