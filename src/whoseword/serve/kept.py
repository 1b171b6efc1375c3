"""Keeps the events as the claims and judgements have them, one change at a time.

A rebuild takes well under a millisecond a claim, so a small ledger's is done before the page is; a
large one's goes on while the page says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from threading import Lock
from typing import Any

from whoseword.flow import Judge, fresh_events
from whoseword.flow.events import rules_of
from whoseword.ledger import Store
from whoseword.lexicon import Pack
from whoseword.model import Judgement

LOG = logging.getLogger("whoseword.serve")
# How long a page waits for events to be fresh, and a change to be made, in seconds.
FOR_PAGE, FOR_CHANGE = 2.0, 20.0
# Until the first rebuild of a new ledger there is nothing to show: a page waits longer for it.
FOR_FIRST = 10.0


class Events:
    """The events of one ledger."""

    def __init__(self, store: Store, pack: Pack) -> None:
        self._store, self._pack = store, pack
        self._worker = ThreadPoolExecutor(1, "events")
        self._lock = Lock()
        self._rebuild: Future[Any] | None = None

    def fresh(self) -> bool:
        """See that the events are those of today's claims and judgements; False while they are
        still being derived."""
        with self._store.view() as view:
            built = view.built()
            if built == view.basis(rules_of(self._pack)):
                return True
        with self._lock:
            if self._rebuild is None or self._rebuild.done():
                self._rebuild = self._worker.submit(fresh_events, self._store, self._pack)
                self._rebuild.add_done_callback(_heard)
        return _within(self._rebuild, FOR_PAGE if built else FOR_FIRST)

    def judge(self, who: str, act: Callable[[Judge], Judgement]) -> Judgement | None:
        """Make a judgement, and the events anew; None where that still goes on."""
        doing = self._worker.submit(lambda: act(Judge(self._store, self._pack, who)))
        doing.add_done_callback(_heard)
        return doing.result() if _within(doing, FOR_CHANGE) else None

    def close(self) -> None:
        """Let what was begun come to its end."""
        self._worker.shutdown()


def _within(doing: Future[Any], seconds: float) -> bool:
    try:
        doing.exception(seconds)
    except Late:
        return False
    return True


def _heard(done: Future[Any]) -> None:
    error = done.exception()
    if error is not None:
        LOG.warning("events could not be derived: %s", error)
