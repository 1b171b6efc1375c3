"""From events with their arguments to claims: one a proposition and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from whoseword.model import (
    Actor,
    ArgumentSpans,
    Attribution,
    Claim,
    Document,
    EventType,
    Modality,
    Source,
    Span,
    Stance,
    hull,
)
from whoseword.read import standing
from whoseword.read.arguments import Finder
from whoseword.read.certainty import Certainty, CertaintyWords
from whoseword.read.chains import chain_of
from whoseword.read.choice import Option, Pick
from whoseword.read.dates import dated
from whoseword.read.events import Candidate
from whoseword.read.evidence import clause, clause_head, trimmed, with_attribution
from whoseword.read.filled import Arguments, Case, Slot
from whoseword.read.fillers import leaning
from whoseword.read.identity import identified
from whoseword.read.plover import PloverTable
from whoseword.read.reasons import reasons
from whoseword.read.roots import Event, Telling, options
from whoseword.read.ruling import ruled
from whoseword.read.speakers import Speakers
from whoseword.read.standing import weighed
from whoseword.read.together import together


@dataclass(frozen=True)
class Maker:
    """Makes the claims of one text."""

    document: Document
    finder: Finder
    attributions: tuple[Attribution, ...]
    words: CertaintyWords
    plover: PloverTable
    reader: str
    pack: str

    def claims(self, candidates: Iterable[Candidate]) -> tuple[Claim, ...]:
        """The claims of the text, in text order, without repetition."""
        made = distinct(self._claim(c) for c in candidates)
        finder = self.finder
        chooser = finder.choosers["date"]
        with_dates = dated(self.document, finder.text, finder.times, made, chooser)
        return tuple(sorted(with_dates, key=lambda c: (c.evidence, c.type, c.id)))

    def _claim(self, candidate: Candidate) -> Claim:
        parse, trigger = self.finder.text.parse, candidate.trigger
        case = self.case(candidate)
        evidence, (actor, chain, sure) = case.evidence, self.who(candidate, case)
        found = self.finder.arguments(case, actor)
        by_rule = self.ruled(candidate)
        standings = self.standings(candidate, evidence, by_rule)
        certainty = weighed(by_rule, self.finder.choosers["modality"], standings)
        claim = self._assemble(candidate, evidence, found, chain, certainty)
        token, text = parse.tokens[trigger.i], self.document.text
        finder = candidate.confidence if candidate.evidence else None
        told = self._naming(chain) or self._under(candidate)
        why = reasons(text, trigger, token, found, told, chain, sure, certainty, finder)
        return identified(replace(claim, why=tuple(why)), self.document)

    def case(self, candidate: Candidate) -> Case:
        """An event as its slots are asked for, in the words that were cut, or else by the rules."""
        told = self._under(candidate)
        evidence = candidate.evidence
        if evidence is None:
            evidence = with_attribution(self.finder.text.parse, self._clause(candidate), told)
        ordered = told is not None and told.stance is Stance.ORDER
        return Case(candidate.trigger, evidence, self._speaker(told), ordered)

    def _speaker(self, told: Attribution | None) -> Slot[Actor] | None:
        if told is None or not told.source:
            return None
        span = hull(told.source)
        actor = self.finder.text.mentions.who(span)
        return Slot(actor, span) if actor else None

    def _under(self, candidate: Candidate) -> Attribution | None:
        """The attribution that an event stands under."""
        number = candidate.attribution
        return self.attributions[number] if number is not None else None

    def chain(self, i: int) -> tuple[Source, ...]:
        """The sources behind token `i` by the rules."""
        if i not in self._chains:
            span = self.finder.text.parse.tokens[i].span
            speakers = self._telling.speakers
            self._chains[i] = chain_of(span, i, self.attributions, speakers)
        return self._chains[i]

    @cached_property
    def _chains(self) -> dict[int, tuple[Source, ...]]:
        return {}

    def _naming(self, chain: tuple[Source, ...]) -> Attribution | None:
        """The attribution that names the chain's root."""
        root = chain[-1].span if chain else None
        if root is None:
            return None
        naming = (a for a in self.attributions if any(s.overlaps(root) for s in a.source))
        return next(naming, None)

    def ruled(self, candidate: Candidate) -> Certainty:
        """How the event stands by the rules alone."""
        parse, trigger = self.finder.text.parse, candidate.trigger
        return ruled(parse, trigger, self._under(candidate), self.chain(trigger.i), self.words)

    def _clause(self, candidate: Candidate) -> Span:
        """The clause of a trigger; for said words all that is said in their sentence."""
        parse, i = self.finder.text.parse, candidate.trigger.i
        attribution = self._under(candidate)
        if candidate.trigger.mode != "content" or attribution is None:
            return clause(parse, clause_head(parse, i))
        sentence = parse.sentence_of(i).span
        pieces = [
            Span(max(s.start, sentence.start), min(s.end, sentence.end))
            for s in attribution.content
            if s.overlaps(sentence)
        ]
        return trimmed(parse.text, hull(pieces)) if pieces else sentence

    def ruled_chain(self, candidate: Candidate, actor: Slot[str] | None) -> tuple[Source, ...]:
        """The chain by the rules alone.

        A statement's ends with its speaker, also where no attribution was found.
        """
        chain = self.chain(candidate.trigger.i)
        is_own = candidate.trigger.type is EventType.STATEMENT and candidate.attribution is None
        if not is_own or actor is None or (chain and chain[-1].name == actor.value):
            return chain
        who = self.finder.names.actor(actor.value) or self.finder.text.mentions.who(actor.span)
        return (*chain, Source(who.name, who.source_type, actor.span)) if who else chain

    def who(
        self, candidate: Candidate, case: Case
    ) -> tuple[Slot[str] | None, tuple[Source, ...], float]:
        """The actor, the chain whose root is likeliest after all, and how likely that is.

        There is no actor where nobody is likelier than anybody.
        """
        finder, actors = self.finder, self.finder.actors(case)
        likely = finder.choosers["actor"].chances(actors)
        roots = self.roots(candidate, case.evidence, finder.actor(case, actors))
        sure = finder.choosers["root"].chances(roots)
        who, whose = together(
            case.trigger.type,
            [(o.value, chance) for o, chance in zip(actors, likely, strict=True)],
            [(_root(o.value), chance) for o, chance in zip(roots, sure, strict=True)],
            self._telling.states,
        )
        taken = actors[who] if who < len(actors) - 1 else None
        actor = finder.as_actor(case, Pick(taken, likely[who]))
        return actor, roots[whose].value, sure[whose]

    def roots(
        self, candidate: Candidate, evidence: Span, actor: Slot[str] | None
    ) -> tuple[Option[tuple[Source, ...]], ...]:
        """The chains on which a claim could stand; the last is the article's own voice."""
        ruled = self.ruled_chain(candidate, actor)
        found = options(Event(self._telling, candidate.trigger, evidence, _value(actor), ruled))
        names = [o.value[-1].name for o in found[:-1]]
        hints, named = self.finder.hints, self._telling.named
        return leaning(hints, "root", evidence, found, named, names)

    @cached_property
    def _telling(self) -> Telling:
        view = self.finder.text
        return Telling(view, Speakers(self.document, view.mentions, self.finder.names))

    def standings(
        self, candidate: Candidate, evidence: Span, ruled: Certainty
    ) -> tuple[Option[Modality], ...]:
        """How the event could stand, which by the rules alone is `ruled`."""
        text, hints = self.finder.text, self.finder.hints
        attribution = self._under(candidate)
        return standing.options(text, candidate.trigger, evidence, attribution, ruled, hints)

    def _assemble(
        self,
        candidate: Candidate,
        evidence: Span,
        found: Arguments,
        chain: tuple[Source, ...],
        certainty: Certainty,
    ) -> Claim:
        trigger, token = candidate.trigger, self.finder.text.parse.tokens[candidate.trigger.i]
        return Claim(
            id="",
            document=self.document.id,
            evidence=evidence,
            type=trigger.type,
            plover=self.plover.code(
                token, trigger, _value(found.object), _value(found.recipient), certainty.modality
            ),
            actor=_value(found.actor),
            recipient=_value(found.recipient),
            object=_value(found.object),
            quantity=found.quantity.value if found.quantity else None,
            place=_value(found.place),
            date=None,
            sources=chain,
            modality=certainty.modality,
            probability=certainty.probability,
            spans=_spans(token.span, found, certainty),
            reader=self.reader,
            pack=self.pack,
        )


def distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Without a second claim of the same words, type, parties and root."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        root = claim.root.name if claim.root else None
        key = (claim.evidence, claim.type, claim.actor, root)
        if key not in seen:
            seen.add(key)
            yield claim


def _root(chain: tuple[Source, ...]) -> str | None:
    return chain[-1].name if chain else None


def _value(slot: Slot[str] | None) -> str | None:
    return slot.value if slot else None


def _spans(trigger: Span, found: Arguments, certainty: Certainty) -> ArgumentSpans:
    return ArgumentSpans(
        trigger=trigger,
        actor=found.actor.span if found.actor else None,
        recipient=found.recipient.span if found.recipient else None,
        object=found.object.span if found.object else None,
        quantity=found.quantity.span if found.quantity else None,
        place=found.place.span if found.place else None,
        modality=certainty.modality_span,
        probability=certainty.probability_span,
    )
