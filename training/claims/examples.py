"""Examples of slots: what an event's slots could be filled with, and which of it is right.

Every annotated claim is an example twice: in its own evidence and, where the reader finds it, as
the reader has it, which is one none of whose learned parts saw its fold.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from training.claims.annotated import FOLDS, Annotated, annotated, folds
from training.claims.cache import KeptParser
from training.claims.logit import Example
from training.claims.texts import document_of
from training.claims.unseen import reader
from whoseword.export import reading_record
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.measure.claims import matched
from whoseword.measure.slots import agree, slots_of
from whoseword.model import Attribution, Claim, EventType, Reading, Span
from whoseword.read import dates
from whoseword.read.arguments import Finder
from whoseword.read.choice import NEVER, Option
from whoseword.read.claims import Maker
from whoseword.read.engine import Parser
from whoseword.read.events import Candidate
from whoseword.read.reader import Reader
from whoseword.read.tagging.tagger import Tagger
from whoseword.read.triggers import Trigger, Triggers
from whoseword.read.view import TextView

Record = Mapping[str, Any]
Choice = Option[Any]
STANDING = ("root", "modality")  # these are never empty: the article's own voice is a root


def examples(
    data: Path, folder: Path | None, slots: Collection[str], sets: Iterable[str], workers: int
) -> dict[str, list[Example]]:
    """The examples of each slot in the gold and the label sets, made in so many processes."""
    made: dict[str, list[Example]] = {slot: [] for slot in slots}
    articles = list(annotated(data, sets))
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        job = partial(_of_article, folder, frozenset(slots))
        for found in pool.map(job, articles, folds(articles), chunksize=4):
            for slot, example in found:
                # A trait is in many examples: one copy of its words will do.
                shared = tuple(tuple(map(sys.intern, one)) for one in example.traits)
                made[slot].append(replace(example, traits=shared))
    return made


@cache
def _readers(folder: Path | None) -> tuple[Reader, ...]:
    """A reader for each fold, none of whose learned parts saw it."""
    pack, tagger = Pack.load(), Tagger()
    parser = KeptParser(folder) if folder else Parser()
    return tuple(reader(fold, pack, parser, tagger) for fold in range(FOLDS))


@cache
def _lexicon() -> tuple[Triggers, Names]:
    """What the pack knows, read once a process."""
    pack = Pack.load()
    return Triggers(pack), pack.names


def _of_article(
    folder: Path | None, slots: frozenset[str], one: Annotated, fold: int
) -> list[tuple[str, Example]]:
    """The examples of one article, each with its slot."""
    triggers, names = _lexicon()
    document, whole = document_of(one), _readers(folder)[fold]
    look = whole.look(document)
    maker, events = whole.maker(document, look), whole.events(look)
    reading = Reading(document, look.text.attributions, maker.claims(events))
    read = reading_record(reading)["claims"]
    pairs = [
        (one.claims[i], reading.claims[j])
        for i, j in matched(one.claims, read, partial(canonical, names=names))
    ]
    example, made = partial(_example, one, fold, names), []
    if "date" in slots:
        for claim, options in _datable(pairs, reading, look):
            made.append(("date", example(claim, "date", options, found=True)))
    own = ((claim, c, False) for claim, c in _own(one.claims, look, triggers))
    found = ((claim, c, True) for claim, c in _found(pairs, events, look))
    for claim, candidate, is_found in chain(own, found):
        for slot, options in _offered(maker, candidate, slots).items():
            made.append((slot, example(claim, slot, options, found=is_found)))
    return made


def _example(
    one: Annotated,
    fold: int,
    names: Names,
    claim: Record,
    slot: str,
    options: Sequence[Choice],
    *,
    found: bool,
) -> Example:
    filled = slot in STANDING or bool(claim[slot])
    traits, leans = zip(*((o.weighed, o.lean) for o in options), strict=True)
    right = _right(claim, slot, options, names)
    return Example(fold, one.taught, one.gold and found, filled, traits, right, leans)


def _own(
    claims: Iterable[Record], look: Finder, triggers: Triggers
) -> Iterator[tuple[Record, Candidate]]:
    """Each annotated claim as an event in its own evidence."""
    for claim in claims:
        start = claim["start"]
        evidence = Span(start, claim.get("end", start + len(claim["evidence"])))
        trigger = _trigger(look, triggers, EventType(claim["type"]), evidence)
        if trigger is not None:
            yield claim, Candidate(trigger, _attribution(look.text, trigger), evidence)


def _found(
    pairs: Iterable[tuple[Record, Claim]], events: Iterable[Candidate], look: Finder
) -> Iterator[tuple[Record, Candidate]]:
    """Each annotated claim that the reader finds, as the event that the reader has."""
    tokens, found = look.text.parse.tokens, dict[tuple[EventType, Span], list[Candidate]]()
    for event in events:
        found.setdefault((event.trigger.type, tokens[event.trigger.i].span), []).append(event)
    for claim, read in pairs:
        # A claim's evidence may have a mark more, or less, than its event's.
        same = found[read.type, read.spans.trigger]
        yield claim, max(same, key=lambda event: _shared(event.evidence, read.evidence))


def _shared(one: Span | None, other: Span) -> int:
    return one.shared(other) if one is not None else 0


def _datable(
    pairs: Iterable[tuple[Record, Claim]], reading: Reading, look: Finder
) -> Iterator[tuple[Record, tuple[Choice, ...]]]:
    """Each annotated claim that the reader finds, with the dates that it could have."""
    bare = [replace(c, date=None, spans=replace(c.spans, date=None)) for c in reading.claims]
    offered = {c.id: o for c, o in dates.options(reading.document, look.text, look.times, bare)}
    for claim, read in pairs:
        yield claim, offered[read.id]


def _trigger(
    finder: Finder, triggers: Triggers, type_: EventType, evidence: Span
) -> Trigger | None:
    """The event's word: the highest that can name its type, or the evidence's head."""
    parse = finder.text.parse
    matched = (triggers.match(parse, finder.text.goods, t.i) for t in parse.within(evidence))
    fitting = [m for m in matched if m is not None and m.type is type_]
    if fitting:
        return min(fitting, key=lambda m: (sum(1 for _ in parse.above(m.i)), m.i))
    head = parse.head_of(evidence)
    return Trigger(head.i, type_, finder.text.goods.of(head.i), "", "") if head else None


def _offered(
    maker: Maker, candidate: Candidate, slots: Collection[str]
) -> dict[str, tuple[Choice, ...]]:
    """What could fill each of `slots`; the last option of each is that nothing does."""
    finder, case, ruled = maker.finder, maker.cases.of(candidate), maker.ruled(candidate)
    actors, (actor, _, _) = finder.actors(case), maker.voucher.who(candidate, case, ruled)
    offers: dict[str, Callable[[], tuple[Choice, ...]]] = {
        "actor": lambda: actors,
        "recipient": lambda: finder.recipients(case, actor),
        "object": lambda: finder.things(case),
        "place": lambda: finder.places(case),
        "root": lambda: (
            *maker.voucher.roots(candidate, case.evidence, finder.actor(case, actors)),
            NEVER,
        ),
        "modality": lambda: (
            *maker.standings(candidate, case.evidence, ruled),
            NEVER,
        ),
    }
    return {slot: offer() for slot, offer in offers.items() if slot in slots}


def _attribution(view: TextView, trigger: Trigger) -> int | None:
    """The attribution that the event stands under; a statement's also by its own cue."""
    number = view.innermost.get(trigger.i)
    if number is not None or trigger.type is not EventType.STATEMENT:
        return number
    return next((n for n, a in enumerate(view.attributions) if _in(view, trigger, a)), None)


def _in(view: TextView, trigger: Trigger, attribution: Attribution) -> bool:
    word = view.parse.tokens[trigger.i].span
    return any(span.covers(word) for span in attribution.cue)


def _right(claim: Record, slot: str, options: Sequence[Choice], names: Names) -> tuple[bool, ...]:
    """Which options are right; that nothing fills the slot where no other is, and it may be so."""
    plain = partial(canonical, names=names)
    wanted = slots_of(claim, plain)[slot]
    given = [slots_of(_as_record(slot, o.value), plain)[slot] for o in options[:-1]]
    right = [wanted is not None and agree(slot, wanted, got) for got in given]
    return (*right, slot not in STANDING and not any(right))


def _as_record(slot: str, value: Any) -> Record:
    if slot == "root":
        return {"sources": [s.name for s in value]}
    return {slot: value.when.iso() if slot == "date" else value}
