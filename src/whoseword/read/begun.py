"""Several texts on their way at once: the networks read in a thread beside the parser.

The networks run outside Python's lock, so that while one text is parsed and its claims are found
the next are read already. What is found in a text never depends on the texts beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Generic, TypeVar
from weakref import ref

from whoseword.model import Attribution
from whoseword.read.engine import Parser
from whoseword.read.hints import Hinter, Hints
from whoseword.read.syntax import Parse
from whoseword.read.tagging.tagger import Tagger

T = TypeVar("T")
# Seconds after which a thread gives Python's lock to another that waits for it. The networks need
# it briefly and often; by Python's own 5 ms they wait so long that reading many takes a sixth more.
GIVE_WAY = 0.0002


class Networks:
    """Both networks, in a thread of their own, or in the one that needs what they say first.

    Attributions come first in it: of a single text, the thread that parses it is done soonest by
    then, and hints at claims itself.
    """

    def __init__(self, tagger: Tagger, hinter: Hinter) -> None:
        self._tagger, self._hinter = tagger, hinter

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        sys.setswitchinterval(min(sys.getswitchinterval(), GIVE_WAY))
        return ThreadPoolExecutor(1, "networks")

    def begin(self, text: str) -> Marks:
        """Begin to read `text`: it is cut into word pieces once, for both."""
        parts = Late(self._thread, lambda: self._tagger.cut(text))
        tagged = Late(self._thread, lambda: self._tagger.tag(text, parts.result()))
        hints = Late(self._thread, lambda: self._hinter.read(text, parts.result()))
        return Marks(hints, tagged)


class Late(Generic[T]):
    """Work that a thread will do, or whoever needs what it makes before the thread begins it."""

    def __init__(self, thread: ThreadPoolExecutor, work: Callable[[], T]) -> None:
        self._work = work
        self._future = thread.submit(work)

    def result(self) -> T:
        """What the work makes."""
        return self._work() if self._future.cancel() else self._future.result()


@dataclass(frozen=True, slots=True)
class Marks:
    """What the networks make of a text, or will."""

    hints: Late[Hints]
    tagged: Late[tuple[Attribution, ...]]


class Parses:
    """Texts begun together are parsed together, which takes a tenth less time than one by one.

    What goes wrong with a text is told to whoever asks for it, and to nobody else. A text that
    nobody can ask for any more is left out.
    """

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._waiting: list[ref[_Text]] = []
        self._lock = Lock()

    def begin(self, text: str, *, prose: int = 0) -> Callable[[], Parse]:
        """What gives the parse of `text` from offset `prose` on, and of all that wait beside it."""
        one = _Text(text, prose)
        with self._lock:
            self._waiting.append(ref(one))
        return lambda: self._parsed(one)

    def _parsed(self, one: _Text) -> Parse:
        with self._lock:
            if one.found is None:
                every = [text for waiting in self._waiting if (text := waiting())]
                self._waiting.clear()
                self._parse(every)
        if isinstance(one.found, Parse):
            return one.found
        assert one.found is not None
        raise one.found

    def _parse(self, texts: Sequence[_Text]) -> None:
        """Find the parse of each text; where one fails, each alone."""
        try:
            parses = self._parser.parse_all([(t.text, t.prose) for t in texts])
        except Exception as fault:
            if len(texts) == 1:
                texts[0].found = fault
            else:
                for text in texts:
                    self._parse([text])
            return
        for text, parse in zip(texts, parses, strict=True):
            text.found = parse


@dataclass(slots=True, weakref_slot=True)
class _Text:
    """A text that waits for the parser, then its parse or what went wrong."""

    text: str
    prose: int
    found: Parse | Exception | None = None
