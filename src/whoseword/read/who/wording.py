"""What a noun phrase without a name says by its own words: whose it is, and what to call it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from whoseword.lexicon.variants import possessive
from whoseword.model import Actor
from whoseword.read.syntax import Parse, Token
from whoseword.read.who.phrases import LINKS, Scene
from whoseword.read.who.referents import Mention

DETERMINING = frozenset({"det", "nummod", "poss", "predet"})
BODIES = frozenset({"organ", "institution", "media"})
LONGEST = 7  # words behind a noun that say who somebody is: `official with knowledge of the matter`
OPEN = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "PART", "PRON"})  # what a phrase doesn't end in
BREAKS = ",;–—"  # marks that end it
# What stands with a state and is not its own: `the US-led coalition`, `pro-Iranian militias`.
SIDED, FOR = re.compile(r"-(\w+)"), re.compile(r"\b[Pp]ro-[A-Z]")


@dataclass(frozen=True)
class Wording:
    """Reads the phrases of a text; `peek` gives the mention that a token heads, also further on."""

    scene: Scene
    peek: Callable[[int], Mention | None]

    def actors(self, tokens: Iterable[int]) -> tuple[Actor, ...]:
        """The resolved actors of the mentions that `tokens` head."""
        mentions = (self.peek(i) for i in tokens)
        return tuple(m.actor for m in mentions if m and m.actor)

    def state_of(self, i: int, *prepositions: str) -> str | None:
        """The state that the phrase names as its owner: `North Korean`, `Kim's`, `of Japan`."""
        before = [t.i for t in self.scene.before(i)]
        links = [t.i for t in self.scene.linked(i, *prepositions)]
        actors = self.actors((*reversed(before), *links))
        return next((a.state for a in actors if a.state), None)

    def words(self, i: int, first: int) -> str:
        """The phrase's words after its owner: `defence ministry`."""
        start, before = first, self.scene.before(i)
        named = [m.span for m in (self.peek(t.i) for t in before) if m]
        for token in reversed(before):
            part = token.span.inside(named)
            apart = token.tag == "POS" or token.entity == "DATE"  # 'a day earlier state media'
            if part or apart or token.pos in ("DET", "PRON", "NUM", "CCONJ"):
                break
            start = min(start, token.i)
        return self.scene.text(start, i)

    def sided(self, i: int) -> bool:
        """Whether the phrase of token `i` says with whom somebody stands, not whose it is."""
        text, siding = self.scene.text(self._first(i).i, i), self.scene.names.sense("siding")
        return bool(siding.intersection(SIDED.findall(text)) or FOR.search(text))

    def _first(self, i: int) -> Token:
        """The first word of the phrase that token `i` ends."""
        return next(iter(self.scene.before(i)), self.scene.parse.tokens[i])

    def start(self, i: int) -> int:
        """The offset at which the phrase begins, without its determiner and owner's mark."""
        before: Sequence[Token] = self.scene.before(i)
        while before and (before[0].pos in ("DET", "PUNCT") or before[0].tag == "POS"):
            before = before[1:]
        return before[0].start if before else self.scene.parse.tokens[i].start

    def described(self, i: int) -> str:
        """The phrase's own words without determiners and numbers; with its link if it is bare."""
        before = self._describing(i)
        start = before[0].i if before else i
        whole, whose = self._employed(i) or self._beside(i), self._whose(i)
        if whole is not None:
            return whole
        last = i if before or whose else self._behind(i)
        text = inside_a_sentence(self.scene.text(start, last), self.scene.parse.tokens[start])
        return f"{whose} {text}" if whose else text

    def _behind(self, i: int) -> int:
        """The last word of what says whom a bare noun means: `people familiar with the matter`.

        Also `official with knowledge of the talks`; where they are is left out (the guidelines).
        """
        parse = self.scene.parse
        first = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
        if first is None or first.head != i or not self._says_which(first):
            return i
        last = parse.subtree(first.i)[-1].i
        # What the first word itself may be, `briefed`, ends nothing.
        return cut_short(parse, i, min(last, i + LONGEST), {"acl", "relcl"}, keeps=1)

    def _says_which(self, first: Token) -> bool:
        """Whether the word behind a noun begins what says which are meant."""
        if first.lower in self.scene.names.sense("informed"):
            return True
        return first.lower in LINKS and self.scene.parse.child(first.i, "pobj") is not None

    def _whose(self, i: int) -> str | None:
        """`North Korean` or `Rostec`, where the text says `its officials` or `its spokesman`."""
        owner = self.scene.owner(i)
        whose = self.actors((owner.i,)) if owner is not None and owner.pos == "PRON" else ()
        bodies = (a for a in whose if a.kind in BODIES or a.kind == "state")
        return next(map(self.scene.names.attributive, bodies), None)

    def _describing(self, i: int) -> Sequence[Token]:
        """The words before a noun that say what it is: none that determine, count or single out."""
        before, owner = self.scene.before(i), self.scene.owner(i)
        named = owner is not None and owner.pos != "PRON"
        apart = () if named else [t.i for t in before if t.head == i and t.dep in DETERMINING]
        kept = [t for t in before if t.i > max(apart, default=-1)]
        while kept and self._singles_out(kept[0], i):
            kept.pop(0)
        if kept and kept[0].tag == "HYPH":  # 'an 11-nation team'
            return (self.scene.parse.tokens[kept[0].i - 1], *kept)
        return kept

    def _singles_out(self, token: Token, i: int) -> bool:
        """Whether it says which or how many of those at `i`, not who they are: `even`, `own`."""
        words, vague = self.scene.parse.tokens, self.scene.names.sense("vague")
        said = token.dep == "advmod" and (token.head == i or words[token.head].lower in vague)
        apart = token.text == "," or token.pos in ("DET", "NUM", "PRON", "CCONJ")
        return said or apart or token.lower in vague

    def _beside(self, i: int) -> str | None:
        """`North Korea's neighbours`: who somebody is only in regard to an actor, also `its`."""
        owner = self.scene.owner(i)
        own = self.actors((owner.i,)) if owner is not None else ()
        noun = self.scene.parse.tokens[i].lemma
        if not own or noun not in self.scene.names.sense("neighbour"):
            return None
        return f"{possessive(own[0].name)} {self.words(i, i)}"

    def _employed(self, i: int) -> str | None:
        """`North Korean Foreign Ministry spokesman`, however the text joins man and ministry."""
        if self.scene.owner(i) is not None:  # 'Uzbekistan's president at the White House'
            return None
        links = [t.i for t in self.scene.linked(i, *LINKS)]
        organs = [(j, a) for j in links for a in self.actors((j,)) if a.kind in BODIES]
        if not organs:
            return None
        (at, organ), noun = organs[0], inside_a_sentence(self.words(i, i), self._first(i))
        above = [
            a for a in self.actors(t.i for t in self.scene.linked(at, "of")) if a.kind == "organ"
        ]
        if above and not organ.known:  # 'chief of the Information Office of the Defence Ministry'
            return f"{self.scene.names.attributive(above[0])} {organ.name} {noun}"
        state = None if organ.known or organ.state else self.state_of(at, "of")
        adjective = self.scene.names.adjective(state) if state else None
        if adjective:
            return f"{adjective} {organ.name} {noun}"
        return f"{self.scene.names.attributive(organ)} {noun}"


def inside_a_sentence(text: str, first: Token) -> str:
    """`text` without the capital that it has only for opening a sentence: `Analysts`."""
    common = first.pos in ("NOUN", "ADJ") and not first.entity and first.text[1:].islower()
    return text[0].lower() + text[1:] if common else text


def cut_short(parse: Parse, i: int, last: int, clauses: Container[str], keeps: int = 0) -> int:
    """The last token of what stands behind noun `i`, at most `last`: without clauses, and whole.

    `clauses` are the arcs at which it ends, but among its first `keeps` words; it doesn't end in
    'of the'. It's `i` where nothing is left.
    """
    for token in parse.tokens[i + 1 : last + 1]:
        if token.text in BREAKS or (token.dep in clauses and token.i > i + keeps):
            last = token.i - 1
            break
    while last > i and parse.tokens[last].pos in OPEN:
        last -= 1
    return last
