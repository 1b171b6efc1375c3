"""Claims in PLOVER's and CAMEO's terms, by plover.csv, acts.csv and auxiliary.csv.

PLOVER codes what is done; a promise, a demand and a denial are acts of their own there (AGREE,
REQUEST, REJECT). Where a modality has no row, the event keeps its type's code, and its contexts say
that it is `future` or `hypothetical`. What PLOVER's documents leave open or contradict is decided
in docs/decisions/0007-plover.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from whoseword.lexicon import Pack, Row
from whoseword.model import EventType, Modality, Plover
from whoseword.read.syntax import Token
from whoseword.read.triggers import Trigger, lemmas

Key = tuple[str, str, str, str]
# Done by two, an exercise is a cooperation; troops who fight beside an ally are help for it.
JOINT, ALLY = "joint", "ally"
TOGETHER = frozenset({"joint", "combined", "bilateral", "trilateral", "allied", "multinational"})


class PloverTable:
    """The pack's codes. Build it once a pack."""

    def __init__(self, pack: Pack) -> None:
        self._rows: dict[Key, Row] = {
            (r["type"], r["act"], r["category"], r["modality"]): r for r in pack["plover"]
        }
        self._acts = {(r["lemma"], r["type"]): r["act"] for r in pack["acts"]}
        self._auxiliary = {r["modality"]: r["context"] for r in pack["auxiliary"]}

    def code(
        self,
        word: Token,
        trigger: Trigger,
        object_: str | None,
        recipient: str | None,
        modality: Modality,
    ) -> Plover:
        """The code of the event that `word` names, by its word, object, parties and modality."""
        joint = recipient is not None or bool(TOGETHER & set((object_ or "").lower().split()))
        named = self.act(trigger.type, lemmas(word.lemma, word.lower))
        abroad = recipient is not None
        act = acted(trigger.type, trigger.category, named, joint=joint, abroad=abroad)
        return self.of(trigger.type, trigger.category, modality, act=act)

    def act(self, type_: EventType, lemmas: Iterable[str]) -> str:
        """What an event's word says beyond its type, by any of its base forms, or ''."""
        found = (self._acts.get((lemma, type_.value)) for lemma in lemmas)
        return next((act for act in found if act), "")

    def of(self, type_: EventType, category: str, modality: Modality, *, act: str = "") -> Plover:
        """The closest row: modality decides before act, act before category; each may be open."""
        for key in _keys(type_.value, act, category, modality.value):
            row = self._rows.get(key)
            if row is not None:
                return _plover(row, "" if row["modality"] else self._auxiliary.get(modality, ""))
        return Plover(None)


def acted(type_: EventType, category: str, act: str, *, joint: bool, abroad: bool) -> str:
    """`act` as a deployment's parties make it: joint exercises, troops `abroad` for an ally."""
    if type_ is not EventType.DEPLOYMENT:
        return act
    if category == "exercise" and joint:
        return JOINT
    return ALLY if category == "troops" and abroad and not act else act


def _keys(type_: str, act: str, category: str, modality: str) -> Iterator[Key]:
    """The keys under which a row may stand, closest first."""
    for m, a, c in product((modality, ""), (act, ""), (category, "")):
        yield type_, a, c, m


def _plover(row: Row, auxiliary: str) -> Plover:
    """The row's code; what is coded nowhere has no contexts either."""
    extra = (auxiliary,) if auxiliary and row["event"] else ()
    contexts = (*row.many("contexts"), *extra)
    return Plover(row["event"] or None, row["mode"] or None, contexts, row["cameo"] or None)
