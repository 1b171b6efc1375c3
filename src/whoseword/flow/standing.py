"""The walk from judgements on single claims to how those stand: ledger, resolve, ledger.

Claims as read never change. Beside those that people judged stands what holds of it: nothing of a
rejected claim, the corrected values of a corrected one. Everything that looks at claims looks
there (docs/decisions/0024).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whoseword.errors import LedgerError
from whoseword.flow.review import SLOTS, machine_value
from whoseword.ledger import ClaimStanding, Derived, Held, Store, View
from whoseword.lexicon import Pack
from whoseword.model import Anchor, Claim, Finding, Judged, Judgement, Ruling, in_force
from whoseword.model.judgement import ON_CLAIMS
from whoseword.read.plover import PloverTable
from whoseword.resolve.correct import revised
from whoseword.resolve.rulings import Anchored

# The version of the rules by which judgements find claims and change how they stand: whoever
# changes one of them counts on, so that ledgers are derived anew.
RULES = "1"


def fresh_standings(ledger: Store, pack: Pack) -> None:
    """See that claims stand as people judged them. Where nobody judged any, there is nothing to do;
    where it would change nothing, a ledger that can only be read is looked at as it is."""
    with ledger.view() as view:
        fresh = are_fresh(view, pack)
    if not fresh:
        rebuild_standings(ledger, pack)


def are_fresh(view: View, pack: Pack) -> bool:
    """Whether claims stand as people judged them."""
    basis = view.basis(rules_of(pack))
    return not basis.judgements or view.built(Derived.STANDINGS) == basis


def rebuild_standings(ledger: Store, pack: Pack) -> None:
    """Derive anew how the judged claims stand. The same judgements give the same."""
    with ledger.view() as view:
        basis = view.basis(rules_of(pack))
        if not basis.judgements:
            return
        wanted = standings(view, pack)
        changed = wanted != view.standings()
    try:
        with ledger.keeper() as keeper:
            keeper.stand(wanted, basis)
    except LedgerError:
        if changed:
            raise


def rules_of(pack: Pack) -> str:
    """The version of the rules, with the pack in which names and codes are looked up."""
    return f"{RULES}-{pack.digest[:12]}"


def standings(view: View, pack: Pack) -> dict[int, ClaimStanding]:
    """How the judged claims stand, derived from the claims as read and the judgements in force."""
    about: dict[int, list[Judgement]] = defaultdict(list)
    made = [one for one in in_force(view.judgements()) if one.kind in ON_CLAIMS]
    held = {one.key: one for one in view.met_by_judgements()} if made else {}
    found = _readings(held.values())
    for judgement in made:
        for anchor in judgement.claims:
            for reading in found.get(anchor.digest, ()):
                for key in reading.of(anchor):
                    about[key].append(judgement)
    every = (_standing(held[key], judgements, pack) for key, judgements in about.items())
    return {one.key: one for one in every if one.judged.findings}


@dataclass(frozen=True, slots=True)
class _Reading:
    """The claims of one reading of a text, where a judgement finds each as that reader has it."""

    held: Sequence[Held]
    anchored: Anchored

    def of(self, anchor: Anchor) -> list[int]:
        """The rows of those that the anchor names."""
        return [self.held[place].key for place in self.anchored.of(anchor)]


@dataclass(frozen=True, slots=True)
class _Place:
    anchor: Anchor
    document: str


def _readings(every: Iterable[Held]) -> dict[str, list[_Reading]]:
    """The readings of each text, by its digest."""
    grouped: dict[tuple[int, str, str], list[Held]] = defaultdict(list)
    for one in every:
        grouped[one.article.key, one.claim.reader, one.claim.pack].append(one)
    found: dict[str, list[_Reading]] = defaultdict(list)
    for held in grouped.values():
        places = [_Place(one.anchor, one.article.id) for one in held]
        found[held[0].article.digest].append(_Reading(held, Anchored(places)))
    return found


def _standing(held: Held, judgements: Iterable[Judgement], pack: Pack) -> ClaimStanding:
    """How a claim stands by what people said of it, the oldest first."""
    verdict, slots = None, dict[str, Judgement]()
    for judgement in judgements:
        if judgement.kind is not Ruling.CORRECT:
            verdict = judgement
        elif judgement.slot:
            slots[judgement.slot] = judgement
    changing = list(_changing(held, slots, pack)) if slots else []
    corrections = tuple(replace(_finding(j), slot=j.slot, read=read) for j, read in changing)
    judged = Judged(_finding(verdict) if verdict else None, corrections)
    if not changing or judged.rejected:
        return ClaimStanding(held.key, judged)
    claim = revised(held.claim, (judgement for judgement, _ in changing), pack.names)
    return ClaimStanding(held.key, judged, _coded(held.claim, claim, pack))


def _changing(
    held: Held, slots: Mapping[str, Judgement], pack: Pack
) -> Iterator[tuple[Judgement, str | None]]:
    """The corrections by which a slot is another than was read, each with what was."""
    for slot, judgement in slots.items():
        now = replace(held, claim=revised(held.claim, [judgement], pack.names))
        if slot in SLOTS and machine_value(held, slot) != machine_value(now, slot):
            yield judgement, machine_value(held, slot) or None


def _finding(one: Judgement) -> Finding:
    return Finding(one.id, one.who, one.at, one.kind, why=one.why)


def _coded(read: Claim, claim: Claim, pack: Pack) -> Claim:
    """The claim in PLOVER's terms: of another type or modality, by these alone."""
    if (read.type, read.modality) == (claim.type, claim.modality):
        return claim
    return replace(claim, plover=PloverTable(pack).of(claim.type, "", claim.modality))
