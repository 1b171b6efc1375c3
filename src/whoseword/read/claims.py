"""From events with their arguments to claims: one a proposition and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from whoseword.read.arguments import Arguments, Finder, Slot
from whoseword.read.certainty import Certainty, CertaintyWords, judge
from whoseword.read.chains import chain_of
from whoseword.read.episodes import dated
from whoseword.read.events import Candidate
from whoseword.read.evidence import clause, clause_head, trimmed, with_attribution
from whoseword.read.hints import Hints
from whoseword.read.identity import identified
from whoseword.read.plover import PloverTable
from whoseword.read.reasons import reasons
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
    hints: Hints | None

    def claims(self, candidates: Iterable[Candidate]) -> tuple[Claim, ...]:
        """The claims of the text, in text order, without repetition."""
        made = distinct(self._claim(c) for c in candidates)
        with_dates = dated(self.document, self.finder.text, self.finder.times, made)
        return tuple(sorted(with_dates, key=lambda c: (c.evidence, c.type, c.id)))

    def _claim(self, candidate: Candidate) -> Claim:
        parse, trigger = self.finder.text.parse, candidate.trigger
        attribution = (
            self.attributions[candidate.attribution] if candidate.attribution is not None else None
        )
        evidence = candidate.evidence or with_attribution(
            parse, self._clause(candidate), attribution
        )
        chain = self.chain(trigger.i)
        speaker = self._speaker(attribution)
        ordered = attribution is not None and attribution.stance is Stance.ORDER
        found = self.finder.arguments(trigger, evidence, speaker, ordered=ordered)
        chain = self._voiced(candidate, chain, found)
        certainty = weighed(
            self.finder.text,
            trigger,
            evidence,
            attribution,
            self.ruled(candidate),
            self.finder.choosers["modality"],
            self.hints,
        )
        claim = self._assemble(candidate, evidence, found, chain, certainty)
        token, text = parse.tokens[trigger.i], self.document.text
        finder = candidate.confidence if candidate.evidence else None
        told = self._telling(chain) or attribution
        why = reasons(text, trigger, token, found, told, chain, certainty, finder)
        return identified(replace(claim, why=tuple(why)), self.document)

    def chain(self, i: int) -> tuple[Source, ...]:
        """The sources behind token `i`."""
        mentions, names = self.finder.text.mentions, self.finder.names
        span = self.finder.text.parse.tokens[i].span
        return chain_of(span, i, self.attributions, mentions, self.document, names)

    def _telling(self, chain: tuple[Source, ...]) -> Attribution | None:
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

    def _voiced(
        self, candidate: Candidate, chain: tuple[Source, ...], found: Arguments
    ) -> tuple[Source, ...]:
        """A statement's chain ends with its speaker, also where no attribution was found."""
        is_own = candidate.trigger.type is EventType.STATEMENT and candidate.attribution is None
        if not is_own or found.actor is None or (chain and chain[-1].name == found.actor.value):
            return chain
        actor = self.finder.names.actor(found.actor.value)
        if actor is None:
            mention = self.finder.text.mentions.who(found.actor.span)
            actor = mention
        if actor is None:
            return chain
        return (*chain, Source(actor.name, actor.source_type, found.actor.span))

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
