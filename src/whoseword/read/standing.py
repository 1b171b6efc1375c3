"""How a proposition finally stands: the rules' verdict weighed with what else is seen of it.

The rules of certainty.py are one trait of many here, the weightiest; what was learned corrects
them where they err as a habit ('a summit on June 12' is planned, 'the plan for producing' is not).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whoseword.model import Attribution, Modality, Span, Stance, hull
from whoseword.read.certainty import POSSIBLE, Certainty
from whoseword.read.choice import NEVER, Chooser, Option
from whoseword.read.denial import DENIAL
from whoseword.read.filled import WEIGHED
from whoseword.read.hints import HOW, Hints
from whoseword.read.negation import NEGATION, SUPPOSITION
from whoseword.read.orders import ORDER
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView

# What a word takes: what is vowed, asked for or believed.
TAKEN = ("dobj", "xcomp", "ccomp", "prep", "acl")
FORMAL = frozenset({"PART", "SCONJ", "AUX", "ADP", "DET", "PRON"})  # parts of speech of form words
NEAR = 6  # words on either side of the event's own that are traits by themselves


def weighed(ruled: Certainty, chooser: Chooser, offered: Sequence[Option[Modality]]) -> Certainty:
    """`ruled` with the modality that is likeliest after all.

    What has a band stays possible or predicted: its estimative word says so (the guidelines). What
    is denied or ordered, or isn't done by the words of its own clause, stays so.
    """
    if ruled.rule in (DENIAL, NEGATION, ORDER, SUPPOSITION):
        return ruled
    open_ = [o for o in offered if not ruled.probability or o.value in POSSIBLE]
    pick = chooser.pick(open_, NEVER)
    modality = pick.option.value if pick.option else ruled.modality
    kept = modality is ruled.modality
    banded = modality in POSSIBLE
    return Certainty(
        modality,
        ruled.probability if banded else None,
        ruled.modality_span if kept else None,
        ruled.probability_span if banded else None,
        ruled.rule if kept else WEIGHED,
        pick.probability,
    )


def options(
    view: TextView,
    trigger: Trigger,
    evidence: Span,
    attribution: Attribution | None,
    ruled: Certainty,
    hints: Hints | None = None,
) -> tuple[Option[Modality], ...]:
    """Each modality with the traits of the event as its own, and what the network says of it.

    Who accuses doesn't deny, even where the next clause says that others do.
    """
    accused = attribution is not None and attribution.stance is Stance.ACCUSE
    barred = Modality.DENIED if accused and ruled.modality is not Modality.DENIED else None
    seen = tuple(_traits(view, trigger, evidence, attribution, ruled))
    leans = dict(zip(HOW, hints.standing(evidence).tolist(), strict=True)) if hints else {}
    named = [(m, m.value) for m in Modality if m is not barred]
    return tuple(Option(m, evidence, seen, leans.get(name, 0.0), own=name) for m, name in named)


def _traits(
    view: TextView,
    trigger: Trigger,
    evidence: Span,
    attribution: Attribution | None,
    ruled: Certainty,
) -> Iterator[str]:
    """What is seen of an event that says how it stands."""
    parse, kind = view.parse, trigger.type.value
    word = parse.tokens[trigger.i]
    said = attribution.stance.value if attribution else "none"
    speaker = _speaker(view, attribution)
    yield "always"
    yield from _twice(kind, f"rule:{ruled.modality}")
    yield f"{kind}/rule:{ruled.modality}/{said}"
    yield from _twice(kind, f"said:{said}")
    yield f"said:{said}/{speaker}"
    yield from _twice(kind, f"form:{word.tag}/{word.dep}")
    yield from _twice(kind, f"word:{word.lemma}")
    yield f"band:{ruled.probability is not None}"
    yield f"mode:{trigger.mode}"
    if ruled.modality_span is not None:
        yield f"ruled:{ruled.modality_span.of(parse.text).lower()}"
    for child in parse.children(word.i, "aux", "neg", "mark", "advmod", "amod", "det", "auxpass"):
        yield from _twice(kind, f"on:{child.lower}")
    for child in parse.children(word.i, *TAKEN):
        yield f"has:{child.dep}"
        yield from _twice(kind, f"takes:{child.dep}/{child.lemma}")
    yield from (f"over:{t}" for t in _over(parse, word))
    inside = [t for t in parse.within(evidence) if abs(t.i - word.i) <= NEAR]
    inside = [t for t in inside if t.i != word.i and t.pos not in ("PROPN", "NUM")]
    yield from (f"near:{t.lemma}" for t in inside)
    yield from (f"aux:{t.lower}" for t in parse.within(evidence) if t.tag == "MD")
    if attribution is not None:
        opening = _opening(parse, attribution)
        yield from _twice(kind, f"opens:{opening}")
        for token in (t for s in attribution.cue for t in parse.within(s)):
            yield from _twice(kind, f"cue:{token.lemma}")
            yield f"cue:{token.lemma}/{opening}"


def _speaker(view: TextView, attribution: Attribution | None) -> str:
    """The type of who says it."""
    span = hull(attribution.source) if attribution and attribution.source else None
    source = view.mentions.who(span) if span else None
    return source.source_type.value if source else "none"


def _opening(parse: Parse, attribution: Attribution) -> str:
    """The word with which what is said begins: 'told it to stop' asks, 'told it that' doesn't."""
    said = (t for s in attribution.content for t in parse.within(s) if t.pos != "PUNCT")
    first = next(said, None)
    return first.lower if first and first.pos in FORMAL else "other"


def _over(parse: Parse, word: Token) -> Iterator[str]:
    """The words that the event hangs on, up to the third."""
    below = word
    for n, above in enumerate(parse.above(word.i)):
        if n == 3:
            return
        yield f"{n}/{below.dep}/{above.lemma}"
        yield f"{above.lemma}"
        yield f"{n}/{above.tag}"
        below = above


def _twice(kind: str, trait: str) -> tuple[str, str]:
    """A trait by itself and with the event's type."""
    return trait, f"{kind}/{trait}"
