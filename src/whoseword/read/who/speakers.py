"""Who stands behind the words of a source: a canonical name, a short description, or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from whoseword.lexicon.calendar import WEEKDAYS
from whoseword.lexicon.names import Names
from whoseword.lexicon.outlets import outlet_name
from whoseword.lexicon.parties import in_one
from whoseword.model import Actor, Document, Source, SourceType, Span, hull
from whoseword.read.syntax import Parse, Token
from whoseword.read.who.lists import Lists
from whoseword.read.who.pairs import Pairs
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import MentionKind, Mentions
from whoseword.read.who.roles import role
from whoseword.read.who.titles import Titles
from whoseword.read.who.voices import Voices

UNIDENTIFIED = "unidentified"
# Who writes or speaks these is the article's author, or the speaker around them.
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
# These point to a fact ('this shows'), or to anybody: nobody's word.
THINGS = frozenset({"this", "these", "one"})
RELATIVE = frozenset({"WP", "WDT", "WP$"})
PRONOUNS = frozenset({"PRP", "PRP$", "DT", "WP", "WDT"})


def first_person(token: Token) -> bool:
    """Whether it is `we` or `our`; no `US`."""
    return token.lower in FIRST_PERSON and token.tag in PRONOUNS


@dataclass(frozen=True)
class Speakers:
    """Resolves the source spans of one document."""

    document: Document
    mentions: Mentions
    names: Names
    _sources: dict[Span, Source | None] = field(default_factory=dict, repr=False)

    @property
    def parse(self) -> Parse:
        """The document's parse."""
        return self.mentions.parse

    def source(self, spans: Sequence[Span]) -> Source | None:
        """The source that `spans` name.

        None for something that can't speak on anybody's behalf (images, a test). A pronoun or a
        description that points to nobody known becomes `unidentified`, not resolved.
        """
        span = self._undated(hull(spans))
        if span not in self._sources:
            head = self.parse.head_of(span)
            named = self._titles.named(head, span) if head is not None else None
            self._sources[span] = self._of(named, span) if named is not None else None
        return self._sources[span]

    def _undated(self, span: Span) -> Span:
        """`span` without the day on which somebody speaks: `Rodong Sinmun Sunday`."""
        words = self.parse.within(span)
        dated = len(words) > 1 and words[-1].text in WEEKDAYS
        return Span(span.start, words[-2].end) if dated else span

    def outlet(self, source: Source) -> bool:
        """Whether `source` is the document's own publisher."""
        return source.name == self._own

    def voice(self, actor: Actor) -> SourceType:
        """What kind of source `actor` is in this text."""
        return self._voices.of(actor)

    @cached_property
    def _voices(self) -> Voices:
        return Voices(Scene(self.document, self.parse, self.names), self.mentions)

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self.mentions, self.names)

    @cached_property
    def _lists(self) -> Lists:
        return Lists(self.mentions)

    @cached_property
    def pairs(self) -> Pairs:
        """Whom the text names two by two."""
        return Pairs(self.mentions, self.names)

    @cached_property
    def _own(self) -> str | None:
        """The publisher's name as sources have it."""
        publisher = self.document.publisher
        return outlet_name(publisher, self.names) if publisher else None

    def _of(self, head: Token, span: Span) -> Source | None:
        if first_person(head) or head.lower in THINGS:
            return None
        if head.tag in RELATIVE:
            return self._antecedent(head, span)
        if self._speaks_for_author(head):
            return self._noun(head, span)
        inside = {m.actor for m in self.mentions.within(span)}
        listed = tuple(a for a in self._lists.parties(head.i) if a in inside)
        joint = self.pairs.meant(head) or listed
        if len(joint) > 1:
            return Source(in_one([a.name for a in joint]), self.voice(joint[0]), span)
        mention = self.mentions.at(head.i)
        whole = mention is not None and (mention.head == head.i or mention.kind is MentionKind.NAME)
        if mention is not None and mention.actor is not None and whole:
            if mention.actor.kind == "group" and self._employed(head):
                return self._noun(head, span)
            return self._actor(mention.actor, span)
        if head.tag in PRONOUNS:
            return Source(UNIDENTIFIED, SourceType.ANONYMOUS, span, resolved=False)
        return self._noun(head, span)

    def _speaks_for_author(self, head: Token) -> bool:
        """Whether `head` is a document that isn't named itself."""
        row = self.names.kind(head.lower)
        mention = self.mentions.at(head.i)
        known = mention is not None and mention.actor is not None and mention.actor.known
        return row is not None and row["kind"] == "document" and not known

    def _employed(self, head: Token) -> bool:
        """Whether `head` is a person's role at a body named behind it."""
        row = self.names.kind(head.lower)
        links = [link.lower for link in self.parse.children(head.i, "prep")]
        return (
            row is not None and row["kind"] == "person" and bool({"for", "of", "at"} & set(links))
        )

    def _antecedent(self, head: Token, span: Span) -> Source | None:
        """'the general, who said …': the noun that the relative clause hangs on."""
        noun = self.parse.modified(head.i)
        if noun is None:
            return Source(UNIDENTIFIED, SourceType.ANONYMOUS, span, resolved=False)
        found = self._of(noun, self.parse.phrase(noun.i)) if noun.tag not in RELATIVE else None
        return Source(found.name, found.type, span, found.resolved) if found else None

    def _actor(self, actor: Actor, span: Span) -> Source:
        described = actor.source_type is not SourceType.NONE
        employer = None if described else self._voices.employer(span)
        return Source(actor.name, employer or self.voice(actor), span)

    def _noun(self, head: Token, span: Span) -> Source | None:
        named = self._apposed(head)
        if named is not None:
            return self._actor(named, span)
        first, row = role(self.parse, self.names, head.i)
        kind = row["kind"] if row else ""
        own = SourceType(row["source_type"]) if row else SourceType.NONE
        if kind == "document":
            return self._author(head, span, own)
        if kind or head.entity == "PERSON":
            called = Span(self.parse.tokens[first].start, head.end)
            own = SourceType.NONE if kind == "body" and own is SourceType.EXPERT else own
            return Source(self._titles.of(head), self._voices.phrase(span, own, called), span)
        owner = self.parse.child(head.i, "poss") or self._maker(head)
        if owner is not None:
            return self._of(owner, self.parse.phrase(owner.i))
        if head.pos == "PROPN":
            return Source(
                self._titles.of(head), self._voices.phrase(span, SourceType.EXPERT, head.span), span
            )
        return None

    def _maker(self, head: Token) -> Token | None:
        """Who took or studied what shows something: 'images studied by NK Pro'."""
        if head.lemma not in self.names.sense("showing"):
            return None
        made = (p for v in self.parse.children(head.i, "acl") for p in self._by(v, "agent"))
        return next(made, None) or next(self._by(head, "prep"), None)

    def _by(self, above: Token, *arcs: str) -> Iterator[Token]:
        """Whoever stands behind 'by' or 'from' under `above`."""
        for link in self.parse.children(above.i, *arcs):
            if link.lower in ("by", "from"):
                yield from self.parse.children(link.i, "pobj")

    def _apposed(self, head: Token) -> Actor | None:
        """The name that stands beside a role: 'its defence minister, Ri Yong Ho'."""
        for beside in self.parse.children(head.i, "appos"):
            mention = self.mentions.at(beside.i)
            if mention is not None and mention.actor is not None and mention.actor.kind == "person":
                return mention.actor
        return None

    def _author(self, head: Token, span: Span, own: SourceType) -> Source | None:
        """Whose document it is; 'reports' in the plural without an author speak for themselves."""
        for link in self.parse.children(head.i, "poss", "prep", "compound", "acl"):
            for mention in self.mentions.within(self.parse.phrase(link.i)):
                if mention.actor is not None and link.lower not in ("on", "about", "to", "in"):
                    return self._actor(mention.actor, span)
        if head.tag == "NNS" and self.parse.child(head.i, "det") is None:
            return Source(self._titles.of(head), own, span)
        return Source(UNIDENTIFIED, own, span, resolved=False)
