"""Learns which party and place near an event fill its slots, and how the event stands.

    python -m training.claims.slots --data ../shared/data

Every annotated claim is an example twice: in its own evidence and, where the reader finds it, in
the reader's. The gold and all labels are learned from, in the folds of texts.py; the reader of each
fold has a claim finder that never saw it. Prints the figures of the gold's claims that the reader
finds, by models that never saw their fold; writes those models to folds/slots-N.json, and the
models of all articles to src/whoseword/read/weights. Run it after train.py, and rates.py after it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import mean, stdev
from typing import Any

from training.claims.annotated import FOLDS, annotated, folds
from training.claims.cache import KeptParser
from training.claims.labels import names as label_sets
from training.claims.logit import (
    PENALTY,
    Example,
    figures,
    learn,
    packed,
    scaled,
    warmth,
    write,
)
from training.claims.texts import document_of
from whoseword.export import reading_record
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.measure.claims import matched
from whoseword.measure.figures import Figures
from whoseword.measure.slots import agree, slots_of
from whoseword.model import Attribution, EventType, Modality, Span, Stance, hull
from whoseword.read import detect, recipients, sites, standing
from whoseword.read.arguments import Finder, Slot
from whoseword.read.choice import WEIGHTS, Chooser, Option
from whoseword.read.claims import Maker
from whoseword.read.engine import Parser
from whoseword.read.events import Candidate
from whoseword.read.reader import Reader
from whoseword.read.triggers import Trigger, Triggers
from whoseword.read.view import TextView, innermost

Record = Mapping[str, Any]
FILLED = ("actor", "recipient", "place")
SLOTS = (*FILLED, "modality")
# From which probability on a slot is filled; chosen by cross-validation among twentieths.
LEAST = {"actor": 0.2, "recipient": 0.3, "place": 0.3, "modality": 0.0}
PENALTIES = {"actor": 2.0}  # others have logit's own; chosen by cross-validation among 0.4, 1 and 2
# While examples are made, the rules alone say who does it: no slot may lean on learned ones.
RULED = Chooser({"ruled": 9.0}, 0.0)
OF_FOLDS = Path(__file__).with_name("folds")


def examples(data: Path, parser: Parser) -> dict[str, list[Example]]:
    """The examples of each slot in the gold and the labels."""
    made: dict[str, list[Example]] = {slot: [] for slot in SLOTS}
    pack = Pack.load()
    triggers, names = Triggers(pack), Names(pack)
    ruled = dict.fromkeys(SLOTS, RULED)
    readers = [Reader(pack, parser, detector=finder(n), choosers=ruled) for n in range(FOLDS)]
    articles = list(annotated(data, label_sets()))
    for one, fold in zip(articles, folds(articles), strict=True):
        document, reader = document_of(one), readers[fold]
        parse = reader.parse(document)
        look = reader.look(document, parse)
        maker = reader.maker(document, look)
        read = reading_record(reader.read_parsed(document, parse))["claims"]
        for claim, evidence, word in _events(one.claims, read, names):
            trigger = _trigger(look, triggers, EventType(claim["type"]), evidence, word)
            if trigger is None:
                continue
            scored = one.gold and word is not None
            for slot in FILLED:
                found, none = _options(look, trigger, evidence, slot)
                traits = (*(o.traits for o in found), tuple(none))
                right = _right(claim, slot, found, names)
                made[slot].append(Example(fold, scored, bool(claim[slot]), traits, right))
            seen, stands = _modality(maker, trigger, evidence, claim["modality"])
            made["modality"].append(Example(fold, scored, True, seen, stands))
    return made


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


def _options(
    finder: Finder, trigger: Trigger, evidence: Span, slot: str
) -> tuple[tuple[Option[str], ...], tuple[str, ...]]:
    if slot == "place":
        found = sites.options(finder.text, trigger, evidence, finder.named_sites)
        return found, sites.nowhere(finder.text, trigger, found, evidence)
    attribution = _attribution(finder.text, trigger)
    source = attribution.source if attribution is not None else ()
    who = finder.text.mentions.who(hull(source)) if source else None
    speaker = Slot(who, hull(source)) if who else None
    ordered = attribution is not None and attribution.stance is Stance.ORDER
    _, ruled = finder.ruled(trigger, evidence, speaker, ordered=ordered)
    if slot == "actor":
        found = finder.doers(trigger, evidence, ruled, speaker)
    else:
        found = finder.recipients(trigger, evidence, ruled, speaker)
    return found, recipients.nobody(finder.text, trigger, found, evidence)


def _attribution(view: TextView, trigger: Trigger) -> Attribution | None:
    """The attribution that the event stands under; a statement's also by its own cue."""
    number = innermost(view, trigger.i)
    if number is not None:
        return view.attributions[number]
    said = (a for a in view.attributions if _in(view, trigger, a))
    return next(said, None) if trigger.type is EventType.STATEMENT else None


def _modality(
    maker: Maker, trigger: Trigger, evidence: Span, wanted: str
) -> tuple[tuple[tuple[str, ...], ...], tuple[bool, ...]]:
    """How an event stands; `none` is never right, and never wins."""
    view = maker.finder.text
    attribution = _attribution(view, trigger)
    number = view.attributions.index(attribution) if attribution is not None else None
    ruled = maker.ruled(Candidate(trigger, number))
    seen = tuple(standing.traits(view, trigger, evidence, attribution, ruled))
    found = standing.options(seen, tuple(Modality))
    right = (*(o.value == wanted for o in found), False)
    return (*(o.traits for o in found), ()), right


def _in(view: TextView, trigger: Trigger, attribution: Attribution) -> bool:
    word = view.parse.tokens[trigger.i].span
    return any(span.covers(word) for span in attribution.cue)


def _right(
    claim: Record, slot: str, found: Sequence[Option[str]], names: Names
) -> tuple[bool, ...]:
    plain = partial(canonical, names)
    wanted = slots_of(claim, plain)[slot]
    given = [slots_of({slot: o.value}, plain)[slot] for o in found]
    right = [wanted is not None and agree(slot, wanted, got) for got in given]
    return (*right, not any(right))


def canonical(names: Names, name: str) -> str:
    """The pack's name for an actor, or the name itself."""
    actor = names.actor(name)
    return actor.name if actor else name


def check(slot: str, some: Sequence[Example], learnt: Sequence[Mapping[str, float]]) -> None:
    """Print the figures of every fold's scored examples by the model without it."""
    each = []
    for n, weights in enumerate(learnt):
        scored = [e for e in some if e.scored and e.fold == n]
        each.append(figures(scored, Chooser(weights, LEAST[slot])))
    counts = zip(*((f.matched, f.predicted, f.gold) for f in each), strict=True)
    spread = [f.f1 for f in each]
    whole = Figures(*map(sum, counts))
    print(f"{slot}: {whole.as_json()}, folds {mean(spread):.3f} ± {stdev(spread):.3f}", flush=True)


def main() -> None:
    """Learn, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--cache", type=Path, help="folder to keep parses in")
    given = asked.parse_args()
    train(examples(given.data, KeptParser(given.cache) if given.cache else Parser()))


def train(made: Mapping[str, Sequence[Example]]) -> None:
    """Learn every slot without each fold and with all, measure, write."""
    held: list[dict[str, object]] = [{} for _ in range(FOLDS)]
    for slot, some in made.items():
        penalty = PENALTIES.get(slot, PENALTY)
        learnt = [learn([e for e in some if e.fold != n], penalty) for n in range(FOLDS)]
        factor = warmth(some, learnt)
        learnt = [scaled(weights, factor) for weights in learnt]
        check(slot, some, learnt)
        for n, weights in enumerate(learnt):
            held[n][slot] = packed(weights, LEAST[slot])
        write(WEIGHTS / f"{slot}.json", packed(scaled(learn(some, penalty), factor), LEAST[slot]))
    for n, choosers in enumerate(held):
        write(OF_FOLDS / f"slots-{n}.json", choosers)


if __name__ == "__main__":
    main()
