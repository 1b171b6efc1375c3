"""Words that name an event of a type, looked up in triggers.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from whoseword.lexicon import Pack, Row
from whoseword.model import EventType
from whoseword.read.goods import Goods
from whoseword.read.syntax import Parse, Token

OBJECTS = ("dobj", "nsubjpass", "attr", "dative", "oprd")
ENDINGS = (("ed", "e"), ("ing", "e"), ("ed", ""), ("ing", ""), ("es", ""), ("s", ""))
KEPT = 1 << 14  # words whose rows are kept at hand
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}
# Prepositions that lead to what an event is about: 'a test of missiles', 'flights by bombers'.
ABOUT = frozenset({"of", "by", "with", "in", "on", "for"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The token that names an event, the event's type, and the category of what it is done to.

    `mode` is the row's: `received` where the subject is who gets it, `subject` where what it is
    done to is the subject, `voiced` where it needs somebody who says it.
    """

    i: int
    type: EventType
    category: str
    mode: str
    where: str


class Triggers:
    """triggers.csv by lemma and part of speech. Build it once a pack.

    `light` are verbs that only carry an event noun: 'conducted a test', 'held talks'.
    """

    def __init__(self, pack: Pack) -> None:
        self.light = pack.sense("light")
        self._rows: dict[tuple[str, str], list[Row]] = {}
        for row in pack["triggers"]:
            self._rows.setdefault((row["lemma"], row["part"]), []).append(row)
        for rows in self._rows.values():
            rows.sort(key=lambda r: (not r["object"], not r["particle"]))
        # Texts ask for the same few thousand words again and again.
        self._found = lru_cache(KEPT)(self._of)

    def _of(self, lemma: str, lower: str, part: str) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        """The rows for a word, and their types."""
        found = (self._rows.get((base, part)) for base in lemmas(lemma, lower))
        rows = next((tuple(rows) for rows in found if rows), ())
        return rows, tuple(dict.fromkeys(row["type"] for row in rows))

    def _find(self, token: Token) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        part = PARTS.get(token.pos)
        return self._found(token.lemma, token.lower, part) if part else ((), ())

    def types(self, token: Token) -> tuple[str, ...]:
        """The types of all rows for what `token` is a form of, whatever they ask for beside it."""
        return self._find(token)[1]

    def match(
        self, parse: Parse, goods: Goods, i: int, wanted: EventType | None = None
    ) -> Trigger | None:
        """What token `i` triggers: rows that ask for an object come before those that don't.

        With `wanted` only rows of that type count.
        """
        token = parse.tokens[i]
        for row in self._find(token)[0]:
            other = wanted is not None and row["type"] != wanted.value
            if other or not _particle(parse, token, row["particle"]):
                continue
            category = _category(parse, goods, token, row)
            if category is not None:
                type_ = EventType(row["type"])
                return Trigger(i, type_, category, row["mode"], row.where)
        return None


def lemmas(lemma: str, lower: str) -> Iterator[str]:
    """Base forms to look a word up by: the parser's, then what regular endings leave of it.

    Small pipelines err here: 'staged' comes out as 'stag'.
    """
    yield lemma
    for ending, instead in ENDINGS:
        if lower.endswith(ending):
            yield lower.removesuffix(ending) + instead


def objects(parse: Parse, i: int) -> Iterator[Token]:
    """The heads of what event word `i` is done to: direct objects first, then by preposition."""
    token = parse.tokens[i]
    yield from parse.children(i, *OBJECTS)
    yield from (t for t in parse.children(i, "prep", "advmod") if t.lower == "along")
    if token.dep in ("relcl", "acl"):
        yield parse.tokens[token.head]
    if not token.verbal:
        yield from parse.children(i, "compound", "nmod", "amod", "poss")
    for preposition in parse.children(i, "prep", "agent"):
        if preposition.lower in ABOUT:
            yield from parse.children(preposition.i, "pobj")


def _category(parse: Parse, goods: Goods, token: Token, row: Row) -> str | None:
    """The category that satisfies the row's `object`; '' where it asks for none; else None."""
    subject = row["mode"] == "subject"
    heads = parse.children(token.i, "nsubj") if subject else tuple(objects(parse, token.i))
    every = [c for head in heads for c in goods.all(head.i)]
    if token.i in goods.category and not token.verbal:
        every.append(goods.category[token.i])
    asked = row.many("object")
    if not asked:
        return every[0] if every else ""
    return next((c for c in every if c in asked), None)


def _particle(parse: Parse, token: Token, particle: str) -> bool:
    """Whether the verb has its row's particle; a row without one takes no 'up': 'give up arms'."""
    near = parse.children(token.i, "prt", "prep", "advmod")
    if not particle:
        return not any(t.dep == "prt" and t.lower == "up" for t in near)
    return any(t.lower == particle for t in near) or (
        token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].lower == particle
    )
