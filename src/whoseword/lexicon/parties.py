"""Who is named in a slot: each party under its canonical name, and the state that it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from whoseword.lexicon.entry import Form
from whoseword.lexicon.names import Names
from whoseword.lexicon.variants import possessive

# 'A', 'A and B' and 'A, B and C' name one, two and three parties.
BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
ITS = "its "  # before a party that is called by the name of the one before: 'Iran and its allies'
# Names that are kept at hand with what they name: a ledger has the same few thousand throughout.
KNOWN = 1 << 16
# Forms that name a state inside a longer name: 'North Korean officials', 'a Seoul official'.
NAMED_BY = frozenset({Form.ADJECTIVE, Form.METONYM, Form.NAME})


@lru_cache(KNOWN)
def canonical(name: str, names: Names) -> str:
    """The pack's name for the actor that `name` names, or `name` itself where it has none."""
    actor = names.actor(name)
    return actor.name if actor else name


@lru_cache(KNOWN)
def parties_of(joint: str | None, names: Names) -> tuple[str, ...]:
    """Each of the parties that a slot names, as it names them."""
    if not joint or names.actor(joint):
        return (joint,) if joint else ()
    parties: list[str] = []
    for name in filter(None, map(str.strip, BETWEEN.split(joint))):
        own = bool(parties) and name.startswith(ITS)
        parties.append(f"{possessive(parties[-1])} {name.removeprefix(ITS)}" if own else name)
    return tuple(parties)


def in_one(names: Sequence[str]) -> str:
    """The name of parties that are named together, which `parties_of` takes apart.

    `United States and its allies`, as the annotation guidelines' examples have it.
    """
    said = list(names[:1])
    for owner, name in pairwise(names):
        own = f"{possessive(owner)} "
        said.append(ITS + name.removeprefix(own) if name.startswith(own) else name)
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


@lru_cache(KNOWN)
def state_of(name: str, names: Names) -> str | None:
    """The state that `name` belongs to or is; of one that the pack lacks, the one it's named by.

    'North Korean officials' and 'a Seoul official' belong to the state that they name.
    """
    actor = names.actor(name)
    if actor is not None:
        return actor.state
    found = (e for match in names.find(name) for e in match.of("states") if e.form in NAMED_BY)
    return next((entry.name for entry in found), None)


def state_or_name(name: str, names: Names) -> str:
    """The state that somebody is of, where that's known, or else the canonical name."""
    return state_of(name, names) or canonical(name, names)
