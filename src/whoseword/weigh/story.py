"""The lineage of a story: who had it first, who relays whom, down to the roots.

A graph of names. An edge runs from whoever passes on to whoever it has it from, for one of three
reasons: it cites them (a claim's chain says so), it carries their credit, or it repeats their text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from whoseword.lexicon.names import Names
from whoseword.lexicon.outlets import outlet_name
from whoseword.lexicon.parties import canonical
from whoseword.model import Claim, SourceType
from whoseword.weigh.lineage import relays_and_root, root_of

UNNAMED = "an unnamed outlet"


class Role(StrEnum):
    """What somebody does in a story; of several, the last here that applies."""

    OUTLET = "outlet"
    AGENCY = "agency"
    RELAY = "relay"
    ROOT = "root"


class Reason(StrEnum):
    """Why somebody is said to have it from somebody else."""

    CITES = "cites"
    CREDIT = "credit"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Telling:
    """One document that tells the story.

    `published` is its ISO time, or empty. `group` is its copy group; `credits` are the agencies
    that signed it; `claims` are those of its claims that belong to the story.
    """

    document: str
    outlet: str | None
    published: str
    group: str
    credits: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the story. `first` is the ISO time of the first document that has them in it."""

    name: str
    role: Role
    type: SourceType | None = None
    self_reporting: bool = False
    first: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """`by` has it from `of`, as `documents` show."""

    by: str
    of: str
    reason: Reason
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The graph. `first` names the documents that came out first; several of one day are not told
    apart. `groups` counts texts, copies once; `roots` are the names of the root nodes.
    """

    first: tuple[str, ...]
    groups: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def roots(self) -> tuple[str, ...]:
        """On whose word the story rests."""
        return tuple(node.name for node in self.nodes if node.role is Role.ROOT)


@dataclass
class _Drawing:
    """Nodes and edges while they are gathered."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, Reason], list[str]] = field(default_factory=dict)

    def node(
        self,
        telling: Telling,
        name: str,
        role: Role,
        kind: SourceType | None = None,
        *,
        own: bool = False,
    ) -> None:
        new = Node(name, role, kind, own, telling.published, (telling.document,))
        old = self.nodes.get(new.name, new)
        higher = max(old, new, key=lambda node: list(Role).index(node.role))
        self.nodes[new.name] = replace(
            higher,
            type=old.type or new.type,
            self_reporting=old.self_reporting or new.self_reporting,
            first=min(filter(None, (old.first, new.first)), default=""),
            documents=tuple(sorted({*old.documents, *new.documents})),
        )

    def edge(self, by: str, of: str, reason: Reason, document: str) -> None:
        if by != of:
            self.edges.setdefault((by, of, reason), []).append(document)


def story_of(tellings: Iterable[Telling], names: Names) -> Story:
    """The graph of these documents; the same in whatever order they come."""
    told = sorted(tellings, key=lambda t: (not t.published, t.published, t.document))
    drawing = _Drawing()
    for telling in told:
        _draw(telling, names, drawing)
    for by, of, document in _repeats(told, names):
        drawing.edge(by, of, Reason.COPY, document)
    edges = (Edge(*key, tuple(sorted(set(found)))) for key, found in drawing.edges.items())
    return Story(
        tuple(t.document for t in told if t.published and t.published == told[0].published),
        len({telling.group for telling in told}),
        tuple(sorted(drawing.nodes.values(), key=lambda n: (n.role, not n.first, n.first, n.name))),
        tuple(sorted(edges, key=lambda e: (e.by, e.of, e.reason))),
    )


def _draw(telling: Telling, names: Names, drawing: _Drawing) -> None:
    """What one document shows: its outlet, who signed it, and the chains of its claims."""
    outlet = _outlet(telling, names)
    drawing.node(telling, outlet, Role.OUTLET)
    for agency in (canonical(credit, names) for credit in telling.credits):
        if agency != outlet:
            drawing.node(telling, agency, Role.AGENCY, SourceType.MEDIA)
            drawing.edge(outlet, agency, Reason.CREDIT, telling.document)
    for claim in telling.claims:
        chain = relays_and_root(claim, names, telling.outlet)
        root = root_of(claim, names, telling.outlet)
        for place, link in enumerate(chain):
            last = place == len(chain) - 1
            own = last and root is not None and root.self_reporting
            role = Role.ROOT if last else Role.RELAY
            drawing.node(telling, link.name, role, link.type, own=own)
            above = chain[place - 1].name if place else outlet
            drawing.edge(above, link.name, Reason.CITES, telling.document)


def _repeats(told: Sequence[Telling], names: Names) -> Iterator[tuple[str, str, str]]:
    """Of each copy group, whoever ran the text later, and whoever ran it first.

    Documents of the first day, and those without a day, are not said to repeat one another.
    """
    firsts: dict[str, Telling] = {}
    for telling in told:
        first = firsts.setdefault(telling.group, telling)
        if first.published and telling.published > first.published:
            yield _outlet(telling, names), _outlet(first, names), telling.document


def _outlet(telling: Telling, names: Names) -> str:
    return outlet_name(telling.outlet, names) if telling.outlet else UNNAMED
