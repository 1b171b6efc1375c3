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
    SourceType,
    Span,
    Stance,
    hull,
)
from whoseword.read import standing
from whoseword.read.arguments import Arguments, Finder, Slot
from whoseword.read.certainty import Certainty, CertaintyWords, judge
from whoseword.read.chains import chain_of
from whoseword.read.choice import NEVER, Option
from whoseword.read.dates import dated
from whoseword.read.events import Candidate
from whoseword.read.evidence import clause, clause_head, trimmed, with_attribution
from whoseword.read.fillers import leaning
from whoseword.read.identity import identified
from whoseword.read.plover import PloverTable
from whoseword.read.reasons import reasons
from whoseword.read.roots import Event, Telling, options
from whoseword.read.speakers import Speakers
from whoseword.read.standing import weighed
from whoseword.read.syntax import Parse
from whoseword.read.triggers import Trigger

MODALITIES = frozenset(Modality)
WORDS = frozenset({EventType.STATEMENT, EventType.ASSESSMENT})
MAYBE = frozenset({"may", "might", "could"})
WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
PAST = frozenset({"have", "be"})
# Sources that can be party to an act, so that their 'will' announces it.
PARTIES = frozenset({SourceType.GOVERNMENT, SourceType.MILITARY, SourceType.STATE_MEDIA})
# A statement's own modality by the stance of its cue: the annotation guidelines, 'modality'.
SPOKEN = {
    Stance.DEMAND: Modality.DEMANDED,
    Stance.ORDER: Modality.DEMANDED,
    Stance.PROMISE: Modality.PLANNED,
}


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
        attribution = (
            self.attributions[candidate.attribution] if candidate.attribution is not None else None
        )
        evidence = candidate.evidence or with_attribution(
            parse, self._clause(candidate), attribution
        )
        speaker = self._speaker(attribution)
        ordered = attribution is not None and attribution.stance is Stance.ORDER
        found = self.finder.arguments(trigger, evidence, speaker, ordered=ordered)
        chain, sure = self._rooted(candidate, evidence, found.actor)
        ruled = self.ruled(candidate)
        certainty = weighed(
            ruled, self.finder.choosers["modality"], self.standings(candidate, evidence, ruled)
        )
        claim = self._assemble(candidate, evidence, found, chain, certainty)
        token, text = parse.tokens[trigger.i], self.document.text
        finder = candidate.confidence if candidate.evidence else None
        told = self._naming(chain) or attribution
        why = reasons(text, trigger, token, found, told, chain, sure, certainty, finder)
        return identified(replace(claim, why=tuple(why)), self.document)

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
        number, trigger = candidate.attribution, candidate.trigger
        found = self._certainty(
            candidate, self.attributions[number] if number is not None else None
        )
        if trigger.type in WORDS:
            return found
        return coming(self.finder.text.parse, trigger.i, found, self.chain(trigger.i))

    def _clause(self, candidate: Candidate) -> Span:
        """The clause of a trigger; for said words all that is said in their sentence."""
        parse, i = self.finder.text.parse, candidate.trigger.i
        if candidate.trigger.mode != "content" or candidate.attribution is None:
            return clause(parse, clause_head(parse, i))
        sentence = parse.sentence_of(i).span
        pieces = [
            Span(max(s.start, sentence.start), min(s.end, sentence.end))
            for s in self.attributions[candidate.attribution].content
            if s.overlaps(sentence)
        ]
        return trimmed(parse.text, hull(pieces)) if pieces else sentence

    def _speaker(self, attribution: Attribution | None) -> Slot[Actor] | None:
        if attribution is None or not attribution.source:
            return None
        span = hull(attribution.source)
        actor = self.finder.text.mentions.who(span)
        return Slot(actor, span) if actor else None

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

    def _rooted(
        self, candidate: Candidate, evidence: Span, actor: Slot[str] | None
    ) -> tuple[tuple[Source, ...], float]:
        """The chain whose root is likeliest after all, and how likely it is."""
        pick = self.finder.choosers["root"].pick(self.roots(candidate, evidence, actor), NEVER)
        assert pick.option is not None  # the article's own voice is always among them
        return pick.option.value, pick.probability

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
        number, finder = candidate.attribution, self.finder
        attribution = self.attributions[number] if number is not None else None
        return standing.options(
            finder.text, candidate.trigger, evidence, attribution, ruled, finder.hints
        )

    def _certainty(self, candidate: Candidate, attribution: Attribution | None) -> Certainty:
        parse, trigger = self.finder.text.parse, candidate.trigger
        stance = attribution.stance if attribution else None
        if trigger.type is EventType.STATEMENT:
            return self._spoken(trigger, stance)
        sentence = parse.sentence_of(trigger.i).span
        return judge(parse, trigger.i, sentence, stance, self.words)

    def _spoken(self, trigger: Trigger, stance: Stance | None) -> Certainty:
        """A statement's own modality: its trigger's row says it, or else its cue's stance."""
        span = self.finder.text.parse.tokens[trigger.i].span
        if trigger.mode in MODALITIES:
            return Certainty(Modality(trigger.mode), None, span, None)
        return Certainty(SPOKEN.get(stance or Stance.SAY, Modality.ASSERTED), None, span, None)

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


def coming(parse: Parse, i: int, certainty: Certainty, chain: tuple[Source, ...]) -> Certainty:
    """The certainty of an act that is still to come, after the annotation guidelines.

    'may sell' looks ahead, unlike 'may be selling' and 'could have sold'; and what a party or the
    article says 'will' be done is planned, where an outsider who says it predicts.
    """
    auxiliaries = parse.children(i, "aux")
    words = {t.lower for t in auxiliaries}
    maybe = words & MAYBE and not words & PAST and parse.tokens[i].tag == "VB"
    if maybe and certainty.modality is Modality.POSSIBLE:
        return replace(certainty, modality=Modality.PREDICTED)
    party = not chain or chain[-1].type in PARTIES
    bare = certainty.modality is Modality.PREDICTED and certainty.probability is None
    if bare and party and words & WILL:
        return replace(certainty, modality=Modality.PLANNED)
    return certainty


def distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Without a second claim of the same words, type, parties and root."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        root = claim.root.name if claim.root else None
        key = (claim.evidence, claim.type, claim.actor, root)
        if key not in seen:
            seen.add(key)
            yield claim


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
