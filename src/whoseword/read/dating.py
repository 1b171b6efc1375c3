"""Which time of its sentence dates a claim by the rules: its own, never that of a report about it.

The rules are the annotation guidelines' ('date'): 'KCNA reported on Friday' dates what KCNA says in
no way; a statement is dated by when it was made; a planned act has its own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from whoseword.model import Attribution, Claim, EventType, Modality, Span, When
from whoseword.read.relation import APART, BESIDE, ITS_OWN, OVER_IT, relation
from whoseword.read.syntax import Token
from whoseword.read.view import TextView
from whoseword.read.when import TimeExpression

COMING = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.ORDERED})
# Statements that are dated by when the act is due, where they say so.
DUE = frozenset({Modality.PLANNED, Modality.DEMANDED})
# What stands between an event and a time that it only precedes: 'before the election in November'.
PRECEDING = re.compile(
    r"\b(?:before|ahead of|prior to)\b(?:[^,.;]{0,40}\b(?:in|on|of|for))? \Z", re.IGNORECASE
)
# How far ahead a planned act's day or month without a year may lie.
SOON = timedelta(days=183)
# Families too vague to date an event: 'in recent years', 'in the coming days'.
VAGUE = frozenset({"recent", "within"})


@dataclass(frozen=True, slots=True)
class Date:
    """The days on which a claim's event lies, and the words that say so."""

    when: When
    span: Span


@dataclass(frozen=True)
class Dating:
    """What dating the claims of one text looks at. `today` is the day of publication, if known."""

    text: TextView
    times: tuple[TimeExpression, ...]
    today: date | None

    def own(self, claim: Claim) -> Date | None:
        """The date that the claim's own sentence gives its event, or None."""
        trigger = self.text.parse.head_of(claim.spans.trigger)
        if trigger is None:
            return None
        if claim.modality is Modality.DENIED:
            return None  # what is dated is the denial
        near = [t for t in self.near(trigger) if t.family not in VAGUE]
        if claim.type is EventType.STATEMENT:
            due = self._due(claim, near) if claim.modality in DUE else None
            said = due or self._said(claim, trigger, near, self.over(trigger))
            return self.date(said, coming=said is due) if said else None
        found = self._of_event(claim, trigger, near)
        return self.date(found, coming=claim.modality in COMING) if found else None

    def over(self, trigger: Token) -> tuple[Attribution, ...]:
        """The attributions whose content holds `trigger`."""
        word = trigger.span
        return tuple([a for a in self.text.attributions if word.inside(a.content)])

    def foreign(self, claim: Claim, trigger: Token, time: TimeExpression) -> bool:
        """Whether the time is only that of a report of the event, or one that it came before."""
        told = claim.type is not EventType.STATEMENT and self.reported(time, trigger)
        return told or self.precedes(time, trigger)

    def reported(self, time: TimeExpression, trigger: Token) -> bool:
        """Whether the time tells when a source said the words that hold `trigger`."""
        word = trigger.span
        return any(word.inside(a.content) for a in self.reporting(time))

    def reporting(self, time: TimeExpression) -> tuple[Attribution, ...]:
        """The attributions of which the time tells when their sources spoke."""
        if time.span not in self._reporting:
            found = tuple(a for a in self.text.attributions if self._reports(time, a))
            self._reporting[time.span] = found
        return self._reporting[time.span]

    @cached_property
    def _reporting(self) -> dict[Span, tuple[Attribution, ...]]:
        return {}  # asked for each claim of a time's sentence

    def near(self, trigger: Token) -> Iterator[TimeExpression]:
        """The resolved times of the sentence of `trigger`."""
        sentence = self.text.parse.sentence_of(trigger.i).span
        for time in self.times:
            if time.when and time.span.overlaps(sentence):
                yield time

    def date(self, time: TimeExpression, *, coming: bool) -> Date | None:
        """The time's days; of an act that is to come, the days that lie ahead."""
        when = time.when
        if when and self.today and coming and when.end < self.today and time.ahead:
            when = time.ahead if time.ahead.start - self.today <= SOON else when
        return Date(when, time.span) if when else None

    def _due(self, claim: Claim, near: list[TimeExpression]) -> TimeExpression | None:
        """When the act is due that a statement announces or demands."""
        inside = (t for t in near if t.span.overlaps(claim.evidence))
        return next((t for t in inside if self._ahead(t) and not self.reporting(t)), None)

    def _said(
        self,
        claim: Claim,
        trigger: Token,
        near: list[TimeExpression],
        over: tuple[Attribution, ...],
    ) -> TimeExpression | None:
        """When the words of a statement were said."""
        word = trigger.span
        own = [a for a in self.text.attributions if word.inside(a.cue)]
        voice = own or sorted(over, key=lambda one: one.length)[:1]
        reports = [t for t in near if any(a in voice for a in self.reporting(t))]
        if reports:
            return min(reports, key=lambda t: abs(t.span.start - trigger.start))
        if voice and not own:
            return None
        inside = (t for t in near if t.span.overlaps(claim.evidence))
        return next(
            (t for t in inside if relation(self.text.parse, t.span, trigger) <= OVER_IT), None
        )

    def _ahead(self, time: TimeExpression) -> bool:
        """Whether what the time means lies ahead, or can."""
        when = time.ahead or time.when
        return bool(when and time.family != "since" and self.today and when.end > self.today)

    def _of_event(
        self,
        claim: Claim,
        trigger: Token,
        near: list[TimeExpression],
    ) -> TimeExpression | None:
        """The time that hangs closest together with the event, and is no report's."""
        judged = claim.type is EventType.ASSESSMENT and claim.modality not in COMING
        best: tuple[int, int, TimeExpression] | None = None
        for time in near:
            rank = relation(self.text.parse, time.span, trigger)
            inside = time.span.overlaps(claim.evidence) or self.leads(time, claim.evidence)
            inside = inside or rank == ITS_OWN
            farthest = BESIDE if judged else APART
            if not inside or rank > farthest or self.foreign(claim, trigger, time):
                continue
            key = (rank, abs(time.span.start - trigger.start), time)
            if best is None or key[:2] < best[:2]:
                best = key
        return best[2] if best else None

    def precedes(self, time: TimeExpression, trigger: Token) -> bool:
        """Whether the event is only said to come before the time."""
        between = self.text.parse.text[trigger.end : time.span.start]
        return bool(PRECEDING.search(between))

    def leads(self, time: TimeExpression, evidence: Span) -> bool:
        """Whether the time stands right before the evidence: 'On Sept. 3, a quake …'."""
        between = self.text.parse.text[time.span.end : evidence.start]
        return time.span.end <= evidence.start and not between.strip(" ,")

    def _reports(self, time: TimeExpression, attribution: Attribution) -> bool:
        """Whether the time tells when the attribution's source spoke: it hangs on the cue.

        So it does past words without a subject of their own: 'said in a statement carried by state
        media on Thursday', 'speaking on Wednesday, he warned', 'on Friday it wrote and said'.
        """
        if any(s.overlaps(time.span) for s in attribution.content):
            return False
        parse = self.text.parse
        cue = {t.i for t in parse.of(attribution.cue)}
        head = parse.head_of(time.span)
        for above in parse.above(head.i) if head else ():
            if above.i in cue or any(t.i in cue for t in parse.children(above.i, "conj")):
                return True
            if above.verbal and parse.child(above.i, "nsubj", "nsubjpass"):
                return False
        return False
