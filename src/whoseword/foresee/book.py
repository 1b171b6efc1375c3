"""The forecast book: which claims are about the future, and which of them are one forecast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whoseword.model import Anchor, Claim, Modality, SourceType, When
from whoseword.model.forecast import Forecast, forecast_id

FORETOLD = frozenset({Modality.PREDICTED, Modality.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim as one document makes it: where it stands, when that came out, and on whose word.

    `group` is the copy group of the document, `quantity` the figure as it's shown.
    """

    claim: Claim
    anchor: Anchor
    evidence: str
    document: str
    group: str
    made: When | None
    forecaster: str
    identified: bool
    source_type: SourceType
    quantity: str | None = None


def is_forecast(claim: Claim, made: When | None) -> bool:
    """Whether a claim, published at `made`, is about the future.

    It's predicted or possible, and its time ends after it was published. Without a time, what is
    predicted is open-ended; what is only possible may be about anything ('may have sent').
    """
    if claim.modality not in FORETOLD:
        return False
    if claim.date is None:
        return claim.modality is Modality.PREDICTED
    return made is not None and claim.date.end > made.end


def forecasts(sayings: Iterable[Saying]) -> tuple[Forecast, ...]:
    """The forecasts that `sayings` make, by deadline, the open-ended last.

    Those that say the same on one word are one forecast, first made when the earliest was: a
    story copied fifty times foretells once.
    """
    same: dict[tuple[object, ...], list[Saying]] = {}
    for saying in sayings:
        if is_forecast(saying.claim, saying.made):
            same.setdefault(_content(saying), []).append(saying)
    made: list[Forecast] = []
    ordinals: Counter[tuple[Anchor, str]] = Counter()
    for _, group in sorted(same.items(), key=lambda item: repr(item[0])):
        group.sort(key=_earliest)
        founder = (group[0].anchor, group[0].forecaster)
        made.append(_forecast(group, ordinals[founder]))
        ordinals[founder] += 1
    return tuple(sorted(made, key=lambda f: (f.deadline or date.max, f.id)))


def _content(saying: Saying) -> tuple[object, ...]:
    c = saying.claim
    slots = (c.type, c.actor, c.recipient, c.object, c.quantity, c.place, c.date, c.probability)
    # Without an object, two may be about different things: only their words can tell.
    return (saying.forecaster, *slots, c.object or saying.evidence)


def _earliest(saying: Saying) -> tuple[object, ...]:
    return (saying.made.start if saying.made else date.max, saying.anchor)


def _forecast(sayings: list[Saying], ordinal: int) -> Forecast:
    first, claim = sayings[0], sayings[0].claim
    return Forecast(
        id=forecast_id(first.anchor, first.forecaster, ordinal),
        claims=tuple(saying.anchor for saying in sayings),
        evidence=first.evidence,
        document=first.document,
        made=first.made,
        type=claim.type,
        actor=claim.actor,
        recipient=claim.recipient,
        object=claim.object,
        quantity=first.quantity,
        place=claim.place,
        modality=claim.modality,
        window=claim.date,
        band=claim.probability,
        forecaster=first.forecaster,
        identified=first.identified,
        source_type=first.source_type,
        headlines=len({saying.document for saying in sayings}),
    )
