"""The chain of say-so behind a piece of text: who says it, on whose word, to whose word it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Attribution, Source, SourceType, Span, Stance, hull
from whoseword.read.carried import carried
from whoseword.read.clauses import CITING, descend
from whoseword.read.syntax import Parse, Token
from whoseword.read.who.speakers import UNIDENTIFIED, Speakers

RELAYING = frozenset({SourceType.MEDIA, SourceType.STATE_MEDIA})
LONGEST_NAME = 150  # characters of what is cited: a name, no quotation
# A state's leader is relayed by its media if they were the source at most so many sentences
# before (own reading of wire news: an episode from state media is told in four or five).
EPISODE = 5
# In which sentence an outlet speaks, whose it is (None: unknown), and it as a source.
Outlet = tuple[int, str | None, Source]


@dataclass(frozen=True)
class Chains:
    """The chains of one text."""

    attributions: Sequence[Attribution]
    speakers: Speakers

    def of(self, i: int) -> tuple[Source, ...]:
        """The sources behind token `i`, outermost first, without the document's own publisher.

        An order isn't vouched for by who gives it. The chain is empty where the article speaks in
        its own voice.
        """
        every, word = self.attributions, self.speakers.parse.tokens[i].span
        behind = [n for n, one in enumerate(every) if _vouches(one) and _covers(one, word)]
        behind.sort(key=lambda n: (-every[n].length, every[n].content[0].start, n))
        return self.whole([link for n in behind for link in self.links[n]], word)

    def whole(self, links: list[Source], span: Span) -> tuple[Source, ...]:
        """The chain of what `links` say at `span`: who relays them before, each once."""
        links = _relayed(links, span, self._media, self.speakers)
        return _distinct(link for link in links if not self.speakers.outlet(link))

    @cached_property
    def links(self) -> tuple[list[Source], ...]:
        """Of each attribution the sources that it stands for."""
        every = self.attributions
        return tuple([*_links_of(one, every, self.speakers)] for one in every)

    @cached_property
    def _media(self) -> tuple[Outlet, ...]:
        return tuple(_outlets(self.attributions, self.speakers))


def _outlets(attributions: Sequence[Attribution], speakers: Speakers) -> Iterator[Outlet]:
    """The state media that speak in a text, the last first."""
    for one in reversed(attributions):
        source = speakers.source(one.source) if one.source else None
        if source is not None and source.type is SourceType.STATE_MEDIA:
            at = speakers.parse.sentence_at(hull(one.source))
            # One that the pack lacks is whose the text says: 'Iranian state television'.
            outlet = speakers.names.actor(source.name) or speakers.mentions.who(hull(one.source))
            if at is not None:
                yield at, outlet.state if outlet else None, source


def _vouches(one: Attribution) -> bool:
    """An order, and a question, is its giver's act, and no word on which something stands."""
    return one.stance not in (Stance.ORDER, Stance.ASK)


def _covers(one: Attribution, word: Span) -> bool:
    """Whether a word is said by an attribution, or is somebody's word of saying."""
    return word.inside(one.content) or (bool(one.source) and word.inside(one.cue))


def _links_of(
    one: Attribution, attributions: Sequence[Attribution], speakers: Speakers
) -> Iterator[Source]:
    """The sources that one attribution stands for: who was told, who says it, who is cited."""
    if not one.source:
        yield from _nobody(one, speakers.parse)
        return
    speaker = speakers.source(one.source)
    if speaker is None:
        return
    if not speaker.resolved and speaker.span is not None:
        speaker = carried(one, speaker, attributions, speakers) or speaker
    yield from _told(one, speaker, speakers)
    yield speaker
    for cited in _cited(one, attributions, speakers.parse):
        source = speakers.source(cited)
        if source is not None and source.name != speaker.name:
            yield source


def _nobody(one: Attribution, parse: Parse) -> Iterator[Source]:
    """'reportedly', 'is said to': reports, of which nothing more is known."""
    tokens = parse.of(one.cue)
    if not tokens:
        return
    passive = any(t.dep == "auxpass" for t in tokens)
    adverb = tokens[-1].pos == "ADV" and all(t.pos == "AUX" for t in tokens[:-1])
    if one.stance is Stance.SAY and (passive or adverb):
        yield Source("reports", SourceType.MEDIA, hull(one.cue))


def _told(one: Attribution, speaker: Source, speakers: Speakers) -> Iterator[Source]:
    """The outlet beside the cue: 'told Reuters', 'in a statement carried by KCNA'."""
    verb = _verb(one, speakers.parse)
    if verb is None or speaker.type in RELAYING:
        return
    own = descend(speakers.parse, verb.i)
    for mention in speakers.mentions.within(speakers.parse.sentence_of(verb.i).span):
        actor = mention.actor
        if actor is None or not actor.known or actor.source_type not in RELAYING:
            continue
        apart = not any(p.overlaps(mention.span) for p in (*one.content, *one.source))
        if apart and mention.head in own:
            yield Source(actor.name, actor.source_type, mention.span)
            return


def _verb(one: Attribution, parse: Parse) -> Token | None:
    tokens = parse.of(one.cue)
    return next((t for t in reversed(tokens) if t.pos == "VERB"), None)


def _cited(
    one: Attribution, attributions: Sequence[Attribution], parse: Parse
) -> Iterator[tuple[Span, ...]]:
    """What the same sentence's 'citing …' of the same speaker names."""
    said = _verb(one, parse)
    for other in attributions if said is not None else ():
        cue = _verb(other, parse)
        if said is None or cue is None or cue.lemma not in CITING:
            continue
        same = parse.sentence_number(cue.i) == parse.sentence_number(said.i)
        if same and other.length < LONGEST_NAME and _speaks(one, other):
            yield other.content


def _speaks(one: Attribution, citing: Attribution) -> bool:
    """Whether the speaker of `one` does the citing; a parser often hangs it on what is said."""
    inside = [s.inside(one.content) for s in citing.source]
    return citing.source == one.source or all(inside)


def _relayed(
    links: list[Source], span: Span, media: Iterable[Outlet], speakers: Speakers
) -> list[Source]:
    """Put the state's media before its leader's words where they told the episode so far."""
    if len(links) != 1 or links[0].type is not SourceType.GOVERNMENT or not links[0].resolved:
        return links
    actor = speakers.names.actor(links[0].name)
    if actor is None or actor.kind != "person" or actor.state is None:
        return links
    number = speakers.parse.sentence_at(span) or 0
    for at, state, outlet in media:
        if 0 <= number - at <= EPISODE and state in (None, actor.state):
            return [outlet, *links]
    return links


def _distinct(links: Iterator[Source]) -> tuple[Source, ...]:
    """Each source once, where it stands first; nobody unresolved beside somebody known."""
    found: dict[str, Source] = {}
    for link in links:
        found.setdefault(link.name, link)
    if len(found) > 1:
        found.pop(UNIDENTIFIED, None)
    return tuple(found.values())
