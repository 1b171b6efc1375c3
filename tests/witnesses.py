"""Testimonies built by hand: a claim, and on whose word."""

from __future__ import annotations

from itertools import count
from typing import Any

from happenings import Article, names, said
from whoseword.weigh.corroborate import Testimony as Heard
from whoseword.weigh.lineage import root_of

NUMBERS = count(1)


def witness(*sources: str, group: str = "", denies: bool = False, **given: Any) -> Heard:
    """A claim on the word of the last of `sources`; of a text of its own without a `group`."""
    number = next(NUMBERS)
    record = said("It rose from the coast.", sources=list(sources), source_type="expert", **given)
    (claim,) = Article(f"a{number}", (record,)).reading.claims
    root = root_of(claim, names())
    return Heard(number, claim, number, group or f"text{number}", None, root, denies)
