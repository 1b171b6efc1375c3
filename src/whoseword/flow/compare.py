"""The walk of a hand-kept table: tables, ledger, tables. What it has, and what the ledger has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from whoseword.errors import RefusedInput
from whoseword.ledger import ClaimFilter, Held, View
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import state_or_name
from whoseword.lexicon.sites import Sites
from whoseword.model import Event, EventType, Modality, Role, When
from whoseword.model.table import Extra, Fit, Found, Occurrence
from whoseword.tables.days import MONTH, unwatched, within
from whoseword.tables.layout import Layout
from whoseword.tables.match import Matcher
from whoseword.tables.propose import cells_for
from whoseword.tables.read import Table, read_table
from whoseword.weigh.lineage import voice_of

# What is said to have happened, or not to have.
PAST = (Modality.ASSERTED, Modality.DENIED)
# What somebody thinks is no event that a table would have.
UNTOLD = frozenset({EventType.ASSESSMENT})


@dataclass(frozen=True, slots=True)
class Compared:
    """A table beside a ledger. `of` is what was compared: events, or claims before any are built.

    `found` has each row with a result; `refused` are rows that couldn't be read. `watched` counts
    the rows of months of which the ledger has articles.
    """

    table: Table
    of: str
    found: tuple[Found, ...]
    extra: tuple[Extra, ...]
    watched: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows are found, differing and missing, how many extra things there are."""
        fits = Counter(one.fit.value for one in self.found)
        return {
            "rows": len(self.found),
            "of_months_with_articles": self.watched,
            **{fit.value: fits[fit.value] for fit in Fit},
            "extra": len(self.extra),
            "refused": len(self.refused),
        }

    @property
    def refused(self) -> tuple[RefusedInput, ...]:
        """The rows that couldn't be read."""
        return self.table.refused


def compare_table(
    view: View, pack: Pack, path: Path, layout: Layout | None = None, *, roots: int = 1
) -> Compared:
    """Hold the table at `path` against the ledger.

    Extra is what lies in the table's time, is of its types and by its actor, and rests on at least
    so many roots. RefusedInput where the table can't be read.
    """
    names = pack.names
    table = read_table(path, layout)
    time = within(table.rows)
    built = view.built() is not None
    told = list(_of_events(view, table) if built else _of_claims(view, table, names))
    months = frozenset(view.months_published())
    matcher = Matcher(table.rows, told, names, Sites(pack, names), utc=table.layout.utc)
    found = [unwatched(one, months) for one in matcher.found()]
    lacking = [one for one in matcher.unlike() if len(one.roots) >= roots]
    extra = [
        Extra(one, cells_for(one, table, names), _why(one))
        for one in lacking
        if _in_scope(one, table, time, names)
    ]
    watched = sum(bool(one.row.date and one.row.date.iso()[:7] in months) for one in found)
    return Compared(table, "events" if built else "claims", tuple(found), tuple(extra), watched)


def _types(table: Table) -> tuple[EventType, ...]:
    """The types of which the table has rows; all where it doesn't say."""
    named = {table.layout.type, *table.layout.types.values()} - {None}
    return tuple(kind for kind in EventType if kind in named)


def _filter(table: Table) -> ClaimFilter:
    return ClaimFilter(types=_types(table), modalities=PAST)


def _in_scope(one: Occurrence, table: Table, time: When | None, names: Names) -> bool:
    """Whether the table, by what it holds otherwise, would have it."""
    if time is None or one.date is None or one.type in UNTOLD:
        return False
    if not time.start <= one.date.start <= one.date.end <= time.end:
        return False
    if (one.date.end - one.date.start).days >= MONTH:
        return False
    layout = table.layout
    mine = {state_or_name(party, names) for party in (one.actor, one.recipient) if party}
    named = {e.name for text in one.texts for m in names.find(text) for e in m.of("states")}
    actor = layout.actor is None or (one.actor and state_or_name(one.actor, names) == layout.actor)
    return bool(actor) and set(layout.parties) <= mine | named


def _why(one: Occurrence) -> tuple[str, ...]:
    said = ", ".join(one.roots) or "nobody but the outlets themselves"
    return ("in the table's time, of its kind, and no row is like it", f"on the word of {said}")


def _of_events(view: View, table: Table) -> Iterator[Occurrence]:
    for event, members in view.told(_filter(table)):
        if event.modality in PAST:
            held = [m.held for m in members if m.part.role is Role.ACCOUNT]
            yield _occurrence(event, held or [m.held for m in members])


def _occurrence(event: Event, held: list[Held]) -> Occurrence:
    one = Occurrence(
        id=event.id,
        type=event.type,
        actor=event.actor,
        recipient=event.recipient,
        object=event.object,
        place=event.place,
        date=event.date,
        first_told=event.first_seen,
        roots=tuple(w.root for w in event.words if w.independent and not w.denies),
        texts=tuple(dict.fromkeys(one.evidence for one in held)),
        accounts={c.slot: {a.value: a.roots for a in c.accounts} for c in event.conflicts},
    )
    return _as_told(one, held[0])


def _of_claims(view: View, table: Table, names: Names) -> Iterator[Occurrence]:
    """Claims that say the same, on any word, are one occurrence."""
    same: dict[tuple[object, ...], list[Held]] = {}
    for held in view.claims(_filter(table)):
        c = held.claim
        key = (c.type, c.actor, c.recipient, c.object, c.place, c.date)
        same.setdefault(key if c.date else (*key, held.evidence), []).append(held)
    for group in same.values():
        first, claim = group[0], group[0].claim
        rooted = (voice_of(one.claim, names, one.article.publisher) for one in group)
        published = first.article.published
        one = Occurrence(
            id=claim.id,
            type=claim.type,
            actor=claim.actor,
            recipient=claim.recipient,
            object=claim.object,
            place=claim.place,
            date=claim.date,
            first_told=published.when if published else None,
            roots=tuple(dict.fromkeys(root.name for root in rooted if root)),
            texts=tuple(dict.fromkeys(one.evidence for one in group)),
            accounts={},
        )
        yield _as_told(one, first)


def _as_told(one: Occurrence, held: Held) -> Occurrence:
    """With the words and the article of the claim that tells of it."""
    article = held.article
    return replace(
        one,
        quote=held.evidence,
        title=article.title,
        outlet=article.publisher,
        url=article.url,
    )
