"""Quantities: numbers in words and figures with what they count or measure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from whoseword.lexicon.calendar import MONTHS
from whoseword.model import Quantity, Span
from whoseword.read import figures as f
from whoseword.read.counted import CALIBRES, called, counted, vague
from whoseword.read.measures import QUANTITY, bare_in, unit_of, value_in
from whoseword.read.syntax import Parse, Token
from whoseword.read.times.grammar import expressions

# A number after one of these names a thing and counts nothing.
NAMING = f.NAMING | {
    *("no", "chapter", "type", "office", "item", "day", "juche", "aged", "age", "bureau"),
    *("group", "defcon", "team", "caption", "photo"),
}
SOME = frozenset({"several", "few", "many"})  # 'several hundred troops' are no hundred
# What nobody counts: parts of dates, of clocks and of a vague 'one of the'.
NOT_COUNTED = frozenset(
    {*map(str.lower, MONTHS), "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock"}
    | {"year", "month", "week", "day", "hour", "minute", "decade", "second", "percentage"}
    | {"morning", "afternoon", "evening", "night"}
    | {"power", "side", "neighbor", "neighbour", "capital"}  # who acts: 'the six powers'
)
STANDING = ("nsubj", "nsubjpass", "dobj")  # arcs of a number that stands for things by itself
# A time that says when, not how long: 'six minutes after', 'within ten seconds'.
LATER = re.compile(r"\s+(?:after|later|earlier|apart|ago)\b")
WITHIN = re.compile(r"\b(?:within|after)\s+(?:\w+\s)?\Z", re.IGNORECASE)
TIMES = ("minute", "second")
METRES = re.compile(r"\d+(?:\.\d+)?m")  # 'the 30m vessel'; '30m vessels' are millions
NUMBERED = re.compile(r"\b(?:No|Nos|Nr)\. ?\Z")
AGE = re.compile(r"(?:\A|\s)(?P<name>[A-Z][\w-]+), \Z")


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity, where it stands, and the number of the token that it counts (None: none).

    `head` is the number of the quantity's own first token.
    """

    span: Span
    quantity: Quantity
    noun: int | None
    head: int = 0


def find_quantities(
    parse: Parse, start: int = 0, systems: Container[int] = ()
) -> tuple[QuantityMention, ...]:
    """Every quantity from offset `start` on: not dates, clocks, ages, ordinals or digits of names.

    'more than N', 'up to N' and 'about N' are N; 'N to M' is (N, M); 'dozens of' is none.
    `systems` are the tokens of weapon systems' names.
    """
    times = [found.span() for found in expressions(parse.text, start)]
    found = _mentions(parse, start, times)
    return tuple(each for each in found if each.head not in systems)


def _mentions(parse: Parse, start: int, times: list[tuple[int, int]]) -> Iterator[QuantityMention]:
    latest: QuantityMention | None = None
    for found in QUANTITY.finditer(parse.text, start):
        span = Span(*found.span())
        if any(first < span.end and span.start < last for first, last in times):
            continue
        first = next(iter(parse.within(span)), None) or _token_at(parse, span)
        if first is None or _no_count(parse, first):
            continue
        mention = _mention(parse, found, span, first) or _alone(parse, found, span, first, latest)
        if mention:
            latest = mention if mention.noun is not None else latest
            yield mention


def _token_at(parse: Parse, span: Span) -> Token | None:
    """The token that a number shares with its unit ('30m'), or that holds it ('8,700-tonne')."""
    around = parse.within(Span(max(0, span.start - 30), span.end + 30))
    return next((t for t in around if t.span.overlaps(span)), None)


def _mention(
    parse: Parse, found: re.Match[str], span: Span, first: Token
) -> QuantityMention | None:
    bare = bare_in(found)
    if bare is not None:
        return QuantityMention(span, bare, None, first.i)
    if found["pair"]:
        noun = counted(parse, parse.tokens[min(first.i + 1, len(parse.tokens) - 1)])
        return _of_noun(parse, span, 2, noun, first) if noun else None
    value = value_in(found)
    if value is None:
        return None
    if found["unit"] and _when(parse.text, span):
        return None
    if found["money"] or found["unit"]:
        return QuantityMention(span, Quantity(value, unit_of(found)), None, first.i)
    return _counting(parse, found, span, value, first)


def _counting(
    parse: Parse,
    found: re.Match[str],
    span: Span,
    value: float | tuple[float, float],
    first: Token,
) -> QuantityMention | None:
    """A number without a unit, with the noun that it counts."""
    number = (parse.within(span) or [first])[-1]
    if parse.tokens[min(number.i + 1, len(parse.tokens) - 1)].lower in CALIBRES:
        return None
    noun = counted(parse, number)
    if noun is not None and noun.tag == "NN" and METRES.fullmatch(found["low"]):
        return QuantityMention(span, Quantity(float(found["low"][:-1]), "m"), None, first.i)
    if noun is None or noun.lemma in NOT_COUNTED or vague(parse, first, noun):
        return None
    if noun.i < first.i and _age(parse, span):
        return None
    return _of_noun(parse, span, value, noun, first)


def _age(parse: Parse, span: Span) -> bool:
    """Whether a number stands behind somebody's name: 'said Zhang, 29.'"""
    return AGE.search(parse.text[max(0, span.start - 30) : span.start]) is not None


def _when(text: str, span: Span) -> bool:
    """Whether a measure of time says when something was."""
    timed = span.of(text).lower().endswith(tuple(f"{unit}{s}" for unit in TIMES for s in ("", "s")))
    before = WITHIN.search(text, max(0, span.start - 20), span.start)
    return timed and bool(before or LATER.match(text, span.end))


def _of_noun(
    parse: Parse, span: Span, value: float | tuple[float, float], noun: Token, first: Token
) -> QuantityMention:
    return QuantityMention(span, Quantity(value, called(parse, noun)), noun.i, first.i)


def _alone(
    parse: Parse,
    found: re.Match[str],
    span: Span,
    first: Token,
    latest: QuantityMention | None,
) -> QuantityMention | None:
    """A number that stands for what was counted last: 'Roughly 14,000 went', 'at least 300 died'.

    Only in the sentence before, or else it may be of anything.
    """
    bare = not (found["money"] or found["unit"] or found["pair"] or found["times"] or found["part"])
    number = (parse.within(span) or [first])[-1]
    if not bare or latest is None or number.dep not in STANDING or number.tag != "CD":
        return None
    if _age(parse, span):
        return None
    if parse.sentence_number(number.i) - parse.sentence_number(latest.head) > 1:
        return None
    above = parse.tokens[number.head]
    value = value_in(found) if above.verbal and number.lower != "one" else None
    if value is None or parse.child(number.i, "prep", "nummod") is not None:
        return None
    return QuantityMention(span, Quantity(value, latest.quantity.unit), number.i, first.i)


def _no_count(parse: Parse, first: Token) -> bool:
    """Whether the word before makes it no count: 'Resolution 2270', 'No. 3', 'several dozen'."""
    if NUMBERED.search(parse.text, max(0, first.start - 8), first.start):
        return True
    before = parse.tokens[first.i - 1] if first.i else None
    if before is None or before.end + 2 <= first.start:
        return False
    group = before.lower == "of" and first.i > 1 and parse.tokens[first.i - 2].text == "Group"
    return before.lower in NAMING | SOME or group
