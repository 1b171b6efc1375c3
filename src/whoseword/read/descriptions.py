"""Noun phrases without a name: who `the North Korean leader` or `the agency` is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whoseword.lexicon.entry import Entry
from whoseword.lexicon.rows import Row
from whoseword.lexicon.slug import stable_id
from whoseword.model import Actor, SourceType, Span
from whoseword.read.discourse import Discourse
from whoseword.read.phrases import Scene
from whoseword.read.referents import Mention, MentionKind
from whoseword.read.syntax import Token
from whoseword.read.wording import BODIES, Wording

LONGEST_ROLE = 3  # words: 'joint chiefs of staff' is found by name, 'state news agency' here
LINKS = ("of", "for", "at", "with", "from", "in")


@dataclass(frozen=True)
class Describer:
    """Reads descriptions against what the text has said so far.

    `roles` are the offices named in the text, by head token.
    """

    scene: Scene
    discourse: Discourse
    wording: Wording
    roles: dict[int, tuple[Span, tuple[Entry, ...]]]

    def mention(self, i: int) -> Mention | None:
        """The description that token `i` heads, or None where it is none."""
        token = self.scene.parse.tokens[i]
        if token.pos not in ("NOUN", "PROPN") or self._title(token):
            return None
        first, row = self._role(i)
        if row is None and i not in self.roles:
            return None
        actor = self._actor(token, first, row)
        start = self.wording.start(i)
        return Mention(Span(start, token.end), i, actor, MentionKind.DESCRIPTION)

    def _title(self, token: Token) -> bool:
        """Whether it only stands before a name or another noun: `leader Kim`."""
        return token.dep in ("compound", "nmod", "amod")

    def _role(self, i: int) -> tuple[int, Row | None]:
        """Where the role noun that ends in token `i` begins, and its row."""
        tokens, kind = self.scene.parse.tokens, self.scene.names.kind
        for first in range(max(0, i - LONGEST_ROLE + 1), i):
            row = kind(self.scene.text(first, i))
            if row is not None:
                return first, row
        return i, kind(tokens[i].lower) or kind(tokens[i].lemma)

    def _actor(self, token: Token, first: int, row: Row | None) -> Actor | None:
        named = self._apposed(token)
        if named is not None:
            return named
        state = self.wording.state_of(token.i, "of")
        if token.lemma in self.scene.names.sense("state"):
            return self._state(token, state)
        holder = self._holder(token.i, state)
        if holder is not None or row is None:
            return holder
        if row["kind"] != "person":
            return self._body(token, first, row, state)
        return self._person(token, row, state)

    def _apposed(self, token: Token) -> Actor | None:
        """The person or body named beside it: `the leader, Kim Jong Un`, `Ahn, a researcher`."""
        if self.scene.plural(token.i):
            return None
        beside = [t.i for t in self.scene.parse.children(token.i, "appos")]
        beside += [token.head] if token.dep == "appos" else []
        people = [
            a
            for a in self.wording.actors(beside)
            if a.kind in ("person", "organ", "institution", "media")
        ]
        return people[0] if people else None

    def _state(self, token: Token, state: str | None) -> Actor | None:
        if self.scene.plural(token.i):
            return None
        if state is not None:
            return self.scene.names.actor(state)
        if not self.scene.definite(token.i):
            return None
        described = any(t.pos in ("ADJ", "NOUN") for t in self.scene.before(token.i))
        first = self.scene.parse.sentence_of(token.i).first
        before = self.discourse.state(token.i, beyond=first) if described else None
        return before or self.discourse.state(token.i)

    def _holder(self, i: int, state: str | None) -> Actor | None:
        """Who held the office named here on the day of publication."""
        entries = self.roles[i][1] if i in self.roles else self._paraphrased(i, state)
        former = self._former(self.scene.before(i))
        held = [e for e in entries if e.holds(self.scene.day) is not former]
        holding = {e.name: e for e in held}
        if state is not None:
            holding = {name: e for name, e in holding.items() if e.state == state}
        if len(holding) == 1 and not former and (state or self.scene.definite(i)):
            return next(iter(holding.values())).actor
        for mention in self.discourse.back(i, None):
            if mention.actor and mention.actor.name in holding and self.scene.definite(i):
                return mention.actor
        return self._own_holder(i, holding) if state is None and not former else None

    def _own_holder(self, i: int, holding: Mapping[str, Entry]) -> Actor | None:
        """`the president`, of the state that the text speaks of here."""
        span = self.roles[i][0] if i in self.roles else None
        if span is None or not self.scene.definite(i) or self.scene.plural(i):
            return None
        beside = (*self.scene.before(i), *self.scene.linked(i, *LINKS))
        if any(t.pos != "DET" and not span.covers(t.span) for t in beside):
            return None
        salient = self.discourse.state(i)
        own = [e for e in holding.values() if salient is not None and e.state == salient.name]
        return own[0].actor if len(own) == 1 else None

    def _paraphrased(self, i: int, state: str | None) -> tuple[Entry, ...]:
        """The office after its state's adjective, for `leader of the DPRK`, `Seoul's president`."""
        adjective = self.scene.names.adjective(state) if state else None
        if adjective is None:
            return ()
        found = self.scene.names.find_roles(f"{adjective} {self.wording.words(i, i)}")
        return found[0].entries if found and found[0].span.start == 0 else ()

    def _teller(self, token: Token) -> Actor | None:
        """Whose report or statement it is."""
        links = [t.i for t in self.scene.linked(token.i, "by", "from", "of")]
        before = [t.i for t in self.scene.before(token.i)]
        named = next(iter(self.wording.actors((*reversed(before), *links))), None)
        # `Security Council resolution` is a name of its own in the pack, of no body.
        return named or self.scene.names.actor(
            self.wording.words(token.i, token.i).rpartition(" ")[0]
        )

    def _body(self, token: Token, first: int, row: Row, state: str | None) -> Actor | None:
        if row["kind"] == "document":
            return self._teller(token) or self._group(token, row, state)
        words = self.wording.words(token.i, first)
        if self.scene.plural(token.i) and row["noun"] != words.casefold():
            return self._group(token, row, state)
        if self.scene.determiner(token.i) in ("a", "an", "another", "any", "some"):
            return self._group(token, row, state)
        owner = self.scene.owner(token.i)
        inner = [t.i for t in self.scene.before(token.i) if t != owner]
        named = [a for a in self.wording.actors(inner) if a.kind in BODIES]
        if named:
            return named[-1]
        if state is not None:
            return self._organ(state, words, row)
        known = self.scene.names.actor(words)
        if known is not None or not self.scene.definite(token.i):
            return known or self._group(token, row, state)
        spoken = self._spoken_for(token, row)
        if spoken is not None:
            return self._organ(spoken, words, row)
        back = self.discourse.body_called(token.lemma, token.i)
        salient = self.discourse.state(token.i)
        if back is not None or salient is None:
            return back
        organ = self.scene.names.actor(f"{salient.name}'s {words}")
        return organ or (self._organ(salient.name, words, row) if _states_own(row, words) else None)

    def _spoken_for(self, token: Token, row: Row) -> str | None:
        """For which state `the military said`: the one whose organ did something last."""
        tells = self.scene.subject(token.i) and self.scene.parse.children(token.head, "ccomp")
        if not tells or row["source_type"] != SourceType.MILITARY:
            return None
        doing = (m.actor for m in self.discourse.back(token.i) if self.scene.subject(m.head))
        return next((a.state for a in doing if a and a.kind == "organ" and a.state), None)

    def _organ(self, state: str, words: str, row: Row) -> Actor:
        """A state's organ: the pack's, or a new one named as the pack names them."""
        name = f"{state}'s {words}"
        heads = [e.actor for e in self.scene.names.heads(words) if e.state == state]
        known = self.scene.names.actor(name) or (heads[0] if len(heads) == 1 else None)
        if known is not None:
            return known
        name = f"{state}'s {_capitalised(words)}" if " " in words else name
        source_type = SourceType(row["source_type"])
        return Actor(stable_id(name), name, "organ", source_type, state, known=False)

    def _person(self, token: Token, row: Row, state: str | None) -> Actor | None:
        if state is not None and token.lemma in self.scene.names.sense("forces"):
            return self.scene.names.actor(state)
        bare = not any(True for _ in self.scene.linked(token.i, *LINKS)) and state is None
        if self.scene.definite(token.i) and not self.scene.plural(token.i) and bare:
            return self.discourse.person_called(token.lemma, token.i)
        return self._group(token, row, state or self.wording.state_of(token.i, *LINKS))

    def _group(self, token: Token, row: Row, state: str | None) -> Actor | None:
        """People or bodies known only by what they are called here: `U.S. officials`."""
        name = self.wording.described(token.i)
        source_type = self._type(token.i, SourceType(row["source_type"]))
        actor = Actor(stable_id(name), name, "group", source_type, state, known=False)
        self.discourse.describe(actor, token.lemma)
        return actor

    def _type(self, i: int, own: SourceType) -> SourceType:
        """The employer's type where the phrase says it; a former official's word is an expert's."""
        before = self.scene.before(i)
        if self._former(before):
            return SourceType.EXPERT
        if own in (SourceType.EXPERT, SourceType.MEDIA):
            return own
        rows = [self.scene.names.kind(t.lower) for t in before]
        words = [SourceType(r["source_type"]) for r in rows if r and r["kind"] == "body"]
        beside = self.wording.actors(t.i for t in (*before, *self.scene.linked(i, *LINKS)))
        bodies = [a.source_type for a in beside if a.kind in ("organ", "media")]
        strong = [w for w in words if w in (SourceType.MILITARY, SourceType.INTELLIGENCE)]
        anonymous = own is SourceType.ANONYMOUS
        return next(iter((*bodies, *strong, *(words if anonymous else ()))), own)

    def _former(self, words: Iterable[Token]) -> bool:
        """Whether the words before a role say that it is over."""
        return any(t.lower in self.scene.names.sense("former") for t in words)


def _capitalised(words: str) -> str:
    small = ("of", "for", "and", "the")
    return " ".join(w if w in small or w[0].isupper() else w.capitalize() for w in words.split())


def _states_own(row: Row, words: str) -> bool:
    """Whether every state has such a body: `the military`, `the defence ministry`."""
    own = SourceType(row["source_type"])
    armed = own in (SourceType.MILITARY, SourceType.INTELLIGENCE)
    return armed or (own is SourceType.GOVERNMENT and " " in words)
