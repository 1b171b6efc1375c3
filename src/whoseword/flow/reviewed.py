"""What a review came to: what the machine read and what people say of it, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whoseword.flow.review import SLOTS, machine_value
from whoseword.ledger import Held
from whoseword.ledger.browse import Browse
from whoseword.ledger.judged import judged_claims, judgements_on
from whoseword.ledger.review import Waiting, waiting_on
from whoseword.lexicon import Pack
from whoseword.model import Judgement, Ruling, in_force
from whoseword.model.judgement import VERDICTS

# How a sheet says that a slot holds nothing: an empty cell says that nobody corrected it.
NOTHING = "none"
# The columns of a sheet of claims. A person fills in the verdict, the reason and the human values.
COLUMNS = (
    *("claim", "article", "start", "end", "evidence", "confidence", "verdict", "by", "at", "why"),
    *(f"{slot}_{side}" for slot in SLOTS for side in ("machine", "human")),
)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a claim as the machine read it, and as a person set it right (None: nobody did).

    `key` is the key that chooses it.
    """

    key: int
    name: str
    machine: str
    human: str | None
    by: str | None

    @property
    def value(self) -> str:
        """What holds."""
        return self.machine if self.human is None else self.human


def slots_of(held: Held, judgements: Iterable[Judgement]) -> list[Slot]:
    """Every slot, with the correction that holds."""
    right = {j.slot: j for j in in_force(judgements) if j.kind is Ruling.CORRECT}
    made = []
    for key, name in enumerate(SLOTS, start=1):
        found = right.get(name)
        human = (found.value or "") if found else None
        made.append(Slot(key, name, machine_value(held, name), human, found.who if found else None))
    return made


def verdict(judgements: Iterable[Judgement]) -> Judgement | None:
    """The verdict on a claim that holds."""
    held = [j for j in in_force(judgements) if j.kind in VERDICTS]
    return held[-1] if held else None


def judged_rows(look: Browse, pack: Pack) -> Iterator[Row]:
    """A row of the sheet for each claim that was judged."""
    for held in judged_claims(look):
        yield sheet_row(waiting_on(look, pack, held), judgements_on(look, [held.anchor]))


def sheet_row(one: Waiting, made: tuple[Judgement, ...] = ()) -> Row:
    """A claim in the columns of COLUMNS, with what `made` says of it."""
    held, said, slots = one.held, verdict(made), slots_of(one.held, made)
    values: dict[str, str | None] = {f"{slot.name}_machine": slot.machine for slot in slots}
    values |= {f"{slot.name}_human": _written(slot.human) for slot in slots}
    return {
        "claim": held.claim.id,
        "article": held.article.id,
        "start": held.claim.evidence.start,
        "end": held.claim.evidence.end,
        "evidence": held.evidence,
        "confidence": round(one.confidence, 4),
        "verdict": said.kind.value if said else None,
        "by": said.who if said else None,
        "at": said.at.isoformat() if said else None,
        "why": said.why if said else None,
        **values,
    }


def _written(human: str | None) -> str | None:
    """A human value as a cell."""
    return NOTHING if human == "" else human
