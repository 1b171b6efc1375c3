"""On whose word a claim finally rests, and whether that word is a party's own.

A chain of sources runs from the outermost, who passes on, to the innermost, the root. Whoever only
passes on adds nothing: the article's own outlet is never a root, wherever it stands in the chain
('told Reuters', in Reuters' own article). Roots are canonical actors of the pack where it has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whoseword.lexicon.names import Form, Names
from whoseword.lexicon.slug import slug
from whoseword.model import Claim, Source, SourceType

# 'A', 'A and B' and 'A, B and C' name one, two and three parties.
BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
# How an outlet is named beside its own name: 'Reuters (Web)', 'Fox Online News', 'CNN.com'.
EDITION = re.compile(r"\s*\([^)]*\)|\.(?:com|org|net)\b", re.IGNORECASE)

# Forms that name a state inside a longer name: 'North Korean officials', 'a Seoul official'.
NAMED_BY = frozenset({Form.ADJECTIVE, Form.METONYM, Form.NAME})
# Sources whose word is their state's.
OFFICIAL = frozenset(
    {
        SourceType.GOVERNMENT,
        SourceType.MILITARY,
        SourceType.INTELLIGENCE,
        SourceType.STATE_MEDIA,
    }
)


@dataclass(frozen=True, slots=True)
class Root:
    """Whose word a claim rests on.

    `id` is the actor's (a slug of the canonical name); `state` the canonical name of the state
    that it belongs to, or None. `identified` is False for somebody whom nothing identifies
    ('analysts', 'a source'): two such roots are not known to be two. `self_reporting` is True
    where the root, or its state, is a party to what the claim reports.
    """

    id: str
    name: str
    type: SourceType
    state: str | None
    identified: bool
    self_reporting: bool


def root_of(claim: Claim, names: Names, outlet: str | None = None) -> Root | None:
    """The root of `claim`, or None where the article speaks in its own voice.

    `outlet` is the publisher of the claim's article: links of the chain that name it are passed
    over. `names` is the pack's.
    """
    chain = relays_and_root(claim, names, outlet)
    if not chain:
        return None
    source = chain[-1]
    return Root(
        id=slug(source.name),
        name=source.name,
        type=source.type,
        state=state_of(source.name, names),
        identified=source.resolved and source.type is not SourceType.ANONYMOUS,
        self_reporting=is_self_reporting(claim, source, names),
    )


def relays_and_root(claim: Claim, names: Names, outlet: str | None = None) -> tuple[Source, ...]:
    """The claim's chain under canonical names, outermost first, without the article's own outlet.

    A name that follows itself stands once.
    """
    own = outlet_name(outlet, names).casefold() if outlet else None
    chain: list[Source] = []
    for link in claim.sources:
        name = canonical(link.name, names)
        if name.casefold() == own or (chain and chain[-1].name == name):
            continue
        chain.append(Source(name, link.type, link.span, link.resolved))
    return tuple(chain)


def is_self_reporting(claim: Claim, root: Source, names: Names) -> bool:
    """Whether `root` is a party to the claim: its actor or recipient, or of the same state as one.

    A state's persons, organs and state media are the state here, and it is theirs. Its independent
    press, its scholars and its companies speak for themselves.
    """
    parties = [*_parties(claim.actor, names), *_parties(claim.recipient, names)]
    own = canonical(root.name, names).casefold()
    if any(canonical(party, names).casefold() == own for party in parties):
        return True
    state = state_of(root.name, names) if _speaks_for_state(root, names) else None
    return state is not None and any(state_of(party, names) == state for party in parties)


def canonical(name: str, names: Names) -> str:
    """The pack's name for the actor that `name` names, or `name` itself where it has none."""
    actor = names.actor(name)
    return actor.name if actor else name


def outlet_name(outlet: str, names: Names) -> str:
    """The canonical name of a publisher, without what tells one edition from another."""
    plain = EDITION.sub("", outlet).strip() or outlet
    return canonical(plain, names)


def state_of(name: str, names: Names) -> str | None:
    """The state that `name` belongs to or is; of one that the pack lacks, the one it's named by.

    'North Korean officials' and 'a Seoul official' belong to the state that they name.
    """
    actor = names.actor(name)
    if actor is not None:
        return actor.state
    found = (e for match in names.find(name) for e in match.of("states") if e.form in NAMED_BY)
    return next((entry.name for entry in found), None)


def _speaks_for_state(source: Source, names: Names) -> bool:
    """Whether what `source` says is its state's own word."""
    actor = names.actor(source.name)
    kind = actor.source_type if actor else source.type
    if kind is SourceType.ANONYMOUS:
        noun = names.kind(source.name.split()[-1])
        kind = SourceType(noun["source_type"]) if noun else kind
    return kind in OFFICIAL


def _parties(joint: str | None, names: Names) -> tuple[str, ...]:
    """Each of the parties that a slot names."""
    if not joint or names.actor(joint):
        return (joint,) if joint else ()
    return tuple(filter(None, map(str.strip, BETWEEN.split(joint))))
