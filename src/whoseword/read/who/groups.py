"""People and bodies known only by what a text calls them: `U.S. officials`, `analysts`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whoseword.lexicon.rows import Row
from whoseword.lexicon.slug import stable_id
from whoseword.model import Actor, SourceType
from whoseword.read.syntax import Token
from whoseword.read.who.discourse import Discourse
from whoseword.read.who.phrases import BEHIND, Scene
from whoseword.read.who.roles import OWN, past, role
from whoseword.read.who.wording import Wording

# Nouns for bodies that say whose officials they are: `military officials`, `shipyard officials`.
STRONG = frozenset({*OWN, SourceType.COMPANY})
GROUP = "group"  # of whoever it consists of: 'a group of senators'


@dataclass(frozen=True)
class Groups:
    """Makes actors of what nobody is named by, and tells the text's further steps of them."""

    scene: Scene
    discourse: Discourse
    wording: Wording

    def of(self, token: Token, row: Row, state: str | None) -> Actor | None:
        """People or bodies known only by what they are called here: `U.S. officials`."""
        name = self.wording.described(token.i)
        source_type = self._type(token.i, row)
        actor = Actor(stable_id(name), name, "group", source_type, state, known=False)
        self.discourse.describe(actor, token.lemma)
        return actor

    def _type(self, i: int, row: Row) -> SourceType:
        """The employer's type where the phrase says it; a former official's word is an expert's.

        Ministers and ambassadors speak for their state.
        """
        own = SourceType(row["source_type"])
        before = self.scene.before(i)
        if past(self.scene.names, before):
            return SourceType.EXPERT
        if own is SourceType.MEDIA or row["noun"] in self.scene.names.sense("accredited"):
            return own
        rows = [role(self.scene.parse, self.scene.names, t.i)[1] for t in before]
        words = [SourceType(r["source_type"]) for r in rows if r and r["kind"] == "body"]
        beside = self.wording.actors(t.i for t in (*before, *self.scene.linked(i, *BEHIND)))
        if own is SourceType.EXPERT:
            return self._experts(i, beside)
        speaks = self.scene.parse.tokens[i].lemma in self.scene.names.sense("employed")
        kinds = ("organ", "media", "institution") if speaks else ("organ", "media")
        bodies = [a.source_type for a in beside if a.kind in kinds]
        strong = [w for w in words if w in STRONG]
        anonymous = own is SourceType.ANONYMOUS
        return next(iter((*bodies, *strong, *(words if anonymous else ()))), own)

    def _experts(self, i: int, beside: Iterable[Actor]) -> SourceType:
        """Experts' type: an organisation's where it sends them, and of a group its members'."""
        sent = SourceType.INTERNATIONAL_ORGANISATION
        if any(a.source_type is sent for a in beside):
            return sent
        members = (
            self.scene.names.kind(t.lower)
            for t in self.scene.linked(i, "of")
            if self.scene.parse.tokens[i].lemma == GROUP and t.tag == "NNS"
        )
        found = next((r for r in members if r is not None and r["kind"] == "person"), None)
        return SourceType(found["source_type"]) if found else SourceType.EXPERT
