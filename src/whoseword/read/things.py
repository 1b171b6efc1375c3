"""What an event is done to, or a statement is about: chosen among the noun phrases near it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from whoseword.model import Span
from whoseword.read.choice import Option
from whoseword.read.nounphrases import forms
from whoseword.read.numbers import QuantityMention
from whoseword.read.paths import path
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import Trigger, objects
from whoseword.read.view import TextView

NOUNS = ("NOUN", "PROPN")
# Entities that are no things.
COUNTS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT"})
# Nouns that say how many there are of what follows: 'hundreds of drones'.
COUNTING = frozenset(
    {"dozen", "hundred", "thousand", "million", "score", "number"}
    | {"series", "couple", "lot", "kind"}
)
DESCRIBING = ("compound", "nmod", "amod", "npadvmod")  # arcs of nouns inside another's phrase
NEAR = (2, 5, 10, 20)  # words between an event and a thing, as steps
MANY = 6  # words of a phrase that are told apart
RANKS = 4  # phrases of a sentence that are told apart
# The phrases of one noun: each one's words, where they stand, and what is seen of it.
Phrases = tuple[tuple[str, Span, tuple[str, ...]], ...]


def by_syntax(
    view: TextView, trigger: Trigger, quantities: Sequence[QuantityMention]
) -> int | None:
    """The head of the phrase that syntax alone takes: an object that is nobody and no measure."""
    parse = view.parse
    for head in objects(parse, trigger.i):
        at, held = view.mentions.at(head.i), _held(parse, head)
        thing = head.pos in NOUNS and head.entity not in ("DATE", "TIME")
        if thing and (at is None or at.actor is None) and not _is_measure(held, quantities):
            return held.i
    subject = parse.child(trigger.i, "nsubj") if trigger.mode == "subject" else None
    return subject.i if subject else None


@dataclass(frozen=True)
class Things:
    """The noun phrases of one text; what is seen of each whatever the event is worked out once."""

    view: TextView
    _known: dict[int, tuple[tuple[str, ...], Phrases, str]] = field(default_factory=dict)

    def options(
        self, trigger: Trigger, evidence: Span, ruled: int | None
    ) -> tuple[Option[str], ...]:
        """The noun phrases of the event's evidence and sentence, each short and with what follows.

        `ruled` is the head of what the rules take.
        """
        found, groups = dict[str, Option[str]](), (trigger.type.value,)
        for rank, head in enumerate(self._heads(trigger, evidence, ruled)):
            always, phrases, goods = self._of(head)
            seen = (*always, *self._beside(head, goods, trigger, evidence))
            seen = (*seen, f"rank:{min(rank, RANKS)}")
            if head.i == ruled:
                seen = (*seen, "ruled head", f"ruled head/{goods}")
            for words, span, own in phrases:
                if words not in found:
                    short = head.i == ruled and "form:short" in own
                    traits = (*seen, *own, "ruled") if short else (*seen, *own)
                    found[words] = Option(words, span, traits, groups=groups)
        return tuple(found.values())

    def _heads(self, trigger: Trigger, evidence: Span, ruled: int | None) -> Iterator[Token]:
        """The heads of noun phrases in the event's evidence and sentence, in text order."""
        parse = self.view.parse
        sentence = parse.sentence_of(trigger.i).span
        around = Span(min(sentence.start, evidence.start), max(sentence.end, evidence.end))
        for token in parse.within(around):
            if token.i in self._nouns or token.i == ruled:
                yield token

    @cached_property
    def _nouns(self) -> frozenset[int]:
        """The heads of the text's noun phrases."""
        parse = self.view.parse
        nouns = (t for t in parse.tokens if t.pos in NOUNS and t.entity not in COUNTS)
        heads = (t for t in nouns if t.dep not in DESCRIBING and _held(parse, t) is t)
        return frozenset(t.i for t in heads)

    def _of(self, head: Token) -> tuple[tuple[str, ...], Phrases, str]:
        """What is seen of a noun whatever the event is; its phrases, with what is seen of each.

        Also the goods that it names.
        """
        if head.i not in self._known:
            text = self.view.parse.text
            made = []
            for form, span in forms(self.view.parse, head):
                words = span.of(text)
                long = min(len(words.split()), MANY)
                own = (f"form:{form}", f"form:{form}/{head.dep}", f"words:{long}")
                made.append((words, span, own))
            goods = self._goods(head)
            self._known[head.i] = tuple(self._always(head, goods)), tuple(made), goods
        return self._known[head.i]

    def _goods(self, head: Token) -> str:
        """The category of goods that a noun names, in brackets where only its phrase does."""
        return self.view.goods.category.get(head.i) or f"({self.view.goods.of(head.i)})"

    def _always(self, head: Token, goods: str) -> Iterator[str]:
        """What is seen of a noun whatever the event is."""
        view, parse = self.view, self.view.parse
        above = parse.tokens[head.head]
        hung = above.lower if head.dep == "pobj" else above.pos
        yield from (f"dep:{head.dep}/{hung}", f"dep:{head.dep}/{hung}/{goods}")
        yield from (f"goods:{goods}", f"lemma:{head.lemma}", f"under:{above.lemma}")
        mention = view.mentions.at(head.i)
        kind = mention.actor.kind if mention and mention.actor else "known" if mention else "thing"
        yield from (f"is:{kind}", f"is:{kind}/{head.dep}", f"tag:{head.tag}")
        yield from (f"has:{t.dep}" for t in parse.children(head.i, "nummod", "poss"))
        yield from (f"det:{t.lower}" for t in parse.children(head.i, "det"))
        yield from self._said.get(head.i, ())

    @cached_property
    def _said(self) -> dict[int, list[str]]:
        """In which parts of attributions a token stands."""
        found: dict[int, list[str]] = {}
        for one in self.view.attributions:
            for part, spans in (("source", one.source), ("cue", one.cue), ("content", one.content)):
                for i in {t.i for t in self.view.parse.of(spans)}:
                    found.setdefault(i, []).append(f"in {part}")
        return found

    def _beside(self, head: Token, goods: str, trigger: Trigger, evidence: Span) -> tuple[str, ...]:
        """What is seen of a noun beside the event."""
        parse = self.view.parse
        word = parse.tokens[trigger.i]
        way = path(parse, word.i, head.i)
        return (
            *(f"path:{way}", f"path:{way}/{goods}", f"path:{way}/{word.lemma}"),
            f"near:{bisect_left(NEAR, abs(head.i - word.i))}/{head.i > word.i}",
            f"in:{evidence.start <= head.start and head.end <= evidence.end}",
        )


def _held(parse: Parse, head: Token) -> Token:
    """What is counted: the oil of 'a million barrels of oil', the drones of 'dozens of drones'."""
    of = next((t for t in parse.children(head.i, "prep") if t.lower == "of"), None)
    counted = head.lemma in COUNTING or parse.child(head.i, "nummod") is not None
    inner = parse.child(of.i, "pobj") if of and counted else None
    return inner if inner and inner.pos in NOUNS else head


def _is_measure(head: Token, quantities: Sequence[QuantityMention]) -> bool:
    """Whether it is what something is measured in: 'it flew 300 km'."""
    return any(q.span.covers(head.span) and q.quantity.metric is not None for q in quantities)
