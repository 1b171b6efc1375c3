"""Whom a text joins: `North Korea and Russia`, `allies such as France`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Actor
from whoseword.read.syntax import Parse, Token
from whoseword.read.who.referents import MentionKind, Mentions


@dataclass(frozen=True)
class Lists:
    """Those who are mentioned together in one text."""

    mentions: Mentions

    @property
    def parse(self) -> Parse:
        """The text's parse."""
        return self.mentions.parse

    def parties(self, token: int) -> tuple[Actor, ...]:
        """All who are joined at `token`: `North Korea and Russia`. Empty where one is unknown."""
        if token not in self._parties:
            first = self._instance(token) or token
            joined = [first, *self._joined(first)]
            actors = [m.actor for m in map(self.mentions.at, joined) if m and m.actor]
            whole = len(actors) == len(joined)
            self._parties[token] = tuple(dict.fromkeys(actors)) if whole else ()
        return self._parties[token]

    def _instance(self, token: int) -> int | None:
        """The first of those whom a text names instead: `allies like France`, `such as France`."""
        links = (t for t in self.parse.children(token, "prep") if self._instances(t))
        return next((n.i for link in links for n in self.parse.children(link.i, "pobj")), None)

    def _instances(self, link: Token) -> bool:
        such = link.lower == "as" and self.parse.child(link.i, "amod") is not None
        return self.parse.tokens[link.head].tag == "NNS" and (such or link.lower == "like")

    @cached_property
    def _parties(self) -> dict[int, tuple[Actor, ...]]:
        return {}  # every claim asks for the same few

    def _joined(self, token: int) -> Iterable[int]:
        for other in self.parse.children(token, "conj", "appos"):
            states = self._state(token) and self._state(other.i)
            if states or (other.dep == "conj" and not self._same(token, other.i)):
                yield other.i
                yield from self._joined(other.i)

    def _same(self, token: int, other: int) -> bool:
        """Whether the parser takes for two what is one: `one lawmaker, Sen. Burr`; `Van Jackson, a
        fellow at Yale and a former adviser`.
        """
        described = [self.mentions.standing(i) == MentionKind.DESCRIPTION for i in (token, other)]
        apposed = any(t.i < other for t in self.parse.children(token, "appos"))
        one = apposed and described[1] and self.parse.tokens[other].tag == "NN"
        return described.count(True) == 1 and (one or not self._listed(token))

    def _listed(self, token: int) -> bool:
        """Whether `and` or `or` stands somewhere in the list that goes on from `token`."""
        if self.parse.child(token, "cc") is not None:
            return True
        return any(self._listed(t.i) for t in self.parse.children(token, "conj"))

    def _state(self, token: int) -> bool:
        """Whether a state stands there by name; no state is an apposition to another."""
        named = self.mentions.standing(token) in (MentionKind.NAME, MentionKind.METONYM)
        at = self.mentions.at(token) if named else None
        return at is not None and at.actor is not None and at.actor.kind == "state"
