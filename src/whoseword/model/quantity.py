"""A number as said, with its unit, and what it comes to in metric units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

Value = float | tuple[float, float]

# What one of each unit is in metric ones: the international yard and pound (1959), the nautical
# mile (1929), NIST Handbook 44. A bare 'ton' is left alone: short, long and metric ones differ.
FACTORS: dict[str, tuple[float, str]] = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers"), (1.0, "km")),
    **dict.fromkeys(("kilometre", "kilometres"), (1.0, "km")),
    **dict.fromkeys(("mile", "miles"), (1.609344, "km")),
    **dict.fromkeys(("nautical mile", "nautical miles"), (1.852, "km")),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), (1.0, "m")),
    **dict.fromkeys(("foot", "feet", "ft"), (0.3048, "m")),
    **dict.fromkeys(("yard", "yards"), (0.9144, "m")),
    **dict.fromkeys(("mm", "millimeter", "millimeters", "millimetre", "millimetres"), (0.001, "m")),
    **dict.fromkeys(("cm", "centimeters", "centimetres"), (0.01, "m")),
    **dict.fromkeys(("inch", "inches"), (0.0254, "m")),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilogrammes"), (1.0, "kg")),
    **dict.fromkeys(("pound", "pounds", "lb", "lbs"), (0.45359237, "kg")),
    **dict.fromkeys(("tonne", "tonnes", "metric ton", "metric tons"), (1000.0, "kg")),
    **dict.fromkeys(("knot", "knots"), (1.852, "km/h")),
    **dict.fromkeys(("mph", "miles per hour", "miles an hour"), (1.609344, "km/h")),
    **dict.fromkeys(("barrel", "barrels"), (0.158987294928, "m3")),
}
_NUMBER = r"-?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?![.,]?\d)"
SAID = re.compile(
    rf"(?P<low>{_NUMBER})(?:\s*(?:to|-|–)\s*(?P<high>{_NUMBER}))?(?:\s|-(?!\d))*(?P<unit>.*)"
)
# Figures that a conversion keeps: what was said is seldom more exact.
FIGURES = 6


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said: one value, or the two ends of a range, with its unit as words.

    Money has the ISO 4217 code of its currency as unit ('USD').
    """

    value: Value
    unit: str

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read `said` back, or what people write: `5-ton trucks`, `1,200 to 1,500 shells`.

        ValueError where `text` begins with no such figure.
        """
        found = SAID.fullmatch(text.strip())
        said = found.group("low", "high") if found else ()
        ends = [float(end.replace(",", "")) for end in said if end]
        if found is None or not all(map(isfinite, ends)):
            example = "like '5 missiles' or '2 to 3 tonnes'"
            raise ValueError(f"{text!r} is no figure with a unit, {example}")
        return cls((ends[0], ends[1]) if len(ends) > 1 else ends[0], found["unit"])

    @property
    def figure(self) -> str:
        """The number alone: `5`, `200,000–260,000`."""
        ends = self.value if isinstance(self.value, tuple) else (self.value,)
        return "–".join(map(_written, ends))

    @property
    def said(self) -> str:
        """In one line: `5 missiles`, `200,000–260,000 shells`."""
        return f"{self.figure} {self.unit}".strip()

    @property
    def metric(self) -> Quantity | None:
        """The same in km, m, kg, km/h or m3; None for what is counted, and for a bare 'ton'."""
        found = FACTORS.get(self.unit.lower())
        if found is None:
            return None
        factor, unit = found
        if isinstance(self.value, tuple):
            low, high = self.value
            return Quantity((_times(low, factor), _times(high, factor)), unit)
        return Quantity(_times(self.value, factor), unit)


def _times(value: float, factor: float) -> float:
    return float(f"{value * factor:.{FIGURES}g}")


def _written(value: float) -> str:
    """With every digit and none of its own, thousands parted by commas; never an exponent."""
    exact = Decimal(int(value)) if float(value).is_integer() else Decimal(repr(float(value)))
    return f"{exact:,f}"
