"""Examples of slots: what an event's slots could be filled with, and which of it is right.

Every annotated claim is an example twice: in its own evidence and, where the reader finds it, in
the reader's. The reader of each fold has a network of hints and a claim finder that never saw it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from training.claims.annotated import FOLDS, Annotated, annotated, folds
from training.claims.cache import KeptParser
from training.claims.logit import Example
from training.claims.texts import canonical, document_of
from training.claims.unseen import finder, hinter
from whoseword.export import reading_record
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.measure.claims import matched
from whoseword.measure.slots import agree, slots_of
from whoseword.model import Attribution, EventType, Reading, Span, Stance, hull
from whoseword.read import dates
from whoseword.read.arguments import Finder, Slot
from whoseword.read.choice import LEARNED, NEVER, Chooser, Option
from whoseword.read.claims import Maker
from whoseword.read.engine import Parser
from whoseword.read.events import Candidate
from whoseword.read.reader import Reader
from whoseword.read.tagging.tagger import Tagger
from whoseword.read.triggers import Trigger, Triggers
from whoseword.read.view import TextView, innermost

Record = Mapping[str, Any]
Choice = Option[Any]
STANDING = ("root", "modality")  # these are never empty: the article's own voice is a root
# While examples are made, the rules alone say who does it: no slot may lean on learned ones.
RULED = Chooser({"ruled": 9.0}, 0.4)


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
    """A reader for each fold, whose network of hints and claim finder never saw it."""
    pack, ruled = Pack.load(), dict.fromkeys(LEARNED, RULED)
    parser, tagger = KeptParser(folder) if folder else Parser(), Tagger()
    folds = range(FOLDS)
    return tuple(Reader(pack, parser, tagger, finder(n), ruled, hinter(n)) for n in folds)


@cache
def _lexicon() -> tuple[Triggers, Names]:
    """What the pack knows, read once a process."""
    pack = Pack.load()
    return Triggers(pack), Names(pack)


def _of_article(
    folder: Path | None, slots: frozenset[str], one: Annotated, fold: int
) -> list[tuple[str, Example]]:
    """The examples of one article, each with its slot."""
    triggers, names = _lexicon()
    document, reader = document_of(one), _readers(folder)[fold]
    look = reader.look(document)
    maker, reading = reader.maker(document, look), reader.read_looked(document, look)
    read = reading_record(reading)["claims"]
    example = partial(_example, fold, names, gold=one.gold)
    made = []
    datable = _datable(one.claims, reading, read, look, names) if "date" in slots else ()
    for claim, options in datable:
        made.append(("date", example(claim, "date", options, found=True)))
    for claim, evidence, word in _events(one.claims, read, names):
        trigger = _trigger(look, triggers, EventType(claim["type"]), evidence, word)
        if trigger is None:
            continue
        for slot, options in _offered(maker, trigger, evidence, slots).items():
            made.append((slot, example(claim, slot, options, found=word is not None)))
    return made


def _example(
    fold: int,
    names: Names,
    claim: Record,
    slot: str,
    options: Sequence[Choice],
    *,
    gold: bool,
    found: bool,
) -> Example:
    filled = slot in STANDING or bool(claim[slot])
    traits, leans = zip(*((o.weighed, o.lean) for o in options), strict=True)
    right = _right(claim, slot, options, names)
    return Example(fold, gold, gold and found, filled, traits, right, leans)


def _events(
    gold: Sequence[Record], read: Sequence[Record], names: Names
) -> Iterator[tuple[Record, Span, int | None]]:
    """Each annotated claim in its own evidence, and in the reader's with its trigger's offset."""
    for claim in gold:
        start = claim["start"]
        yield claim, Span(start, claim.get("end", start + len(claim["evidence"]))), None
    for i, j in matched(gold, read, partial(canonical, names)):
        yield gold[i], Span(read[j]["start"], read[j]["end"]), read[j]["spans"]["trigger"][0]


def _datable(
    gold: Sequence[Record],
    reading: Reading,
    read: Sequence[Record],
    look: Finder,
    names: Names,
) -> Iterator[tuple[Record, tuple[Choice, ...]]]:
    """Each annotated claim that the reader finds, with the dates that it could have."""
    bare = [replace(c, date=None, spans=replace(c.spans, date=None)) for c in reading.claims]
    offered = list(dates.options(reading.document, look.text, look.times, bare))
    place = {claim.id: n for n, (claim, _) in enumerate(offered)}
    for i, j in matched(gold, read, partial(canonical, names)):
        yield gold[i], offered[place[read[j]["id"]]][1]


def _trigger(
    finder: Finder, triggers: Triggers, type_: EventType, evidence: Span, word: int | None
) -> Trigger | None:
    """The event's word: the reader's, or the highest that can name its type, or the head."""
    parse = finder.text.parse
    tokens = [t for t in parse.within(evidence) if word is None or t.start == word]
    matched = (triggers.match(parse, finder.text.goods, t.i) for t in tokens)
    fitting = [m for m in matched if m is not None and m.type is type_]
    if fitting:
        return min(fitting, key=lambda m: (sum(1 for _ in parse.above(m.i)), m.i))
    head = tokens[0] if word is not None and tokens else parse.head_of(evidence)
    return Trigger(head.i, type_, finder.text.goods.of(head.i), "", "") if head else None


def _offered(
    maker: Maker, trigger: Trigger, evidence: Span, slots: Collection[str]
) -> dict[str, tuple[Choice, ...]]:
    """What could fill each of `slots`; the last option of each is that nothing does."""
    finder = maker.finder
    attribution = _attribution(finder.text, trigger)
    source = attribution.source if attribution is not None else ()
    who = finder.text.mentions.who(hull(source)) if source else None
    speaker = Slot(who, hull(source)) if who else None
    ordered = attribution is not None and attribution.stance is Stance.ORDER
    _, actor = finder.ruled(trigger, evidence, speaker, ordered=ordered)
    number = finder.text.attributions.index(attribution) if attribution is not None else None
    candidate = Candidate(trigger, number)
    offers: dict[str, Callable[[], tuple[Choice, ...]]] = {
        "actor": lambda: finder.actors(trigger, evidence, actor, speaker),
        "recipient": lambda: finder.recipients(trigger, evidence, actor, speaker),
        "object": lambda: finder.things(trigger, evidence),
        "place": lambda: finder.places(trigger, evidence),
        "root": lambda: (*maker.roots(candidate, evidence, actor), NEVER),
        "modality": lambda: (
            *maker.standings(candidate, evidence, maker.ruled(candidate)),
            NEVER,
        ),
    }
    return {slot: offer() for slot, offer in offers.items() if slot in slots}


def _attribution(view: TextView, trigger: Trigger) -> Attribution | None:
    """The attribution that the event stands under; a statement's also by its own cue."""
    number = innermost(view, trigger.i)
    if number is not None:
        return view.attributions[number]
    said = (a for a in view.attributions if _in(view, trigger, a))
    return next(said, None) if trigger.type is EventType.STATEMENT else None


def _in(view: TextView, trigger: Trigger, attribution: Attribution) -> bool:
    word = view.parse.tokens[trigger.i].span
    return any(span.covers(word) for span in attribution.cue)


def _right(claim: Record, slot: str, options: Sequence[Choice], names: Names) -> tuple[bool, ...]:
    """Which options are right; that nothing fills the slot where no other is, and it may be so."""
    plain = partial(canonical, names)
    wanted = slots_of(claim, plain)[slot]
    given = [slots_of(_as_record(slot, o.value), plain)[slot] for o in options[:-1]]
    right = [wanted is not None and agree(slot, wanted, got) for got in given]
    return (*right, slot not in STANDING and not any(right))


def _as_record(slot: str, value: Any) -> Record:
    if slot == "root":
        return {"sources": [s.name for s in value]}
    return {slot: value.when.iso() if slot == "date" else value}
