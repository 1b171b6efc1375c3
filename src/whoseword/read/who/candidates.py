"""Who can be meant by a pronoun, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.read.syntax import Token
from whoseword.read.who.discourse import PERSON, Discourse
from whoseword.read.who.phrases import SUBJECT, Scene
from whoseword.read.who.referents import Mention, MentionKind

REACH = 2  # sentences back to an antecedent
QUOTED = 5  # what a quotation adds to the weight of whom it names: more than any weight


@dataclass(frozen=True)
class Candidates:
    """Ranks what the text has said so far for each pronoun."""

    scene: Scene
    discourse: Discourse

    def of(self, token: Token, kinds: frozenset[str]) -> Iterator[Mention]:
        """Earlier mentions that can be meant, best first: near sentences, subjects, near words.

        In the token's own sentence those in the same clause are left out, unless it is a
        possessive: `Kim said he` means Kim, `Kim met him` doesn't. Whoever is quoted isn't `he` to
        himself: a pronoun in a quotation finds its antecedent there or not at all. Nor does
        whoever a quotation names speak it: in `"Kim is bluffing," he said` he isn't Kim.
        """
        here = self.scene.parse.sentence_number(token.i)
        ranked = []
        for order, mention in enumerate(self.discourse.back(token.i, REACH)):
            if mention.actor is None or mention.actor.kind not in kinds:
                continue
            if mention.kind is MentionKind.PLACE or self._clause_mate(token, mention):
                continue
            inside, told = self.scene.quoted(token.i), self.scene.quoted(mention.head)
            back = here - self.scene.parse.sentence_number(mention.head)
            if (inside and not told) or (told and not inside and back == 0):
                continue
            outer = back > 0 and not self._told(token.i)
            weight = self._weight(mention, outer=outer) + QUOTED * (told and not inside)
            ranked.append((back, weight, order, mention))
        yield from (m for *_, m in sorted(ranked, key=lambda r: r[:3]))

    def _weight(self, mention: Mention, *, outer: bool) -> int:
        """0 for a subject, 2 for another noun phrase, 3 for an owner, 4 for a modifier.

        Less for a person who was a pronoun already: `Pak went with him. He was greeted by Ri`. 1
        for the subject of what is told, where somebody goes on outside of that: in `The NIS said
        the North had sent troops. It gave no number` it is the NIS.
        """
        known = mention.actor is not None and mention.actor.kind in PERSON
        if outer and known and mention.kind is MentionKind.PRONOUN:
            return -1
        if self.scene.subject(mention.head):
            return int(outer and self._told(mention.head))
        if mention.kind is MentionKind.ADJECTIVE:
            return 4
        return 3 if self.scene.parse.tokens[mention.head].dep == "poss" else 2

    def _told(self, i: int) -> bool:
        """Whether token `i` belongs to the verb of a clause that tells what is said."""
        tokens = self.scene.parse.tokens
        return tokens[tokens[i].head].dep == "ccomp"

    def _clause_mate(self, token: Token, mention: Mention) -> bool:
        """Whether both are arguments of one verb, so that they can't be the same.

        Of a verb that borrows its subject only that is one: in `Sudan left the UAE, accusing it`
        Sudan is, the UAE isn't.
        """
        if token.tag == "PRP$" or token.lower.endswith("self"):
            return False
        if self._verb(token.i) != self._verb(mention.head):
            return False
        lent = self.scene.subject(mention.head) or self.scene.subject(token.i)
        return lent or self._nearest(token.i) == self._nearest(mention.head)

    def _nearest(self, i: int) -> int:
        """The verb right above token `i`."""
        return next((verb.i for verb in self.scene.parse.above(i) if verb.verbal), -1)

    def _verb(self, i: int) -> int:
        """The verb above token `i`; of one without a subject of its own, the verb that lends it."""
        parse = self.scene.parse
        for verb in parse.above(i):
            if verb.verbal and not self._borrows(verb):
                return verb.i
        return -1

    def _borrows(self, verb: Token) -> bool:
        below = self.scene.parse.children(verb.i, *SUBJECT)
        return verb.dep in ("advcl", "xcomp", "pcomp", "conj", "prep") and not below
