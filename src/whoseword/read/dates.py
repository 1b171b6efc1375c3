"""When the event of a claim was: chosen among the times near it and the dates of other claims.

The rules' date (dating.py, episodes.py) is one trait of many here, the weightiest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from whoseword.model import Claim, Document, EventType, When
from whoseword.read.choice import Chooser, Option
from whoseword.read.dating import COMING, Date, Dating
from whoseword.read.episodes import Held, paragraphs, ruled_dates, speaker
from whoseword.read.identity import identified
from whoseword.read.reasons import dated as because
from whoseword.read.relation import relation
from whoseword.read.syntax import Parse, Token
from whoseword.read.telling import perfect, simple_past
from whoseword.read.view import TextView
from whoseword.read.when import TimeExpression, reference_day

FAR = 4  # paragraphs between two claims that are told apart
WIDTHS = (1, 7, 31, 366)  # days that a date spans, as steps
AGES = (0, 1, 7, 31, 366)  # days before publication, as steps


@dataclass(frozen=True)
class _Text:
    """All that the dates of one text's claims are chosen from."""

    dating: Dating
    own: Sequence[Held]

    def tense(self, claim: Claim) -> str:
        """In which tense a claim is told."""
        key = claim.spans.trigger.start, claim.type
        if key not in self._tenses:
            self._tenses[key] = _tense(self.dating.text.parse, claim)
        return self._tenses[key]

    @cached_property
    def _tenses(self) -> dict[tuple[int, EventType], str]:
        return {}  # each claim is asked for beside every other


def dated(
    document: Document,
    text: TextView,
    times: tuple[TimeExpression, ...],
    claims: Iterable[Claim],
    chooser: Chooser,
) -> tuple[Claim, ...]:
    """`claims`, in text order, each with the date of its event, and its id."""
    made = []
    for claim, offered in options(document, text, times, claims):
        pick = chooser.pick(offered[:-1], offered[-1])
        date = pick.option.value if pick.option else None
        claim = _with(document, text, claim, date, pick.probability) if date else claim
        made.append(identified(claim, document))
    return tuple(made)


def options(
    document: Document, text: TextView, times: tuple[TimeExpression, ...], claims: Iterable[Claim]
) -> Iterator[tuple[Claim, tuple[Option[Any], ...]]]:
    """The claims in text order, each with the dates that it could have; the last is none."""
    dating = Dating(text, times, reference_day(document))
    ordered = sorted(claims, key=lambda c: (c.evidence, c.type))
    own, ruled = ruled_dates(document, dating, ordered)
    whole = _Text(dating, own)
    for n, (held, final) in enumerate(zip(own, ruled, strict=True)):
        yield held.claim, tuple(_offered(whole, n, held, final.date))


def _offered(whole: _Text, n: int, held: Held, ruled: Date | None) -> Iterator[Option[Any]]:
    found: dict[When, tuple[Date, list[str]]] = {}
    others: Iterable[tuple[Date, list[str]]] = _others(whole, n)
    if _adrift(whole.dating, held.claim):
        ruled, others = None, ()
    marked = [(ruled, [f"ruled:{'own' if held.date else 'carried'}"])] if ruled else []
    for date, traits in (*marked, *_times(whole, held.claim), *others):
        found.setdefault(date.when, (date, []))[1].extend(traits)
    tense = whole.tense(held.claim)
    for when, (date, traits) in found.items():
        yield _option(held.claim, date, [*traits, *_days(whole, when)], tense, ruled)
    own = any(t.startswith("time:") for _, traits in found.values() for t in traits)
    blank = ["none", f"none:{own}/{bool(found)}", f"none:{bool(ruled)}"]
    yield _option(held.claim, None, blank, tense, ruled)


def _adrift(dating: Dating, claim: Claim) -> bool:
    """Whether it has times of its own that only the unknown day of publication would place."""
    own = [t for t in dating.times if claim.evidence.covers(t.span)]
    return dating.today is None and bool(own) and all(t.when is None for t in own)


def _option(
    claim: Claim, date: Date | None, traits: list[str], tense: str, ruled: Date | None
) -> Option[Any]:
    """A date, or none, with its traits, which count by type and by how it is told as well."""
    plain = [*traits, "ruled"] if (date and date.when) == (ruled and ruled.when) else traits
    whose = "some" if date else "none"
    seen = dict.fromkeys((*plain, f"{whose}/{tense}", f"{whose}/{claim.modality}"))
    span = date.span if date else claim.evidence
    return Option(date, span, tuple(seen), groups=(claim.type.value, tense))


def _times(whole: _Text, claim: Claim) -> Iterator[tuple[Date, list[str]]]:
    """The times of the claim's sentence, and what is seen of them."""
    dating = whole.dating
    trigger = dating.text.parse.head_of(claim.spans.trigger)
    if trigger is None:
        return
    for time in dating.near(trigger):
        seen = list(_seen(dating, claim, trigger, time))
        for date, otherwise in _meant(dating, claim, time):
            yield date, [*seen, *otherwise]


def _meant(
    dating: Dating, claim: Claim, time: TimeExpression
) -> Iterator[tuple[Date, tuple[str, ...]]]:
    """What a time means by how the claim stands; then what it would mean by another tense."""
    coming = claim.modality in COMING
    usual = dating.date(time, coming=coming)
    if usual is not None:
        yield usual, ()
    other = time.when if coming else time.ahead
    if other is not None and usual is not None and other != usual.when:
        yield Date(other, time.span), ("otherwise", f"otherwise/{claim.modality}")


def _seen(dating: Dating, claim: Claim, trigger: Token, time: TimeExpression) -> Iterator[str]:
    rank = relation(dating.text.parse, time.span, trigger)
    where = "in" if time.span.overlaps(claim.evidence) else "out"
    where = "leads" if dating.leads(time, claim.evidence) else where
    own = dating.reported(time, trigger)
    told = "over" if own else "other" if dating.reporting(time) else "no"
    side = "before" if time.span.start < trigger.start else "behind"
    yield from (f"time:{rank}", f"time:{where}", f"time:{told} report", f"time:{time.family}")
    yield f"time:{rank}/{where}/{told}"
    yield f"time:{where}/{told}/{time.family}"
    yield f"time:{rank}/{side}/{time.family}"
    before = dating.text.parse.text[max(0, time.span.start - 12) : time.span.start].split()
    yield f"time:after {before[-1].lower()}" if before else "time:first"
    if dating.foreign(claim, trigger, time):
        yield from ("time:foreign", f"time:foreign/{rank}/{where}")


def _others(whole: _Text, n: int) -> Iterator[tuple[Date, list[str]]]:
    """The dates of other claims: the one before and behind, of its type and of any, and the first.

    Only days and spans that claims have by their own words.
    """
    claim = whole.own[n].claim
    before = [h for h in whole.own[:n][::-1] if h.date]
    behind = [h for h in whole.own[n + 1 :] if h.date]
    first = [h for h in whole.own if h.date and h is not whole.own[n]]
    for way, every in (("before", before), ("behind", behind), ("first", first)):
        alike = [h for h in every if h.claim.type is claim.type]
        for kind, some in (("any", every), ("type", alike)):
            if some:
                assert some[0].date is not None
                yield some[0].date, list(_shared(whole, claim, some[0], f"{way} {kind}"))


def _shared(whole: _Text, claim: Claim, other: Held, way: str) -> Iterator[str]:
    """What a claim has in common with another, dated one."""
    text = whole.dating.text.parse.text
    first, last = sorted((claim.evidence.start, other.claim.evidence.start))
    apart = min(paragraphs(text[first:last]), FAR)
    actor = "same" if claim.actor == other.claim.actor else "other"
    voice = "same" if speaker(claim) == speaker(other.claim) else "other"
    goods = "same" if claim.object and claim.object == other.claim.object else "other"
    tense = whole.tense(other.claim)
    yield from (f"{way}", f"{way}/{apart}", f"{way}/{actor} actor/{apart}")
    yield f"{way}/{voice} voice/{apart}"
    yield f"{way}/{actor} actor/{goods} object"
    yield f"{way}/{other.claim.type}"
    yield f"{way}/{claim.modality} of {other.claim.modality}/{actor}"
    yield f"{way}/{tense}"


def _days(whole: _Text, when: When) -> Iterator[str]:
    """How long a date is, and how long ago on the day of publication."""
    yield f"width:{sum((when.end - when.start).days >= n for n in WIDTHS)}"
    if whole.dating.today is not None:
        ago = (whole.dating.today - when.end).days
        yield f"ago:{sum(ago >= n for n in AGES) if ago >= 0 else 'ahead'}"


def _tense(parse: Parse, claim: Claim) -> str:
    return "past" if simple_past(parse, claim) else "perfect" if perfect(parse, claim) else "other"


def _with(document: Document, text: TextView, claim: Claim, date: Date, sure: float) -> Claim:
    """`claim` with its date and the reason for it."""
    trigger = text.parse.head_of(claim.spans.trigger)
    own = trigger is not None and text.parse.sentence_of(trigger.i).span.overlaps(date.span)
    why = (*claim.why, because(date.span.of(document.text), sure, carried=not own))
    spans = replace(claim.spans, date=date.span)
    return replace(claim, date=date.when, spans=spans, why=why)
