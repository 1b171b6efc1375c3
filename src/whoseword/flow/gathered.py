"""Events of what was resolved: what their claims say, on how many words, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoseword.flow.told import Told
from whoseword.ledger import Gathered
from whoseword.lexicon import Pack
from whoseword.model import Event, Grade, Judgement, Membership, Role, When
from whoseword.resolve import Happening, Part
from whoseword.weigh.conflicts import SLOTS, Slots, shown
from whoseword.weigh.corroborate import Testimony, strongest, vouching, words
from whoseword.weigh.grades import information


class Gatherer:
    """Makes events of happenings among `told`."""

    def __init__(self, told: Told, pack: Pack) -> None:
        self._told, self._slots = told, Slots(pack, told.names)
        self._graded = told.graded()

    def gather(self, happening: Happening) -> Gathered:
        """The event of a happening, with its parts."""
        told = [self._testimony(part) for part in happening.parts]
        pairs = zip(happening.parts, told, strict=True)
        members = tuple(_membership(part, testimony) for part, testimony in pairs)
        graded = (self._graded.get(t.key) for t in told if not t.denies)
        event = self._event(happening, told, next(filter(None, graded), None))
        return Gathered(event, happening.founder.key, members, happening.judgements)

    def _testimony(self, part: Part) -> Testimony:
        held = self._told.held[part.facts.key]
        published = held.article.published
        return Testimony(
            held.key,
            held.claim,
            held.article.key,
            part.facts.group,
            published.when if published else None,
            self._told.voice(held),
            denies=part.role is Role.DENIAL,
        )

    def _event(
        self, happening: Happening, told: Sequence[Testimony], judged: Judgement | None
    ) -> Event:
        accounts = [t for t in told if not t.denies] or list(told)
        vouched = vouching(accounts) or accounts
        modality = strongest(accounts)
        slots = {slot: self._slots.best(slot, vouched) for slot in SLOTS}
        conflicts = self._slots.conflicts(vouched)
        behind = words(told, self._told.names)
        groups = len({t.group for t in accounts})
        return Event(
            id=happening.id,
            founder=happening.founder.anchor,
            modality=modality,
            first_seen=_earliest(t.published for t in accounts),
            claims=len(accounts),
            headlines=len({t.document for t in accounts}),
            groups=groups,
            words=behind,
            conflicts=conflicts,
            grade=_grade(judged) or information(behind, conflicts, modality, groups),
            **slots | {"quantity": shown(slots["quantity"]) if slots["quantity"] else None},
        )


def _membership(part: Part, told: Testimony) -> Membership:
    root = told.root
    return Membership(
        part.facts.key,
        part.role,
        part.facts.group,
        root.name if root else "",
        bool(root and root.self_reporting),
        part.why,
    )


def _grade(judged: Judgement | None) -> Grade | None:
    """A person's grade."""
    if judged is None or judged.value is None:
        return None
    return Grade(judged.value, (judged.why,) if judged.why else (), judged.who)


def _earliest(published: Iterable[When | None]) -> When | None:
    known = (when for when in published if when)
    return min(known, key=lambda when: (when.start, when.end), default=None)
