"""One text as the steps that look for events see it."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.model import Attribution, Span
from whoseword.read.goods import Goods
from whoseword.read.referents import Mentions
from whoseword.read.syntax import Parse

ARMED = frozenset({"weapon", "nuclear", "troops", "exercise", "vehicle", "space"})


@dataclass(frozen=True)
class TextView:
    """What finding events in one text looks at."""

    parse: Parse
    goods: Goods
    mentions: Mentions
    attributions: tuple[Attribution, ...]


def innermost(text: TextView, i: int) -> int | None:
    """The attribution whose content holds token `i` most closely, or None."""
    token = text.parse.tokens[i]
    holding = [
        (sum(s.end - s.start for s in a.content), n)
        for n, a in enumerate(text.attributions)
        if any(s.covers(token.span) for s in a.content)
    ]
    return min(holding)[1] if holding else None


def names_arms(text: TextView, span: Span) -> bool:
    """Whether `span` names arms or armed forces."""
    return any(text.goods.category.get(t.i) in ARMED for t in text.parse.within(span))


def names_states(text: TextView, span: Span) -> bool:
    """Whether `span` names a state, or somebody of one."""
    return any(m.actor and m.actor.state for m in text.mentions.within(span))


def is_verb(parse: Parse, i: int) -> bool:
    """Whether token `i` is a verb."""
    return parse.tokens[i].pos in ("VERB", "AUX")
