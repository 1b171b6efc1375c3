"""One text as the steps that look for events see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Actor, Attribution, Span
from whoseword.read.goods import Goods
from whoseword.read.syntax import Parse
from whoseword.read.who.lists import Lists
from whoseword.read.who.referents import Mention, Mentions

ARMED = frozenset({"weapon", "nuclear", "troops", "exercise", "vehicle", "space"})


@dataclass(frozen=True)
class TextView:
    """What finding events in one text looks at."""

    parse: Parse
    goods: Goods
    mentions: Mentions
    attributions: tuple[Attribution, ...]

    @cached_property
    def lists(self) -> Lists:
        """Whom the text joins."""
        return Lists(self.mentions)

    @cached_property
    def innermost(self) -> Mapping[int, int]:
        """For every token that is content, the attribution with the least content around it."""
        lengths = [one.length for one in self.attributions]
        longest_first = sorted(range(len(lengths)), key=lambda n: (-lengths[n], -n))
        held = ((n, self.parse.of(self.attributions[n].content)) for n in longest_first)
        return {token.i: n for n, tokens in held for token in tokens}

    @cached_property
    def speaking(self) -> tuple[tuple[Attribution, tuple[tuple[Mention, Actor], ...]], ...]:
        """Each attribution whose source names somebody known, with whom."""
        found = []
        for one in self.attributions:
            inside = (m for s in one.source for m in self.mentions.within(s))
            known = tuple((m, m.actor) for m in inside if m.actor is not None)
            found += [(one, known)] if known else []
        return tuple(found)

    @cached_property
    def cued(self) -> Mapping[int, int]:
        """For every token that is a cue, the first attribution whose cue it is."""
        found: dict[int, int] = {}
        for n, attribution in enumerate(self.attributions):
            for token in self.parse.of(attribution.cue):
                found.setdefault(token.i, n)
        return found


def names_arms(text: TextView, span: Span) -> bool:
    """Whether `span` names arms or armed forces."""
    return any(text.goods.category.get(t.i) in ARMED for t in text.parse.within(span))


def names_states(text: TextView, span: Span) -> bool:
    """Whether `span` names a state, or somebody of one."""
    return any(m.actor and m.actor.state for m in text.mentions.within(span))
