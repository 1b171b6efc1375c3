"""Which words of a text name a weapon or a good, and of what category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whoseword.lexicon.entry import Entry
from whoseword.lexicon.names import Names
from whoseword.read.syntax import Parse

# Weapon classes that are not plain weapons, as categories of goods.csv.
CLASSES = {"nuclear": "nuclear", "SLV": "space", "satellite": "space"}
# Arcs by which a noun phrase says what its head is: 'a launch of missiles', 'missile launch'.
INSIDE = ("compound", "nmod", "amod", "prep", "pobj", "poss", "conj", "appos")


@dataclass(frozen=True)
class Goods:
    """The categories of goods that single tokens of one parse belong to."""

    parse: Parse
    category: Mapping[int, str]

    def of(self, i: int) -> str:
        """The category of what the noun phrase headed by token `i` names, or ''."""
        return next(self.all(i), "")

    def all(self, i: int, depth: int = 3) -> Iterator[str]:
        """The categories in the noun phrase under token `i`, the head's own first."""
        if i in self.category:
            yield self.category[i]
        if depth:
            for child in self.parse.children(i, *INSIDE):
                yield from self.all(child.i, depth - 1)


def find_goods(parse: Parse, names: Names) -> Goods:
    """Look up every token that belongs to a name of weapons.csv or goods.csv."""
    found: dict[int, str] = {}
    for match in names.find(parse.text):
        entries = match.of("goods", "weapons")
        if entries:
            for token in parse.within(match.span):
                found[token.i] = _category(entries[0])
    return Goods(parse, found)


def _category(entry: Entry) -> str:
    return entry.category if entry.table == "goods" else CLASSES.get(entry.category, "weapon")
