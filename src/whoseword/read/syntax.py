"""A parsed text in our own terms, so that no step but the engine knows the parser."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Span

VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `i` and `head` are positions in the parse; a root's head is itself.

    `start` and `end` are half-open code points of the text; `pos` is Universal POS, `tag` Penn
    Treebank's, `dep` ClearNLP's label of the arc from `head`, `entity` OntoNotes' (`PERSON`,
    `ORG`, …) or empty.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def lower(self) -> str:
        """Its text in lower case."""
        return self.text.lower()

    @property
    def verbal(self) -> bool:
        """Whether it is a verb, an auxiliary too."""
        return self.pos in VERBAL


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens `first` up to but not including `last`, and the head of its tree."""

    first: int
    last: int
    root: int
    span: Span


@dataclass(frozen=True)
class Parse:
    """A text, its tokens and its sentences. Blank tokens are left out."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def _under(self) -> tuple[tuple[Token, ...], ...]:
        found: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token)
        return tuple(tuple(one) for one in found)

    @cached_property
    def _edges(self) -> tuple[tuple[int, int], ...]:
        left = [t.i for t in self.tokens]
        right = list(left)
        # Every walk up a tree ends where one from a word further out has been.
        for token in self.tokens:
            above = token.head
            while left[above] > token.i:
                left[above] = token.i
                above = self.tokens[above].head
        for token in reversed(self.tokens):
            above = token.head
            while right[above] < token.i:
                right[above] = token.i
                above = self.tokens[above].head
        return tuple(zip(left, right, strict=True))

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        owner = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            for i in range(sentence.first, sentence.last):
                owner[i] = number
        return tuple(owner)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(t.start for t in self.tokens)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(t.end for t in self.tokens)

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """The tokens right under token `i`, in text order; if `deps` are given, only those."""
        under = self._under[i]
        return tuple([t for t in under if t.dep in deps]) if deps and under else under

    def child(self, i: int, *deps: str) -> Token | None:
        """The first of `children`, or None."""
        for token in self._under[i]:
            if not deps or token.dep in deps:
                return token
        return None

    def verb(self, i: int) -> str:
        """The lemma of verb `i` with its particle ('brush off'); empty where it is no verb."""
        particle = self.child(i, "prt") if self.tokens[i].verbal else None
        lemma = self.tokens[i].lemma if self.tokens[i].verbal else ""
        return f"{lemma} {particle.lower}" if particle else lemma

    def subtree(self, i: int) -> Sequence[Token]:
        """All tokens from the left edge to the right edge of what hangs under `i`, itself too."""
        left, right = self._edges[i]
        return self.tokens[left : right + 1]

    def phrase(self, i: int) -> Span:
        """The span from the left edge to the right edge of what hangs under token `i`."""
        left, right = self._edges[i]
        return Span(self.tokens[left].start, self.tokens[right].end)

    def above(self, i: int) -> Iterator[Token]:
        """The tokens that stand above token `i`, nearest first, up to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def climbed(self, i: int) -> Mapping[int, int]:
        """How many arcs each word lies above token `i`, itself too."""
        if i not in self._climbed:
            self._climbed[i] = {i: 0} | {t.i: n for n, t in enumerate(self.above(i), 1)}
        return self._climbed[i]

    @cached_property
    def _climbed(self) -> dict[int, Mapping[int, int]]:
        return {}  # every event asks for those of its word, slot by slot

    def governing(
        self, i: int, arcs: Container[str], links: Container[str]
    ) -> Iterator[tuple[Token, Token]]:
        """Each word above token `i` with the one below it, as far as `arcs` lead.

        Over a preposition only where it is one of `links`.
        """
        below = self.tokens[i]
        for above in self.above(i):
            if below.dep not in arcs or (below.dep == "prep" and below.lower not in links):
                return
            yield below, above
            below = above

    def modified(self, i: int) -> Token | None:
        """The noun that the relative clause around token `i` hangs on: what `which` stands for."""
        clause = next((t for t in self.above(i) if t.dep == "relcl"), None)
        return self.tokens[clause.head] if clause is not None else None

    def sentence_number(self, i: int) -> int:
        """Which sentence token `i` belongs to."""
        return self._sentence_of[i]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token `i` belongs to."""
        return self.sentences[self._sentence_of[i]]

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that lie wholly in `span`."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        found = self.tokens[first:last]
        return found[:-1] if found and found[-1].end > span.end else found

    def of(self, spans: Iterable[Span]) -> list[Token]:
        """The tokens that lie wholly in one of `spans`, span by span."""
        return [token for span in spans for token in self.within(span)]

    def touching(self, span: Span) -> Sequence[Token]:
        """The tokens that share a character with `span`."""
        first = bisect_right(self._ends, span.start)
        return self.tokens[first : bisect_left(self._starts, span.end)]

    def sentence_at(self, span: Span) -> int | None:
        """Which sentence the first token belongs to that lies wholly in `span`, or None."""
        i = bisect_left(self._starts, span.start)
        inside = i < len(self.tokens) and self.tokens[i].end <= span.end
        return self._sentence_of[i] if inside else None

    def head_of(self, span: Span) -> Token | None:
        """The token in `span` that stands highest in its tree (its head lies outside), or None."""
        inside = self.within(span)
        for token in inside:
            if token.head == token.i or not inside[0].i <= token.head <= inside[-1].i:
                return token
        return None
