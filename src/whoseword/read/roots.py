"""On whose word a claim stands: chosen among all who speak or are named near it, and nobody.

The rules' chain is one trait of many here, the weightiest; the network's opinion weighs in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Attribution, EventType, Source, Span
from whoseword.read.chains import Chains
from whoseword.read.choice import NEVER, Option
from whoseword.read.fillers import Named, voices
from whoseword.read.joint import whole
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView
from whoseword.read.who.speakers import Speakers

Chain = tuple[Source, ...]
BACK, AHEAD = 5, 1  # sentences before and after the event's own whose speakers are looked at
# Of a text's characters: somebody says so many where it prints a statement of theirs in full.
WHOLE = 0.6


@dataclass(frozen=True)
class Telling:
    """Who speaks in a text, worked out once for all its events."""

    view: TextView
    speakers: Speakers

    @cached_property
    def chains(self) -> Chains:
        """The chains of say-so behind its words."""
        return Chains(self.view.attributions, self.speakers)

    @cached_property
    def sentences(self) -> tuple[int | None, ...]:
        """In which sentence each attribution begins."""
        every = ((*one.source, *one.cue, *one.content)[0] for one in self.view.attributions)
        return tuple(self.view.parse.sentence_at(first) for first in every)

    @cached_property
    def by_source(self) -> tuple[Attribution, ...]:
        """The attributions with a source, in the order of the sources, the first of equals last."""
        named = (one for one in reversed(self.view.attributions) if one.source)
        return tuple(sorted(named, key=lambda one: one.source[0].start))

    @cached_property
    def often(self) -> Counter[str]:
        """How many attributions end with whom, publishers' own aside."""
        ends = (links[-1] for links in self.chains.links if links)
        return Counter(s.name for s in ends if not self.speakers.outlet(s))

    @cached_property
    def states(self) -> Mapping[str, str | None]:
        """The state of everybody whom the text names."""
        return {m.actor.name: m.actor.state for m in self.view.mentions.every if m.actor}

    @cached_property
    def printed(self) -> Attribution | None:
        """The statement that the text prints in full, or None."""
        least = WHOLE * len(self.view.parse.text)
        return next((a for a in self.view.attributions if a.length >= least), None)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Where the text names who could vouch for something."""
        return tuple(voices(self.view, self.speakers))


@dataclass(frozen=True)
class RootCase:
    """What is known of an event when its root is chosen; `ruled` is the rules' chain."""

    telling: Telling
    trigger: Trigger
    evidence: Span
    actor: str | None
    ruled: Chain

    @property
    def view(self) -> TextView:
        """The text it stands in."""
        return self.telling.view

    @cached_property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.view.parse.sentence_number(self.trigger.i)

    @cached_property
    def word(self) -> Span:
        """Where its word stands."""
        return self.view.parse.tokens[self.trigger.i].span

    @cached_property
    def printed(self) -> Attribution | None:
        """The statement printed in full in which it stands, or None."""
        found = self.telling.printed
        return found if found and self.word.inside(found.content) else None


def options(event: RootCase) -> tuple[Option[Chain], ...]:
    """Who could vouch, the rules' chain among them, each root once; then the article's voice."""
    found: dict[str, tuple[Chain, list[str]]] = {}
    own = ["own", *(("own in a statement",) if event.printed else ())]
    for chain, traits in ((event.ruled, []), *_speaking(event), *_named(event), ((), own)):
        if chain or traits:
            found.setdefault(_root_of(chain), (chain, []))[1].extend(traits)
    often = event.telling.often
    return tuple(
        _option(event, chain, traits, often[name]) for name, (chain, traits) in found.items()
    )


def _root_of(chain: Chain) -> str:
    """The root's name; empty where the article speaks in its own voice."""
    return chain[-1].name if chain else ""


def _speaking(event: RootCase) -> Iterator[tuple[Chain, list[str]]]:
    """Who speaks in the event's sentence or near it, and what is seen of how."""
    latest, telling = _latest(event), event.telling
    every = zip(event.view.attributions, telling.sentences, telling.chains.links, strict=True)
    for one, sentence, links in every:
        back = event.sentence - sentence if sentence is not None else 0
        if not -AHEAD <= back <= BACK and one is not event.printed:
            continue
        chain = telling.chains.whole(links, event.evidence)
        if chain:
            traits = list(_saying(event, one, back))
            yield chain, [*traits, "latest"] if one is latest else traits


def _latest(event: RootCase) -> Attribution | None:
    """The attribution whose source stands last before the event's sentence."""
    start = event.view.parse.sentences[event.sentence].span.start
    before = bisect_left(event.telling.by_source, start, key=lambda a: a.source[0].start)
    return event.telling.by_source[before - 1] if before else None


def _saying(event: RootCase, one: Attribution, back: int) -> Iterator[str]:
    """What is seen of one attribution, that begins `back` sentences before, beside the event."""
    word, evidence, stance = event.word, event.evidence, one.stance.value
    told = sum([piece.shared(evidence) for piece in one.content])
    share = round(4 * told / max(1, evidence.end - evidence.start))
    if one is event.printed:
        yield "prints it in full"
    yield f"says:{back}"
    yield f"says:{min(abs(back), 1)}/{stance}"
    yield f"says:{min(abs(back), 1)}/holds {share}/{stance}"
    if word.inside(one.content):
        yield from ("says this", f"says this/{stance}", f"says this/sure {one.confidence:.1f}")
    if word.inside(one.cue):
        yield "says by this word"
    if any(evidence.covers(s) for s in one.cue):
        yield from ("cue inside", f"cue inside/{stance}")
    if any(evidence.covers(s) for s in one.source):
        yield "source inside"
    if not one.source:
        yield "nobody named"


def _named(event: RootCase) -> Iterator[tuple[Chain, list[str]]]:
    """Who is named in the event's sentence."""
    view = event.view
    around = view.parse.sentences[event.sentence].span
    for mention in view.mentions.within(around):
        actor = mention.actor
        if actor is None:
            continue
        name = whole(view, EventType.STATEMENT, actor.name, mention.span)
        source = Source(name, event.telling.speakers.voice(actor), mention.span)
        chain = event.telling.chains.whole([source], event.evidence)
        dep = view.parse.tokens[mention.head].dep
        inside = "in" if event.evidence.covers(mention.span) else "out"
        if chain:
            yield chain, [f"named:{inside}", f"named:{inside}/{dep}", f"named:{actor.kind}/{dep}"]


def _option(event: RootCase, chain: Chain, traits: list[str], often: int) -> Option[Chain]:
    root = chain[-1] if chain else None
    plain = [*traits]
    if _root_of(chain) == _root_of(event.ruled):
        plain += ("ruled", f"ruled/{len(chain)}")
    if root is not None:
        plain += (f"type:{root.type}", f"often:{min(often, 4)}", "somebody")
        plain += ("the actor",) if root.name == event.actor else ()
        plain += () if root.resolved else ("unknown",)
    word = event.view.parse.tokens[event.trigger.i]
    whose = "somebody" if root else "own"
    plain += (f"{whose}/{word.tag}", f"{whose}/{word.lemma}", f"{whose}/{word.dep}")
    span = root.span if root and root.span else NEVER.span
    return Option(chain, span, tuple(dict.fromkeys(plain)), groups=(event.trigger.type.value,))
