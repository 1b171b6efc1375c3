"""What the learned finder weighs, as rows of numbers: of sentences, of units, of spans.

The network's hints are weighed afterwards (hinted.py). Each function names its columns in the order
of its rows; training and reading share them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType, Span
from whoseword.read.extents import WAYS
from whoseword.read.hints import TYPES
from whoseword.read.seen import NUMBER, Seen

Floats = NDArray[np.float64]
STATEMENT, ASSESSMENT = NUMBER[EventType.STATEMENT], NUMBER[EventType.ASSESSMENT]
DEPS = ("ROOT", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "dobj", "pobj", "nsubj")
TAGS = ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN", "NN", "NNS", "NNP")
BEFORE = ("mark", "cc", "nsubj", "prep", "advmod", "relcl")


def sentence_rows(seen: Seen, units: Floats, sentences: Floats) -> Floats:
    """A row for every sentence and type, sentence by sentence.

    `units` and `sentences` are the linear models' probabilities, a row each and a column a type.
    """
    rows = []
    mean, most = sentences.mean(axis=0), sentences.max(axis=0)
    ruled = sum(c.total() for c in seen.ruled.values()) / len(sentences)
    blank = np.zeros(len(TYPES))
    for n, (number, positions) in enumerate(seen.sentences.items()):
        here = sentences[n]
        before = sentences[n - 1] if n else blank
        after = sentences[n + 1] if n + 1 < len(sentences) else blank
        inside = -np.sort(-units[list(positions)], axis=0)
        best, next_ = np.sort(here)[-2:][::-1]
        traits = seen.sentence_traits[n]
        rules = seen.ruled.get(number, Counter())
        span = seen.view.parse.sentences[number].span
        common = (
            *(here[STATEMENT], here[ASSESSMENT], inside.sum(), sum(rules.values()), mean.sum()),
            *(ruled, n, len(sentences), n / len(sentences), span.end - span.start, len(positions)),
            *(
                _any(traits, "in:", "in:none"),
                _any(traits, "cue:", "cue:none"),
                _quoted(seen, span),
            ),
        )
        for t, type_ in enumerate(TYPES):
            other = next_ if here[t] == best else best
            rows.append(
                (
                    *(t, here[t], inside[0, t], inside[1, t] if len(inside) > 1 else 0.0),
                    *(inside[:, t].sum(), other, here.sum() - here[t], rules.get(type_, 0)),
                    *(before[t], after[t], mean[t], most[t]),
                    *(f"type:{type_.value}" in traits, f"rule:{type_.value}" in traits),
                    *common,
                )
            )
    return np.array(rows, dtype=np.float64)


def _any(traits: frozenset[str], start: str, no: str) -> bool:
    return any(t.startswith(start) and t != no for t in traits)


def _quoted(seen: Seen, span: Span) -> bool:
    return any(mark in span.of(seen.view.parse.text) for mark in '"“”')


def unit_rows(seen: Seen, units: Floats, n: int, type_: EventType) -> Floats:
    """A row for every unit of the `n`th sentence that has any, as the one that states `type_`."""
    parse = seen.view.parse
    number, positions = list(seen.sentences.items())[n]
    sentence = parse.sentences[number]
    scores = units[list(positions), NUMBER[type_]]
    ruled = {c.trigger.i for c in seen.rules if c.trigger.type is type_}
    rows = []
    for rank, position in enumerate(positions):
        unit, traits, kinds = seen.units[position], seen.traits[position], seen.kinds[position]
        token = parse.tokens[unit.i]
        rows.append(
            (
                *(
                    NUMBER[type_],
                    scores[rank],
                    scores.max() - scores[rank],
                    int((scores > scores[rank]).sum()),
                ),
                *(units[position].sum(), units[position].max() - scores[rank]),
                *(rank, len(positions), unit.i in ruled, f"type:{type_.value}" in traits),
                *("type:" in kinds, f"rule:{type_.value}" in traits),
                *(token.verbal, _place(DEPS, token.dep), _place(TAGS, token.tag)),
                *(unit.attribution is not None, unit.cue is not None, "in:head" in traits),
                *(
                    len(list(parse.above(unit.i))),
                    (unit.i - sentence.first) / (sentence.last - sentence.first),
                ),
                *(unit.clause.end - unit.clause.start, sentence.span.end - sentence.span.start),
                *("good:" in kinds, "by:nobody" in traits),
            )
        )
    return np.array(rows, dtype=np.float64)


def span_rows(seen: Seen, position: int) -> Floats:
    """A row for each span that a unit may be evidence with, whatever it states (`stating`)."""
    unit, found = seen.units[position], seen.extents[position]
    parse = seen.view.parse
    token, sentence = parse.tokens[unit.i], parse.sentences[unit.sentence].span
    attribution = seen.view.attributions[unit.attribution] if unit.attribution is not None else None
    rows = []
    for way, span in found.items():
        inside = parse.within(span)
        verbs = sum(t.pos == "VERB" for t in inside)
        first = inside[0] if inside else token
        said = (
            0
            if attribution is None
            else 1 + _covers(span, attribution.source) + _covers(span, attribution.cue)
        )
        rows.append(
            (
                *(WAYS.index(way), span.end - span.start),
                *((span.end - span.start) / (sentence.end - sentence.start), len(found)),
                *(span.start == sentence.start, sentence.end - span.end <= 1, said),
                *(verbs, first.verbal, _place(BEFORE, first.dep), _place(DEPS, token.dep)),
                *(
                    _place(TAGS, token.tag),
                    unit.cue is not None,
                    "in:head" in seen.traits[position],
                ),
                *(unit.i - first.i, (inside[-1].i - unit.i) if inside else 0),
                *(sum(_inside(span, other) for other in found.values()),),
            )
        )
    return np.array(rows, dtype=np.float64)


def stating(spans: Floats, type_: EventType) -> Floats:
    """Rows of `span_rows` with the type that the unit states."""
    return np.column_stack([spans, np.full(len(spans), NUMBER[type_])])


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else -1


def _covers(span: Span, pieces: Sequence[Span]) -> bool:
    return bool(pieces) and all(span.covers(p) for p in pieces)


def _inside(span: Span, other: Span) -> bool:
    return other != span and span.covers(other)
