"""People and bodies known only by what a text calls them: `U.S. officials`, `analysts`."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.lexicon.rows import Row
from whoseword.lexicon.slug import stable_id
from whoseword.model import Actor, SourceType
from whoseword.read.syntax import Token
from whoseword.read.who.discourse import Discourse
from whoseword.read.who.phrases import BEHIND, Scene
from whoseword.read.who.wording import Wording


@dataclass(frozen=True)
class Groups:
    """Makes actors of what nobody is named by, and tells the text's further steps of them."""

    scene: Scene
    discourse: Discourse
    wording: Wording

    def of(self, token: Token, row: Row, state: str | None) -> Actor | None:
        """People or bodies known only by what they are called here: `U.S. officials`."""
        name = self.wording.described(token.i)
        source_type = self._type(token.i, SourceType(row["source_type"]))
        actor = Actor(stable_id(name), name, "group", source_type, state, known=False)
        self.discourse.describe(actor, token.lemma)
        return actor

    def _type(self, i: int, own: SourceType) -> SourceType:
        """The employer's type where the phrase says it; a former official's word is an expert's."""
        before = self.scene.before(i)
        if self.wording.former(before):
            return SourceType.EXPERT
        if own in (SourceType.EXPERT, SourceType.MEDIA):
            return own
        rows = [self.scene.names.kind(t.lower) for t in before]
        words = [SourceType(r["source_type"]) for r in rows if r and r["kind"] == "body"]
        beside = self.wording.actors(t.i for t in (*before, *self.scene.linked(i, *BEHIND)))
        speaks = self.scene.parse.tokens[i].lemma in self.scene.names.sense("employed")
        kinds = ("organ", "media", "institution") if speaks else ("organ", "media")
        bodies = [a.source_type for a in beside if a.kind in kinds]
        strong = [w for w in words if w in (SourceType.MILITARY, SourceType.INTELLIGENCE)]
        anonymous = own is SourceType.ANONYMOUS
        return next(iter((*bodies, *strong, *(words if anonymous else ()))), own)
