"""Who judges, and what their judgements on a claim come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from fastapi import Request
from starlette.responses import Response

from whoseword.flow.review import LONGEST, SLOTS, machine_value
from whoseword.ledger import Held
from whoseword.ledger.review import VERDICTS, Waiting
from whoseword.model import Judgement, Ruling, in_force
from whoseword.serve.guard import form

# Remembers who judges at this browser.
CODER = "coder"


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


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form that was sent."""
    return form(await request.body())


def coder_of(request: Request) -> str:
    """Who judges at this browser; empty where nobody has said."""
    return unquote(request.cookies.get(CODER, ""))[:LONGEST]


def remember(answer: Response, who: str) -> None:
    """Let this browser remember who judges."""
    name = " ".join(who.split())[:LONGEST]
    answer.set_cookie(CODER, quote(name, safe=""), path="/", httponly=True, samesite="lax")


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


def waiting_record(one: Waiting, record: dict[str, Any]) -> dict[str, Any]:
    """A claim in the queue: its record, and why it stands where it does."""
    return {
        "claim": record,
        "confidence": round(one.confidence, 4),
        "stakes": one.stakes,
        "value": round(one.value, 4),
        "event": one.event,
        "headlines": one.headlines,
        "differs": list(one.differs),
    }
