"""Learns which party and which place near an event fill its slots.

    python -m training.claims.slots --gold ../shared/data/gold --more FOLDER… [--check] [--out OUT]

Every annotated claim is an example twice: in its own evidence and, where the reader finds it, in
the reader's. The FOLDERs hold further labels (labels.py unpacks them); they are only learned from.
`--check` cross-validates by group of the gold's articles (articles on one event stay together) and
prints mean and spread; without it the weights of all articles are written to OUT, by default
src/whoseword/read/weights. The loss is that of a conditional logit with an L2 penalty; several
right options share theirs.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from whoseword.export import reading_record
from whoseword.gather import gather
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.measure.claims import matched
from whoseword.measure.figures import Figures
from whoseword.measure.slots import agree, slots_of
from whoseword.model import Document, EventType, Span, hull
from whoseword.read import recipients, sites
from whoseword.read.arguments import Finder, Slot
from whoseword.read.choice import WEIGHTS, Chooser, Option
from whoseword.read.reader import Reader
from whoseword.read.triggers import Trigger, Triggers
from whoseword.read.view import innermost

Record = Mapping[str, Any]
SLOTS = ("recipient", "place")
RARE = 3  # a trait in fewer examples than this is left out
# Chosen by cross-validation among 0.3, 1 and 2, and among tenths and twentieths.
PENALTY = 1.0
LEAST = {"recipient": 0.27, "place": 0.3}
FOLDS = 4
SMALL = 1e-3  # a weight nearer to zero than this is left out
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The options of one event, which of them are right, and the group of its article.

    The last of `traits` and `right` are those of `none`. `gold` is an example in the annotated
    evidence; the others are in the reader's own and are what scores are measured on, unless they
    are of further labels (`extra`).
    """

    group: str
    extra: bool
    traits: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    gold: bool
    filled: bool


def examples(folder: Path, *, extra: bool = False) -> dict[str, list[Example]]:
    """The examples of each slot in the annotated articles of `folder`."""
    made: dict[str, list[Example]] = {slot: [] for slot in SLOTS}
    pack = Pack.load()
    reader, triggers, names = Reader(pack), Triggers(pack), Names(pack)
    groups = {a["id"]: a.get("group") or a["id"] for a in lines(folder / "articles.jsonl")}
    claims = {g["id"]: g["claims"] for g in lines(folder / "claims.jsonl")}
    for document in gather([folder / "articles.jsonl"]):
        if not isinstance(document, Document) or document.id not in claims:
            continue
        parse = reader.parse(document)
        finder = reader.look(document, parse)
        example = partial(Example, groups[document.id], extra)
        read = reading_record(reader.read_parsed(document, parse))["claims"]
        for claim, evidence, word in _events(claims[document.id], read, names):
            trigger = _trigger(finder, triggers, EventType(claim["type"]), evidence, word)
            if trigger is None:
                continue
            for slot in SLOTS:
                found, none = _options(finder, trigger, evidence, slot)
                right = _right(claim, slot, found, names)
                traits = (*(o.traits for o in found), tuple(none))
                made[slot].append(example(traits, right, word is None, bool(claim[slot])))
    return made


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
    number = innermost(finder.text, trigger.i)
    source = finder.text.attributions[number].source if number is not None else ()
    who = finder.text.mentions.who(hull(source)) if source else None
    speaker = Slot(who, hull(source)) if who else None
    actor = finder.arguments(trigger, evidence, speaker, ordered=False).actor
    found = finder.recipients(trigger, evidence, actor, speaker)
    return found, recipients.nobody(finder.text, trigger, found, evidence)


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


def learn(some: Sequence[Example], penalty: float) -> dict[str, float]:
    """The weights of all traits that aren't rare."""
    counts = Counter(t for e in some for t in {t for one in e.traits for t in one})
    index = {t: n for n, t in enumerate(sorted(t for t, n in counts.items() if n >= RARE))}
    seen = _matrix([one for e in some for one in e.traits], index)
    first = np.cumsum([0, *(len(e.traits) for e in some)])[:-1]
    owner = np.repeat(np.arange(len(some)), [len(e.traits) for e in some])
    right = np.array([r for e in some for r in e.right])

    def loss(weights: Array) -> tuple[float, Array]:
        """The negative log likelihood of the right options, penalised, and its slope."""
        score = seen @ weights
        every, good = score, np.where(right, score, -np.inf)
        whole, best = (np.logaddexp.reduceat(s, first) for s in (every, good))
        slope = np.exp(every - whole[owner]) - np.exp(good - best[owner])
        value = (whole - best).sum() + penalty * (weights**2).sum()
        return value, seen.T @ slope + 2 * penalty * weights

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B").x
    return {t: float(found[n]) for t, n in index.items() if abs(found[n]) > SMALL}


def _matrix(options: Sequence[Sequence[str]], index: Mapping[str, int]) -> csr_matrix:
    """Which option has which trait."""
    cells = [(n, index[t]) for n, one in enumerate(options) for t in one if t in index]
    rows, columns = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (rows, columns)), (len(options), len(index)))


def figures(some: Iterable[Example], chooser: Chooser) -> Figures:
    """Right, annotated and picked fillers."""
    hit = wanted = given = 0
    for example in some:
        options = [Option(n, Span(0, 1), t) for n, t in enumerate(example.traits[:-1])]
        picked = chooser.pick(options, example.traits[-1]).option
        wanted += example.filled
        given += picked is not None
        hit += picked is not None and example.right[picked.value]
    return Figures(hit, given, wanted)


def check(some: Sequence[Example], penalty: float) -> None:
    """Print F1 of each threshold, over folds of whole groups."""
    groups = sorted({e.group for e in some if not e.extra})
    fold = {group: n % FOLDS for n, group in enumerate(groups)}
    learnt = [
        learn([e for e in some if e.extra or fold[e.group] != n], penalty) for n in range(FOLDS)
    ]
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        scores = [
            figures(
                [e for e in some if not e.extra and fold[e.group] == n and not e.gold],
                Chooser(learnt[n], least),
            )
            for n in range(FOLDS)
        ]
        whole = Figures(
            *(sum(getattr(s, f) for s in scores) for f in ("matched", "predicted", "gold"))
        )
        each = [s.f1 for s in scores]
        print(f"least {least}: {whole.as_json()}, folds {mean(each):.3f} ± {stdev(each):.3f}")


def write(slot: str, weights: Mapping[str, float], folder: Path) -> None:
    """Write what Chooser.load reads."""
    rounded = {trait: round(weight, 3) for trait, weight in weights.items()}
    held = {"least": LEAST[slot], "weights": rounded}
    whole = json.dumps(held, ensure_ascii=False, sort_keys=True, indent=0)
    (folder / f"{slot}.json").write_text(whole + "\n", encoding="utf-8")


def lines(path: Path) -> Iterator[Record]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Check or write the weights."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--gold", type=Path, required=True)
    asked.add_argument("--more", type=Path, nargs="*", default=[])
    asked.add_argument("--check", action="store_true")
    asked.add_argument("--out", type=Path, default=WEIGHTS)
    given = asked.parse_args()
    made = examples(given.gold)
    for folder in given.more:
        for slot, some in examples(folder, extra=True).items():
            made[slot] += some
    for slot in SLOTS:
        if given.check:
            check(made[slot], PENALTY)
            continue
        write(slot, learn(made[slot], PENALTY), given.out)


if __name__ == "__main__":
    main()
