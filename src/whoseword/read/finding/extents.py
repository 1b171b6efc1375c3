"""The spans that could be a unit's evidence; which of them is, is learned (detect.py)."""

from __future__ import annotations

from collections.abc import Mapping

from whoseword.model import Attribution, Span, hull
from whoseword.read.evidence import clause, trimmed, with_attribution
from whoseword.read.finding.units import Unit
from whoseword.read.view import TextView

# In this order; of two that are the same span only the first is kept.
WAYS = ("clause", "clause-said", "phrase", "phrase-said", "own", "own-said", "said", "sentence")


def extents(view: TextView, unit: Unit) -> Mapping[str, Span]:
    """The spans that `unit` may be evidence with, by the way in which they are cut.

    Its clause, all that hangs under it (`phrase`), its own clause where it shares another's, each
    also with the attribution that it stands under (`-said`); that attribution as a whole in the
    unit's sentence (`said`); and the sentence.
    """
    parse = view.parse
    attribution = view.attributions[unit.attribution] if unit.attribution is not None else None
    sentence = parse.sentences[unit.sentence].span
    found: dict[Span, str] = {}
    cuts = (
        ("clause", unit.clause),
        ("phrase", trimmed(parse.text, parse.phrase(unit.i))),
        ("own", clause(parse, unit.i)),
    )
    for way, span in cuts:
        found.setdefault(span, way)
        found.setdefault(with_attribution(parse, span, attribution), f"{way}-said")
    if attribution is not None:
        found.setdefault(_whole(attribution, sentence), "said")
    found.setdefault(sentence, "sentence")
    return {way: span for span, way in found.items()}


def _whole(attribution: Attribution, sentence: Span) -> Span:
    """An attribution's words in `sentence`."""
    pieces = (*attribution.source, *attribution.cue, *attribution.content)
    inside = [
        Span(max(p.start, sentence.start), min(p.end, sentence.end))
        for p in pieces
        if p.overlaps(sentence)
    ]
    return hull(inside) if inside else sentence
