"""Those of whom an article speaks, each where it does: what later steps ask about them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from whoseword.lexicon.entry import Entry, NameMatch
from whoseword.model import Actor, Span
from whoseword.read.syntax import Parse


class MentionKind(StrEnum):
    """How somebody is mentioned.

    `metonym` is a capital or seat for its government; `adjective` a state's (`North Korean`);
    `place` a state or its capital as somewhere to be; `description` a noun phrase without a name.
    """

    NAME = "name"
    METONYM = "metonym"
    ADJECTIVE = "adjective"
    PLACE = "place"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


# Inside a phrase whose head is nobody, the likelier it stands for the whole the earlier here.
RANK = {
    MentionKind.NAME: 0,
    MentionKind.METONYM: 1,
    MentionKind.DESCRIPTION: 2,
    MentionKind.PRONOUN: 3,
    MentionKind.ADJECTIVE: 4,
    MentionKind.PLACE: 5,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Where somebody is spoken of: `span` without determiner, `head` its head token.

    `actor` is None where it can't be told who is meant: openly unresolved.
    """

    span: Span
    head: int
    actor: Actor | None
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in the text: the pack's entries for it, or a new actor."""

    span: Span
    head: int
    entries: tuple[Entry, ...] = ()
    new: Actor | None = None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place of the pack in the text, with its head token."""

    match: NameMatch
    head: int


@dataclass(frozen=True)
class Mentions:
    """All mentions of a document in text order, and the pack's places in it."""

    parse: Parse
    every: tuple[Mention, ...]
    places: tuple[PlaceName, ...] = ()

    @cached_property
    def _by_head(self) -> dict[int, Mention]:
        return {m.head: m for m in reversed(self.every)}

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.every]

    def at(self, token: int) -> Mention | None:
        """The mention that `token` heads, or else the shortest one that covers it."""
        return self._by_head.get(token) or self._around.get(token)

    @cached_property
    def _around(self) -> dict[int, Mention]:
        """The shortest mention that covers each token, the first of equals."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.every, key=lambda m: m.span.end - m.span.start):
            for token in self.parse.within(mention.span):
                found.setdefault(token.i, mention)
        return found

    def standing(self, token: int) -> str:
        """How the mention that `token` heads is one, or `nobody` where there is none."""
        headed = self._by_head.get(token)
        return headed.kind.value if headed is not None else "nobody"

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie in `span`."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple([m for m in self.every[first:last] if m.span.end <= span.end])

    def who(self, span: Span) -> Actor | None:
        """Whom the noun phrase at `span` stands for: its head's actor, or else the best inside."""
        head = self.parse.head_of(span)
        headed = self.at(head.i) if head else None
        if headed is not None:
            return headed.actor
        inside = [m for m in self.within(span) if m.actor is not None]
        best = min(inside, key=lambda m: (RANK[m.kind], m.span.start), default=None)
        return best.actor if best else None

    @cached_property
    def states(self) -> tuple[Actor, ...]:
        """The states that the text mentions, each once."""
        named = (m.actor for m in self.every if m.actor and m.actor.kind == "state")
        return tuple({actor.name: actor for actor in named}.values())

    @cached_property
    def foremost_states(self) -> tuple[str, ...]:
        """The two states that are mentioned most by themselves, the first of equals before."""
        every = (m.actor.name for m in self.every if m.actor and m.actor.kind == "state")
        return tuple(name for name, _ in Counter(every).most_common(2))

    @cached_property
    def first_of_states(self) -> dict[str, Mention]:
        """The first mention of each state by itself."""
        named = ((m.actor, m) for m in reversed(self.every))
        return {a.name: m for a, m in named if a and a.kind == "state"}

    @cached_property
    def of_state(self) -> Counter[str | None]:
        """How often each state is mentioned, by itself or by its people and organs."""
        return Counter(m.actor.state for m in self.every if m.actor)

    @cached_property
    def owned_places(self) -> tuple[tuple[Span, str], ...]:
        """Where the text names a place that a state has, and the state."""
        named = ((p.match.span, p.match.of("places")) for p in self.places)
        return tuple((s, found[0].state) for s, found in named if found and found[0].state)
