"""Whether the words around an act deny it: 'denies arming Russia', 'which Tehran rejects'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.lexicon import Pack
from whoseword.model import EventType
from whoseword.read.negation import negated
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import Trigger

DENIAL = "denial"  # what a certainty that this decides is put down to; nothing learned overrules it
# Arcs inside the clause that is denied, and by which it hangs on what denies it.
INSIDE = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "nsubj", "nsubjpass", "conj", "attr"}
)
# Prepositions between a claim, or one who is charged, and the act: 'denied involvement in it'.
ABOUT = frozenset({"of", "about", "in", "on", "over", "regarding"})
FAR = 8
JUDGED = frozenset({EventType.ASSESSMENT})
SENT = frozenset({EventType.TRANSFER, EventType.DEPLOYMENT})  # what can be withheld


@dataclass(frozen=True, slots=True)
class Denying:
    """The pack's words of denial, from senses.csv.

    `acts` are verbs that deny what they are said of, `claims` those that do so of `told`, nouns
    for what somebody claims: who rejects a deal doesn't deny one. `untrue` is said of such a noun.
    Who does `withhold` something hasn't sent it.
    """

    acts: frozenset[str]
    claims: frozenset[str]
    told: frozenset[str]
    untrue: frozenset[str]
    withhold: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> Denying:
        """Built once a pack."""
        return cls(*map(pack.sense, ("denying", "dismissing", "told", "untrue", "withholding")))

    def denied(self, parse: Parse, trigger: Trigger) -> Token | None:
        """What says that the event isn't so: somebody denies it, or refuses to do it."""
        found = self.denies(parse, trigger.i)
        if found is not None and found.i == trigger.i and trigger.type in JUDGED:
            return None  # 'Russia is rejecting its obligations'
        if found is None and trigger.type in SENT:
            found = self._withheld(parse, trigger.i)
        return found

    def denies(self, parse: Parse, i: int) -> Token | None:
        """What denies the act that token `i` names, or None.

        It may be that word itself: 'it denies the lot', 'Tehran rejected the charges'.
        """
        word = parse.tokens[i]
        if parse.verb(word.i) in self.acts | self.claims:
            return None if negated(parse, i) else word
        told, below = False, word
        for above in _above(parse, word):
            told = told or (above.pos == "NOUN" and above.lemma in self.told)
            verb = parse.verb(above.i)
            denied = verb in self.acts or (told and verb in self.claims)
            if denied or (told and below.dep == "nsubj" and self._untrue(parse, above)):
                return None if negated(parse, above.i) else above
            below = above
        return None

    def _withheld(self, parse: Parse, i: int) -> Token | None:
        """'refused to send', 'blocked the export of', 'decided against sending'."""
        word = parse.tokens[i]
        above = parse.tokens[word.head]
        label, verb = above.lemma, above
        if word.dep == "pcomp":
            verb = parse.tokens[above.head]
            label = f"{verb.lemma} {above.lower}"
        held = word.dep in ("xcomp", "dobj", "pcomp") and verb.verbal and label in self.withhold
        return verb if held and not negated(parse, verb.i) else None

    def _untrue(self, parse: Parse, verb: Token) -> bool:
        return any(t.lemma in self.untrue for t in parse.children(verb.i, "acomp", "attr"))


def _above(parse: Parse, token: Token) -> Iterator[Token]:
    """The words that an act's clause hangs on, as far as they say something of the whole of it."""
    for _ in range(FAR):
        above = parse.tokens[token.head]
        if above.i == token.i or token.dep not in INSIDE:
            return
        if token.dep == "prep" and token.lower not in ABOUT:
            return
        yield above
        token = above
