"""On whose word a claim stands, chosen together with who does what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Attribution, Document, EventType, Modality, Source, Span
from whoseword.read.arguments import Finder
from whoseword.read.certainty import Certainty
from whoseword.read.choice import Option, Pick
from whoseword.read.events import Candidate
from whoseword.read.filled import Case, Slot, value_of
from whoseword.read.fillers import leaning
from whoseword.read.joint import joint, whole
from whoseword.read.roots import RootCase, Telling, options
from whoseword.read.together import together
from whoseword.read.who.speakers import Speakers


@dataclass(frozen=True)
class Voucher:
    """Finds who vouches for the events of one text."""

    document: Document
    finder: Finder

    def who(
        self, candidate: Candidate, case: Case, ruled: Certainty
    ) -> tuple[Slot[str] | None, tuple[Source, ...], float]:
        """The actor, the chain whose root is likeliest after all, and how likely that is.

        There is no actor where nobody is likelier than anybody.
        """
        finder, actors = self.finder, self.finder.actors(case)
        likely = finder.choosers["actor"].chances(actors)
        alone = finder.as_actor(case, finder.choosers["actor"].taken(actors[:-1], likely))
        roots = self.roots(candidate, case.evidence, alone)
        sure = finder.choosers["root"].chances(roots)
        who, whose = together(
            case.trigger.type,
            [(self._whole(case, o), chance) for o, chance in zip(actors, likely, strict=True)],
            [(_root(o.value), chance) for o, chance in zip(roots, sure, strict=True)],
            self._telling.states,
            denied=ruled.modality is Modality.DENIED,
        )
        taken = actors[who] if who < len(actors) - 1 else None
        actor = finder.as_actor(case, Pick(taken, likely[who]))
        return actor, roots[whose].value, sure[whose]

    def _whole(self, case: Case, option: Option[str]) -> str | None:
        """Whom an actor's words name, with those whom the text joins to it."""
        if option.value is None:
            return None
        return whole(self.finder.text, case.trigger.type, option.value, option.span)

    def roots(
        self, candidate: Candidate, evidence: Span, actor: Slot[str] | None
    ) -> tuple[Option[tuple[Source, ...]], ...]:
        """The chains on which a claim could stand; the last is the article's own voice."""
        ruled = self.ruled_chain(candidate, actor)
        whose = value_of(joint(self.finder.text, candidate.trigger.type, actor, ()))
        found = options(RootCase(self._telling, candidate.trigger, evidence, whose, ruled))
        names = [o.value[-1].name for o in found[:-1]]
        hints, named = self.finder.hints, self._telling.named
        return leaning(hints, "root", evidence, found, named, names)

    def chain(self, i: int) -> tuple[Source, ...]:
        """The sources behind token `i` by the rules."""
        if i not in self._chains:
            self._chains[i] = self._telling.chains.of(i)
        return self._chains[i]

    @cached_property
    def _chains(self) -> dict[int, tuple[Source, ...]]:
        return {}

    def ruled_chain(self, candidate: Candidate, actor: Slot[str] | None) -> tuple[Source, ...]:
        """The chain by the rules alone.

        A statement's ends with its speaker, also where no attribution was found.
        """
        chain = self.chain(candidate.trigger.i)
        is_own = candidate.trigger.type is EventType.STATEMENT and candidate.attribution is None
        if not is_own or actor is None or (chain and chain[-1].name == actor.value):
            return chain
        who = self.finder.names.actor(actor.value) or self.finder.text.mentions.who(actor.span)
        if who is None:
            return chain
        return (*chain, Source(who.name, self._telling.speakers.voice(who), actor.span))

    def naming(self, chain: tuple[Source, ...]) -> Attribution | None:
        """The attribution that names the chain's root."""
        root = chain[-1].span if chain else None
        if root is None:
            return None
        every = self.finder.text.attributions
        return next((a for a in every if any(s.overlaps(root) for s in a.source)), None)

    @cached_property
    def _telling(self) -> Telling:
        view = self.finder.text
        return Telling(view, Speakers(self.document, view.mentions, self.finder.names))


def _root(chain: tuple[Source, ...]) -> str | None:
    return chain[-1].name if chain else None
