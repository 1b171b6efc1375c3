"""Learns who, where, on whose word and when fills an event's slots, and how the event stands.

    python -m training.claims.slots --data ../shared/data

Every annotated claim is an example twice: in its own evidence and, where the reader finds it, in
the reader's. The gold and all labels are learned from, in the folds of texts.py; the reader of each
fold has a claim finder that never saw it. Prints the figures of the gold's claims that the reader
finds, by models that never saw their fold; writes those models to folds/slots-N.json, and the
models of all articles to src/whoseword/read/weights. Run it after train.py, and rates.py after it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import mean, stdev
from typing import Any

from training.claims.annotated import FOLDS, annotated, folds
from training.claims.cache import KeptParser
from training.claims.labels import names as label_sets
from training.claims.logit import (
    PENALTY,
    RARE,
    Example,
    balance,
    figures,
    learn,
    packed,
    write,
)
from training.claims.texts import canonical, document_of
from whoseword.export import reading_record
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.measure.claims import matched
from whoseword.measure.figures import Figures
from whoseword.measure.slots import agree, slots_of
from whoseword.model import Attribution, EventType, Reading, Span, Stance, hull
from whoseword.read import dates, detect
from whoseword.read.arguments import Finder, Slot
from whoseword.read.choice import LEARNED, NEVER, WEIGHTS, Chooser, Option
from whoseword.read.claims import Maker
from whoseword.read.engine import Parser
from whoseword.read.events import Candidate
from whoseword.read.reader import Reader
from whoseword.read.triggers import Trigger, Triggers
from whoseword.read.view import TextView, innermost

Record = Mapping[str, Any]
STANDING = ("root", "modality")  # these are never empty: the article's own voice is a root
Choice = Option[Any]
# From which probability on a slot is filled: chosen on the gold, among twentieths, for the best F1
# by models that never saw the fold.
LEAST = {
    **{"actor": 0.2, "recipient": 0.35, "object": 0.25, "place": 0.25},
    **{"root": 0.0, "modality": 0.0, "date": 0.35},
}
# What an example of the gold weighs beside one of the labels, whose readers had habits of their own
# (which place a sentence takes over from the one before): chosen on the gold among 1, 3, 6 and 12.
WORTH = 3.0
PENALTIES = {"actor": 2.0}  # others have logit's own; chosen by cross-validation among 0.4, 1 and 2
RARES = {"object": 8}  # words for things are many: with logit's own the weights are twice as large
# While examples are made, the rules alone say who does it: no slot may lean on learned ones.
RULED = Chooser({"ruled": 9.0}, 0.4)
OF_FOLDS = Path(__file__).with_name("folds")


def examples(
    data: Path, parser: Parser, slots: Collection[str], sets: Iterable[str]
) -> dict[str, list[Example]]:
    """The examples of each slot in the gold and the label sets.

    Of things there are so many to choose from that an object's examples in the labels stand in
    their own evidence alone, for which nothing need be read.
    """
    made: dict[str, list[Example]] = {slot: [] for slot in slots}
    pack = Pack.load()
    triggers, names = Triggers(pack), Names(pack)
    ruled = dict.fromkeys(LEARNED, RULED)
    readers = [Reader(pack, parser, detector=finder(n), choosers=ruled) for n in range(FOLDS)]
    articles = list(annotated(data, sets))
    for one, fold in zip(articles, folds(articles), strict=True):
        document, reader = document_of(one), readers[fold]
        look = reader.look(document)
        maker = reader.maker(document, look)
        if one.gold or set(slots) != {"object"}:
            reading = reader.read_looked(document, look)
        else:
            reading = Reading(document, (), ())
        read = reading_record(reading)["claims"]
        example = partial(_example, fold, names, WORTH if one.gold else 1.0)
        datable = _datable(one.claims, reading, read, look, names) if "date" in slots else ()
        for claim, options in datable:
            made["date"].append(example(claim, "date", options, scored=one.gold))
        for claim, evidence, word in _events(one.claims, read, names):
            trigger = _trigger(look, triggers, EventType(claim["type"]), evidence, word)
            if trigger is None:
                continue
            scored = one.gold and word is not None
            for slot, options in _offered(maker, trigger, evidence).items():
                own = one.gold or word is None
                if slot not in slots or (slot == "object" and not own):
                    continue
                made[slot].append(example(claim, slot, options, scored=scored))
    return made


def _example(
    fold: int,
    names: Names,
    weight: float,
    claim: Record,
    slot: str,
    options: Sequence[Choice],
    *,
    scored: bool,
) -> Example:
    filled = slot in STANDING or bool(claim[slot])
    traits, leans = zip(*((o.weighed, o.lean) for o in options), strict=True)
    right = _right(claim, slot, options, names)
    return Example(fold, scored, filled, traits, right, leans, weight)


def finder(fold: int) -> detect.Detector:
    """The claim finder that never saw `fold`."""
    card = OF_FOLDS / f"claims-{fold}.json"
    return detect.read(card.with_suffix(".npz").read_bytes(), card.read_text("utf-8"))


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


def _offered(maker: Maker, trigger: Trigger, evidence: Span) -> dict[str, tuple[Choice, ...]]:
    """What could fill each slot; the last option of each is that nothing does."""
    finder = maker.finder
    attribution = _attribution(finder.text, trigger)
    source = attribution.source if attribution is not None else ()
    who = finder.text.mentions.who(hull(source)) if source else None
    speaker = Slot(who, hull(source)) if who else None
    ordered = attribution is not None and attribution.stance is Stance.ORDER
    _, actor = finder.ruled(trigger, evidence, speaker, ordered=ordered)
    number = finder.text.attributions.index(attribution) if attribution is not None else None
    candidate = Candidate(trigger, number)
    return {
        "actor": finder.actors(trigger, evidence, actor, speaker),
        "recipient": finder.recipients(trigger, evidence, actor, speaker),
        "object": finder.things(trigger, evidence),
        "place": finder.places(trigger, evidence),
        "root": (*maker.roots(candidate, evidence, actor), NEVER),
        "modality": (*maker.standings(candidate, evidence, maker.ruled(candidate)), NEVER),
    }


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


def check(slot: str, some: Sequence[Example], learnt: Sequence[Chooser]) -> None:
    """Print the figures of every fold's scored examples by the chooser without it."""
    each = []
    for n, chooser in enumerate(learnt):
        each.append(figures([e for e in some if e.scored and e.fold == n], chooser))
    counts = zip(*((f.matched, f.predicted, f.gold) for f in each), strict=True)
    spread = [f.f1 for f in each]
    whole = Figures(*map(sum, counts))
    print(f"{slot}: {whole.as_json()}, folds {mean(spread):.3f} ± {stdev(spread):.3f}", flush=True)


def chooser(slot: str, weights: Mapping[str, float], factor: float, trust: float) -> Chooser:
    """A slot's chooser, its weights times `factor`."""
    return Chooser({trait: factor * w for trait, w in weights.items()}, LEAST[slot], trust)


def main() -> None:
    """Learn, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--cache", type=Path, help="folder to keep parses in")
    asked.add_argument("--slots", nargs="+", choices=LEARNED, default=LEARNED)
    asked.add_argument("--sets", nargs="*", default=label_sets(), help="label sets")
    given = asked.parse_args()
    parser = KeptParser(given.cache) if given.cache else Parser()
    train(examples(given.data, parser, given.slots, given.sets))


def train(made: Mapping[str, Sequence[Example]]) -> None:
    """Learn each slot without each fold and with all, measure, write; others stay as they are."""
    paths = [OF_FOLDS / f"slots-{n}.json" for n in range(FOLDS)]
    held: list[dict[str, object]] = [json.loads(p.read_text("utf-8")) for p in paths]
    for slot, some in made.items():
        how = PENALTIES.get(slot, PENALTY), RARES.get(slot, RARE)
        learnt = [learn([e for e in some if e.fold != n], *how) for n in range(FOLDS)]
        both = balance(some, learnt)
        without = [chooser(slot, weights, *both) for weights in learnt]
        check(slot, some, without)
        for n, one in enumerate(without):
            held[n][slot] = packed(one)
        write(WEIGHTS / f"{slot}.json", packed(chooser(slot, learn(some, *how), *both)))
    for path, choosers in zip(paths, held, strict=True):
        write(path, choosers)


if __name__ == "__main__":
    main()
