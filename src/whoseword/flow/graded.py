"""How reliable the ledger's sources are: as a person grades them, or as their record proposes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whoseword.ledger import View
from whoseword.ledger.browse import Browse
from whoseword.ledger.event_list import resting_on
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.model import Event, Grade, Ruling, in_force
from whoseword.weigh.corroborate import HAPPENED
from whoseword.weigh.grades import Record, records, reliability

# The latest events, by which a source is graded where one alone is looked at.
RECORD = 1_000


@dataclass(frozen=True, slots=True)
class Resting:
    """The latest events on a source's word, its grade, and its track record where it has one."""

    events: tuple[Event, ...]
    grade: Grade
    record: Record | None


def resting(look: Browse, name: str, names: Names, *, shown: int) -> Resting:
    """What rests on the source of that name; at most `shown` events of it."""
    root = canonical(name, names)
    every = resting_on(look, root, RECORD)
    events = every[:shown] if name == root else resting_on(look, name, shown)
    grade = source_grades(look, every).get(root, unknown())
    return Resting(events, grade, track_records(every).get(root))


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
