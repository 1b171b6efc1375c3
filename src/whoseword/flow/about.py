"""What judgements are about, for people: the ids under which it's looked up, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whoseword.ledger.anchored import There, found_there
from whoseword.ledger.browse import Browse
from whoseword.lexicon import Pack
from whoseword.model import About, Anchor, Judgement, Ruling

# What is decided about events, and not about the claims that lead to them.
OF_EVENTS = (Ruling.MERGE, Ruling.SPLIT, Ruling.GRADE)
NOTHING = There()


def about(look: Browse, pack: Pack, made: Sequence[Judgement]) -> Mapping[str, tuple[About, ...]]:
    """What each of these judgements is about, by its id; a merge's or a split's two sides in order.

    Events are those that the claims are in today; a claim that is in none stands for itself, and
    so does one that foretells nothing any more.
    """
    undone = {one.subject for one in made if one.kind is Ruling.UNDO}
    named = {one.id: one for one in look.judgements()} if undone else {}
    every = _Everything(look, pack, (*made, *(one for one in named.values() if one.id in undone)))
    return {one.id: tuple(dict.fromkeys(every.of(one, named))) for one in made}


class _Everything:
    """Looks up at once what many judgements are about."""

    def __init__(self, look: Browse, pack: Pack, made: Sequence[Judgement]) -> None:
        self._there = found_there(look, made)
        rows = {key for one in self._there.values() for key in one.claims}
        self._events = look.events_of(rows)
        self._forecasts: dict[Anchor, str] = {}
        if any(one.kind is Ruling.RESOLVE for one in made):
            # The statistics take their time to load: only resolved forecasts need them.
            from whoseword.flow.forecasts import foretold

            for forecast in foretold(look, pack):
                self._forecasts |= dict.fromkeys(forecast.claims, forecast.id)

    def of(self, one: Judgement, named: Mapping[str, Judgement]) -> Iterator[About]:
        """What one judgement is about; `named` are those that it may have undone."""
        if one.kind is Ruling.UNDO:
            yield self._undone(one.subject or "", named)
        elif one.subject:
            yield About("source", one.subject)
        elif one.kind is Ruling.RESOLVE:
            yield self._forecast(one.claims)
        elif one.kind in OF_EVENTS:
            yield from self._of_events(one.claims)
            yield from self._of_events(one.others)
        else:
            yield from (About("claim", a.claim, self._words(a)) for a in one.claims)

    def _undone(self, identity: str, named: Mapping[str, Judgement]) -> About:
        undone = named.get(identity)
        if undone is None:
            return About("judgement", identity)
        of = next(self.of(undone, named), None)
        parts = (undone.kind.value, undone.slot, undone.value, of and (of.words or of.id))
        return About("judgement", identity, " ".join(part for part in parts if part))

    def _forecast(self, claims: Sequence[Anchor]) -> About:
        """The forecast that any of the claims makes today, in the words of the first."""
        found = next((self._forecasts[a] for a in claims if a in self._forecasts), None)
        kind = "forecast" if found else "claim"
        return About(kind, found or claims[0].claim, self._words(claims[0]))

    def _of_events(self, claims: Iterable[Anchor]) -> Iterator[About]:
        """Each event of these claims, in the words of its first."""
        seen: set[str] = set()
        for anchor in claims:
            rows = self._there.get(anchor, NOTHING).claims
            event = next((self._events[row] for row in rows if row in self._events), None)
            if (event or anchor.claim) not in seen:
                seen.add(event or anchor.claim)
                kind = "event" if event else "claim"
                yield About(kind, event or anchor.claim, self._words(anchor))

    def _words(self, anchor: Anchor) -> str:
        return self._there.get(anchor, NOTHING).words
