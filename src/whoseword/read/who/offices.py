"""Who holds an office that a text names without its holder: `the North Korean leader`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whoseword.lexicon.entry import Entry
from whoseword.model import Actor, Span
from whoseword.read.who.discourse import Discourse
from whoseword.read.who.phrases import BEHIND, Scene
from whoseword.read.who.roles import past
from whoseword.read.who.wording import Wording


@dataclass(frozen=True)
class Offices:
    """Reads offices against the day of publication and what the text has said so far.

    `roles` are the offices named in the text, by head token.
    """

    scene: Scene
    discourse: Discourse
    wording: Wording
    roles: dict[int, tuple[Span, tuple[Entry, ...]]]

    def holder(self, i: int, state: str | None) -> Actor | None:
        """Who held the office named here on the day of publication; nobody for a deputy's."""
        if self._deputy(i):
            return None
        entries = self.roles[i][1] if i in self.roles else self._paraphrased(i, state)
        former = past(self.scene.names, self.scene.before(i))
        held = [e for e in entries if e.holds(self.scene.day) is not former]
        holding = {e.name: e for e in held}
        if state is not None:
            holding = {name: e for name, e in holding.items() if e.state == state}
        if len(holding) == 1 and not former and (state or self.scene.definite(i)):
            [only] = holding.values()
            # Other states have a chief of staff, too, whom the pack lacks.
            if state or only.state is None or self.discourse.topic[only.state]:
                return only.actor
        for mention in self.discourse.back(i, None):
            if mention.actor and mention.actor.name in holding and self.scene.definite(i):
                return mention.actor
        return self._own_holder(i, holding) if state is None and not former else None

    def _deputy(self, i: int) -> bool:
        """`deputy foreign minister`, `Under Secretary of Defense`."""
        own = self.roles[i][0] if i in self.roles else None
        before = self.scene.before(i) or self.scene.parse.tokens[max(0, i - 1) : i]
        titles = (t for t in before if own is None or not own.covers(t.span))
        return any(t.lower in self.scene.names.sense("deputy") for t in titles)

    def _own_holder(self, i: int, holding: Mapping[str, Entry]) -> Actor | None:
        """`the president`, of the state that the text speaks of here."""
        span = self.roles[i][0] if i in self.roles else None
        if span is None or not self.scene.definite(i) or self.scene.plural(i):
            return None
        beside = (*self.scene.before(i), *self.scene.linked(i, *BEHIND))
        if any(t.pos != "DET" and not span.covers(t.span) for t in beside):
            return None
        salient = self.discourse.state(i)
        own = [e for e in holding.values() if salient is not None and e.state == salient.name]
        return own[0].actor if len(own) == 1 else None

    def _paraphrased(self, i: int, state: str | None) -> tuple[Entry, ...]:
        """The office after its state's adjective, for `leader of the DPRK`, `Seoul's president`."""
        adjective = self.scene.names.adjective(state) if state else None
        if adjective is None:
            return ()
        found = self.scene.names.find_roles(f"{adjective} {self.wording.words(i, i)}")
        return found[0].entries if found and found[0].span.start == 0 else ()
