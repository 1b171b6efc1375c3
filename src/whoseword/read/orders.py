"""Which verb orders an act: 'ordered that a launcher be built', 'set forth tasks for building'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whoseword.lexicon import Pack
from whoseword.model import EventType, Modality
from whoseword.read.negation import negated
from whoseword.read.syntax import Parse, Token
from whoseword.read.triggers import Trigger

ORDER = "order"  # what a certainty that this decides is put down to; nothing learned overrules it
# Arcs and prepositions by which an act hangs on the verb that orders it: not in 'ordered it in
# response to tests'.
GOVERNED = frozenset(
    {"xcomp", "ccomp", "dobj", "pcomp", "pobj", "prep", "nsubjpass", "conj", "acl", "compound"}
)
OF = frozenset({"of", "for", "on", "about", "concerning"})
BOUGHT = frozenset({EventType.TRANSFER, EventType.AGREEMENT})  # 'Poland ordered tanks'
AT = frozenset({"at", "against", "toward", "towards"})
OF_TASKS = frozenset({"dobj", "advcl", "prep"})  # and those by which it hangs on what sets tasks


@dataclass(frozen=True, slots=True)
class Orders:
    """The pack's words of command.

    `verbs` order what they govern (modality.csv); `tasking` verbs do when `tasks` are their
    object, as state media has it of leaders; and `bidding` verbs what somebody is to do, unless
    that is to end it: 'told Pyongyang to stop its tests' (all of them senses.csv).
    """

    verbs: frozenset[str]
    tasking: frozenset[str]
    tasks: frozenset[str]
    bidding: frozenset[str]
    ending: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> Orders:
        """Built once a pack."""
        rows = (r for r in pack["modality"] if r["part"] == "verb")
        verbs = frozenset(r["phrase"] for r in rows if r["modality"] == Modality.ORDERED)
        senses = ("tasking", "task", "bidding", "ending")
        return cls(verbs, *map(pack.sense, senses))

    def ordering(self, parse: Parse, trigger: Trigger) -> Token | None:
        """The verb by which an act is ordered, or None.

        It may be the act's own word where that is no purchase, and nothing 'directed at' somebody.
        """
        i = trigger.i
        if parse.tokens[i].verbal and parse.tokens[i].lemma in self.verbs:
            aimed = any(t.lower in AT for t in parse.children(i, "prep"))
            other = aimed or trigger.type in BOUGHT or negated(parse, i)
            return None if other else parse.tokens[i]
        verb = next(self._over(parse, i), None)
        return None if verb is None or negated(parse, verb.i) else verb

    def _over(self, parse: Parse, i: int) -> Iterator[Token]:
        """The verbs above that order the act, or set it as a task."""
        for below, verb in parse.governing(i, GOVERNED, OF):
            told = below.dep == "xcomp" and below.lemma not in self.ending
            words = self.verbs | self.bidding if told else self.verbs
            if verb.verbal and verb.lemma in words and below.dep != "conj":
                yield verb
        for below, verb in pairwise((parse.tokens[i], *parse.above(i))):
            if below.dep in OF_TASKS and self._tasks(parse, verb):
                yield verb

    def _tasks(self, parse: Parse, token: Token) -> bool:
        if parse.verb(token.i) not in self.tasking:
            return False
        things = parse.children(token.i, "dobj")
        every = (*things, *(c for t in things for c in parse.children(t.i, "conj")))
        return any(t.lemma in self.tasks for t in every)
