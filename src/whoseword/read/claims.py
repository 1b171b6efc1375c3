"""From events with their arguments to claims: one a proposition and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from whoseword.model import ArgumentSpans, Claim, Document, Modality, Source, Span
from whoseword.read import standing
from whoseword.read.arguments import Finder
from whoseword.read.cases import Cases
from whoseword.read.certainty import Certainty, CertaintyWords
from whoseword.read.choice import Option
from whoseword.read.dates import dated
from whoseword.read.events import Candidate
from whoseword.read.evidence import finished
from whoseword.read.filled import Arguments, value_of
from whoseword.read.plover import PloverTable
from whoseword.read.reasons import reasons
from whoseword.read.ruling import ruled
from whoseword.read.standing import weighed
from whoseword.read.voucher import Voucher
from whoseword.read.when import reference_day


@dataclass(frozen=True)
class Maker:
    """Makes the claims of one text."""

    document: Document
    finder: Finder
    words: CertaintyWords
    plover: PloverTable
    reader: str
    pack: str

    @cached_property
    def cases(self) -> Cases:
        """The text's events as their slots are asked for."""
        return Cases(self.finder.text, self.words.orders)

    @cached_property
    def voucher(self) -> Voucher:
        """What says on whose word they stand."""
        return Voucher(self.document, self.finder)

    def claims(self, candidates: Iterable[Candidate]) -> tuple[Claim, ...]:
        """The claims of the text, in text order, without repetition."""
        made = distinct(self._claim(c) for c in candidates)
        finder = self.finder
        chooser = finder.choosers["date"]
        with_dates = dated(self.document, finder.text, finder.times, made, chooser)
        return tuple(sorted(with_dates, key=lambda c: (c.evidence, c.type, c.id)))

    def _claim(self, candidate: Candidate) -> Claim:
        parse, trigger = self.finder.text.parse, candidate.trigger
        case = self.cases.of(candidate)
        evidence, by_rule = case.evidence, self.ruled(candidate)
        actor, chain, sure = self.voucher.who(candidate, case, by_rule)
        if candidate.again is not None:
            case = self.cases.of(candidate.again)
            actor, _, _ = self.voucher.who(candidate.again, case, by_rule)
        found = self.finder.arguments(case, actor)
        standings = self.standings(candidate, evidence, by_rule)
        certainty = weighed(by_rule, self.finder.choosers["modality"], standings)
        whole = finished(parse, trigger.i, evidence)
        claim = self._assemble(candidate, whole, found, chain, certainty)
        token, text = parse.tokens[trigger.i], self.document.text
        finder = candidate.confidence if candidate.evidence else None
        told = self.voucher.naming(chain) or self.cases.under(candidate)
        why = reasons(text, trigger, token, found, told, chain, sure, certainty, finder)
        return replace(claim, why=tuple(why))

    def ruled(self, candidate: Candidate) -> Certainty:
        """How the event stands by the rules alone."""
        parse, trigger = self.finder.text.parse, candidate.trigger
        told, chain = self.cases.under(candidate), self.voucher.chain(trigger.i)
        return ruled(parse, trigger, told, chain, self.words, self._ahead)

    @cached_property
    def _ahead(self) -> tuple[Span, ...]:
        """Where the text names times that lie after its publication."""
        today = reference_day(self.document)
        dated = [(t.span, t.when) for t in self.finder.times if t.when is not None]
        return tuple([span for span, when in dated if today is not None and when.start > today])

    def standings(
        self, candidate: Candidate, evidence: Span, ruled: Certainty
    ) -> tuple[Option[Modality], ...]:
        """How the event could stand, which by the rules alone is `ruled`."""
        text, hints = self.finder.text, self.finder.hints
        attribution = self.cases.under(candidate)
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
                token,
                trigger,
                value_of(found.object),
                value_of(found.recipient),
                certainty.modality,
            ),
            actor=value_of(found.actor),
            recipient=value_of(found.recipient),
            object=value_of(found.object),
            quantity=found.quantity.value if found.quantity else None,
            place=value_of(found.place),
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
