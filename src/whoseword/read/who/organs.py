"""Which body a noun stands for: `the agency`, `Seoul's defence ministry`, `the military`."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.lexicon.rows import Row
from whoseword.lexicon.slug import stable_id
from whoseword.lexicon.variants import possessive
from whoseword.model import Actor, SourceType
from whoseword.read.syntax import Token
from whoseword.read.who.discourse import REACH, Discourse
from whoseword.read.who.earlier import body_called, body_of_type
from whoseword.read.who.groups import Groups
from whoseword.read.who.phrases import Scene
from whoseword.read.who.wording import BODIES, Wording

# What bodies are as sources that are no state's, so that the one named last is meant.
STATELESS = frozenset({SourceType.MEDIA, SourceType.EXPERT, SourceType.COMPANY})
# A state named this many times less than the most named one is no topic of a text.
RARELY = 3


@dataclass(frozen=True)
class Organs:
    """Reads nouns for bodies, and for documents, which speak for whoever wrote them."""

    scene: Scene
    discourse: Discourse
    wording: Wording
    groups: Groups

    def of(self, token: Token, first: int, row: Row, state: str | None) -> Actor | None:
        """Which body the noun at `token` is, of the state that owns it where its phrase says so.

        `first` is the noun's first token, `row` what the pack says of it.
        """
        if row["kind"] == "document":
            return self._teller(token) or self.groups.of(token, row, state)
        words = self.wording.words(token.i, first)
        several = self.scene.plural(token.i) and row["noun"] != words.casefold()
        if several or self.scene.determiner(token.i) in ("a", "an", "another", "any", "some"):
            return self.groups.of(token, row, state)
        owner = self.scene.owner(token.i)
        inner = [t.i for t in self.scene.before(token.i) if t != owner]
        named = [a for a in self.wording.actors(inner) if a.kind in BODIES]
        if named:
            return named[-1]
        if token.lemma in self.scene.names.sense("personal"):
            personal = self._personal(owner, words, state) or self._before(token, owner)
            if personal is not None or not _states_own(row, words):
                return personal or self.groups.of(token, row, state)
        if state is None and _states_own(row, words):
            state = self.scene.seat(token.i)
        return self._apart(token, words, row, state) or self._owned(token, words, row, state)

    def _owned(self, token: Token, words: str, row: Row, state: str | None) -> Actor | None:
        """A state's organ, or a body that is nobody's; 'the U.S.-led coalition' is no organ."""
        if state is None:
            return self._unowned(token, words, row)
        of_many = row["source_type"] == SourceType.INTERNATIONAL_ORGANISATION
        if of_many or self.wording.sided(token.i):
            return self.groups.of(token, row, state)
        return self._organ(state, words, row)

    def _apart(self, token: Token, words: str, row: Row, state: str | None) -> Actor | None:
        """The outlet, institute or firm that `the British newspaper`, `the firm` points to."""
        type_ = row["source_type"]
        if type_ not in STATELESS or not self.scene.definite(token.i):
            return None
        found = body_called(self.discourse, token.lemma, token.i)
        if found is None and words.casefold() == row["noun"]:
            found = body_of_type(self.discourse, type_, token.i)
        return found if found and (state is None or found.state in (None, state)) else None

    def _personal(self, owner: Token | None, words: str, state: str | None) -> Actor | None:
        """What a person has: `Theresa May's office`, `his website`."""
        owners = self.wording.actors((owner.i,)) if owner is not None else ()
        person = next((a for a in owners if a.kind == "person"), None)
        if person is None:
            return None
        name = f"{possessive(person.name)} {words}"
        return Actor(stable_id(name), name, "group", person.source_type, state, known=False)

    def _before(self, token: Token, owner: Token | None) -> Actor | None:
        """The body named before that nobody's `the office` points back to."""
        bare = owner is None and self.scene.definite(token.i)
        return body_called(self.discourse, token.lemma, token.i) if bare else None

    def _unowned(self, token: Token, words: str, row: Row) -> Actor | None:
        """A body of which its phrase doesn't say whose it is."""
        known = self.scene.names.actor(words)
        told = row["source_type"] == SourceType.STATE_MEDIA and not self.scene.determiner(token.i)
        if known is not None or not (told or self.scene.definite(token.i)):
            return known or self.groups.of(token, row, None)
        spoken = self._spoken_for(token, row)
        if spoken is not None:
            return self._organ(spoken, words, row)
        back = body_called(self.discourse, token.lemma, token.i, outlets=self._outlet(row))
        state_run = row["source_type"] == SourceType.STATE_MEDIA
        if back is not None and state_run and back.source_type != SourceType.STATE_MEDIA:
            back = None if told else body_of_type(self.discourse, row["source_type"], token.i)
        salient = self._broadcaster(words) if told else self.discourse.owner(words, token.i)
        if back is not None or salient is None:
            return back
        organ = self.scene.names.actor(f"{possessive(salient.name)} {words}")
        return organ or (self._organ(salient.name, words, row) if _states_own(row, words) else None)

    def _outlet(self, row: Row) -> bool:
        """Whether a noun can be an outlet's as the pack has it: `the news agency`."""
        return row["source_type"] in (SourceType.MEDIA, SourceType.STATE_MEDIA)

    def _broadcaster(self, words: str) -> Actor | None:
        """Whose `state media` are: of the states that the text names often, the one whose the pack
        knows under that name, or else the most named."""
        topic = self.discourse.topic.most_common()
        often = [state for state, times in topic if times * RARELY >= topic[0][1]]
        known = [s for s in often if self.scene.names.actor(f"{possessive(s)} {words.lower()}")]
        state = next(iter((*known, *often)), None)
        return self.scene.names.actor(state) if state else None

    def _teller(self, token: Token) -> Actor | None:
        """Whose report or statement it is."""
        links = [t.i for t in self.scene.linked(token.i, "by", "from", "of")]
        before = [t.i for t in self.scene.before(token.i)]
        named = next(iter(self.wording.actors((*reversed(before), *links))), None)
        # `Security Council resolution` is a name of its own in the pack, of no body.
        return named or self.scene.names.actor(
            self.wording.words(token.i, token.i).rpartition(" ")[0]
        )

    def _spoken_for(self, token: Token, row: Row) -> str | None:
        """For which state `the military said`: the one whose organ did something last.

        For state media it is one of the same sentence, since they tell of others' organs too.
        """
        if not self.scene.tells(token.i) or row["source_type"] not in (
            SourceType.MILITARY,
            SourceType.STATE_MEDIA,
        ):
            return None
        reach = 0 if row["source_type"] == SourceType.STATE_MEDIA else REACH
        doing = (m.actor for m in self.discourse.back(token.i, reach) if self.scene.subject(m.head))
        return next((a.state for a in doing if a and a.kind == "organ" and a.state), None)

    def _organ(self, state: str, words: str, row: Row) -> Actor:
        """A state's organ: the pack's, or a new one named as the pack names them."""
        words = words.lower() if words.isupper() else words  # a headline in capitals
        name = f"{possessive(state)} {words}"
        heads = [e.actor for e in self.scene.names.heads(words) if e.state == state]
        known = self.scene.names.actor(name) or (heads[0] if len(heads) == 1 else None)
        if known is not None:
            return known
        name = f"{possessive(state)} {_capitalised(words)}" if " " in words else name
        source_type, kind = SourceType(row["source_type"]), "organ"
        if source_type in (SourceType.STATE_MEDIA, SourceType.MEDIA):
            name, kind = f"{self.scene.names.adjective(state) or state} {words}", "media"
        return Actor(stable_id(name), name, kind, source_type, state, known=False)


def _capitalised(words: str) -> str:
    small = ("of", "for", "and", "the")
    return " ".join(w if w in small or w[0].isupper() else w.capitalize() for w in words.split())


def _states_own(row: Row, words: str) -> bool:
    """Whether every state has such a body: `the military`, `the defence ministry`."""
    own = SourceType(row["source_type"])
    always = own in (SourceType.MILITARY, SourceType.INTELLIGENCE, SourceType.STATE_MEDIA)
    return always or (own is SourceType.GOVERNMENT and " " in words)
