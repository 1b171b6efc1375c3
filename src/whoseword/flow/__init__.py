"""Where the rooms meet: each file here is one walk through them, a named step per line."""

from __future__ import annotations

from whoseword.flow.articles import Outcome, Paths, Reader, add_articles, read_articles
from whoseword.flow.copies import weigh_copies, weigher_with
from whoseword.flow.events import Built, fresh_events, rebuild_events
from whoseword.flow.graded import source_grades
from whoseword.flow.judging import Judge, judged
from whoseword.flow.lineage import lineage
from whoseword.flow.standing import fresh_standings

__all__ = [
    "Built",
    "Judge",
    "Outcome",
    "Paths",
    "Reader",
    "add_articles",
    "fresh_events",
    "fresh_standings",
    "judged",
    "lineage",
    "read_articles",
    "rebuild_events",
    "source_grades",
    "weigh_copies",
    "weigher_with",
]
