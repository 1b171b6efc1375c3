"""Somebody is said to have said something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whoseword.model.span import Span


class Stance(StrEnum):
    """What a cue does with its content, after FactBank and the reporting-verb literature.

    `say` reports it; `claim` keeps a distance; `deny` rejects it; `admit` concedes it; `demand`
    asks for it; `order` commands it; `promise` announces the speaker's own act; `predict` looks
    ahead; `believe` gives it as a judgement; `accuse` charges somebody with it; `doubt` questions
    it; `ask` asks whether.
    """

    SAY = "say"
    CLAIM = "claim"
    DENY = "deny"
    ADMIT = "admit"
    DEMAND = "demand"
    ORDER = "order"
    PROMISE = "promise"
    PREDICT = "predict"
    BELIEVE = "believe"
    ACCUSE = "accuse"
    DOUBT = "doubt"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content (PARC's and PolNeAR's terms), each as fragments in text order.

    `source` is empty where nobody is named ('reportedly'). `parent` is the position, in the same
    document's tuple of attributions, of the attribution whose content holds this one ('Yonhap
    said, citing the NIS, that …'), or None. `confidence` is between 0 and 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance = Stance.SAY
    parent: int | None = None
    confidence: float = 1.0

    @property
    def length(self) -> int:
        """How many characters it gives as somebody's words."""
        return sum([s.end - s.start for s in self.content])
