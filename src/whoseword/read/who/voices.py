"""What kind of source somebody is in one text: by today's office, by what the text calls them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Actor, SourceType, Span
from whoseword.read.syntax import Token
from whoseword.read.who.beside import after, before
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import Mention, MentionKind, Mentions
from whoseword.read.who.roles import OWN, body_type, office_role, past
from whoseword.read.who.wording import BODIES

THEN = "then"  # 'then-President Bush' spoke as the president
NEAR = 4  # words of an apposition in which it says that an office is past


@dataclass(frozen=True)
class Voices:
    """Reads of the people whom one text names what their word is."""

    scene: Scene
    mentions: Mentions

    def of(self, actor: Actor) -> SourceType:
        """The type that an actor's word has in this text.

        An official's is that of the office held on the day of publication; of one whose offices
        were all over by then, and whom the text calls a former official, it is an expert's, as of
        whom nothing is known.
        """
        if actor.source_type is SourceType.NONE:
            return SourceType.EXPERT
        if actor.kind != "person" or not actor.known:
            return actor.source_type
        if actor.name not in self._known:
            self._known[actor.name] = self._today(actor)
        return self._known[actor.name]

    @cached_property
    def _known(self) -> dict[str, SourceType]:
        return {}

    def _today(self, actor: Actor) -> SourceType:
        """The type of a person of the pack on the day of publication."""
        day, offices = self.scene.day, self.scene.names.offices(actor.name)
        if day is None or not offices:
            return actor.source_type
        over = all(o.until is not None and o.until < day for o in offices)
        if over and actor.name in self._former:
            return SourceType.EXPERT
        return self._of_office([o.office for o in offices if o.holds(day)]) or actor.source_type

    def _of_office(self, held: Sequence[str]) -> SourceType | None:
        """The type of the body that offices name: `CIA director`; None where they are a state's."""
        names = self.scene.names
        if any(office_role(names, form) in names.sense("accredited") for form in held):
            return None
        found = (m for form in held for m in names.find(form))
        bodies = (e.source_type for m in found for e in m.of("institutions"))
        words = (body_type(names, form) for form in held)
        return next(bodies, None) or next((w for w in words if w in OWN), None)

    def phrase(self, span: Span, own: SourceType, called: Span) -> SourceType:
        """The type of whom no name stands for: an employer's, or the noun's `own`.

        'former' people are experts. `called` is the role that they are called by, which names no
        employer.
        """
        former = past(self.scene.names, self.scene.parse.within(span))
        if former or own in (SourceType.EXPERT, SourceType.MEDIA):
            return SourceType.EXPERT if former else own
        row = self.scene.names.kind(called.of(self.scene.parse.text))
        if row is not None and row["noun"] in self.scene.names.sense("accredited"):
            return own
        employer = self.employer(span, called)
        return employer or (own if own is not SourceType.NONE else SourceType.EXPERT)

    def employer(self, span: Span, called: Span | None = None) -> SourceType | None:
        """The type of the body in a phrase; of 'military' or 'intelligence' before the noun."""
        for token in self.scene.parse.within(span):
            row = self.scene.names.kind(token.lower)
            apart = called is None or not called.covers(token.span)
            if apart and row is not None and row["source_type"] in OWN:
                return SourceType(row["source_type"])
        bodies = (m.actor for m in self.mentions.within(span) if m.actor and m.actor.kind in BODIES)
        return next((body.source_type for body in bodies), None)

    @cached_property
    def _former(self) -> frozenset[str]:
        """Those whom the text calls former officials somewhere."""
        named = (m for m in self.mentions.every if m.kind is MentionKind.NAME and m.actor)
        return frozenset(m.actor.name for m in named if m.actor and self._past(m))

    def _past(self, mention: Mention) -> bool:
        """Whether the words beside a name say that its office is past."""
        spoken = (t for t in self._beside(mention) if t.lower != THEN)
        return past(self.scene.names, spoken)

    def _beside(self, mention: Mention) -> Iterator[Token]:
        tokens: Sequence[Token] = self.scene.tokens(mention.span)
        yield from before(self.scene, tokens[0].i)
        yield from after(self.scene, tokens[-1].i)[:NEAR]
