"""Whom 'both', 'the two sides' and 'the two leaders' stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from whoseword.lexicon.names import Names
from whoseword.model import Actor
from whoseword.read.syntax import Token
from whoseword.read.who.lists import Lists
from whoseword.read.who.referents import MentionKind, Mentions

REACH = 5  # sentences back to the pair: own reading of communiques
BOTH, TWO = "both", "two"


@dataclass(frozen=True)
class Pairs:
    """The two actors at a time that a text joins, and what points back to them."""

    mentions: Mentions
    names: Names

    def meant(self, head: Token) -> tuple[Actor, ...]:
        """The two that the phrase headed by `head` stands for, or nobody.

        Sides, countries and governments are states, also where their people were named; where no
        two were joined they are the two states that the text speaks of most.
        """
        if not self._points_back(head):
            return ()
        states = head.lemma in self.names.sense("state")
        for before, pair in reversed(self._joined):
            if before < head.i and self._near(before, head):
                found = self._states(pair) if states else pair
                if len(found) == 2:
                    return found
        return self._foremost if states else ()

    def _points_back(self, head: Token) -> bool:
        """'both', or a plural noun with 'both' or 'two' and nothing that narrows it down."""
        parse = self.mentions.parse
        if head.lower == BOTH:
            return not any(True for _ in parse.children(head.i, "prep"))
        before = [t.lower for t in parse.children(head.i) if t.i < head.i]
        plain = set(before) <= {BOTH, TWO, "the", "these"}
        return head.tag == "NNS" and plain and (BOTH in before or {"the", TWO} <= set(before))

    @cached_property
    def _joined(self) -> list[tuple[int, tuple[Actor, ...]]]:
        """Where two resolved actors are joined, and no third one, in text order."""
        first = (m.head for m in self.mentions.every if not self._goes_on(m.head))
        lists = Lists(self.mentions)
        every = ((i, lists.parties(i)) for i in first)
        return [(i, pair) for i, pair in every if len(pair) == 2]

    def _goes_on(self, i: int) -> bool:
        """Whether a list goes on with it; the parser takes what follows a comma for either."""
        token = self.mentions.parse.tokens[i]
        listed = token.dep == "appos" and self.mentions.standing(token.head) == MentionKind.NAME
        return listed or token.dep == "conj"

    def _near(self, before: int, head: Token) -> bool:
        number = self.mentions.parse.sentence_number
        return number(head.i) - number(before) <= REACH

    def _states(self, pair: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The states of two, where they have one each."""
        by_name = {a.name: a for a in self.mentions.states}
        own = (by_name.get(a.state or a.name) for a in pair)
        return tuple(dict.fromkeys(a for a in own if a is not None))

    @cached_property
    def _foremost(self) -> tuple[Actor, ...]:
        """The two states that the text speaks of most, the one named first first."""
        counted, first = self.mentions.of_state, self.mentions.first_of_states
        most = sorted(self.mentions.states, key=lambda a: -counted[a.name])[:2]
        return tuple(sorted(most, key=lambda a: first[a.name].span)) if len(most) == 2 else ()
