"""How reliable the ledger's sources are: as a person grades them, or as their record proposes."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.ledger import View
from whoseword.model import Event, Grade, Ruling, in_force
from whoseword.weigh.corroborate import HAPPENED
from whoseword.weigh.grades import Record, records, reliability


def source_grades(view: View, events: Iterable[Event] | None = None) -> dict[str, Grade]:
    """The grade of every root of the ledger's events, or of these, and of whom else a person has
    graded.

    Whoever isn't among them has no record: see `unknown`.
    """
    told = track_records(view.events() if events is None else events)
    grades = {root: reliability(record) for root, record in told.items()}
    for judgement in in_force(view.judgements()):
        if judgement.kind is Ruling.GRADE and judgement.subject and judgement.value:
            why = (judgement.why,) if judgement.why else ()
            grades[judgement.subject] = Grade(judgement.value, why, judgement.who)
    return grades


def track_records(events: Iterable[Event]) -> dict[str, Record]:
    """How often each root's word was confirmed or denied by others, over what is said to be so."""
    return records(event.words for event in events if event.modality in HAPPENED)


def unknown() -> Grade:
    """The grade of a source without any record."""
    return reliability(Record())
