"""One happening, and all that is claimed about it. Derived from claims and judgements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from whoseword.model.claim import EventType, Modality
from whoseword.model.judgement import Anchor
from whoseword.model.when import When

# Hexadecimal digits of an event's id.
DIGITS = 16


class Role(StrEnum):
    """What a claim is to an event: one of its accounts, or a denial of it.

    Each claim is the account of at most one event; a sweeping denial is tied to each that it
    denies.
    """

    ACCOUNT = "account"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Word:
    """Somebody on whose word an event rests.

    `groups` counts the copy groups of the documents that carry it. `self_reporting` where the
    root is a party to what it reports; `denies` where its word is a denial. `independent` is False
    where it isn't known to be another's word than those before it: another organ of one state,
    somebody unnamed.
    """

    root: str
    groups: int
    claims: int
    self_reporting: bool = False
    denies: bool = False
    independent: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """One value of a slot, as claims give it, and the roots that give it."""

    value: str
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot on which an event's accounts differ, the account with most roots first."""

    slot: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """An Admiralty grade with its reasons.

    `value` is A to F for a source, 1 to 6 for information. `by` is the person whose judgement it
    is, or None for a proposal of the rules.
    """

    value: str
    reasons: tuple[str, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two claims are, between 0 and 1, and why, in words. `left` and `right` are the
    claims' rows in the ledger; `same` whether the rules take them for one event."""

    left: int
    right: int
    score: float
    same: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """One claim's part in an event. `claim` is its row in the ledger, `group` its document's copy
    group, `root` on whose word it finally rests, `why` what brought it in."""

    claim: int
    role: Role
    group: str
    root: str
    self_reporting: bool
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening.

    The slots hold what most independent roots say, and `conflicts` all values where they differ.
    `founder` is the claim that it is named after. `first_seen` is the earliest publication.
    `headlines` counts documents, `groups` copy groups; `words` are the roots behind it, denials
    apart. `modality` is the strongest of its accounts'.
    """

    id: str
    founder: Anchor
    type: EventType
    modality: Modality
    actor: str | None
    recipient: str | None
    object: str | None
    quantity: str | None
    place: str | None
    date: When | None
    first_seen: When | None
    claims: int
    headlines: int
    groups: int
    words: tuple[Word, ...]
    conflicts: tuple[Conflict, ...]
    grade: Grade

    @property
    def roots(self) -> int:
        """How many independent roots report it; those who deny it don't count."""
        return sum(word.independent and not word.denies for word in self.words)

    @property
    def self_reporting(self) -> int:
        """How many of them are party to it."""
        counted = (w for w in self.words if w.independent and not w.denies)
        return sum(word.self_reporting for word in counted)


def event_id(founder: Anchor, ordinal: int = 0) -> str:
    """The id of the event that `founder` founds.

    The same for every reader that finds this claim; `ordinal` tells apart events that are founded
    by several claims of one type on the very same evidence.
    """
    span, kind = founder.span, founder.type.value
    content = f"{founder.digest}:{span.start}:{span.end}:{kind}:{ordinal or ''}"
    return sha256(content.encode()).hexdigest()[:DIGITS]
