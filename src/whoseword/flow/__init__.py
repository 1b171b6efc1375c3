"""Where the rooms meet: each file here is one walk through them, a named step per line."""

from __future__ import annotations

from whoseword.flow.articles import Outcome, Paths, Reader, add_articles, read_articles
from whoseword.flow.copies import weigh_copies, weigher_with
from whoseword.flow.lineage import lineage

__all__ = [
    "Outcome",
    "Paths",
    "Reader",
    "add_articles",
    "lineage",
    "read_articles",
    "weigh_copies",
    "weigher_with",
]
