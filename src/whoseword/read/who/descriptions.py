"""Noun phrases without a name: who `the North Korean leader` or `the agency` is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

from whoseword.lexicon.entry import Entry
from whoseword.lexicon.rows import Row
from whoseword.model import Actor, Span
from whoseword.read.syntax import Token
from whoseword.read.who.beside import opens_title
from whoseword.read.who.discourse import PERSON, Discourse
from whoseword.read.who.groups import Groups
from whoseword.read.who.offices import Offices
from whoseword.read.who.organs import Organs
from whoseword.read.who.phrases import BEHIND, Scene
from whoseword.read.who.referents import Mention, MentionKind
from whoseword.read.who.roles import role
from whoseword.read.who.wording import BODIES, Wording

LONGEST_NAME = 4  # words of a person's name


@dataclass(frozen=True)
class Describer:
    """Reads descriptions against what the text has said so far.

    `roles` are the offices named in the text, by head token.
    """

    scene: Scene
    discourse: Discourse
    wording: Wording
    roles: dict[int, tuple[Span, tuple[Entry, ...]]]

    @cached_property
    def _groups(self) -> Groups:
        return Groups(self.scene, self.discourse, self.wording)

    @cached_property
    def _organs(self) -> Organs:
        return Organs(self.scene, self.discourse, self.wording, self._groups)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self.scene, self.discourse, self.wording, self.roles)

    def mention(self, i: int) -> Mention | None:
        """The description that token `i` heads, or None where it is none."""
        token = self.scene.parse.tokens[i]
        if token.pos not in ("NOUN", "PROPN") or self._title(token):
            return None
        first, row = role(self.scene.parse, self.scene.names, i)
        if row is None and i not in self.roles:
            return None
        actor = self._actor(token, first, row)
        start = self.wording.start(i)
        return Mention(Span(start, token.end), i, actor, MentionKind.DESCRIPTION)

    def _title(self, token: Token) -> bool:
        """Whether it only stands before a name or another noun: `leader Kim`."""
        return token.dep in ("compound", "nmod", "amod", "npadvmod")

    def _actor(self, token: Token, first: int, row: Row | None) -> Actor | None:
        named = self._apposed(token, row)
        if named is not None:
            return named
        state = self.wording.state_of(token.i, "of")
        if token.lemma in self.scene.names.sense("state"):
            return self._state(token, state)
        holder = self._offices.holder(token.i, state)
        if holder is not None or row is None:
            return holder
        if row["kind"] != "person":
            return self._organs.of(token, first, row, state)
        return self._person(token, row, state)

    def _apposed(self, token: Token, row: Row | None) -> Actor | None:
        """The person or body named beside it: `the leader, Kim Jong Un`, `Ahn, a researcher`.

        Or the state, where it is no person: `China, a vital ally`.
        """
        if self.scene.plural(token.i):
            return None
        body = row is not None and row["kind"] == "body"
        titled = self._right_behind(token, BODIES if body else PERSON) or self._holder(token)
        kinds = PERSON | BODIES | ({"state"} if body else set())
        beside = self.wording.actors(self._beside(token))
        return titled or next((a for a in beside if a.kind in kinds), None)

    def _right_behind(self, token: Token, kinds: Container[str]) -> Actor | None:
        """`policy chief Kaja Kallas`, where the parser doesn't join them."""
        behind = (self.wording.peek(i) for i in range(token.i + 1, token.i + 1 + LONGEST_NAME))
        found = next((m for m in behind if m and m.span.start == token.end + 1), None)
        actor = found.actor if found is not None else None
        return actor if actor is not None and actor.kind in kinds else None

    def _holder(self, token: Token) -> Actor | None:
        """`Ambassador to the United Nations Nikki Haley`, where the parser hangs her on them."""
        below = (t.i for t in self.scene.parse.subtree(token.i) if t.i > token.i)
        people = (m for m in map(self.wording.peek, below) if m and m.actor)
        named = (m for m in people if m.actor and m.actor.kind in PERSON)
        parse, names = self.scene.parse, self.scene.names
        return next((m.actor for m in named if opens_title(parse, names, token, m.span)), None)

    def _beside(self, token: Token) -> list[int]:
        """The words that stand for the same as a noun.

        Also behind an office without an article in `Economy Minister and Vice Chancellor Sigmar
        Gabriel`, and behind the rank in `the spokesman, Lt Gen Ahmed Chaudhry`.
        """
        joined = () if self.scene.determiner(token.i) else ("conj",)
        beside = [t.i for t in self.scene.parse.children(token.i, "appos", *joined)]
        beside += [t.i for i in beside for t in self.scene.parse.children(i, "appos")]
        return [*beside, token.head] if token.dep == "appos" else beside

    def _state(self, token: Token, state: str | None) -> Actor | None:
        if self.scene.plural(token.i):
            return None
        if state is not None:
            return self.scene.names.actor(state)
        if not self.scene.definite(token.i):
            return None
        described = any(t.pos in ("ADJ", "NOUN") for t in self.scene.before(token.i))
        first = self.scene.parse.sentence_of(token.i).first
        before = self.discourse.state(token.i, beyond=first) if described else None
        return before or self.discourse.state(token.i)

    def _person(self, token: Token, row: Row, state: str | None) -> Actor | None:
        forces = token.lemma in self.scene.names.sense("forces")
        if state is not None and forces and not self.wording.sided(token.i):
            return self.scene.names.actor(state)
        bare = not any(True for _ in self.scene.linked(token.i, *BEHIND)) and state is None
        if self.scene.definite(token.i) and not self.scene.plural(token.i) and bare:
            return self.discourse.person_called(token.lemma, token.i)
        return self._groups.of(token, row, state or self.wording.state_of(token.i, *BEHIND))
