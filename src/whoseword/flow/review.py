"""The walk of a review: what a person says of a claim, from words to a judgement in the ledger."""

from __future__ import annotations

import re

from whoseword.errors import UsageError
from whoseword.flow.judgements import LONGEST, keep
from whoseword.ledger import Held, Store
from whoseword.lexicon.names import Names
from whoseword.model import Document, EventType, Judgement, Modality, Quantity, Ruling, When
from whoseword.model.quantity import Value
from whoseword.read.figures import NUMBER, scale_of, value_of
from whoseword.read.when import reference_day, tag
from whoseword.resolve.correct import SLOTS as SLOTS
from whoseword.resolve.correct import corrected

NAMES = ("actor", "recipient", "root")
FIGURE = re.compile(
    rf"(?P<low>{NUMBER})(?:\s*(?:to|-|–)\s*(?P<high>{NUMBER}))?(?!\w)", re.IGNORECASE
)


def machine_value(held: Held, slot: str) -> str:
    """What the program read in a slot, as text; empty where it found nothing."""
    claim = held.claim
    match slot:
        case "date":
            return claim.date.iso() if claim.date else ""
        case "root":
            return claim.root.name if claim.root else ""
        case "quantity":
            return claim.quantity.said if claim.quantity else ""
        case "modality" | "type":
            return str(getattr(claim, slot).value)
        case "actor" | "recipient" | "object" | "place":
            return getattr(claim, slot) or ""
    raise UsageError(f"{slot}: take one of {', '.join(SLOTS)}.")


def human_value(slot: str, said: str, document: Document, names: Names) -> str:
    """What a person means by `said` in that slot: a name in its canonical form, a date in ISO.

    Words of the text will do: 'Pyongyang', 'on Thursday'. Empty means that there is none.
    Raises UsageError where the slot takes nothing of that form.
    """
    words = " ".join(said.split())
    if len(words) > LONGEST:
        raise UsageError(f"{slot}: write at most {LONGEST} characters.")
    if not words or slot in ("object", "place"):
        return words
    if slot == "quantity":
        return _figure(words)
    if slot in NAMES:
        actor = names.actor(words)
        return actor.name if actor else words
    if slot == "date":
        return _date(words, document)
    kind = {"modality": Modality, "type": EventType}.get(slot)
    if kind is None:
        raise UsageError(f"{slot}: take one of {', '.join(SLOTS)}.")
    if words.lower() not in {one.value for one in kind}:
        raise UsageError(f"{slot} {words}: take one of {', '.join(kind)}.")
    return words.lower()


def give_verdict(store: Store, held: Held, who: str, *, right: bool, why: str = "") -> Judgement:
    """The claim, with what was corrected on it, stands; or it is none."""
    kind = Ruling.CONFIRM if right else Ruling.REJECT
    return keep(store, who, kind, claims=(held.anchor,), why=why)


def correct(
    store: Store,
    held: Held,
    who: str,
    slot: str,
    value: str,
    names: Names,
    *,
    confidence: float,
    why: str = "",
) -> Judgement:
    """A slot has another value than the program read; `value` is one of `human_value`.

    What the machine read and how sure it was stay beside it in the reason.
    """
    read = machine_value(held, slot)
    try:
        corrected(held.claim, slot, value, names)
    except ValueError as error:
        raise UsageError(f"{slot} {value}: {error}.") from None
    kept = f"read as {read!r} with confidence {confidence:.2f}"
    reason = f"{kept}; {why}" if why else kept
    about = (held.anchor,)
    return keep(store, who, Ruling.CORRECT, claims=about, slot=slot, value=value, why=reason)


def _date(words: str, document: Document) -> str:
    try:
        return When.parse(words).iso()
    except ValueError:
        found = tag(words, reference_day(document))
    if not found or found[0].when is None:
        form = "write a day (2025-12-26), a month (2025-12), a year or start/end"
        raise UsageError(f"date {words}: that's no time that can be told from the text; {form}.")
    return found[0].when.iso()


def _figure(words: str) -> str:
    """`5 missiles` for 'five missiles', `2,000–3,000 shells` for '2 to 3 thousand shells'."""
    try:
        found = FIGURE.match(words)
        start = Quantity(_value(found), "").said if found else ""
        return Quantity.parse(start + words[found.end() if found else 0 :]).said
    except (ValueError, OverflowError) as error:
        raise UsageError(f"quantity {words}: {error}.") from None


def _value(found: re.Match[str]) -> Value:
    """What a number comes to, or both of two; a scale behind the second is the first's, too."""
    low, high = found.group("low", "high")
    if not high:
        return value_of(low)
    scale = scale_of(high) if scale_of(low) == 1 else 1
    return value_of(low) * scale, value_of(high)
