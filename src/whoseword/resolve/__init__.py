"""Resolving: which claims are about one happening. Block, compare, cluster, judge."""

from __future__ import annotations

from whoseword.resolve.facts import Facts, FactsOf, Standing
from whoseword.resolve.resolve import RULES, Happening, Part, Resolved, resolve

__all__ = ["RULES", "Facts", "FactsOf", "Happening", "Part", "Resolved", "Standing", "resolve"]
