"""The gazetteer: every actor, weapon, good and place that the pack names, found in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from whoseword.lexicon.matcher import Matcher, words_of
from whoseword.lexicon.rows import Row
from whoseword.lexicon.slug import fold, slug
from whoseword.lexicon.tables import SENSES
from whoseword.lexicon.variants import (
    korean,
    numbered,
    office_forms,
    organ_forms,
    peoples,
    romanised,
)
from whoseword.model import Actor, SourceType, Span, When

if TYPE_CHECKING:
    from whoseword.lexicon.load import Pack

TABLES = ("states", "people", "institutions", "weapons", "goods", "places")
Spellings = Mapping[str, tuple[str, ...]]
ACTORS = frozenset({"states", "people", "institutions"})


class Form(StrEnum):
    """How a form stands for its entry.

    `name` names it; `adjective` is a demonym (`North Korean`); `metonym` a capital or seat that
    stands for a government (`Pyongyang`); `family` a family name alone (`Kim`); `role` an office
    (`North Korean leader`); `head` a noun that points back to a body (`the ministry`).
    """

    NAME = "name"
    ADJECTIVE = "adjective"
    METONYM = "metonym"
    FAMILY = "family"
    ROLE = "role"
    HEAD = "head"


ORDER = {form: n for n, form in enumerate(Form)}
KEPT = 1 << 12  # names whose entries are kept at hand


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the pack, as one of its forms names it.

    `category` is a good's category, a weapon's class, a place's or an institution's kind, or
    empty. `since` and `until` bound a role, both included; `office` is its words.
    """

    table: str
    name: str
    form: Form
    state: str | None = None
    source_type: SourceType = SourceType.NONE
    category: str = ""
    since: date | None = None
    until: date | None = None
    office: str = ""

    @property
    def actor(self) -> Actor | None:
        """The actor it stands for; None for a weapon, a good or a place."""
        if self.table not in ACTORS:
            return None
        kind = {"states": "state", "people": "person"}.get(self.table) or self.category
        kind = "institution" if kind in ("company", "alliance") else kind
        return Actor(slug(self.name), self.name, kind, self.source_type, self.state)

    def holds(self, day: date | None) -> bool:
        """Whether the role was held on `day`; without a day, whether it has no known end."""
        if day is None:
            return self.until is None
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A piece of a text that names something, and all the entries that it can stand for."""

    span: Span
    entries: tuple[Entry, ...]

    def of(self, *tables: str) -> tuple[Entry, ...]:
        """Its entries from these tables."""
        return tuple(e for e in self.entries if e.table in tables)


class Names:
    """What the pack names, looked up in texts and by name: `Pack.names`."""

    def __init__(self, pack: Pack) -> None:
        self._names: Matcher[Entry] = Matcher()
        self._roles: Matcher[Entry] = Matcher()
        self._heads: dict[str, list[Entry]] = {}
        self._offices: dict[str, list[Entry]] = {}
        self._states = {row["name"]: row for row in pack["states"]}
        self._kinds = {row["noun"].casefold(): row for row in pack["roles"]}
        spellings: dict[str, dict[str, tuple[str, ...]]] = {table: {} for table in TABLES}
        for row in pack["romanisations"]:
            spellings[row["table"]][row["word"]] = row.many("also")
        self._terrain = {row["noun"]: row["kind"] for row in pack["terrain"]}
        self._occasions = frozenset((row["lemma"], row["part"]) for row in pack["occasions"])
        self._spelt = {row["name"]: (row["name"], *row.many("aliases")) for row in pack["places"]}
        self._senses = {sense: pack.sense(sense) for sense in SENSES}
        self._ranks = frozenset(row["short"].rstrip(".") for row in pack["ranks"])
        for table in TABLES:
            for row in pack[table]:
                for form, entry in _entries(table, row, self._states, spellings[table]):
                    self._add(form, entry)
        people = {row["name"]: row for row in pack["people"]}
        for row in pack["offices"]:
            entry = _holder(row, people[row["holder"]])
            named = (row["office"], *row.many("aliases"))
            for form in office_forms(named, self._states[row["state"]]):
                self._add(form, entry)
        # Each text asks for the same few names many times over.
        self._whole = lru_cache(KEPT)(self._sorted)
        self._actor = lru_cache(KEPT)(self._first_actor)

    def _add(self, form: str, entry: Entry) -> None:
        match entry.form:
            case Form.ROLE:
                held = replace(entry, office=form)
                self._roles.add(form, held)
                self._offices.setdefault(entry.name, []).append(held)
            case Form.HEAD:
                self._heads.setdefault(_head_key(form), []).append(entry)
            case _:
                self._names.add(form, entry)

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """The names in `text`, longest first at each word, left to right, none overlapping."""
        return tuple(NameMatch(*found) for found in self._names.find(text, words_of(text)))

    def find_roles(self, text: str) -> tuple[NameMatch, ...]:
        """The offices in `text` (`North Korean leader`) with everybody who has held them."""
        return tuple(NameMatch(*found) for found in self._roles.find(text, words_of(text)))

    def entries(self, name: str) -> tuple[Entry, ...]:
        """What `name` as a whole can stand for; names before other forms."""
        return self._whole(name)

    def _sorted(self, name: str) -> tuple[Entry, ...]:
        return tuple(sorted(self._names.whole(name), key=lambda e: ORDER[e.form]))

    def actor(self, name: str) -> Actor | None:
        """The actor that `name` names, by any of its forms."""
        return self._actor(name)

    def _first_actor(self, name: str) -> Actor | None:
        return next((e.actor for e in self.entries(name) if e.actor), None)

    def place(self, name: str) -> Entry | None:
        """The place that `name` names; a state is one too."""
        return self._first(name, "places", "states")

    def good(self, name: str) -> Entry | None:
        """The good that `name` names."""
        return self._first(name, "goods")

    def weapon(self, name: str) -> Entry | None:
        """The weapon system that `name` names."""
        return self._first(name, "weapons")

    def heads(self, noun: str) -> tuple[Entry, ...]:
        """The bodies to which `noun` can point back (`agency`, `ministry`)."""
        return tuple(self._heads.get(_head_key(noun), ()))

    def offices(self, person: str) -> tuple[Entry, ...]:
        """The offices that a person of the pack has held, by the person's canonical name."""
        return tuple(self._offices.get(person, ()))

    def kind(self, noun: str) -> Row | None:
        """The row of roles.csv for a noun for people or bodies, in the singular or plural."""
        return next((self._kinds[f] for f in numbered(noun.casefold()) if f in self._kinds), None)

    def terrain(self, noun: str) -> str | None:
        """What kind of place a common noun in the singular is: `border`, `base`, `sea`."""
        return self._terrain.get(noun)

    def spelling(self, place: str, said: str) -> str:
        """How the pack spells what a text calls a place of the pack's: `East Sea`, `Sohae`.

        Its name where the text only adds what it is: `the Punggye-ri nuclear test site`.
        """
        forms = self._spelt.get(place, ())
        alike = [form for form in forms if form.casefold() == said.casefold()]
        found = said if said in alike else next(iter(alike), place)
        return place if place in found else found

    def occasion(self, lemma: str, part: str) -> bool:
        """Whether a `noun` or `verb` names an occasion on which people speak: `summit`, `meet`."""
        return (lemma, part) in self._occasions

    def sense(self, name: str) -> frozenset[str]:
        """The words of senses.csv that mean `name`: `former`, `female`, …"""
        return self._senses[name]

    def rank(self, word: str) -> bool:
        """Whether a word is a rank or title before a name, short as it is: `Gen`, `Cmdr.`."""
        return word.rstrip(".").capitalize() in self._ranks

    def adjective(self, state: str) -> str | None:
        """The adjective of a state by its canonical name: `North Korean`."""
        row = self._states.get(state)
        return next(iter(row.many("adjectives")), None) if row else None

    def capital(self, state: str) -> str | None:
        """The capital of a state by its canonical name, where the pack has it among its places."""
        row = self._states.get(state)
        seats = (self.place(seat) for seat in row.many("metonyms")) if row else ()
        return next((s.name for s in seats if s and s.category == "city"), None)

    def _first(self, name: str, *tables: str) -> Entry | None:
        every = self.entries(name)
        return next((e for t in tables for e in every if e.table == t), None)


def _head_key(noun: str) -> str:
    words = [fold(w.letters) for w in words_of(noun)]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _entries(
    table: str, row: Row, states: dict[str, Row], spellings: Spellings
) -> Iterator[tuple[str, Entry]]:
    """Every form of a row with the entry that it stands for."""
    for form, kind in _forms(table, row, states, spellings):
        yield form, _entry(table, row, kind)


def _forms(
    table: str, row: Row, states: dict[str, Row], spellings: Spellings
) -> Iterator[tuple[str, Form]]:
    named = (row["name"], *row.many("aliases"))
    match table:
        case "states":
            for form in row.many("adjectives"):
                yield from ((f, Form.ADJECTIVE) for f in peoples(form))
            yield from ((f, Form.METONYM) for f in row.many("metonyms"))
        case "people":
            yield from ((f, Form.FAMILY) for f in (row["family"],) if f)
            yield from ((f, Form.ROLE) for f in row.many("roles"))
            other = spellings if row["state"] == "North Korea" else {}
            named = tuple(korean(romanised(named, other), row["state"]))
        case "institutions":
            yield from ((f, Form.HEAD) for f in row.many("heads"))
            named = organ_forms(named, states.get(row["state"]))
        case "weapons" | "goods":
            named = (*named, row["family"]) if table == "weapons" and row["family"] else named
            named = tuple(n for one in romanised(named, spellings) for n in numbered(one))
    yield from ((f, Form.NAME) for f in dict.fromkeys(named))


def _entry(table: str, row: Row, form: Form) -> Entry:
    category = {"weapons": "class", "goods": "category", "places": "kind", "institutions": "kind"}
    held = form is Form.ROLE
    source = {"states": SourceType.GOVERNMENT}.get(table) or row.cells.get("source_type") or "none"
    return Entry(
        table,
        row["name"],
        form,
        row["name"] if table == "states" else row.cells.get("state") or None,
        SourceType(source),
        row[category[table]] if table in category else "",
        _edge(row["from"], last=False) if held else None,
        _edge(row["until"], last=True) if held else None,
    )


def _holder(row: Row, person: Row) -> Entry:
    """Who held an office, as the entry of its forms."""
    return Entry(
        "people",
        person["name"],
        Form.ROLE,
        row["state"],
        SourceType(person["source_type"]),
        since=_edge(row["from"], last=False),
        until=_edge(row["until"], last=True),
    )


def _edge(text: str, *, last: bool) -> date | None:
    """The first or last day of an ISO day, month or year; None where nothing is said."""
    if not text:
        return None
    when = When.parse(text)
    return when.end if last else when.start
