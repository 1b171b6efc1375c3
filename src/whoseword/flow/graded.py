"""How reliable the ledger's sources are: as a person grades them, or as their record proposes."""

from __future__ import annotations

from whoseword.ledger import View
from whoseword.model import Grade, Ruling, in_force
from whoseword.weigh.corroborate import HAPPENED
from whoseword.weigh.grades import Record, records, reliability


def source_grades(view: View) -> dict[str, Grade]:
    """The grade of every root of the ledger's events, and of whom else a person has graded.

    Whoever isn't among them has no record: see `unknown`.
    """
    told = (event.words for event in view.events() if event.modality in HAPPENED)
    grades = {root: reliability(record) for root, record in records(told).items()}
    for judgement in in_force(view.judgements()):
        if judgement.kind is Ruling.GRADE and judgement.subject and judgement.value:
            why = (judgement.why,) if judgement.why else ()
            grades[judgement.subject] = Grade(judgement.value, why, judgement.who)
    return grades


def unknown() -> Grade:
    """The grade of a source without any record."""
    return reliability(Record())
