"""The walk of a source's grade: ledger, weigh."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.ledger import ClaimFilter, View
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.model import Grade, Ruling, in_force
from whoseword.weigh.grades import Record, records, reliability


@dataclass(frozen=True, slots=True)
class Graded:
    """A source's track record, and the grade that a person gave it, or else that the record
    proposes."""

    record: Record
    grade: Grade


def graded_source(view: View, names: Names, name: str) -> Graded:
    """How reliable `name` is, by the events that rest on its word."""
    mine = canonical(name, names)
    told = (event.words for event in view.events(ClaimFilter(roots=tuple({name, mine}))))
    record = records(told).get(mine, Record())
    given = [
        judgement
        for judgement in in_force(view.judgements())
        if judgement.kind is Ruling.GRADE and judgement.subject == mine
    ]
    if not given or given[-1].value is None:
        return Graded(record, reliability(record))
    last = given[-1]
    return Graded(record, Grade(last.value or "", (last.why,) if last.why else (), last.who))
