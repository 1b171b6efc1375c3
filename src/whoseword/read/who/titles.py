"""What to call a source: the name behind its title, or its noun phrase with whom it works for."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.lexicon.names import Names
from whoseword.model import Span
from whoseword.read.syntax import Parse, Token
from whoseword.read.who.beside import opens_title
from whoseword.read.who.referents import Mentions
from whoseword.read.who.wording import cut_short, inside_a_sentence

# Words before a noun that a short description leaves out: determiners, numbers, 'several'.
LEFT_OUT = frozenset({"det", "nummod", "predet", "quantmod"})
# Arcs of what stands before a noun and belongs to it.
BEFORE = frozenset({"amod", "compound", "nmod", "poss", "case", "punct", "npadvmod"})
LONGEST = 9  # words of a description


@dataclass(frozen=True)
class Titles:
    """Titles and descriptions of the sources of one text."""

    mentions: Mentions
    names: Names

    @property
    def parse(self) -> Parse:
        """The text's parse."""
        return self.mentions.parse

    def of(self, head: Token) -> str:
        """The noun phrase without determiner and clauses; the employer by its canonical name."""
        first = head.i
        while first > 0 and self._leads(first - 1, head.i):
            first -= 1
        whose = self._employer(head, "for", "of")
        if whose is not None:
            return f"{whose} {self._words(first, head.i)}"
        return inside_a_sentence(self._words(first, self._tail(head)), self.parse.tokens[first])

    def named(self, head: Token, span: Span) -> Token:
        """The name behind `head` where that is only its title: `President Hassan Rouhani`.

        Also `Chairman of the Joint Chiefs of Staff Gen. Martin Dempsey`.
        """
        every = self.mentions.within(span)
        people = [m for m in every if m.actor is not None and m.actor.kind == "person"]
        last = [m for m in people if not self.parse.text[m.span.end : span.end].strip(" ,")]
        titled = [m for m in people if m.span.start == head.end + 1]
        titled += [m for m in last if opens_title(self.parse, self.names, head, m.span)]
        named = next(iter(titled), None)
        return head if named is None else self.parse.tokens[named.head]

    def _employer(self, noun: Token, *links: str) -> str | None:
        """The known body or state that stands behind `noun`, or a body by its own words."""
        for link in self.parse.children(noun.i, "prep"):
            above = self.parse.child(link.i, "pobj") if link.lower in links else None
            mention = self.mentions.at(above.i) if above is not None else None
            if above is None:
                continue
            if mention is not None and mention.actor is not None and mention.actor.known:
                return self.names.attributive(mention.actor)
            if self.names.kind(above.lower) is not None:
                return self._body(above)
        return None

    def _body(self, body: Token) -> str:
        """'the Foreign Ministry of the DPRK' as 'North Korean Foreign Ministry'."""
        words = self._words(self.parse.subtree(body.i)[0].i, body.i).removeprefix("the ")
        whose = self._employer(body, "of")
        return f"{whose} {words}" if whose else words

    def _leads(self, i: int, head: int) -> bool:
        token = self.parse.tokens[i]
        counted = token.dep in LEFT_OUT and "-" not in self.parse.tokens[i + 1].text
        mark = token.pos == "PUNCT" and "-" not in token.text
        if counted or mark or token.lower in self.names.sense("vague"):
            return False
        under = any(above.i == head for above in self.parse.above(i))
        return under and token.dep in BEFORE | LEFT_OUT  # 'a 38-year-old leader'

    def _tail(self, head: Token) -> int:
        """The last token of the prepositional phrases right behind the head."""
        last = head.i
        for link in self.parse.children(head.i, "prep"):
            if link.i == last + 1:
                last = self.parse.subtree(link.i)[-1].i
        return cut_short(self.parse, head.i, min(last, head.i + LONGEST), {"relcl"})

    def _words(self, first: int, last: int) -> str:
        tokens = self.parse.tokens
        return " ".join(self.parse.text[tokens[first].start : tokens[last].end].split())
