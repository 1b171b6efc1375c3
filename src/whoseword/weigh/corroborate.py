"""On how many independent words an event rests.

Headlines are not counted, nor outlets: roots are, over copy groups, so that a text printed fifty
times adds nothing. Two organs of one state are one word; somebody whom nothing identifies adds
none beside those who are named; whoever foresaw, planned or demanded a thing doesn't vouch that it
happened. An outlet's own voice is nobody's word (but for a state's own outlet: see lineage.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import KNOWN, parties_of, state_of
from whoseword.model import Claim, Modality, When, Word
from whoseword.weigh.lineage import Root

# From the strongest: what is said to be so, what may be, what is willed, what is foreseen.
STRENGTH = (
    *(Modality.ASSERTED, Modality.POSSIBLE, Modality.ORDERED, Modality.PLANNED),
    *(Modality.DEMANDED, Modality.PREDICTED, Modality.DENIED),
)
HAPPENED = frozenset({Modality.ASSERTED, Modality.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Testimony:
    """A claim in an event, and whose word it is: `root` is None for an outlet's own voice.

    `document` is its document's row, `group` its copy group.
    """

    key: int
    claim: Claim
    document: int
    group: str
    published: When | None
    root: Root | None
    denies: bool = False


def strongest(told: Iterable[Testimony]) -> Modality:
    """The strongest modality among these."""
    return min((t.claim.modality for t in told), key=STRENGTH.index)


def vouching(told: Sequence[Testimony]) -> list[Testimony]:
    """Those whose word the event rests on: of one that happened, none who only saw it coming."""
    accounts = [t for t in told if not t.denies]
    if any(t.claim.modality in HAPPENED for t in accounts):
        return [t for t in accounts if t.claim.modality in HAPPENED]
    return accounts


def words(told: Sequence[Testimony], names: Names) -> tuple[Word, ...]:
    """The roots behind an event, those that most texts carry first; then those that deny it."""
    return (
        *as_words(vouching(told), names, denies=False),
        *as_words([t for t in told if t.denies], names, denies=True),
    )


def as_words(told: Iterable[Testimony], names: Names, *, denies: bool) -> Iterator[Word]:
    """The roots of `told`, all of whom say, or all of whom deny; those that count first."""
    known = sorted((t for t in told if t.root), key=lambda t: t.root.name if t.root else "")
    found = [list(same) for _, same in groupby(known, key=lambda t: t.root and t.root.name)]
    counted: set[str] = set()
    for same in sorted(found, key=lambda s: _rank(s, names)):
        root = same[0].root
        if root is None:  # left out above
            continue
        whose = _whose(root, names)
        independent = not whose & counted if whose else not counted
        # Of several whom nothing identifies, one may count, where nobody else does.
        counted |= whose or {""}
        yield Word(
            root=root.name,
            groups=len({t.group for t in same}),
            claims=len(same),
            self_reporting=any(t.root.self_reporting for t in same if t.root),
            denies=denies,
            independent=independent,
        )


def _rank(same: Sequence[Testimony], names: Names) -> tuple[bool, bool, int, str]:
    """Named ones before unnamed, one's own word before a joint one, then by texts and name."""
    root = same[0].root
    whose = _whose(root, names) if root else frozenset()
    return not whose, len(whose) > 1, -len({t.group for t in same}), root.name if root else ""


@lru_cache(KNOWN)
def _whose(root: Root, names: Names) -> frozenset[str]:
    """Whose word a root's is: its state's, or its own; nobody's where nothing identifies it."""
    found = set()
    for name in parties_of(root.name, names):
        state = root.state or state_of(name, names)
        if root.official and state:
            found.add(state)
        elif root.identified and is_named(name, names):
            found.add(name.casefold())
    return frozenset(found)


def is_named(name: str, names: Names) -> bool:
    """Whether `name` names somebody; 'analysts' and 'a senior official' don't."""
    if names.actor(name):
        return True
    return name[:1].isupper() and names.kind(name.split()[-1]) is None
