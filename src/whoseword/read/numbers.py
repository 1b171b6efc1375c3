"""Quantities: numbers in words and figures with what they count or measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.model import Quantity, Span
from whoseword.read.syntax import Parse, Token
from whoseword.read.times.grammar import TIME

WORDS = {
    **{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7},
    **{"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13},
    **{"fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18},
    **{"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60},
    **{"seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12},
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "k": 1000, "tn": 10**12}
TIMES = {"once": 1, "twice": 2, "thrice": 3}

_WORD = rf"(?:{'|'.join(WORDS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
# KCNA parts thousands by a space: '1 000 km'.
_FIGURE = r"\d{1,3}(?:,\d{3}|[ \u00a0\u202f]\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = rf"(?:[ -](?:{'|'.join(SCALES)})\b|(?:bn|mn|tn)\b|(?<=\d)[mk]\b)"
NUMBER = rf"(?:{_FIGURE}|\b{_WORD}\b|\ba (?=hundred|thousand|million|dozen))(?:{_SCALE})*"
_TO = r"\s?(?:-|–|—|to|and|or)\s?"
CURRENCY = r"(?:US|A|C)?[$€£¥₩]"
# Units that stand right behind a figure, without a noun of their own.
MEASURE = (
    r"[\s-]?(?:km|kms|kilomet(?:er|re)s?|miles?|nautical miles?|met(?:er|re)s?|feet|kilotons?"
    r"|megatons?|tons?|tonnes?|kg|kilograms?|magnitude|percent|per cent|%|mm|knots|barrels?"
    r"|minutes?|seconds|(?<=-)(?:second|hour|day|week))\b(?!-old)"
)
QUANTITY = re.compile(
    rf"(?<![\w.,/#-])(?P<money>{CURRENCY}\s?)?(?P<low>{NUMBER})"
    rf"(?:{_TO}(?:{CURRENCY})?(?P<high>{NUMBER}))?(?P<unit>{MEASURE}|%)?(?!\w|[.,]\d)"
    rf"|\b(?P<times>{'|'.join(TIMES)}|(?:{_WORD}|\d+) times)\b"
    r"|\b(?P<pair>a pair) of\b",
    re.IGNORECASE,
)
# A number after one of these names a thing and counts nothing.
NAMING = frozenset(
    {"resolution", "no.", "no", "number", "article", "chapter", "flight", "route", "unit", "type"}
    | {"section", "room", "office", "group", "item", "day", "juche", "aged", "age", "bureau"}
)
# What nobody counts: parts of dates, of clocks and of a vague 'one of the'.
NOT_COUNTED = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august"}
    | {"september", "october", "november", "december", "a.m.", "p.m.", "am", "pm", "o'clock"}
    | {"year", "month", "week", "day", "hour", "minute", "decade", "second", "percentage"}
)


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity, where it stands, and the number of the token that it counts (None: none)."""

    span: Span
    quantity: Quantity
    noun: int | None


def find_quantities(parse: Parse) -> tuple[QuantityMention, ...]:
    """Every quantity in text order: not dates, clocks, ages, ordinals or digits of names.

    'more than N', 'up to N' and 'about N' are N; 'N to M' is (N, M); 'dozens of' is none.
    """
    times = [found.span() for found in TIME.finditer(parse.text)]
    return tuple(_mentions(parse, times))


def _mentions(parse: Parse, times: list[tuple[int, int]]) -> Iterator[QuantityMention]:
    for found in QUANTITY.finditer(parse.text):
        span = Span(*found.span())
        if any(start < span.end and span.start < end for start, end in times):
            continue
        first = next(iter(parse.within(span)), None)
        if first is None or _names(parse, first):
            continue
        mention = _mention(parse, found, span, first)
        if mention:
            yield mention


def _mention(
    parse: Parse, found: re.Match[str], span: Span, first: Token
) -> QuantityMention | None:
    if found["pair"]:
        noun = _counted(parse, parse.tokens[min(first.i + 1, len(parse.tokens) - 1)])
        return QuantityMention(span, Quantity(2, _plural(parse, noun)), noun.i) if noun else None
    if found["times"]:
        return QuantityMention(span, Quantity(_times(found["times"]), "times"), None)
    low, high = found["low"], found["high"]
    value: float | tuple[float, float] = value_of(low)
    scale = _scale_of(high) if high else 1
    if high:
        first_value = value_of(low) * (scale if _scale_of(low) == 1 else 1)
        pair = (first_value, value_of(high))
        if pair[0] > pair[1]:
            return None
        value = pair
    if found["money"]:
        return QuantityMention(span, Quantity(value, found["money"].strip()), None)
    if found["unit"]:
        return QuantityMention(span, Quantity(value, found["unit"].strip(" -")), None)
    noun = _counted(parse, parse.within(span)[-1])
    if noun is None or noun.lemma in NOT_COUNTED or _vague(parse, first, noun):
        return None
    return QuantityMention(span, Quantity(value, _plural(parse, noun)), noun.i)


def value_of(text: str) -> float:
    """The number that `text` writes, in figures, in words or in both: '1.5 million'."""
    scale = _scale_of(text)
    bare = re.split(rf"{_SCALE}", text.lower().strip(), maxsplit=1)[0].strip()
    if bare in ("a", ""):
        return scale
    if bare[0].isdigit():
        number = float(re.sub(r"[,\s]", "", bare)) * scale
        return int(number) if number == int(number) else round(number, 6)
    return sum(WORDS[part] for part in bare.split("-")) * scale


def _scale_of(text: str) -> int:
    scale = 1
    for word in re.findall(r"[a-z]+", text.lower()):
        scale *= SCALES.get(word) or (SHORT.get(word, 1) if text[:1].isdigit() else 1)
    return scale * (12 if text.lower().startswith("a ") and "dozen" in text.lower() else 1)


def _times(text: str) -> float:
    word = text.lower().split()[0]
    return TIMES.get(word) or value_of(word)


def _names(parse: Parse, first: Token) -> bool:
    """Whether the word before makes the number part of a name ('Resolution 2270')."""
    before = parse.tokens[first.i - 1] if first.i else None
    return before is not None and before.lower in NAMING and before.end + 2 > first.start


def _counted(parse: Parse, number: Token) -> Token | None:
    """The noun that a number counts, through the parse: its head, or what follows 'of'."""
    if number.dep == "pobj" and number.pos == "NUM":
        return None
    head = parse.tokens[number.head]
    if head.pos == "NUM":
        head = parse.tokens[head.head]
    if head.pos in ("NOUN", "PROPN") and abs(head.i - number.i) <= 8:
        return head
    of = parse.child(number.i, "prep")
    inner = parse.child(of.i, "pobj") if of and of.lower == "of" else None
    return inner if inner and inner.pos in ("NOUN", "PROPN", "PRON") else None


def _vague(parse: Parse, number: Token, noun: Token) -> bool:
    """'one of the largest', 'one day': no count."""
    return number.lower == "one" and (
        noun.i < number.i or parse.child(number.i, "prep") is not None
    )


def _plural(parse: Parse, noun: Token) -> str:
    """The counted noun with what is joined to it: 'short-range missiles'."""
    joined = [t for t in parse.children(noun.i, "compound", "amod") if t.i > noun.i - 4]
    words = [t.lower for t in joined if t.pos in ("NOUN", "ADJ", "PROPN") and t.i < noun.i]
    return " ".join([*words[-2:], noun.lower])
