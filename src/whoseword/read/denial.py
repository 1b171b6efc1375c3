"""Whether the words around an act deny it: 'denies arming Russia', 'which Tehran rejects'."""

from __future__ import annotations

from dataclasses import dataclass, fields

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
ACTS = frozenset(EventType) - {EventType.ASSESSMENT}
SENT = frozenset({EventType.TRANSFER, EventType.DEPLOYMENT})  # what can be withheld


@dataclass(frozen=True, slots=True)
class Denying:
    """The pack's words of denial, from senses.csv.

    `denying` verbs deny what they are said of; `dismissing` ones do so of `told`, nouns for what
    somebody claims: who rejects a deal doesn't deny one. `untrue` is said of such a noun. Who is
    `withholding` something hasn't sent it.
    """

    denying: frozenset[str]
    dismissing: frozenset[str]
    told: frozenset[str]
    untrue: frozenset[str]
    withholding: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> Denying:
        """Built once a pack."""
        return cls(*(pack.sense(field.name) for field in fields(cls)))

    def denied(self, parse: Parse, trigger: Trigger) -> Token | None:
        """What says that the event isn't so: somebody denies it, or refuses to do it.

        It may be the event's own word ('Tehran rejected the charges'), but not a judgement's
        ('Russia is rejecting its obligations').
        """
        i = trigger.i
        if self._denies(parse, i):
            return parse.tokens[i] if self.itself(parse, i) and trigger.type in ACTS else None
        found = self._over(parse, i)
        return self._withheld(parse, i) if found is None and trigger.type in SENT else found

    def itself(self, parse: Parse, i: int) -> bool:
        """Whether token `i` is a verb that denies: 'it denies the lot', 'which Kyiv rejects'."""
        return self._denies(parse, i) and not negated(parse, i)

    def _denies(self, parse: Parse, i: int) -> bool:
        return parse.verb(i) in self.denying | self.dismissing

    def _over(self, parse: Parse, i: int) -> Token | None:
        """What denies the act that token `i` names from above: 'denied sending', 'were false'."""
        told = False
        for below, above in parse.governing(i, INSIDE, ABOUT):
            told = told or (above.pos == "NOUN" and above.lemma in self.told)
            verb = parse.verb(above.i)
            denied = verb in self.denying or (told and verb in self.dismissing)
            if denied or (told and below.dep == "nsubj" and self._untrue(parse, above)):
                return None if negated(parse, above.i) else above
        return None

    def _withheld(self, parse: Parse, i: int) -> Token | None:
        """'refused to send', 'blocked the export of', 'decided against sending'."""
        word = parse.tokens[i]
        above = parse.tokens[word.head]
        label, verb = above.lemma, above
        if word.dep == "pcomp":
            verb = parse.tokens[above.head]
            label = f"{verb.lemma} {above.lower}"
        held = word.dep in ("xcomp", "dobj", "pcomp") and verb.verbal and label in self.withholding
        return verb if held and not negated(parse, verb.i) else None

    def _untrue(self, parse: Parse, verb: Token) -> bool:
        return any(t.lemma in self.untrue for t in parse.children(verb.i, "acomp", "attr"))
