"""Quantities in words."""

from __future__ import annotations

from whoseword.model import Quantity


def figure(quantity: Quantity | None) -> str | None:
    """`12 missiles`, `2 to 3.5 million shells`, `150,000 shells`; None where there's none."""
    if quantity is None:
        return None
    ends = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    return f"{' to '.join(f'{end:,.12g}' for end in ends)} {quantity.unit}".rstrip()
