"""A ledger's claims as they stand: what the rooms compare and weigh."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from whoseword.ledger import Held, View
from whoseword.lexicon import Pack
from whoseword.model import Judgement, Ruling, in_force
from whoseword.resolve import Facts, FactsOf
from whoseword.resolve.rulings import Anchored
from whoseword.weigh.lineage import Root, voice_of


class Told:
    """All claims in view, each with its root and its facts; `judgements` are those in force."""

    def __init__(self, view: View, pack: Pack) -> None:
        self.names = pack.names
        self.judgements = in_force(view.judgements())
        self.groups = view.copy_groups()
        self._facts_of = FactsOf(pack, self.names)
        self._voices: dict[object, Root | None] = {}
        held = list(view.claims())
        self._outlets = self._outlets_of(held)
        self.held = {one.key: one for one in held}
        self.facts = {one.key: self._fact(one) for one in held}

    def _outlets_of(self, held: Iterable[Held]) -> dict[str, tuple[str, ...]]:
        """The publishers of each copy group."""
        found: dict[str, set[str]] = defaultdict(set)
        for article in (one.article for one in held):
            if article.publisher:
                found[self.groups[article.key]].add(article.publisher)
        return {group: tuple(sorted(outlets)) for group, outlets in found.items()}

    def voice(self, held: Held) -> Root | None:
        """On whose word a claim rests; None for an outlet's own voice."""
        claim, outlets = held.claim, self._outlets.get(self.groups[held.article.key], ())
        chain = tuple((s.name, s.type, s.resolved) for s in claim.sources)
        asked = (chain, claim.actor, claim.recipient, outlets)
        if asked not in self._voices:
            self._voices[asked] = voice_of(claim, self.names, *outlets)
        return self._voices[asked]

    def _fact(self, held: Held) -> Facts:
        root = self.voice(held)
        published = held.article.published
        return self._facts_of.of(
            held.claim,
            key=held.key,
            anchor=held.anchor,
            evidence=held.evidence,
            document=held.article.id,
            group=self.groups[held.article.key],
            root=root.name if root else "",
            published=published.when if published else None,
        )

    def graded(self) -> dict[int, Judgement]:
        """The judgements that grade events, by the claims that they name."""
        every = list(self.facts.values())
        found = Anchored(every)
        return {
            every[place].key: judgement
            for judgement in self.judgements
            if judgement.kind is Ruling.GRADE and judgement.subject is None
            for anchor in judgement.claims
            for place in found.of(anchor)
        }
