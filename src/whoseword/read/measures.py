"""The grammar of quantities: figures with their units, money, multiples and parts."""

from __future__ import annotations

import re

from whoseword.model import Quantity
from whoseword.read import figures as f

_TO = r"\s?(?:-|–|—|to|and|or)\s?"
# Signs of money and names of currencies, as ISO 4217 codes.
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₽": "RUB", "₹": "INR"}
DOLLARS = {"us": "USD", "a": "AUD", "c": "CAD", "hk": "HKD"}
CURRENCIES = {
    **dict.fromkeys(("dollar", "dollars", "usd"), "USD"),
    **dict.fromkeys(("euro", "euros", "eur"), "EUR"),
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles"), "RUB"),
    **{"yuan": "CNY", "renminbi": "CNY", "yen": "JPY", "won": "KRW"},
    **dict.fromkeys(("rupee", "rupees"), "INR"),
    **dict.fromkeys(("hryvnia", "hryvnias"), "UAH"),
    **dict.fromkeys(("shekel", "shekels"), "ILS"),
    **dict.fromkeys(("zloty", "zlotys"), "PLN"),
    **{"kronor": "SEK", "krona": "SEK"},
}
# A code stands before its figure, also in one with it: 'INR670 billion'.
CODED = frozenset(CURRENCIES.values()) | {"CHF", "NOK", "DKK", "CAD", "AUD", "TWD", "GBP"}
CURRENCY = rf"(?:(?:US|A|C|HK)?[$€£¥₩₽₹]|\b(?:{'|'.join(sorted(CODED))})(?![^\W\d]))"
# Units that stand right behind a figure, without a noun of their own.
MEASURE = (
    r"[\s-]?(?:km/h|kms?|kilomet(?:er|re)s?|nautical[ -]miles?|miles (?:per|an) hour|mph|miles?"
    r"|met(?:er|re)s?|m(?=[\s.,;)-])|cm|feet|foot|ft|yards?|inch(?:es)?|kilotons?|megatons?"
    r"|metric tons?|tons?|tonnes?|kg|kilogram(?:me)?s?|pounds|lbs?|magnitude|percent|per cent|%|mm"
    r"|knots|barrels?|kilonewtons?|kN|Celsius|Fahrenheit|degrees Celsius|megawatts?|MW"
    rf"|(?:US )?(?:{'|'.join(CURRENCIES)})"
    r"|minutes?|seconds|(?<=-)(?:second|hour|day|week|month|year|pound))\b(?!-old)"
)
# Measures in the singular, as behind a hyphen: 'a six-month deployment'.
COUNTED = re.compile(
    r"(?:second|minute|hour|day|week|month|year|mile|met(?:er|re)|gram|tonne|ton|pound)\Z"
)
EXACT = 15  # digits that a number holds exactly: more are an identifier, or noise
QUANTITY = re.compile(
    rf"(?<![\w.,:/#-])(?P<money>{CURRENCY}\s?)?(?P<low>{f.NUMBER})"
    rf"(?:{_TO}(?:{CURRENCY})?(?P<high>{f.NUMBER}))?(?:-odd)?(?P<unit>{MEASURE}|\s?%)?(?!\w|[.,:/]\d)"
    rf"|\b(?P<times>{'|'.join(f.TIMES)}|{f.COUNT} times|(?:{'|'.join(f.MULTIPLYING)})(?:ed|ing))\b"
    rf"|\b(?P<part>{'|'.join(f.PARTS)})(?= of\b)"
    r"|\b(?P<pair>a (?:pair|couple)) of\b",
    re.IGNORECASE,
)


def unit_of(found: re.Match[str]) -> str:
    """The unit as said, `six-month` in the plural; of money, the code of its currency."""
    if found["money"]:
        sign = found["money"].strip()
        if sign.upper() in CODED:
            return sign.upper()
        return DOLLARS.get(sign[:-1].lower(), "USD") if sign[-1] == "$" else SIGNS[sign[-1]]
    said = str(found["unit"]).strip(" -").replace("nautical-mile", "nautical mile")
    if said.lower() in ("%", "per cent"):
        return "percent"
    several = COUNTED.search(said) and f.value_of(found["low"]) != 1
    return CURRENCIES.get(said.lower().removeprefix("us "), f"{said}s" if several else said)


def bare_in(found: re.Match[str]) -> Quantity | None:
    """'twice' and 'half of', which hold their number in one word."""
    if found["times"]:
        return Quantity(f.times_of(found["times"]), "times")
    return Quantity(f.part_of(found["part"]), "percent") if found["part"] else None


def value_in(found: re.Match[str]) -> float | tuple[float, float] | None:
    """One value, or two ends; None where the second is the lower, or digits are too many."""
    low, high = found["low"], found["high"]
    if any(sum(map(str.isdigit, end or "")) > EXACT for end in (low, high)):
        return None
    if not high:
        return f.value_of(low)
    scale = f.scale_of(high) if f.scale_of(low) == 1 else 1
    pair = (f.value_of(low) * scale, f.value_of(high))
    return pair if pair[0] <= pair[1] else None
