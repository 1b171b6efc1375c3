"""Which of a clause's quantities is a claim's: 'the first or governing figure'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from whoseword.model import Attribution, EventType, Span
from whoseword.read.counted import CALIBRES
from whoseword.read.numbers import QuantityMention
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import objects

# Types that last: only these have 'two-day' as a quantity.
LASTING = frozenset({EventType.VISIT, EventType.MEETING, EventType.DEPLOYMENT})
DURATIONS = frozenset(
    f"{span}{s}" for span in ("hour", "day", "week", "month", "year") for s in ("", "s")
)
# Behind a distance: from where it lies in which direction.
AWAY = re.compile(r"(?:\s+\([^)]*\)|\))?\s+(?:north|south|east|west)[\w-]*\s+of\b", re.IGNORECASE)
DONE_TO = ("nsubj", "nsubjpass", "dobj", "attr")
# How a quantity can stand to an event, best first: it counts what the event is done to or by, it
# stands under the event's word, it stands elsewhere in the evidence.
COUNTED, UNDER, ELSEWHERE = range(3)
# Of words only what counts their speakers or topics, and of judgements what stands under them.
FARTHEST = {EventType.STATEMENT: COUNTED, EventType.ASSESSMENT: UNDER}


def amount(
    parse: Parse,
    quantities: Iterable[QuantityMention],
    trigger: int,
    type_: EventType,
    evidence: Span,
    told: Sequence[Attribution] = (),
) -> QuantityMention | None:
    """The quantity of the event that token `trigger` names in `evidence`, or None.

    How many speak, by what is `told`, is an amount of words alone.
    """
    counted = {t.i for t in objects(parse, trigger)} | {trigger}
    counted |= {t.i for t in parse.children(trigger, *DONE_TO)}
    inside = [q for q in quantities if evidence.covers(q.span)]
    if type_ is not EventType.STATEMENT:
        inside = [q for q in inside if not _speaking(parse, q, trigger, told)]
    ranked = [(_rank(parse, q, trigger, counted), q.span, q) for q in inside]
    farthest = FARTHEST.get(type_, ELSEWHERE)
    if type_ not in LASTING:
        ranked = [r for r in ranked if r[2].quantity.unit not in DURATIONS]
    ranked = [r for r in ranked if not _describes(parse, r[2])]
    fitting = [r for r in ranked if r[0] <= farthest and not _known(parse, r[2])]
    fitting = [r for r in fitting if r[0] == COUNTED or r[2].quantity.value != 1]
    return min(fitting, key=lambda r: r[:2])[2] if fitting else None


def _speaking(
    parse: Parse, mention: QuantityMention, trigger: int, told: Iterable[Attribution]
) -> bool:
    """Whether it counts who speaks: 'two officials said', 'citing three sources'.

    Not what the event's own word is done to, for which a cue may be taken: 'ordered 54 guns'.
    """
    noun = parse.tokens[mention.head if mention.noun is None else mention.noun]
    word = parse.tokens[trigger].span
    for each in told:
        cited = not word.inside(each.content) and not word.inside(each.cue)
        named = cited and any(s.start == mention.span.start for s in each.content)
        if named or noun.span.inside(each.source):
            return True
    above = {t.i for t in parse.above(trigger)}
    return noun.i != trigger and noun.dep == "nsubj" and noun.head in above


def _rank(parse: Parse, mention: QuantityMention, trigger: int, counted: set[int]) -> int:
    if mention.noun is not None and mention.noun in counted:
        return COUNTED
    way = {t.i for t in parse.above(mention.head)} | {mention.head}
    return UNDER if trigger in way else ELSEWHERE


def _describes(parse: Parse, mention: QuantityMention) -> bool:
    """'a 240 mm launcher', 'a three-stage missile', 'the 15-member Council': which kind it is.

    '60 km south of Seoul': where it is.
    """
    if AWAY.match(parse.text, mention.span.end):
        return True
    if mention.quantity.unit.split()[0] in CALIBRES:
        return True
    hyphen = parse.text[mention.span.end : mention.span.end + 1] == "-"
    return hyphen and mention.quantity.unit not in DURATIONS


def _known(parse: Parse, mention: QuantityMention) -> bool:
    """'the two capitals': a number of what everybody knows."""
    before: Token | None = parse.tokens[mention.head - 1] if mention.head else None
    small = mention.quantity.value in (1, 2)
    return small and before is not None and before.lower in ("the", "these", "those", "both")
