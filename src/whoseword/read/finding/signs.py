"""What the learned finder weighs, as rows of numbers: of sentences, of units, of spans.

The network's hints are weighed afterwards (hinted.py). Each function names its columns in the order
of its rows; training and reading share them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from whoseword.model import Attribution, EventType, Span
from whoseword.read.finding.extents import WAYS
from whoseword.read.finding.hinted import others
from whoseword.read.finding.seen import NUMBER, Seen
from whoseword.read.hints import TYPES

Floats = NDArray[np.float64]
STATEMENT, ASSESSMENT = NUMBER[EventType.STATEMENT], NUMBER[EventType.ASSESSMENT]
DEPS = ("ROOT", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "dobj", "pobj", "nsubj")
TAGS = ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "NN", "NNS", "NNP")
BEFORE = ("mark", "cc", "nsubj", "prep", "advmod", "relcl")


def sentence_rows(seen: Seen, units: Floats, sentences: Floats) -> Floats:
    """A row for every sentence and type, sentence by sentence.

    `units` and `sentences` are the linear models' probabilities, a row each and a column a type.
    """
    inside = [-np.sort(-units[list(positions)], axis=0) for positions in seen.sentences.values()]
    ruled = [seen.ruled.get(number, Counter()) for number in seen.sentences]
    blank = np.zeros((1, len(TYPES)))
    columns = (
        *(np.arange(len(TYPES)), sentences, np.array([best[0] for best in inside])),
        np.vstack([best[1:2] if len(best) > 1 else blank for best in inside]),
        *(np.array([best.sum(axis=0) for best in inside]), others(sentences)),
        sentences.sum(axis=1, keepdims=True) - sentences,
        [[rules[type_] for type_ in TYPES] for rules in ruled],
        *(np.vstack([blank, sentences[:-1]]), np.vstack([sentences[1:], blank])),
        *(sentences.mean(axis=0), sentences.max(axis=0)),
        *(_named(seen, part) for part in ("type", "rule")),
        *(sentences[:, t : t + 1] for t in (STATEMENT, ASSESSMENT)),
        *(_column(best.sum() for best in inside), _column(rules.total() for rules in ruled)),
        sentences.mean(axis=0).sum(),
        sum(rules.total() for rules in seen.ruled.values()) / len(sentences),
        *map(_column, zip(*_shapes(seen), strict=True)),
    )
    return _rows(sentences.shape, columns)


def _named(seen: Seen, part: str) -> list[list[bool]]:
    """Whether a type is named in a sentence's traits by `part`, a row a sentence."""
    asked = [f"{part}:{type_}" for type_ in TYPES]
    return [[trait in traits for trait in asked] for traits in seen.sentence_traits]


def _shapes(seen: Seen) -> Iterator[tuple[float, ...]]:
    """Where each sentence stands, its size, and whether it says or quotes what somebody says."""
    parse, count = seen.view.parse, len(seen.sentences)
    for n, (number, positions) in enumerate(seen.sentences.items()):
        units, span = [seen.units[p] for p in positions], parse.sentences[number].span
        told = any(unit.attribution is not None for unit in units)
        cue = any(unit.cue is not None for unit in units)
        quoted = any(mark in span.of(parse.text) for mark in '"“”')
        yield n, count, n / count, span.end - span.start, len(units), told, cue, quoted


def _column(values: Iterable[float]) -> Floats:
    return np.array([*values], np.float64)[:, None]


def _rows(shape: tuple[int, ...], columns: Sequence[ArrayLike]) -> Floats:
    """A row for each place of `shape`, of columns that are broadcast to it."""
    rows = np.empty((*shape, len(columns)))
    for n, column in enumerate(columns):
        rows[..., n] = column
    return rows.reshape(-1, len(columns))


def unit_rows(seen: Seen, units: Floats, n: int, type_: EventType) -> Floats:
    """A row for every unit of the `n`th sentence that has any, as the one that states `type_`."""
    t, positions = NUMBER[type_], list(seen.sentences.values())[n]
    here = units[list(positions)]
    scores = here[:, t].tolist()
    sums, highest = here.sum(axis=1).tolist(), here.max(axis=1).tolist()
    ruled = {c.trigger.i for c in seen.rules if c.trigger.type is type_}
    best = max(scores)
    rows = []
    for rank, (position, score) in enumerate(zip(positions, scores, strict=True)):
        traits = seen.traits[position]
        rows.append(
            (
                *(t, score, best - score, sum([other > score for other in scores])),
                *(sums[rank], highest[rank] - score, rank, len(scores)),
                *(seen.units[position].i in ruled, f"type:{type_}" in traits),
                *_form(seen, position, f"rule:{type_}" in traits),
            )
        )
    return np.array(rows, dtype=np.float64)


def _form(seen: Seen, position: int, ruled: float) -> tuple[float, ...]:
    """What is weighed of a unit whatever it states, and `ruled` among it."""
    parse, unit, traits = seen.view.parse, seen.units[position], seen.traits[position]
    token, sentence = parse.tokens[unit.i], parse.sentences[unit.sentence]
    every = "\n".join(("", *traits))  # one string is searched faster than thirty
    return (
        *("\ntype:" in every, ruled),
        *(token.verbal, _place(DEPS, token.dep), _place(TAGS, token.tag)),
        *(unit.attribution is not None, unit.cue is not None, "in:head" in traits),
        len([*parse.above(unit.i)]),
        (unit.i - sentence.first) / (sentence.last - sentence.first),
        *(unit.clause.end - unit.clause.start, sentence.span.end - sentence.span.start),
        *("\ngood:" in every, "by:nobody" in traits),
    )


def span_rows(seen: Seen, position: int) -> Floats:
    """A row for each span that a unit may be evidence with, whatever it states (`stating`)."""
    unit, found = seen.units[position], seen.extents[position]
    parse = seen.view.parse
    token, sentence = parse.tokens[unit.i], parse.sentences[unit.sentence].span
    attribution = seen.view.attributions[unit.attribution] if unit.attribution is not None else None
    heads = "in:head" in seen.traits[position]
    rows = []
    for way, span in found.items():
        inside = parse.within(span)
        verbs = [t.pos for t in inside].count("VERB")
        first = inside[0] if inside else token
        rows.append(
            (
                *(WAYS.index(way), span.end - span.start),
                *((span.end - span.start) / (sentence.end - sentence.start), len(found)),
                *(span.start == sentence.start, sentence.end - span.end <= 1),
                *(_said(span, attribution), verbs, first.verbal, _place(BEFORE, first.dep)),
                *(_place(DEPS, token.dep), _place(TAGS, token.tag), unit.cue is not None, heads),
                *(unit.i - first.i, (inside[-1].i - unit.i) if inside else 0),
                sum([span.covers(other) for other in found.values()]) - 1,
            )
        )
    return np.array(rows, dtype=np.float64)


def stating(spans: Floats, type_: EventType) -> Floats:
    """Rows of `span_rows` with the type that the unit states."""
    return np.column_stack([spans, np.full(len(spans), NUMBER[type_])])


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else -1


def _said(span: Span, attribution: Attribution | None) -> int:
    """0 where nobody says it, else 1, and one more each for a source and a cue inside."""
    if attribution is None:
        return 0
    return 1 + _covers(span, attribution.source) + _covers(span, attribution.cue)


def _covers(span: Span, pieces: Sequence[Span]) -> bool:
    return bool(pieces) and all(span.covers(p) for p in pieces)
