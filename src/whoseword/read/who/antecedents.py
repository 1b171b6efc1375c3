"""Pronouns: whom `he`, `it`, `their` or `who` stands for, or nobody where that is unclear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Actor
from whoseword.read.syntax import Token
from whoseword.read.who.candidates import Candidates
from whoseword.read.who.discourse import BODY, PERSON, Discourse
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import Mention, MentionKind

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
EMPTY_VERBS = frozenset({"be", "seem", "appear", "take", "rain", "happen"})
# After these, and as what verbs of the pack address (`accuse it`), `it` can be a state; elsewhere
# as an object it is rather a thing.
TOWARDS = frozenset({"against", "with", "to", "from", "toward", "towards", "on", "upon"})
# Prepositions before whoever is cited: `according to an analyst`, `in the view of a diplomat`.
CITING = frozenset({"to", "by", "of"})


@dataclass(frozen=True)
class Antecedents:
    """Finds what pronouns stand for, against what the text has said so far."""

    scene: Scene
    discourse: Discourse
    found: dict[int, Mention]

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.scene, self.discourse)

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
        joined = self._joined_to(token)
        if joined is not None:
            return joined
        if word in HE | SHE:
            return self._person(token, female=word in SHE)
        if word in IT:
            return None if self._empty(token) else self._body(token)
        return self._several(token) if word in THEY else None

    def _joined_to(self, token: Token) -> Actor | None:
        """Whose it is where that is joined to its owner: `the U.S. and its allies`."""
        owned = self.scene.parse.tokens[token.head]
        owner = self.found.get(owned.head) if owned.dep == "conj" and token.tag == "PRP$" else None
        kinds = PERSON if token.lower in HE | SHE else BODY
        return owner.actor if owner and owner.actor and owner.actor.kind in kinds else None

    def _modified(self, token: Token) -> Actor | None:
        """The noun that a relative clause modifies."""
        noun = self.scene.parse.modified(token.i)
        mention = self.found.get(noun.i) if noun is not None else None
        return mention.actor if mention else None

    def _person(self, token: Token, *, female: bool) -> Actor | None:
        for mention in self._candidates.of(token, PERSON | {"group"}):
            actor = mention.actor
            if actor is None or self.discourse.female.get(actor.id, female) is not female:
                continue
            if actor.kind == "group" and not self._somebody(mention):
                continue
            self.discourse.female.setdefault(actor.id, female)
            return actor
        return None

    def _somebody(self, mention: Mention) -> bool:
        """Whether it is one unnamed person who speaks: `an Iraqi official said that …`."""
        head = self.scene.parse.tokens[mention.head]
        above = self.scene.parse.tokens[head.head]
        row = self.scene.names.kind(head.lemma)
        told = above.dep == "parataxis" or self.scene.parse.children(above.i, "ccomp")
        says = self.scene.subject(head.i) and told
        cited = head.dep == "pobj" and above.lower in CITING
        one = not self.scene.plural(head.i)
        return bool(says or cited) and one and row is not None and row["kind"] == "person"

    def _body(self, token: Token) -> Actor | None:
        """The state or body meant by `it`: none where a thing is the likelier antecedent."""
        again = self._again(token)
        if again is not None:
            return again
        one = (m for m in self._candidates.of(token, BODY) if not self._many(m))
        best = next(one, None)
        if best is None or (self._thing_between(token, best) and not self._has_people(token)):
            return None
        return best.actor

    def _again(self, token: Token) -> Actor | None:
        """Whom the last `it` of the sentence means: `after they accused it, it said`."""
        first = self.scene.parse.sentence_of(token.i).first
        before = (self.found.get(i) for i in range(token.i - 1, first - 1, -1))
        quoted, tokens = self.scene.quoted, self.scene.parse.tokens
        same = (m for m in before if m and quoted(m.head) == quoted(token.i))
        words = (m for m in same if m.kind is MentionKind.PRONOUN and m.actor)
        return next((m.actor for m in words if tokens[m.head].lower in IT), None)

    def _has_people(self, token: Token) -> bool:
        """Whether it owns what no thing has: `its defence minister`."""
        row = self.scene.names.kind(self.scene.parse.tokens[token.head].lemma)
        return token.tag == "PRP$" and row is not None and row["kind"] == "person"

    def _many(self, mention: Mention) -> bool:
        """`North Korean troops`, who are a state's but no `it`."""
        described = mention.kind is MentionKind.DESCRIPTION
        return described and self.scene.plural(mention.head)

    def _several(self, token: Token) -> Actor | None:
        """The body or the unnamed people that `they` means; a joint party is left open."""
        best = next(self._candidates.of(token, BODY | {"group"}), None)
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
