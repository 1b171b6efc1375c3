"""Keeps claims and events as people judged them, one change at a time.

A rebuild takes well under a millisecond a claim, so a small ledger's is done before the page is; a
large one's goes on while the page says so.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import replace
from functools import partial
from threading import RLock
from typing import Any, TypeVar, cast

from fastapi import Request

from whoseword.flow import Judge, fresh_events, fresh_standings
from whoseword.flow.events import rules_of
from whoseword.flow.standing import are_fresh
from whoseword.ledger import Basis, ClaimFilter, Derived, Store
from whoseword.ledger.review import Line, line_up
from whoseword.lexicon import Pack
from whoseword.model import Judgement

T = TypeVar("T")
LOG = logging.getLogger("whoseword.serve")
# How long a page waits for events to be fresh, and a change to be made, in seconds.
FOR_PAGE, FOR_CHANGE = 2.0, 20.0
# Until the first rebuild of a new ledger there is nothing to show: a page waits longer for it.
FOR_FIRST = 10.0
# Answers that are remembered: tempos, flows and books of forecasts, each by its filter.
KEPT = 32


class Events:
    """The events of one ledger."""

    def __init__(self, store: Store, pack: Pack) -> None:
        self._store, self._pack = store, pack
        self._worker = ThreadPoolExecutor(1, "events")
        self._lock = RLock()
        self._rebuild: Future[Any] | None = None
        # Apart from the other work, which may take long, since single claims are soon done.
        self._stander = ThreadPoolExecutor(1, "standings")
        self._standing: Future[Any] | None = None
        self._known: OrderedDict[Hashable, Any] = OrderedDict()
        self._doing: dict[Hashable, Future[Any]] = {}

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
                self._rebuild.add_done_callback(partial(_heard, "events were not derived"))
        return _within(self._rebuild, FOR_PAGE if built else FOR_FIRST)

    def stand(self) -> bool:
        """See that claims stand as people judged them; False while that is still being derived."""
        with self._store.view() as view:
            if are_fresh(view, self._pack):
                return True
        with self._lock:
            if self._standing is None or self._standing.done():
                self._standing = self._stander.submit(fresh_standings, self._store, self._pack)
                self._standing.add_done_callback(partial(_heard, "claims stand as before"))
        return _within(self._standing, FOR_PAGE)

    def line(self, wanted: ClaimFilter) -> Line:
        """The line for review of the claims that are wanted, which no judgement changes."""

        def work() -> Line:
            with self._store.browse() as look:
                return line_up(look, self._pack, wanted)

        return self.remembered(("line", wanted), work, judged=False)

    def remembered(self, key: Hashable, work: Callable[[], T], *, judged: bool = True) -> T:
        """What `work` gives, worked out once for the claims, the events and, where it changes with
        them (`judged`), the judgements of today."""
        whole = (self._basis(judged=judged), key)
        with self._lock:
            if whole in self._known:
                self._known.move_to_end(whole)
                return cast("T", self._known[whole])
        found = work()
        with self._lock:
            self._known[whole] = found
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return found

    def soon(self, key: Hashable, work: Callable[[], T], seconds: float = FOR_PAGE) -> T | None:
        """The same, worked out beside the page; None while that still goes on."""
        whole = (self._basis(), key)
        with self._lock:
            if whole in self._known:
                return cast("T", self._known[whole])
            doing = self._doing.get(whole)
            if doing is None or doing.done():
                doing = self._doing[whole] = self._worker.submit(self.remembered, key, work)
                doing.add_done_callback(partial(_heard, "a page's numbers were not found"))
                doing.add_done_callback(lambda _: self._doing.pop(whole, None))
        return cast("T", doing.result()) if _within(doing, seconds) else None

    def _basis(self, *, judged: bool = True) -> tuple[Basis | None, ...]:
        with self._store.view() as view:
            basis, built = view.basis(rules_of(self._pack)), view.built()
            if not judged:
                return replace(basis, judgements=0), built
            return basis, built, view.built(Derived.STANDINGS)

    def judge(self, who: str, act: Callable[[Judge], Judgement]) -> Judgement | None:
        """Make a judgement, and the events anew; None where that still goes on."""
        doing = self._worker.submit(lambda: act(Judge(self._store, self._pack, who)))
        if _within(doing, FOR_CHANGE):
            return doing.result()
        # Nobody waits for it any more who could be told.
        doing.add_done_callback(partial(_heard, "a judgement was not kept"))
        return None

    def close(self) -> None:
        """Let what was begun come to its end."""
        self._stander.shutdown()
        self._worker.shutdown()


def standing(request: Request) -> None:
    """Before a page that shows claims: see that they stand as people judged them."""
    request.app.state.events.stand()


def _within(doing: Future[Any], seconds: float) -> bool:
    try:
        doing.exception(seconds)
    except Late:
        return False
    return True


def _heard(what: str, done: Future[Any]) -> None:
    error = done.exception()
    if error is not None:
        LOG.warning("%s: %s", what, error)
