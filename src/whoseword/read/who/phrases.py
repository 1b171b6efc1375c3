"""What a noun phrase says about itself: its determiner, its owner, the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from whoseword.lexicon.entry import NameMatch
from whoseword.lexicon.names import Names
from whoseword.model import Document, Span
from whoseword.read.syntax import Parse, Token

# Prepositions behind which something is where it happens.
LOCATING = frozenset(
    {"in", "at", "near", "outside", "around", "over", "off", "across", "inside", "into", "within"}
)
# Those after which a capital is a place. 'to' and 'from' depend on what they hang on.
LOCATIVE = LOCATING | {"throughout", "above", "beyond", "via"}
DIRECTIONAL = frozenset(["to", "from", "toward", "towards", "through"])
# Prepositions behind a noun that say whose it is.
LINKS = ("of", "for", "at", "with", "from")
BEHIND = (*LINKS, "in")  # also where somebody is
BEFORE = frozenset(
    ["det", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "case", "advmod", "npadvmod"]
)
DEFINITE = frozenset(["the", "this", "that", "these", "those"])
OPENING, CLOSING = "“«„", '”»"'
ATTRIBUTIVE = frozenset({"compound", "amod", "nmod"})  # before a noun and of its name
SUBJECT = frozenset(["nsubj", "nsubjpass", "csubj", "agent"])


@dataclass(frozen=True)
class Scene:
    """A document's parse with the names to read it by, and the day from which it looks."""

    document: Document
    parse: Parse
    names: Names

    @cached_property
    def day(self) -> date | None:
        """The publication day, by which offices have their holders."""
        published = self.document.published
        return published.when.start if published else None

    @cached_property
    def home(self) -> str | None:
        """The state in which the article was written, by its dateline."""
        dateline = self.document.dateline
        place = dateline.place.of(self.document.text) if dateline and dateline.place else None
        known = self.names.place(place) if place else None
        return known.state if known else None

    @cached_property
    def matches(self) -> tuple[NameMatch, ...]:
        """What the pack names in the text."""
        found = self.names.find(self.parse.text)
        return tuple(m for m in found if self.tokens(m.span))

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens that share a character with `span`."""
        return self.parse.touching(span)

    def head(self, tokens: Sequence[Token]) -> Token:
        """The token whose own head lies outside: the last such, since English names end in it."""
        first, last = tokens[0].i, tokens[-1].i
        heads = [t for t in tokens if t.tag != "POS" and not first <= t.head <= last]
        words = [t for t in tokens if t.pos != "PUNCT" and t.tag != "POS"] or list(tokens)
        roots = [t for t in tokens if t.head == t.i]
        return (heads or roots or words)[-1]

    def before(self, head: int) -> tuple[Token, ...]:
        """The words that stand before `head` in its own phrase, determiner and owner included."""
        first = head
        while first > 0 and self._leads(first - 1, head):
            first -= 1
        return tuple(self.parse.tokens[first:head])

    def _leads(self, i: int, head: int) -> bool:
        """Whether token `i` belongs to what stands before `head`."""
        token = self.parse.tokens[i]
        if token.dep in BEFORE or token.tag in ("POS", "HYPH"):
            return any(t.i == head for t in self.parse.above(i))
        joins = token.text in "-," or token.dep in (
            "cc",
            "conj",
        )  # 'Japanese, U.S. and EU officials'
        return joins and any(t.i == head for t in self.parse.above(i))

    def determiner(self, head: int) -> str:
        """`the`, `a`, …, or empty, in lower case."""
        found = self.parse.child(head, "det")
        return found.lower if found else ""

    def definite(self, head: int) -> bool:
        """Whether `the` or `that` (or nothing less) points to something known."""
        return self.determiner(head) in DEFINITE

    def plural(self, head: int) -> bool:
        """Whether `head` is a plural noun."""
        return self.parse.tokens[head].tag in ("NNS", "NNPS")

    def owner(self, head: int) -> Token | None:
        """Whose it is: `Pyongyang` in `Pyongyang's military`, `its` in `its military`."""
        return self.parse.child(head, "poss")

    def linked(self, head: int, *prepositions: str) -> Iterator[Token]:
        """The nouns that hang on `head` by one of `prepositions`."""
        for link in self.parse.children(head, "prep"):
            if link.lower in prepositions:
                yield from self.parse.children(link.i, "pobj")

    def seat(self, head: int) -> str | None:
        """The state in which the text says that a body is: `the Defence Ministry in Jakarta`."""
        behind = (self.names.actor(t.text) for t in self.linked(head, *BEHIND))
        return next((a.state for a in behind if a is not None and a.kind == "state"), None)

    def located(self, head: int) -> bool:
        """Whether `head` stands where a place does: `in Pyongyang`, `a visit to Moscow`."""
        token = self.parse.tokens[head]
        above = self.parse.tokens[token.head]
        if token.dep != "pobj":
            return token.dep in ("dobj", "npadvmod") and above.lemma in ("leave", "visit", "reach")
        if above.lower in LOCATIVE:
            return True
        going = self.parse.tokens[above.head].lemma in self.names.sense("going")
        return above.lower in DIRECTIONAL and going

    def subject(self, i: int) -> bool:
        """Whether token `i` is (or is joined to) a verb's subject or its sentence's head."""
        token = self.parse.tokens[i]
        while token.dep == "conj" and token.head != token.i:
            token = self.parse.tokens[token.head]
        return token.dep in SUBJECT or token.dep == "ROOT"

    def tells(self, i: int) -> bool:
        """Whether token `i` is (or is joined to) the subject of a verb that tells something."""
        return self.subject(i) and bool(self.parse.children(self.parse.tokens[i].head, "ccomp"))

    @cached_property
    def _quoted(self) -> tuple[bool, ...]:
        """For every token whether it stands between double quotation marks of its sentence's line.

        A quotation left open ends with its line.
        """
        found, inside, line = [], False, -1
        for token in self.parse.tokens:
            start = self.document.text.rfind("\n", line + 1, token.start)
            inside = inside and start < 0
            line = max(line, start)
            opens = token.text[0] in OPENING or (token.text[0] == '"' and not inside)
            closes = not opens and token.text[0] in CLOSING
            found.append(inside and not closes)
            inside = (inside or opens) and not closes
        return tuple(found)

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands in a direct quotation."""
        return self._quoted[i]

    def text(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included, on one line."""
        tokens = self.parse.tokens
        return " ".join(self.document.text[tokens[first].start : tokens[last].end].split())
