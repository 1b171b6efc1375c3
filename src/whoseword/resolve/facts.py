"""A claim as far as its comparison needs it: parties, thing, place, time and figure as known ones.

Nothing here depends on where the claim stands in a ledger but `key`, which names it and is never
compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical, parties_of, state_of
from whoseword.lexicon.sites import Site, Sites
from whoseword.lexicon.things import Thing, Things, content
from whoseword.model import Anchor, Claim, EventType, Modality, Quantity, When

# Days of a time that pins a happening down: a day, or 'between Monday and Wednesday'.
PINNED = 7
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    "tenth",
)


T = EventType
# Of these, parties and day don't tell one from the next: many are made in a day.
WORDY = frozenset({T.STATEMENT, T.ASSESSMENT})
# What is told by how much: another figure on the same word is another amount.
COUNTED = frozenset({T.TRANSFER, T.PRODUCTION, T.DEPLOYMENT})


class Standing(StrEnum):
    """How a claim puts its happening: as done, as to come, or as not so."""

    DONE = "done"
    TO_COME = "to come"
    DENIED = "denied"


STANDINGS = {
    Modality.ASSERTED: Standing.DONE,
    Modality.POSSIBLE: Standing.DONE,
    Modality.DENIED: Standing.DENIED,
}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who acts or is acted on, and the state that they are of or are."""

    name: str
    state: str | None

    @property
    def is_state(self) -> bool:
        """Whether it's the state itself."""
        return self.name == self.state


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim. `order` sorts claims alike in every ledger.

    `group` is its document's copy group, `root` the name of whose word it rests on or empty,
    `published` the first day that its document may have come out, `ordinal` the word that counts
    the happening ('sixth'), `words` the content words of its evidence.
    """

    key: int
    order: tuple[str, ...]
    anchor: Anchor
    document: str
    group: str
    type: EventType
    standing: Standing
    modality: Modality
    actors: frozenset[Party]
    recipients: frozenset[Party]
    thing: Thing
    quantity: Quantity | None
    site: Site | None
    when: When | None
    published: date | None
    root: str
    ordinal: str
    words: frozenset[str]

    @property
    def pinned(self) -> bool:
        """Whether its time pins the happening down."""
        when = self.when
        return when is not None and when.length < PINNED

    @property
    def parties(self) -> frozenset[Party]:
        """All who take part."""
        return self.actors | self.recipients

    @property
    def sides(self) -> frozenset[str]:
        """The states that take part, and the names of those who are of none."""
        return frozenset(party.state or party.name for party in self.parties)

    @property
    def profile(self) -> tuple[object, ...]:
        """All that a comparison looks at but words and document: what settles most of them."""
        who = (self.type, self.standing, self.actors, self.recipients)
        root = self.root if self.type in WORDY or self.type in COUNTED else ""
        return (*who, self.thing, self.quantity, self.site, self.when, root, self.ordinal)


@dataclass
class FactsOf:
    """Makes facts by one pack; remembers what it has looked up."""

    pack: Pack
    names: Names
    _parties: dict[str | None, frozenset[Party]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._things = Things(self.pack, self.names)
        self._sites = Sites(self.pack, self.names)

    def of(
        self,
        claim: Claim,
        *,
        key: int,
        anchor: Anchor,
        evidence: str,
        document: str,
        group: str,
        root: str,
        published: When | None,
    ) -> Facts:
        """The facts of a claim: `evidence` is its words, `root` on whose word it rests."""
        words = frozenset(content(evidence))
        spans = (f"{anchor.span.start:09d}", f"{anchor.span.end:09d}")
        day = published.start if published else None
        return Facts(
            key=key,
            order=(day.isoformat() if day else "~", document, *spans, anchor.type, claim.id),
            anchor=anchor,
            document=document,
            group=group,
            type=claim.type,
            standing=STANDINGS.get(claim.modality, Standing.TO_COME),
            modality=claim.modality,
            actors=self.parties(claim.actor),
            recipients=self.parties(claim.recipient),
            thing=self._things.of(claim.object),
            quantity=claim.quantity,
            site=self._sites.of(claim.place),
            when=claim.date,
            published=day,
            root=root,
            ordinal=_ordinal(claim.object),
            words=words,
        )

    def parties(self, joint: str | None) -> frozenset[Party]:
        """The parties that a slot names."""
        if joint not in self._parties:
            self._parties[joint] = frozenset(
                Party(canonical(name, self.names), state_of(name, self.names))
                for name in parties_of(joint, self.names)
            )
        return self._parties[joint]


def _ordinal(phrase: str | None) -> str:
    """The first word of `phrase` that counts; else none."""
    said = (phrase or "").casefold().replace("-", " ").split()
    return next((word for word in said if word in ORDINALS), "")
