"""Which words of a text name a weapon or a good, and of what category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from whoseword.lexicon.entry import Entry
from whoseword.lexicon.names import Names
from whoseword.model import Actor
from whoseword.read.syntax import Parse

# Weapon classes that are not plain weapons, as categories of goods.csv.
CLASSES = {"nuclear": "nuclear", "SLV": "space", "satellite": "space"}
# Arcs by which a noun phrase says what its head is: 'a launch of missiles', 'missile launch'.
INSIDE = ("compound", "nmod", "amod", "prep", "pobj", "poss", "conj", "appos")
DEEPEST = 3  # arcs under a head


@dataclass(frozen=True)
class Goods:
    """The categories of goods that single tokens of one parse belong to.

    `systems` are the tokens that name weapon systems, `makers` the states of these.
    """

    parse: Parse
    category: Mapping[int, str]
    systems: frozenset[int] = frozenset()
    makers: Mapping[int, Actor] = field(default_factory=dict)

    def of(self, i: int) -> str:
        """The category of what the noun phrase headed by token `i` names, or ''."""
        return next(iter(self.all(i)), "")

    def all(self, i: int) -> tuple[str, ...]:
        """The categories in the noun phrase under token `i`, the head's own first."""
        if i not in self._all:
            self._all[i] = tuple(self._under(i, DEEPEST))
        return self._all[i]

    @cached_property
    def _all(self) -> dict[int, tuple[str, ...]]:
        return {}  # every word that may be done something to asks for its objects'

    def _under(self, i: int, depth: int) -> Iterator[str]:
        if i in self.category:
            yield self.category[i]
        if depth:
            for child in self.parse.children(i, *INSIDE):
                yield from self._under(child.i, depth - 1)

    def maker(self, i: int) -> Actor | None:
        """Whose weapon system the noun phrase headed by token `i` names: `a Sarmat missile`.

        An `Iskander-like missile` is nobody's.
        """
        own = (i, *(t.i for t in self.parse.children(i, "compound", "nmod")))
        named = (n for n in own if n in self.makers and not self._hyphened(n))
        return next((self.makers[n] for n in named), None)

    def _hyphened(self, i: int) -> bool:
        """Whether token `i` is only the beginning of a word: `Iskander-like`."""
        return self.parse.text[self.parse.tokens[i].end :][:1] == "-"


def find_goods(parse: Parse, names: Names) -> Goods:
    """Look up every token that belongs to a name of weapons.csv or goods.csv."""
    found: dict[int, str] = {}
    systems: set[int] = set()
    makers: dict[int, Actor] = {}
    for match in names.find(parse.text):
        entries = match.of("goods", "weapons")
        if not entries:
            continue
        maker = names.actor(entries[0].state) if entries[0].state else None
        for token in parse.within(match.span):
            found[token.i] = _category(entries[0])
            systems.update((token.i,) if entries[0].table == "weapons" else ())
            if maker is not None:
                makers[token.i] = maker
    return Goods(parse, found, frozenset(systems), makers)


def _category(entry: Entry) -> str:
    return entry.category if entry.table == "goods" else CLASSES.get(entry.category, "weapon")
