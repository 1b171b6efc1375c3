"""A claim as one plain sentence, from templates alone: nothing is said that the ledger lacks."""

from __future__ import annotations

from whoseword.ledger.base import Held
from whoseword.model import Claim, EventType, Grade, Modality, Precision, SourceType, When
from whoseword.model.wording import judged_words, percents

# How a proposition stands, before the name of what is claimed; a plain assertion needs no word.
STANDING = {
    Modality.ASSERTED: "",
    Modality.DENIED: "",
    Modality.ORDERED: "ordered",
    Modality.PLANNED: "planned",
    Modality.PREDICTED: "expected",
    Modality.POSSIBLE: "possible",
    Modality.DEMANDED: "demanded",
}
# What stands before the recipient, by type; `to` for the others.
TOWARDS = {
    EventType.AGREEMENT: "with",
    EventType.MEETING: "with",
    EventType.SANCTION: "against",
    EventType.ATTACK: "against",
    EventType.ASSESSMENT: "about",
    EventType.VISIT: "in",
}
UNIDENTIFIED = "somebody whom nothing identifies"


def sentence(claim: Claim) -> str:
    """`According to KCNA, test by North Korea: missiles (5), on 2025-12-25.`

    A name of what is claimed and no verb: so it stays right whatever the slots hold.
    """
    head = " ".join(filter(None, (_standing(claim), claim.type.value, _parties(claim))))
    things = ", ".join(filter(None, (_thing(claim), _where(claim), _when(claim))))
    said = f"{head}: {things}" if _thing(claim) else ", ".join(filter(None, (head, things)))
    source = _source(claim)
    if claim.modality is Modality.DENIED:
        return f"Denied by {source or 'the article'}: {said}."
    said = f"According to {source}, {said}." if source else f"{said}."
    return said[:1].upper() + said[1:]


def moment(when: When) -> str:
    """`on 2025-12-25`, `in 2025-12`, `in 2025`, `between the one day and the other`."""
    if when.precision is Precision.RANGE:
        return f"between {when.start.isoformat()} and {when.end.isoformat()}"
    return f"{'on' if when.precision is Precision.DAY else 'in'} {when.iso()}"


def band(probability: tuple[float, float]) -> str:
    """`55–80 %`."""
    return f"{percents(probability)} %"


def chain(held: Held) -> str:
    """`Reuters ← KCNA ← Kim Jong Un`: the outlet first, the root last."""
    outlet = held.article.publisher or "unknown outlet"
    return " ← ".join((outlet, *(source.name for source in held.claim.sources)))


def root(held: Held) -> str:
    """On whose word the claim finally rests."""
    source = held.claim.root
    return f"{source.name} ({source.type.value})" if source else "the article itself"


def judged(held: Held) -> str:
    """`Judged: actor read as Russia, corrected by Ann on 2026-01-02.`; empty where nobody did."""
    said = "; ".join(judged_words(held.judged))
    return f"Judged: {said}." if said else ""


def graded(source: Grade | None, information: Grade | None) -> str:
    """`Grade C2 (C by Ann, 2 proposed)`; empty where there's neither."""
    given = [grade for grade in (source, information) if grade]
    whose = (f"{one.value} {f'by {one.by}' if one.by else 'proposed'}" for one in given)
    both = "".join(one.value for one in given)
    return f"Grade {both} ({', '.join(whose)})" if given else ""


def _source(claim: Claim) -> str:
    source = claim.root
    if source is None:
        return ""
    return source.name if source.resolved else UNIDENTIFIED


def _standing(claim: Claim) -> str:
    """`expected (55–80 %)`."""
    likely = f" ({band(claim.probability)})" if claim.probability else ""
    return f"{STANDING[claim.modality]}{likely}".strip()


def _parties(claim: Claim) -> str:
    """`by North Korea to Russia`."""
    by = f"by {claim.actor}" if claim.actor else ""
    whom = f"{TOWARDS.get(claim.type, 'to')} {claim.recipient}" if claim.recipient else ""
    return f"{by} {whom}".strip()


def _thing(claim: Claim) -> str:
    """What, and how much of it: `missiles (5)`."""
    thing = claim.object or ""
    if claim.quantity is None:
        return thing
    unit = claim.quantity.unit
    same = unit.lower() in thing.lower()
    amount = claim.quantity.figure if same else claim.quantity.said
    return f"{thing} ({amount})" if thing else amount


def _where(claim: Claim) -> str:
    return f"at {claim.place}" if claim.place else ""


def _when(claim: Claim) -> str:
    return moment(claim.date) if claim.date else ""


def is_party(claim: Claim) -> bool:
    """Whether the root is named as a party to its own claim: its word on itself."""
    source = claim.root
    parties = {party for party in (claim.actor, claim.recipient) if party}
    return source is not None and source.type is not SourceType.NONE and source.name in parties
