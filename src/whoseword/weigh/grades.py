"""Grades by the Admiralty code, proposed with their reasons; a person's grade wins.

Information 1 to 6, after FM 2-22.3 and NATO AJP-2.1: 1 is confirmed by another independent source,
2 probably, 3 possibly true, 4 doubtful, 5 improbable, and 6 can't be judged, which is no bottom of
a scale. A contradiction by an independent source caps at 3 until somebody has looked. Sources A to
F, from their track record in the ledger; who has none, or a short one, is F: can't be judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whoseword.model import Conflict, Grade, Modality, Word
from whoseword.model.wording import number_of
from whoseword.weigh.corroborate import HAPPENED

# Events of a source that others must have confirmed or denied before it is graded.
TRACK = 5
# Shares of those that must have been confirmed, for B to D; below the last it's E. A, 'no doubt',
# is a person's to give.
SHARES = (("B", 0.9), ("C", 0.7), ("D", 0.4))

SOURCE_VALUES = tuple("ABCDEF")
INFORMATION_VALUES = tuple("123456")


def information(
    words: Sequence[Word], conflicts: Sequence[Conflict], modality: Modality, groups: int
) -> Grade:
    """The grade proposed for what an event's claims say; `groups` counts its texts."""
    if modality not in HAPPENED:
        why = "nobody says yet that it happened" if modality is not Modality.DENIED else "denied"
        return Grade("6", (f"{why}: the event is {modality.value}",))
    reporting = [w for w in words if w.independent and not w.denies]
    if not reporting:
        return Grade("6", ("no account says on whose word it rests",))
    value, reason = _credible(reporting, words, modality, groups)
    against = _against(words)
    reasons = [reason, *against, *(_differ(c) for c in conflicts)]
    if against:
        value = max(value, "3") if len(reporting) > 1 else _alone_and_denied(reporting, words)
    elif conflicts and value == "1":
        value = "2"
    return Grade(value, tuple(reasons))


def _credible(
    reporting: Sequence[Word], words: Sequence[Word], modality: Modality, groups: int
) -> tuple[str, str]:
    """The value by who reports it alone, and the reason."""
    others = [word for word in reporting if not word.self_reporting]
    names = ", ".join(word.root for word in reporting)
    if len(reporting) > 1:
        return (
            ("1", f"{len(reporting)} independent roots: {names}")
            if others
            else (
                "3",
                f"only parties to it report it: {names}",
            )
        )
    if not others:
        return "4", f"only a party to it reports it: {names}"
    if modality is Modality.POSSIBLE:
        return "4", f"{names} alone, and only as possible"
    agreeing = len([word for word in words if not word.denies]) > 1 or groups > 1
    if agreeing:
        return "2", f"one independent root: {names}; other texts agree with it"
    return "3", f"one independent root: {names}"


def _against(words: Sequence[Word]) -> list[str]:
    return [
        f"denied by {word.root}" + (", a party to it" if word.self_reporting else "")
        for word in words
        if word.denies
    ]


def _alone_and_denied(reporting: Sequence[Word], words: Sequence[Word]) -> str:
    """4, or 5 where only a party reports what somebody else denies."""
    others_deny = any(word.denies and not word.self_reporting for word in words)
    return "5" if others_deny and all(word.self_reporting for word in reporting) else "4"


def _differ(conflict: Conflict) -> str:
    sides = "; ".join(
        f"{account.value} ({', '.join(account.roots) or 'no root named'})"
        for account in conflict.accounts
    )
    return f"accounts differ on {conflict.slot}: {sides}"


@dataclass(frozen=True, slots=True)
class Record:
    """A source's track record: events that rest on its word, and of those, the ones that another
    independent root confirms or denies."""

    events: int = 0
    confirmed: int = 0
    denied: int = 0


def reliability(record: Record) -> Grade:
    """The grade proposed for a source."""
    tried = record.confirmed + record.denied
    told = f"{number_of(record.events, 'event')} on its word, "
    told += f"{record.confirmed} confirmed by others, {record.denied} denied by others"
    if tried < TRACK:
        return Grade("F", (f"{told}: too few to judge by (fewer than {TRACK})",))
    share = record.confirmed / tried
    value = next((value for value, least in SHARES if share >= least), "E")
    return Grade(value, (f"{told}: {share:.0%} held",))


def records(told: Iterable[Sequence[Word]]) -> dict[str, Record]:
    """The track record of every root, from the words behind each event that is said to be so."""
    found: dict[str, Record] = {}
    for words in told:
        reporting = [w for w in words if not w.denies]
        for word in reporting:
            old = found.get(word.root, Record())
            confirmed = any(w is not word and w.independent and word.independent for w in reporting)
            denied = any(w.denies and not w.self_reporting for w in words)
            found[word.root] = Record(
                old.events + 1,
                old.confirmed + (confirmed and not denied),
                old.denied + denied,
            )
    return found
