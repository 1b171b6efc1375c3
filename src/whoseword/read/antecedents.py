"""Pronouns: whom `he`, `it`, `their` or `who` stands for, or nobody where that is unclear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.model import Actor
from whoseword.read.discourse import BODY, PERSON, Discourse
from whoseword.read.phrases import SUBJECT, Scene
from whoseword.read.referents import Mention, MentionKind
from whoseword.read.syntax import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
EMPTY_VERBS = frozenset({"be", "seem", "appear", "take", "rain", "happen"})
# After these, and as what verbs of the pack address (`accuse it`), `it` can be a state; elsewhere
# as an object it is rather a thing.
TOWARDS = frozenset({"against", "with", "to", "from", "toward", "towards", "on", "upon"})
REACH = 2  # sentences back to an antecedent


@dataclass(frozen=True)
class Antecedents:
    """Finds what pronouns stand for, against what the text has said so far."""

    scene: Scene
    discourse: Discourse
    found: dict[int, Mention]

    def mention(self, i: int) -> Mention | None:
        """The pronoun at token `i` as a mention, or None where it is none."""
        token = self.scene.parse.tokens[i]
        if token.pos not in ("PRON", "DET") or token.tag not in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            return None
        actor = self._actor(token)
        return Mention(token.span, i, actor, MentionKind.PRONOUN)

    def _actor(self, token: Token) -> Actor | None:
        word = token.lower
        if word in RELATIVE:
            return self._modified(token)
        if word in HE | SHE:
            return self._person(token, female=word in SHE)
        if word in IT:
            return None if self._empty(token) else self._body(token)
        return self._several(token) if word in THEY else None

    def _modified(self, token: Token) -> Actor | None:
        """The noun that a relative clause modifies."""
        noun = self.scene.parse.modified(token.i)
        mention = self.found.get(noun.i) if noun is not None else None
        return mention.actor if mention else None

    def _person(self, token: Token, *, female: bool) -> Actor | None:
        for mention in self._candidates(token, PERSON):
            actor = mention.actor
            if actor is None or self.discourse.female.get(actor.id, female) is not female:
                continue
            self.discourse.female.setdefault(actor.id, female)
            return actor
        return None

    def _body(self, token: Token) -> Actor | None:
        """The state or body meant by `it`: none where a thing is the likelier antecedent."""
        one = (m for m in self._candidates(token, BODY) if not self._many(m))
        best = next(one, None)
        return best.actor if best and not self._thing_between(token, best) else None

    def _many(self, mention: Mention) -> bool:
        """`North Korean troops`, who are a state's but no `it`."""
        described = mention.kind is MentionKind.DESCRIPTION
        return described and self.scene.plural(mention.head)

    def _several(self, token: Token) -> Actor | None:
        """The body or the unnamed people that `they` means; a joint party is left open."""
        best = next(self._candidates(token, BODY | {"group"}), None)
        if best is None or self.scene.parse.child(best.head, "conj"):
            return None
        plural = self.scene.plural(best.head) or (best.actor and best.actor.kind == "organ")
        return best.actor if plural else None

    def _empty(self, token: Token) -> bool:
        """Whether `it` means nothing: `it is likely that`, `it takes years to`."""
        verb = self.scene.parse.tokens[token.head]
        clauses = self.scene.parse.children(verb.i, "ccomp", "xcomp", "acomp", "attr", "csubj")
        addressed = verb.lower in TOWARDS or verb.lemma in self.scene.names.sense("addressing")
        if token.dep in ("dobj", "pobj") and not addressed and token.lower == "it":
            return True
        return token.dep == "expl" or (verb.lemma in EMPTY_VERBS and bool(clauses))

    def _candidates(self, token: Token, kinds: frozenset[str]) -> Iterator[Mention]:
        """Earlier mentions that can be meant, best first: near sentences, subjects, near words.

        In the token's own sentence those in the same clause are left out, unless it is a
        possessive: `Kim said he` means Kim, `Kim met him` doesn't. Whoever is quoted isn't `he` to
        himself: a pronoun in a quotation finds its antecedent there or not at all.
        """
        here = self.scene.parse.sentence_number(token.i)
        ranked = []
        for order, mention in enumerate(self.discourse.back(token.i, REACH)):
            if mention.actor is None or mention.actor.kind not in kinds:
                continue
            if mention.kind is MentionKind.PLACE or self._clause_mate(token, mention):
                continue
            if self.scene.quoted(token.i) and not self.scene.quoted(mention.head):
                continue
            back = here - self.scene.parse.sentence_number(mention.head)
            outer = back > 0 and not self._told(token.i)
            ranked.append((back, self._weight(mention, outer=outer), order, mention))
        yield from (m for *_, m in sorted(ranked, key=lambda r: r[:3]))

    def _weight(self, mention: Mention, *, outer: bool) -> int:
        """0 for a subject, 2 for another noun phrase, 3 for an owner or a modifier.

        Less for a person who was a pronoun already: `Pak went with him. He was greeted by Ri`. 1
        for the subject of what is told, where somebody goes on outside of that: in `The NIS said
        the North had sent troops. It gave no number` it is the NIS.
        """
        known = mention.actor is not None and mention.actor.kind in PERSON
        if outer and known and mention.kind is MentionKind.PRONOUN:
            return -1
        if self.scene.subject(mention.head):
            return int(outer and self._told(mention.head))
        adjective = mention.kind is MentionKind.ADJECTIVE
        return 3 if adjective or self.scene.parse.tokens[mention.head].dep == "poss" else 2

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

    def _thing_between(self, token: Token, best: Mention) -> bool:
        """Whether the subject of the clause before is a thing, named after `best` or above it."""
        parse, tokens = self.scene.parse, self.scene.parse.tokens
        sentence = parse.sentence_of(token.i)
        first = best.head + 1 if sentence.first <= best.head else sentence.first
        subjects = [t for t in tokens[first : token.i] if t.dep in ("nsubj", "nsubjpass")]
        if not subjects and best.head < sentence.first:
            root = parse.sentence_of(best.head).root
            subjects = list(parse.children(root, "nsubj", "nsubjpass"))
        things = [t for t in subjects if t.i not in self.found and t.pos in ("NOUN", "PROPN")]
        return any(not self.scene.plural(t.i) for t in things)
