"""A person's judgements on events, claims and sources; each leaves the events as it has them.

Every function keeps one judgement, whose author is `who`, and derives the events anew. Ids may be
the beginning of one. What can't be found is a LedgerError, what makes no sense a UsageError.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoseword.errors import UsageError
from whoseword.flow.events import fresh_events
from whoseword.flow.gradable import GRADED_EVENT, GRADED_SOURCE, event_to_grade, source_to_grade
from whoseword.flow.judgements import keep, named, undo
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger import Held, Store, View
from whoseword.lexicon import Pack
from whoseword.model import Anchor, Judgement, Role, Ruling, ended
from whoseword.weigh.grades import INFORMATION_VALUES, SOURCE_VALUES


class Judge:
    """Keeps the judgements of one person in one ledger."""

    def __init__(self, ledger: Store, pack: Pack, who: str) -> None:
        self._ledger, self._pack, self._who = ledger, pack, named(who)
        fresh_events(ledger, pack)

    def merge(self, events: Sequence[str], why: str | None = None) -> Judgement:
        """These events are one happening."""
        with self._ledger.view() as view:
            first, *rest = _distinct(view, events)
            if not rest:
                raise UsageError("a merge needs two events or more; these ids lead to one.")
            others = tuple(anchor for event in rest for anchor in _anchors(view, event))
            claims = _anchors(view, first)
        return self._keep(Ruling.MERGE, claims=claims, others=others, why=why)

    def split(self, event: str, claims: Sequence[str], why: str | None = None) -> Judgement:
        """These claims of an event are another happening than its others."""
        with self._ledger.view() as view:
            found = view.event(event)
            every = _anchors(view, found.id)
            mine = {view.claim(claim).claim.id for claim in claims}
        out = tuple(anchor for anchor in every if anchor.claim in mine)
        rest = tuple(anchor for anchor in every if anchor.claim not in mine)
        if {anchor.claim for anchor in out} != mine:
            raise UsageError(f"{event}: not all of these claims are of this event.")
        if not rest:
            raise UsageError(f"{event}: these are all its claims; leave some of them.")
        return self._keep(Ruling.SPLIT, claims=out, others=rest, why=why)

    def confirm(self, claims: Sequence[str], why: str | None = None) -> Judgement:
        """These claims were read rightly."""
        return self._keep(Ruling.CONFIRM, claims=self._claims(claims), why=why)

    def reject(self, claims: Sequence[str], why: str | None = None) -> Judgement:
        """These claims were not read rightly; no event has them any more."""
        return self._keep(Ruling.REJECT, claims=self._claims(claims), why=why)

    def correct(self, claim: str, slot: str, value: str, why: str | None = None) -> Judgement:
        """A slot of a claim has another value: what `value` means there, empty for none."""
        reviewer = Reviewer(self._ledger, self._pack, self._pack.names, self._who)
        made = reviewer.correct(claim, slot, value, why or "")
        fresh_events(self._ledger, self._pack)
        return made

    def grade_event(self, event: str, value: str, why: str | None = None) -> Judgement:
        """How credible what an event's claims say is, 1 to 6."""
        with self._ledger.view() as view:
            claims = _anchors(view, event_to_grade(view, self._pack, event))
        value = _value(value, INFORMATION_VALUES, GRADED_EVENT)
        return self._keep(Ruling.GRADE, claims=claims, value=value, why=why)

    def grade_source(self, source: str, value: str, why: str | None = None) -> Judgement:
        """How reliable a source is, A to F; one that the ledger or the pack knows."""
        with self._ledger.view() as view:
            name = source_to_grade(view, self._pack, source)
        value = _value(value, SOURCE_VALUES, GRADED_SOURCE)
        return self._keep(Ruling.GRADE, subject=name, value=value, why=why)

    def undo(self, judgement: str, why: str | None = None) -> Judgement:
        """An earlier judgement no longer holds; an undo that is undone brings it back."""
        _, made = undo(self._ledger, self._who, judgement, why)
        fresh_events(self._ledger, self._pack)
        return made

    def _claims(self, prefixes: Iterable[str]) -> tuple[Anchor, ...]:
        with self._ledger.view() as view:
            held: list[Held] = [view.claim(prefix) for prefix in prefixes]
        return _once(one.anchor for one in held)

    def _keep(
        self,
        kind: Ruling,
        *,
        claims: tuple[Anchor, ...] = (),
        others: tuple[Anchor, ...] = (),
        subject: str | None = None,
        value: str | None = None,
        why: str | None,
    ) -> Judgement:
        made = keep(
            self._ledger,
            self._who,
            kind,
            claims=claims,
            others=others,
            subject=subject,
            value=value,
            why=why,
        )
        fresh_events(self._ledger, self._pack)
        return made


def judged(view: View) -> tuple[tuple[Judgement, Judgement | None], ...]:
    """All judgements in the order in which they were made, each with the one that ended it; None
    where it holds."""
    made = view.judgements()
    over = ended(made)
    return tuple((one, over.get(one.id)) for one in made)


def _distinct(view: View, events: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(view.event(event).id for event in events))


def _anchors(view: View, event: str) -> tuple[Anchor, ...]:
    """Where an event's claims stand; its accounts', or its denials' where it has no others."""
    members = view.members(event)
    accounts = [m for m in members if m.part.role is Role.ACCOUNT] or list(members)
    return _once(member.held.anchor for member in accounts)


def _once(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """Each once; two claims of one type on the very same words are two."""
    return tuple({(anchor, anchor.claim): anchor for anchor in anchors}.values())


def _value(said: str, allowed: Sequence[str], rule: str) -> str:
    value = said.strip().upper()
    if value not in allowed:
        raise UsageError(f"{said}: {rule}.")
    return value
