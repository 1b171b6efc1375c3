"""The gazetteer: every actor, weapon, good and place that the pack names, found in a text."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from whoseword.lexicon.entry import ORDER, Entry, Form, NameMatch
from whoseword.lexicon.forms import entries, holder
from whoseword.lexicon.matcher import Matcher, words_of
from whoseword.lexicon.rows import AllTables, Row, sense_of
from whoseword.lexicon.slug import fold
from whoseword.lexicon.tables import SENSES
from whoseword.lexicon.variants import numbered, office_forms, possessive
from whoseword.model import Actor

TABLES = ("states", "people", "institutions", "weapons", "goods", "places")
KEPT = 1 << 12  # names whose entries are kept at hand
TEXTS = 8  # texts whose names are


class Names:
    """What the pack names, looked up in texts and by name: `Pack.names`."""

    def __init__(self, pack: AllTables) -> None:
        self._names: Matcher[Entry] = Matcher()
        self._roles: Matcher[Entry] = Matcher()
        self._heads: dict[str, list[Entry]] = {}
        self._offices: dict[str, list[Entry]] = {}
        self._states = {row["name"]: row for row in pack["states"]}
        self._kinds = {row["noun"].casefold(): row for row in pack["roles"]}
        self._endings = {noun.rpartition(" ")[2] for noun in self._kinds if " " in noun}
        spellings: dict[str, dict[str, tuple[str, ...]]] = {table: {} for table in TABLES}
        for row in pack["romanisations"]:
            spellings[row["table"]][row["word"]] = row.many("also")
        self._terrain = {row["noun"]: row["kind"] for row in pack["terrain"]}
        self._occasions = frozenset((row["lemma"], row["part"]) for row in pack["occasions"])
        self._spelt = {row["name"]: (row["name"], *row.many("aliases")) for row in pack["places"]}
        self._senses = {sense: sense_of(pack, sense) for sense in SENSES}
        self._ranks = {row["short"].rstrip("."): row["long"] for row in pack["ranks"]}
        for table in TABLES:
            for row in pack[table]:
                for form, entry in entries(table, row, self._states, spellings[table]):
                    self._add(form, entry)
        people = {row["name"]: row for row in pack["people"]}
        for row in pack["offices"]:
            entry = holder(row, people[row["holder"]])
            named = (row["office"], *row.many("aliases"))
            held = [replace(entry, office=office) for office in named]
            self._offices.setdefault(entry.name, []).extend(held)
            for form in office_forms(named, self._states[row["state"]]):
                self._add(form, entry)
        # Each text asks for the same few names many times over.
        self._whole = lru_cache(KEPT)(self._sorted)
        self._actor = lru_cache(KEPT)(self._first_actor)
        self._kind = lru_cache(KEPT)(self._kind_of)
        self._ends = lru_cache(KEPT)(self._ends_role)
        # Several steps look through a text, one after the other.
        self._found = lru_cache(TEXTS)(self._matches)

    def _add(self, form: str, entry: Entry) -> None:
        match entry.form:
            case Form.ROLE:
                self._roles.add(form, replace(entry, office=form))
            case Form.HEAD:
                self._heads.setdefault(_head_key(form), []).append(entry)
            case _:
                self._names.add(form, entry)

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """The names in `text`, longest first at each word, left to right, none overlapping."""
        return self._found(text)

    def _matches(self, text: str) -> tuple[NameMatch, ...]:
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
        """The offices that a person of the pack has held, by all names without their state."""
        return tuple(self._offices.get(person, ()))

    def kind(self, noun: str) -> Row | None:
        """The row of roles.csv for a noun for people or bodies, in the singular or plural."""
        return self._kind(noun)

    def _kind_of(self, noun: str) -> Row | None:
        return next((self._kinds[f] for f in numbered(noun.casefold()) if f in self._kinds), None)

    def ends_role(self, word: str) -> bool:
        """Whether a role of several words ends in `word`, in either number: `attorney general`."""
        return self._ends(word)

    def _ends_role(self, word: str) -> bool:
        return any(form in self._endings for form in numbered(word.casefold()))

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
        article = found == place[:1].lower() + place[1:]  # 'the Hague'
        return place if article or place in found else found

    def occasion(self, lemma: str, part: str) -> bool:
        """Whether a `noun` or `verb` names an occasion on which people speak: `summit`, `meet`."""
        return (lemma, part) in self._occasions

    def sense(self, name: str) -> frozenset[str]:
        """The words of senses.csv that mean `name`: `former`, `female`, …"""
        return self._senses[name]

    def rank(self, word: str) -> str | None:
        """What a rank or title before a name is in full, short as it is: `Gen`, `Cmdr.`."""
        return self._ranks.get(word.rstrip(".").capitalize())

    def adjective(self, state: str) -> str | None:
        """The adjective of a state by its canonical name: `North Korean`."""
        row = self._states.get(state)
        return next(iter(row.many("adjectives")), None) if row else None

    def attributive(self, actor: Actor) -> str:
        """An actor's name before a noun: `North Korean`, `North Korean Foreign Ministry`."""
        adjective = self.adjective(actor.state) if actor.state else None
        if adjective is None:
            return actor.name
        if actor.kind == "state":
            return adjective
        own = f"{possessive(actor.state)} " if actor.state else ""
        return f"{adjective} {actor.name[len(own) :]}" if actor.name.startswith(own) else actor.name

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
