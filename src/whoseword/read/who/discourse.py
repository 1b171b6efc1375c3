"""What an article has said so far: who came up, under which names, roles and nouns, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from whoseword.lexicon.entry import Form
from whoseword.lexicon.slug import fold
from whoseword.model import Actor, SourceType
from whoseword.read.who.phrases import Scene
from whoseword.read.who.referents import Mention, MentionKind

PERSON = frozenset({"person"})
BODY = frozenset({"state", "organ", "institution", "media"})
# An antecedent stands at most this many sentences back: own reading of wire news, where writers
# name somebody again after two or three.
REACH = 3
# Of nouns for people that differ in their sex alone: `the spokesperson` is a spokesman.
PEOPLE = re.compile(r"(?<=.{4})(?:man|woman|person)$")
# The article of an Arabic family name, with which it also stands alone: `Al-Baghdadi`.
ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l)-")


def family_names(actor: Actor) -> tuple[str, ...]:
    """The words of a person's name that can stand for the person, the likelier first.

    The last word; and the first, since Chinese, Korean and Hungarian names begin with the family's.
    """
    words = [fold(w) for w in actor.name.replace("-", " ").split()]
    return tuple(dict.fromkeys((words[-1], words[0]))) if len(words) > 1 else tuple(words)


@dataclass
class Discourse:
    """People and bodies in order of mention; `nouns` keeps by which nouns each was described.

    `female` is what pronouns and titles have said about a person; `everyone`, all whom the text
    names in full, also further on, with the first token at which it does; `topic`, how often it
    names each state.
    """

    scene: Scene
    mentions: list[Mention] = field(default_factory=list)
    nouns: dict[str, set[str]] = field(default_factory=dict)
    female: dict[str, bool] = field(default_factory=dict)
    everyone: Mapping[Actor, int] = field(default_factory=dict)
    topic: Counter[str] = field(default_factory=Counter)

    def note(self, mention: Mention) -> None:
        """Take in the next mention."""
        self.mentions.append(mention)

    def describe(self, actor: Actor, *nouns: str) -> None:
        """Remember that `actor` was called so."""
        self.nouns.setdefault(actor.id, set()).update(n.casefold() for n in nouns)

    def back(self, head: int, reach: int | None = REACH) -> Iterator[Mention]:
        """Resolved mentions before token `head`, nearest first, at most `reach` sentences back."""
        number = self.scene.parse.sentence_number
        here = number(head)
        for mention in reversed(self.mentions):
            if mention.head >= head or mention.actor is None:
                continue
            if reach is not None and here - number(mention.head) > reach:
                return
            yield mention

    def person_named(self, word: str, head: int, ahead: int | None = None) -> Actor | None:
        """The person named in full before `head` whose family name is `word`.

        Or else further on, at most `ahead` sentences: a headline names nobody in full. Of several
        of that name it is the one who has the title before it ('leader Kim', 'Ms Kim'); without
        one it can't be told who is meant, and nobody is.
        """
        word = ARTICLE.sub("", word)
        named = self.named_before(word, head) or list(self._named_later(word, head, ahead))
        titled = named if len(named) == 1 else self._titled(named, head)
        return titled[0] if len(titled) == 1 else None

    def _named_later(self, word: str, head: int, ahead: int | None) -> Iterator[Actor]:
        number = self.scene.parse.sentence_number
        for person, first in self.everyone.items():
            near = ahead is None or number(first) - number(head) <= ahead
            if near and fold(word) in family_names(person):
                yield person

    def named_before(self, word: str, head: int) -> list[Actor]:
        """All whom the text names in full before `head` and whose family name can be `word`."""
        people = [m.actor for m in self.back(head, None) if m.actor and m.actor.kind == "person"]
        people = [p for p in dict.fromkeys(people) if " " in p.name or "-" in p.name]
        known = {e.name for e in self.scene.names.entries(word) if e.form is Form.FAMILY}
        last = [p for p in people if fold(word) == family_names(p)[0] or p.name in known]
        return last or [p for p in people if fold(word) in family_names(p)]

    def _titled(self, people: list[Actor], head: int) -> list[Actor]:
        """Those of `people` whom the words right before `head` can call so."""
        before = {t.lower.strip(".") for t in self.scene.before(head)}
        sense = self.scene.names.sense
        sexes = {sex for name, sex in (("female", True), ("male", False)) if before & sense(name)}
        return [
            p
            for p in people
            if any(n in self.nouns.get(p.id, set()) or self._holds(p, n) for n in before)
            or self.female.get(p.id) in sexes
        ]

    def foreign_to(self, body: str, state: str) -> bool:
        """Whether a state has no body of such a name: the US has departments, no ministries."""
        ministry = bool(set(body.casefold().split()) & self.scene.names.sense("ministry"))
        return ministry and state.casefold() in self.scene.names.sense("departmental")

    def owner(self, body: str, head: int) -> Actor | None:
        """The state whose `the defence ministry` is at token `head`."""
        watching = self._watching(body, head)
        return watching or self.state(head, without=lambda state: self.foreign_to(body, state))

    def _watching(self, body: str, head: int) -> Actor | None:
        """The state where the article was written, if its forces tell what others did.

        `TOKYO - China's jets flew near Japan, the Defense Ministry said`: that is Japan's.
        """
        home = self.scene.home
        if home is None or not self.topic[home] or self.foreign_to(body, home):
            return None
        row, words = self.scene.names.kind(body), set(body.casefold().split())
        forces = row is not None and row["source_type"] == SourceType.MILITARY
        guards = forces or words & self.scene.names.sense("defence")
        return self.scene.names.actor(home) if guards and self.scene.tells(head) else None

    def state(
        self, head: int, *, beyond: int | None = None, without: Callable[[str], bool] | None = None
    ) -> Actor | None:
        """The state that `the country` means at token `head`.

        Of the states near before it, the one that acts, by itself or its people, and that the
        text speaks of most; with `beyond`, none named from that token on; none that is `without`.
        """
        found: dict[str, float] = {}
        for order, mention in enumerate(self.back(head)):
            state = mention.actor.state if mention.actor else None
            if state is None or (without is not None and without(state)):
                continue
            if beyond is None or mention.head < beyond:
                worth = self._worth(mention) + 1 / (2 + order)
                found[state] = max(found.get(state, 0), worth)
        best = max(found, key=lambda name: found[name], default=None)
        return self.scene.names.actor(best) if best else None

    def _worth(self, mention: Mention) -> float:
        """How well a mention brings up its state: acting counts as much as being the main topic."""
        actor = mention.actor
        if actor is None or mention.kind is MentionKind.PLACE:
            return 0
        total = sum(self.topic.values()) or 1
        acting = self.scene.subject(mention.head)
        own = 1.0 if actor.kind == "state" else 0.5
        return own * (0.7 if acting else 0.3) + self.topic[actor.state or ""] / total

    def person_called(self, noun: str, head: int) -> Actor | None:
        """The person last mentioned who was called `noun` or holds an office of that name.

        Nobody whose name says another kind: `the defence secretary` is no `US Assistant Secretary`.
        """
        kinds = {fold(t.text) for t in self.scene.before(head) if t.dep == "compound"}
        for mention in self.back(head, None):
            actor = mention.actor
            if actor is None or actor.kind not in ("person", "group"):
                continue
            if actor.kind == "group" and not kinds <= {fold(w) for w in actor.name.split()}:
                continue
            called = {PEOPLE.sub("", n) for n in self.nouns.get(actor.id, set())}
            if PEOPLE.sub("", noun) in called or self._holds(actor, noun):
                return actor
        return None

    def _holds(self, actor: Actor, noun: str) -> bool:
        return any(office.casefold().split()[-1] == noun for office in self.held(actor.name))

    def held(self, name: str) -> Iterator[str]:
        """The offices that somebody holds on the day of publication."""
        every = self.scene.names.offices(name)
        return (o.office for o in every if o.holds(self.scene.day))
