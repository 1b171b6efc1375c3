"""The filter bar: what a query asks for, and the query that asks for it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Query, Request

from whoseword.errors import UsageError
from whoseword.flow.names import canonical
from whoseword.ledger import ClaimFilter
from whoseword.lexicon.names import Names
from whoseword.model import EventType, Modality, When

# Characters of a value in the bar, at most.
LONGEST = 300
NAMED = ("actor", "recipient", "source", "root")
Several = Annotated[list[str], Query(max_length=20)]
One = Annotated[str, Query(max_length=LONGEST)]
T = TypeVar("T", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter, and its fields as they were given: name and value, in the bar's order."""

    wanted: ClaimFilter
    given: tuple[tuple[str, str], ...]

    @property
    def query(self) -> str:
        """The query that restores this view, without a question mark."""
        return urlencode(self.given, errors="replace")  # half a character is no address

    def values(self, name: str) -> list[str]:
        """What was given for one field."""
        return [value for field, value in self.given if field == name]

    def and_also(self, **more: str) -> Asked:
        """The same with what a page asks for beside the bar."""
        return replace(self, given=(*self.given, *((n, v) for n, v in more.items() if v)))

    def of(self, **more: str) -> Asked:
        """The same with these fields in the place of those of their names."""
        rest = (one for one in self.given if one[0] not in more)
        return replace(self, given=(*rest, *more.items()))

    def with_(self, **more: object) -> str:
        """The query with further fields, each in the place of the one of its name."""
        rest = [(name, value) for name, value in self.given if name not in more]
        new = [(name, str(value)) for name, value in more.items() if value not in (None, "")]
        return urlencode([*rest, *new])


def asked(
    request: Request,
    type: Several = [],  # noqa: B006
    actor: Several = [],  # noqa: B006
    recipient: Several = [],  # noqa: B006
    source: Several = [],  # noqa: B006
    root: Several = [],  # noqa: B006
    since: One = "",
    until: One = "",
    modality: Several = [],  # noqa: B006
    text: One = "",
) -> Asked:
    """Read the bar; UsageError where a value is none that its field takes."""
    names: Names = request.app.state.names
    lists = {
        "type": type,
        "actor": actor,
        "recipient": recipient,
        "source": source,
        "root": root,
        "modality": modality,
    }
    given = [(name, value.strip()) for name, values in lists.items() for value in values]
    given += [("since", since.strip()), ("until", until.strip()), ("text", text.strip())]
    held = {name: [v for n, v in given if n == name and v] for name in (*lists, "since")}
    first, last = _moment("since", since.strip()), _moment("until", until.strip())
    if first and last and first.start > last.end:
        raise UsageError(f"since {since.strip()} is later than until {until.strip()}: swap them.")
    return Asked(
        ClaimFilter(
            types=tuple(_choice("type", value, EventType) for value in held["type"]),
            modalities=tuple(_choice("modality", value, Modality) for value in held["modality"]),
            actors=canonical(held["actor"], names),
            recipients=canonical(held["recipient"], names),
            sources=canonical(held["source"], names),
            roots=canonical(held["root"], names),
            since=first,
            until=last,
            text=text.strip() or None,
        ),
        tuple((name, value) for name, value in given if value),
    )


def _choice(name: str, value: str, kind: type[T]) -> T:
    try:
        return kind(value)
    except ValueError:
        raise UsageError(f"{name} {value}: take one of {_listed(kind)}.") from None


def _listed(kind: Iterable[str]) -> str:
    return ", ".join(str(one) for one in kind)


def _moment(name: str, value: str) -> When | None:
    try:
        return When.parse(value) if value else None
    except ValueError:
        form = "write a day (2025-12-26), a month (2025-12) or a year (2025)"
        raise UsageError(f"{name} {value}: {form}.") from None
