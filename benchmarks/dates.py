"""Whoseword's time expressions beside its peers', on the dates that annotators gave to claims.

    python benchmarks/dates.py ARTICLES.jsonl CLAIMS.jsonl [NAME=PEER.jsonl …]

PEER.jsonl is what a script of benchmarks/peers printed for the same articles. Prints one JSON
object. Only annotated articles with a day of publication count, since all need one; dates agree by
the rule of measure/slots.py: they meet, and the one found is at most a week wider.

- recall: of the dated claims, for how many does the tool find the date in a sentence that the
  evidence lies in? Dates carried on from other sentences can be had by none: `by_any` counts the
  claims for which one of the tools has it, and `only` those that one tool has and whoseword not,
  or the other way round.
- precision: of the resolved expressions inside evidence of dated claims, how many are the date of
  one of these claims? Each counts once, however many claims hold it: evidence often holds a report
  and what it reports, with a day each. Durations, 'recently' and the like resolve to no days and
  count for nothing.

Every expression has one meaning: whoseword's second reading of one that may lie ahead isn't asked,
nor are the peers' other candidates. 'Early October' is HeidelTime's whole month, since its script
prints no MOD (on the gold that costs it one date). Whoseword's sentences serve all, and what stands
in a dateline, before the first sentence, counts for none. Its rules were written while reading such
articles, the peers' were not.

`ground` is about the claims that the shipped reader reads, whose choice among dates has learned
from these very articles: how many it dates, how many of these dates point at no resolved expression
of the text, and how many gold claims without a date it finds, and dates all the same.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from whoseword.export import reading_record
from whoseword.gather import gather
from whoseword.lexicon import Pack
from whoseword.lexicon.calendar import SEASONS
from whoseword.lexicon.names import Names
from whoseword.measure import Figures
from whoseword.measure.claims import matched
from whoseword.measure.slots import agree
from whoseword.model import Document, Precision, Span, When
from whoseword.read.reader import Reader
from whoseword.read.times.moment import months

OURS = "whoseword"
LENGTHS = {"Q": 3, "H": 6}  # months
NAMED = dict(zip(("SP", "SU", "FA", "WI"), ("spring", "summer", "autumn", "winter"), strict=True))


@dataclass(frozen=True)
class Annotated:
    """A dated claim's days, where its evidence stands, and the sentences that it lies in."""

    when: When
    evidence: Span
    sentences: tuple[Span, ...]


Times = Mapping[Span, When]  # the resolved expressions of one text


def main(articles: str, claims: str, *peers: str) -> None:
    """Read, compare and print."""
    gold = {record["id"]: record["claims"] for record in _lines(claims)}
    tools = [peer.partition("=")[::2] for peer in peers]
    found = {name: {r["id"]: r["times"] for r in _lines(path)} for name, path in tools}
    every = [d for d in gather([articles]) if isinstance(d, Document) and d.id in gold]
    known = [d for d in every if d.published and d.published.when.precision is Precision.DAY]
    pack, tally = Pack.load(), Tally([OURS, *found])
    reader, names = Reader(pack), pack.names
    for document in known:
        look = reader.look(document)
        ours = {t.span: t.when for t in look.times if t.when}
        theirs = {name: _resolved(times[document.id]) for name, times in found.items()}
        dated = [
            _annotated(c, [s.span for s in look.text.parse.sentences]) for c in gold[document.id]
        ]
        tally.compare([one for one in dated if one], {OURS: ours, **theirs})
        record = reading_record(reader.read_looked(document, look))
        tally.ground(gold[document.id], record["claims"], ours, names)
    counted = {"articles": len(every), "with_publication_day": len(known)}
    print(json.dumps({**counted, **tally.as_json()}, indent=2))


class Tally:
    """Counts over articles."""

    def __init__(self, tools: Sequence[str]) -> None:
        self.has: dict[str, list[bool]] = {tool: [] for tool in tools}
        self.right: dict[str, list[bool]] = {tool: [] for tool in tools}
        self.grounds: Counter[str] = Counter()

    def compare(self, claims: Sequence[Annotated], tools: Mapping[str, Times]) -> None:
        """Hold each tool's expressions in one article against the dates of its claims."""
        for tool, times in tools.items():
            self.has[tool] += [any(_agreeing(c, times)) for c in claims]
            for span, when in times.items():
                over = [c for c in claims if c.evidence.covers(span)]
                self.right[tool] += [any(agree("date", c.when, when) for c in over)] * bool(over)

    def ground(self, gold: Sequence[Any], read: Sequence[Any], ours: Times, names: Names) -> None:
        """Count what the reader's own claims are dated by."""
        spans = {tuple(span.pair()) for span in ours}
        dated = [claim["spans"].get("date", ()) for claim in read if claim["date"]]
        pairs = matched(gold, read, lambda n: actor.name if (actor := names.actor(n)) else n)
        undated = [read[j]["date"] for i, j in pairs if not gold[i]["date"]]
        self.grounds["claims_read"] += len(read)
        self.grounds["dated"] += len(dated)
        self.grounds["dated_without_expression"] += sum(tuple(at) not in spans for at in dated)
        self.grounds["undated_found"] += len(undated)
        self.grounds["undated_found_and_dated"] += sum(map(bool, undated))

    def as_json(self) -> dict[str, Any]:
        """All counts and rates."""
        ours, every = self.has[OURS], list(zip(*self.has.values(), strict=True))
        return {
            "dated_claims": len(every),
            "by_any": sum(map(any, every)),
            "tools": {tool: self._figures(tool) for tool in self.has},
            "only": {
                tool: {OURS: sum(a > b for a, b in both), tool: sum(a < b for a, b in both)}
                for tool, has in self.has.items()
                if (both := list(zip(ours, has, strict=True))) and tool != OURS
            },
            "ground": dict(self.grounds),
        }

    def _figures(self, tool: str) -> dict[str, float | int]:
        has, right = self.has[tool], self.right[tool]
        recall = Figures(sum(has), 0, len(has)).recall
        precision = Figures(sum(right), len(right), 0).precision
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rates = {"recall": recall, "precision": precision, "f1": f1}
        counts = {"claims": sum(has), "right": sum(right), "resolved": len(right)}
        return {**{name: round(rate, 4) for name, rate in rates.items()}, **counts}


def _annotated(claim: Mapping[str, Any], sentences: Sequence[Span]) -> Annotated | None:
    if not claim["date"]:
        return None
    evidence = Span(claim["start"], claim["start"] + len(claim["evidence"]))
    around = tuple(s for s in sentences if s.overlaps(evidence))
    return Annotated(When.parse(claim["date"]), evidence, around)


def _agreeing(claim: Annotated, times: Times) -> Iterator[bool]:
    """For each expression in the claim's sentences whether it is the claim's date."""
    for span, when in times.items():
        if any(sentence.overlaps(span) for sentence in claim.sentences):
            yield agree("date", claim.when, when)


def _resolved(times: Sequence[Mapping[str, Any]]) -> Times:
    """A peer's expressions that mean days."""
    read = {Span(t["start"], t["end"]): days(t["value"]) for t in times if t["value"]}
    return {span: when for span, when in read.items() if when}


def days(value: str) -> When | None:
    """The days of a TIMEX3 value, or of `start/end`; None where it names none."""
    year, _, part = value.partition("T")[0].partition("-")
    try:
        if "/" in value or part.replace("-", "").isdigit():
            return When.parse(value.partition("T")[0])
        if part:
            return _part(int(year), part)
        width = 10 ** (4 - len(year))  # 199 is a decade, 19 a century
        first = int(year) * width
        return When.year(first) if width == 1 else _years(first, first + width - 1)
    except (ValueError, KeyError):  # P2D, PRESENT_REF, XXXX-10-31
        return None


def _years(first: int, last: int) -> When:
    return When.between(date(first, 1, 1), date(last, 12, 31))


def _part(year: int, part: str) -> When:
    """A quarter (Q3), a half (H1), a season (SU), a week (W23) or a weekend (W23-WE)."""
    if part[0] in LENGTHS:
        length = LENGTHS[part[0]]
        return months(date(year, (int(part[1]) - 1) * length + 1, 1), length)
    if part[1:3].isdigit():
        first = date.fromisocalendar(year, int(part[1:3]), 6 if part.endswith("WE") else 1)
        last = date.fromisocalendar(year, int(part[1:3]), 7)
        return When.between(first, last)
    return months(date(year, SEASONS[NAMED[part]], 1), 3)


def _lines(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
