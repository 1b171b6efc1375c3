"""On whose word a claim finally rests, and whether that word is a party's own.

A chain of sources runs from the outermost, who passes on, to the innermost, the root. Whoever only
passes on adds nothing: the article's own outlet is never a root, wherever it stands in the chain
('told Reuters', in Reuters' own article). Roots are canonical actors of the pack where it has them.
"""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.lexicon.names import Names
from whoseword.lexicon.outlets import outlet_name
from whoseword.lexicon.parties import canonical, parties_of, state_of
from whoseword.lexicon.slug import slug
from whoseword.model import Claim, Source, SourceType

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
    where the root, or its state, is a party to what the claim reports; `official` where its word is
    its state's.
    """

    id: str
    name: str
    type: SourceType
    state: str | None
    identified: bool
    self_reporting: bool
    official: bool = False


def root_of(claim: Claim, names: Names, *outlets: str | None) -> Root | None:
    """The root of `claim`, or None where the article speaks in its own voice.

    `outlets` are the publishers of the claim's article and of its copies: links of the chain that
    name one of them are passed over. `names` is the pack's.
    """
    chain = relays_and_root(claim, names, *outlets)
    return _root(claim, chain[-1], names) if chain else None


def voice_of(claim: Claim, names: Names, *outlets: str | None) -> Root | None:
    """The root of `claim`; a state's own outlet that speaks in its own voice is its own root.

    It relays nobody there: its state speaks. Any other outlet's own voice is nobody's word.
    """
    root = root_of(claim, names, *outlets)
    if root is not None:
        return root
    for outlet in sorted(filter(None, outlets)):
        name = outlet_name(outlet, names)
        actor = names.actor(name)
        if actor and actor.source_type is SourceType.STATE_MEDIA and actor.state:
            return _root(claim, Source(name, actor.source_type), names)
    return None


def _root(claim: Claim, source: Source, names: Names) -> Root:
    return Root(
        id=slug(source.name),
        name=source.name,
        type=source.type,
        state=state_of(source.name, names),
        identified=source.resolved and source.type is not SourceType.ANONYMOUS,
        self_reporting=is_self_reporting(claim, source, names),
        official=_speaks_for_state(source, names),
    )


def relays_and_root(claim: Claim, names: Names, *outlets: str | None) -> tuple[Source, ...]:
    """The claim's chain under canonical names, outermost first, without the article's own outlet.

    A name that follows itself stands once.
    """
    own = {outlet_name(outlet, names).casefold() for outlet in outlets if outlet}
    chain: list[Source] = []
    for link in claim.sources:
        name = canonical(link.name, names)
        if name.casefold() in own or (chain and chain[-1].name == name):
            continue
        chain.append(Source(name, link.type, link.span, link.resolved))
    return tuple(chain)


def is_self_reporting(claim: Claim, root: Source, names: Names) -> bool:
    """Whether `root` is a party to the claim: its actor or recipient, or of the same state as one.

    A state's persons, organs and state media are the state here, and it is theirs. Its independent
    press, its scholars and its companies speak for themselves.
    """
    parties = [*parties_of(claim.actor, names), *parties_of(claim.recipient, names)]
    own = canonical(root.name, names).casefold()
    if any(canonical(party, names).casefold() == own for party in parties):
        return True
    state = state_of(root.name, names) if _speaks_for_state(root, names) else None
    return state is not None and any(state_of(party, names) == state for party in parties)


def _speaks_for_state(source: Source, names: Names) -> bool:
    """Whether what `source` says is its state's own word."""
    actor = names.actor(source.name)
    kind = actor.source_type if actor else source.type
    if kind is SourceType.ANONYMOUS:
        noun = names.kind(source.name.split()[-1])
        kind = SourceType(noun["source_type"]) if noun else kind
    return kind in OFFICIAL
