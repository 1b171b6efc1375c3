"""What can be seen of a unit: words and marks (strings) from which its claims are learned.

Names are replaced by what they stand for (`<state>`, `<weapon>`), so that what is learned of one
programme holds for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Actor, Attribution, hull
from whoseword.read.finding.units import Unit
from whoseword.read.subjects import passive, subjects
from whoseword.read.syntax import Token
from whoseword.read.triggers import Triggers, objects
from whoseword.read.view import TextView

NOBODY = "nobody"


@dataclass(frozen=True)
class Traits:
    """The strings of the units of one text."""

    view: TextView
    triggers: Triggers
    main: Actor | None

    @cached_property
    def shapes(self) -> tuple[str, ...]:
        """For every token its lemma, or in angle brackets what it names."""
        found = [_plain(token) for token in self.view.parse.tokens]
        for i, category in self.view.goods.category.items():
            found[i] = f"<{category}>"
        for mention in self.view.mentions.every:
            if mention.actor is not None:
                for token in self.view.parse.within(mention.span):
                    found[token.i] = ""
                found[mention.head] = f"<{self.kind(mention.actor)}>"
        return tuple(found)

    def kind(self, actor: Actor) -> str:
        """What an actor is; for the text's main party and its people `own-…`."""
        own = self.main is not None and actor.state == self.main.name
        return f"own-{actor.kind}" if own else actor.kind

    def of(self, unit: Unit) -> Iterator[str]:
        """Everything that is seen of `unit`."""
        token = self.view.parse.tokens[unit.i]
        yield from self._word(token)
        yield from self._around(token)
        yield from self._said(unit)
        yield from [f"c:{s}" for s in self._shapes_in(self.view.parse.within(unit.clause))]
        yield from [f"p:{s}" for s in self._shapes_in(self.view.parse.subtree(unit.i))]

    def _shapes_in(self, tokens: Sequence[Token]) -> Iterator[str]:
        """The shapes of words that stand side by side."""
        shapes = self.shapes[tokens[0].i : tokens[-1].i + 1] if tokens else ()
        return filter(None, shapes)

    def _word(self, token: Token) -> Iterator[str]:
        """The unit's own word and its forms."""
        yield f"w:{token.lemma}"
        yield f"w:{token.lemma}/{token.pos}"
        yield f"tag:{token.tag}"
        yield f"dep:{token.dep}"
        yield from (f"type:{name}" for name in self.triggers.types(token))
        matched = self.triggers.match(self.view.parse, self.view.goods, token.i)
        if matched is not None:
            yield f"rule:{matched.type}"
            yield f"rule:{matched.type}/{matched.category}"
        above = self.view.parse.tokens[token.head]
        if above.i != token.i:
            yield f"up:{token.dep}/{above.lemma}"
            yield from (f"up-type:{token.dep}/{name}" for name in self.triggers.types(above))

    def _around(self, token: Token) -> Iterator[str]:
        """Who does it to what, and the small words on it."""
        parse, things = self.view.parse, tuple(objects(self.view.parse, token.i))
        doer = next((self.shapes[h.i] or h.lemma for h in subjects(parse, token.i)), NOBODY)
        done_to = [self.shapes[h.i] or h.lemma for h in things[:3]] or [NOBODY]
        yield f"by:{doer}"
        yield f"by:{doer}/{token.lemma}"
        for thing in done_to:
            yield f"to:{thing}"
            yield f"to:{token.lemma}/{thing}"
        for category in dict.fromkeys(c for h in things for c in self.view.goods.all(h.i)):
            yield f"good:{category}"
            yield f"good:{token.lemma}/{category}"
        if passive(parse, token.i):
            yield "passive"
        for child in parse.children(token.i):
            yield f"on:{child.dep}"
            if child.dep in ("aux", "neg", "mark", "prt", "prep", "advmod", "det", "acomp", "attr"):
                yield f"on:{child.dep}/{child.lower}"
            if child.verbal and child.dep not in ("aux", "auxpass"):
                yield f"over:{child.dep}/{child.lemma}"
            if child.dep == "prep":
                inner = parse.child(child.i, "pobj", "pcomp")
                if inner is not None:
                    yield f"prep:{child.lower}/{self.shapes[inner.i] or inner.lemma}"

    def _said(self, unit: Unit) -> Iterator[str]:
        """On whose word it stands, and what it does itself to other words."""
        for name, number in (("in", unit.attribution), ("cue", unit.cue)):
            if number is None:
                yield f"{name}:none"
                continue
            yield from [f"{name}:{what}" for what in self._sayings[number]]
        if self._head_of_content(unit):
            yield "in:head"

    @cached_property
    def _sayings(self) -> tuple[tuple[str, ...], ...]:
        """What is seen of each attribution: its stance, who says it, the words of its cue."""
        return tuple(self._saying(attribution) for attribution in self.view.attributions)

    def _saying(self, one: Attribution) -> tuple[str, ...]:
        who = self.view.mentions.who(hull(one.source)) if one.source else None
        type_ = who.source_type.value if who else NOBODY
        cue = [token.lemma for token in self.view.parse.of(one.cue)]
        return (
            *(one.stance.value, type_, self.kind(who) if who else NOBODY),
            *(f"{one.stance}/{type_}", *cue),
        )

    def _head_of_content(self, unit: Unit) -> bool:
        """Whether the unit is the word on which all hangs that is said with it in its sentence."""
        if unit.attribution is None:
            return False
        content = self.view.attributions[unit.attribution].content
        above = self.view.parse.tokens[self.view.parse.tokens[unit.i].head]
        return above.i == unit.i or not above.span.inside(content)


def _plain(token: Token) -> str:
    if token.entity in ("DATE", "TIME"):
        return "<date>"
    if token.pos == "NUM":
        return "<number>"
    return token.lemma if token.text[:1].isalnum() else ""
