"""Who deals with the ledger, as others see them: one who looks, one who writes, one who keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from whoseword.errors import RefusedInput
from whoseword.ledger.base import (
    Added,
    Article,
    Basis,
    ClaimFilter,
    ClaimStanding,
    CopyGroup,
    Derived,
    EventPage,
    Gathered,
    Held,
    Member,
    SourceCount,
    Tally,
)
from whoseword.model import (
    Attribution,
    Comparison,
    Copy,
    Document,
    Event,
    EventType,
    Judgement,
    Modality,
    Reading,
    Weighed,
    When,
)


class Meeting(Protocol):
    """Finds the documents whose texts share at least `least` of `keys`."""

    def __call__(self, keys: Collection[int], least: int) -> Iterator[Document]:
        """In the order of their digests, then of their rows."""
        ...


class Weigher(Protocol):
    """Finds the copies of a text, and says which of them make groups."""

    def weigh(self, document: Document, meeting: Meeting) -> Weighed:
        """The keys of a document and its copies among those that it meets."""
        ...

    def joining(self, copies: Iterable[Copy]) -> Iterable[Copy]:
        """Of all the copies that some texts have, those that put two texts into one group."""
        ...


class View(Protocol):
    """Looks: of each article its newest version, of that version the reading added last, of each
    claim how it stands: rejected ones are nowhere, corrected ones have the corrected values."""

    def claims(self, wanted: ClaimFilter = ...) -> Iterator[Held]:
        """Claims by time (those without one last), then by article and place in it."""
        ...

    def claim(self, prefix: str) -> Held:
        """The one claim whose id begins with `prefix`, as it stands, or as it was read where it is
        rejected; LedgerError for none or several."""
        ...

    def as_read(self, prefix: str) -> Held:
        """The same claim as it was read, with nothing that people say of it."""
        ...

    def met_by_judgements(self) -> tuple[Held, ...]:
        """The claims of all readings, as they were read, that a judgement on claims may mean: of
        its type, in its text, on evidence that overlaps; by reading and place in it."""
        ...

    def standings(self) -> Mapping[int, ClaimStanding]:
        """How the judged claims stand, by the rows of the claims as they were read."""
        ...

    def document(self, key: int) -> Document:
        """A document with its text; LedgerError where the ledger has none under `key`."""
        ...

    def attributions(self, key: int) -> tuple[Attribution, ...]:
        """The attributions of the document under `key`."""
        ...

    def sources(self) -> tuple[SourceCount, ...]:
        """All sources of the claims in view, those that most claims rest on first."""
        ...

    def events(self, wanted: ClaimFilter = ..., *, roots: int = 0) -> Iterator[Event]:
        """Events of which a claim is wanted, with at least so many roots; by time."""
        ...

    def happened(
        self, wanted: ClaimFilter = ..., modality: Modality = ...
    ) -> Mapping[tuple[EventType, When | None], int]:
        """How many events of that modality, of which a claim is wanted, each type and time has."""
        ...

    def event(self, prefix: str) -> Event:
        """The event whose id begins with `prefix`, or that an old id now leads to; LedgerError."""
        ...

    def members(self, event: str) -> tuple[Member, ...]:
        """The claims of the event with this id, by publication, article and place in it."""
        ...

    def told(self, wanted: ClaimFilter = ...) -> Iterator[tuple[Event, tuple[Member, ...]]]:
        """The events that `events` gives, each with its members; in few queries."""
        ...

    def event_page(self, prefix: str) -> EventPage:
        """The event that `event` finds, its claims grouped by root with copies folded."""
        ...

    def comparisons(self, event: str) -> tuple[Comparison, ...]:
        """The comparisons of the event's claims, with one another and with others, best first."""
        ...

    def event_of(self, claim: int) -> str | None:
        """The id of the event that the claim of this row is an account of."""
        ...

    def events_of(self, claims: Collection[int]) -> Mapping[int, str]:
        """The ids of the events that the claims of these rows are accounts of."""
        ...

    def roots_of_events(self) -> tuple[str, ...]:
        """Everybody on whose word the claims of events rest, by name."""
        ...

    def judgements(self, event: str | None = None) -> tuple[Judgement, ...]:
        """All judgements, or those on one event, in the order in which they were made."""
        ...

    def basis(self, rules: str) -> Basis:
        """What would be derived by `rules` from now."""
        ...

    def built(self, what: Derived = ...) -> Basis | None:
        """What the events in the ledger, or `what` else, were derived from; None before the first
        time."""
        ...

    def last_published(self) -> date | None:
        """The last day on which an article of the ledger came out; None where none has a date.

        Where no article has its day, the first one that the latest can mean.
        """
        ...

    def months_published(self) -> dict[str, int]:
        """How many articles of the ledger came out in each month (`2024-05`) that has any."""
        ...

    def articles_named(self, prefix: str) -> tuple[Article, ...]:
        """The documents in view whose id is `prefix`, or else begins with it."""
        ...

    def claims_of(self, keys: Collection[int]) -> tuple[Held, ...]:
        """The claims of the documents under these keys, by article and place in it."""
        ...

    def copy_groups(self, of: Collection[int] | None = None) -> dict[int, str]:
        """The copy group of every document in view, or of those `of`, by the document's key.

        A text without copies, or not weighed yet, is a group by itself: its own digest.
        """
        ...

    def copies(self, wanted: Collection[str] | None = None) -> tuple[CopyGroup, ...]:
        """The groups of two or more documents in view, the largest first; only those `wanted`."""
        ...


class Writer(Protocol):
    """Writes one run. Each call is one transaction: all of it is kept, or nothing."""

    def holds(self, document: Document) -> bool:
        """Whether this run's reader and pack have already read this very text under this id."""
        ...

    def pass_over(self) -> None:
        """Count a document that is held and not read again."""
        ...

    def add(self, reading: Reading, weigher: Weigher | None = None) -> Added:
        """Keep a document and what was read from it, and what `weigher` finds of its copies."""
        ...

    def refuse(self, refused: RefusedInput) -> None:
        """Note an input that couldn't be taken."""
        ...

    def finish(self) -> Tally:
        """Close the run and count it."""
        ...


class Keeper(Protocol):
    """Keeps judgements and what is derived. Each call is one transaction."""

    def judge(self, judgement: Judgement) -> Added:
        """Keep a judgement; the very same one again changes nothing."""
        ...

    def keep(
        self, events: Iterable[Gathered], comparisons: Iterable[Comparison], basis: Basis
    ) -> None:
        """Put these events in the place of those before."""
        ...

    def stand(self, standings: Mapping[int, ClaimStanding], basis: Basis) -> None:
        """Let the judged claims stand so, and all others as they were read."""
        ...
