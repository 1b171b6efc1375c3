"""A brief: what the ledger holds on a matter, gathered for a report. Nothing is added to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from whoseword import __version__
from whoseword.flow.graded import source_grades, unknown
from whoseword.ledger import ClaimFilter, Held, View
from whoseword.model import Conflict, Event, EventType, Grade, Modality

THEMES = {
    "Tests and weapons shown": (EventType.TEST, EventType.UNVEILING),
    "Production and plants": (EventType.PRODUCTION, EventType.CONSTRUCTION),
    "What is handed over, and forces sent": (EventType.TRANSFER, EventType.DEPLOYMENT),
    "Visits, meetings, agreements": (EventType.VISIT, EventType.MEETING, EventType.AGREEMENT),
    "Sanctions": (EventType.SANCTION,),
    "Attacks": (EventType.ATTACK,),
    "Statements and assessments": (EventType.STATEMENT, EventType.ASSESSMENT),
}
TO_COME = (Modality.PREDICTED, Modality.PLANNED, Modality.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Line:
    """Claims that say one thing on one word; the first of them speaks for all.

    `event` is the happening that they are an account of, where events have been derived.
    """

    claims: tuple[Held, ...]
    event: Event | None = None

    @property
    def first(self) -> Held:
        """The claim that is shown."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Graded:
    """How reliable a claim's root is (A to F), where it has one, and how credible what its event's
    claims say (1 to 6), where events have been derived."""

    source: Grade | None
    information: Grade | None


@dataclass(frozen=True, slots=True)
class Differing:
    """An event on which accounts differ, with a claim of each account's roots."""

    event: Event
    conflict: Conflict
    claims: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Lines by theme, what is denied, what differs, what is still to come, and how it was made.

    `grades` are those of the claims, by their rows; `judged` is how many of them people judged.
    """

    about: str
    since: str
    made: date
    themes: dict[str, list[Line]]
    denied: list[Line]
    differing: list[Differing]
    to_come: list[Line]
    claims: int
    articles: int
    roots: int
    readers: tuple[str, ...]
    packs: tuple[str, ...]
    grades: Mapping[int, Graded]
    judged: int
    version: str = field(default=__version__)


def gather_brief(
    view: View,
    wanted: ClaimFilter,
    *,
    made: date,
    about: Iterable[str] = (),
    most: int | None = None,
) -> Brief:
    """All claims of the filter that name one of `about` (any of them if empty), as a brief.

    `made` is today; what lies after it counts as still to come. `most` bounds the lines a theme.
    """
    names = tuple(about)
    held = [one for one in view.claims(wanted) if not names or _names(one, names)]
    lines = list(_lines(view, held, wanted))
    differing = list(_differing(lines, view))
    denied, rest = _parted(lines, lambda line: line.first.claim.modality is Modality.DENIED)
    future, rest = _parted(rest, lambda line: _is_to_come(line, made))
    themes = {
        theme: [line for line in rest if line.first.claim.type in kinds][:most]
        for theme, kinds in THEMES.items()
    }
    return Brief(
        about=", ".join(names) or "all that the ledger holds",
        since=wanted.since.iso() if wanted.since else "",
        made=made,
        themes={theme: found for theme, found in themes.items() if found},
        denied=denied,
        differing=differing,
        to_come=sorted(future, key=_deadline),
        claims=len(held),
        articles=len({one.article.key for one in held}),
        roots=len({one.claim.root.name for one in held if one.claim.root}),
        readers=tuple(sorted({one.claim.reader for one in held})),
        packs=tuple(sorted({one.claim.pack for one in held})),
        grades=_graded([*differing, *lines], view),
        judged=sum(one.judged is not None for one in held),
    )


def _parted(lines: Iterable[Line], which: Callable[[Line], bool]) -> tuple[list[Line], list[Line]]:
    """The lines of which something is so, and the others."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        sides[not which(line)].append(line)
    return sides


def _names(held: Held, names: tuple[str, ...]) -> bool:
    """One of the names stands in a slot, in the chain or in the words of the claim."""
    claim = held.claim
    slots = (claim.actor, claim.recipient, claim.object, claim.place, held.evidence)
    text = "\n".join([*filter(None, slots), *(source.name for source in claim.sources)]).lower()
    return any(name.lower() in text for name in names)


def _lines(view: View, held: Sequence[Held], wanted: ClaimFilter) -> Iterator[Line]:
    """Claims that say the same on the same word, together, in the order of the first of each."""
    events = {event.id: event for event in view.events(replace(wanted, limit=None))}
    told = view.events_of([one.key for one in held])
    groups: dict[object, list[Held]] = {}
    for one in held:
        groups.setdefault((told.get(one.key), *_said(one)), []).append(one)
    for same in groups.values():
        yield Line(tuple(same), events.get(told.get(same[0].key, "")))


def _graded(lines: Iterable[Line | Differing], view: View) -> dict[int, Graded]:
    """How each claim is graded, by its row."""
    known = source_grades(view)
    return {
        one.key: Graded(
            known.get(one.claim.root.name, unknown()) if one.claim.root else None,
            line.event.grade if line.event else None,
        )
        for line in lines
        for one in line.claims
    }


def _said(held: Held) -> tuple[object, ...]:
    claim = held.claim
    slots = (claim.type, claim.actor, claim.recipient, claim.object, claim.quantity, claim.place)
    root = claim.root.name if claim.root else None
    same = (*slots, claim.date, claim.modality, root)
    # Without an object only the words can tell whether two claims are about one thing.
    return same if claim.object else (*same, held.evidence)


def _is_to_come(line: Line, made: date) -> bool:
    claim = line.first.claim
    if claim.modality not in TO_COME:
        return False
    return claim.date is None or claim.date.end >= made or claim.modality is Modality.PREDICTED


def _deadline(line: Line) -> tuple[bool, date]:
    when = line.first.claim.date
    return when is None, when.end if when else date.max


def _differing(lines: Iterable[Line], view: View) -> Iterator[Differing]:
    """Each event once, with a claim for each root that stands in its conflict."""
    events = {line.event.id: line.event for line in lines if line.event and line.event.conflicts}
    for event in events.values():
        members = [member.held for member in view.members(event.id)]
        for conflict in event.conflicts:
            roots = {root for account in conflict.accounts for root in account.roots}
            firsts = {
                one.claim.root.name: one
                for one in reversed(members)
                if one.claim.root and one.claim.root.name in roots
            }
            yield Differing(event, conflict, tuple(firsts.values()))
