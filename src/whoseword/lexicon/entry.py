"""What a name stands for: a row of the pack, and by which of its forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whoseword.lexicon.slug import slug
from whoseword.model import Actor, SourceType, Span

ACTORS = frozenset({"states", "people", "institutions"})


class Form(StrEnum):
    """How a form stands for its entry.

    `name` names it; `adjective` is a demonym (`North Korean`); `metonym` a capital or seat that
    stands for a government (`Pyongyang`); `family` a family name alone (`Kim`); `role` an office
    (`North Korean leader`); `head` a noun that points back to a body (`the ministry`).
    """

    NAME = "name"
    ADJECTIVE = "adjective"
    METONYM = "metonym"
    FAMILY = "family"
    ROLE = "role"
    HEAD = "head"


ORDER = {form: n for n, form in enumerate(Form)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the pack, as one of its forms names it.

    `category` is a good's category, a weapon's class, a place's or an institution's kind, or
    empty. `since` and `until` bound a role, both included; `office` is its words.
    """

    table: str
    name: str
    form: Form
    state: str | None = None
    source_type: SourceType = SourceType.NONE
    category: str = ""
    since: date | None = None
    until: date | None = None
    office: str = ""

    @property
    def actor(self) -> Actor | None:
        """The actor it stands for; None for a weapon, a good or a place."""
        if self.table not in ACTORS:
            return None
        kind = {"states": "state", "people": "person"}.get(self.table) or self.category
        kind = "institution" if kind in ("company", "alliance") else kind
        return Actor(slug(self.name), self.name, kind, self.source_type, self.state)

    def holds(self, day: date | None) -> bool:
        """Whether the role was held on `day`; without a day, whether it has no known end."""
        if day is None:
            return self.until is None
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A piece of a text that names something, and all the entries that it can stand for."""

    span: Span
    entries: tuple[Entry, ...]

    def of(self, *tables: str) -> tuple[Entry, ...]:
        """Its entries from these tables."""
        return tuple(e for e in self.entries if e.table in tables)
