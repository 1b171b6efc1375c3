"""One person's review of one ledger: every way to it (page, API, terminal, sheet) ends here."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.flow import review
from whoseword.flow.judgements import undo
from whoseword.ledger import Store
from whoseword.ledger.review import waiting_on
from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.model import Judgement


@dataclass(frozen=True)
class Reviewer:
    """Keeps what `who` says of claims, which are named by their ids or as much as is unique."""

    store: Store
    pack: Pack
    names: Names
    who: str

    def verdict(self, claim: str, *, right: bool, why: str = "") -> Judgement:
        """The claim, with what was corrected on it, stands; or it is none."""
        with self.store.browse() as look:
            held = look.as_read(claim)
        return review.give_verdict(self.store, held, self.who, right=right, why=why)

    def correct(self, claim: str, slot: str, said: str, why: str = "") -> Judgement:
        """A slot has another value than was read: what `said` means there, empty for none."""
        with self.store.browse() as look:
            one = waiting_on(look, self.pack, look.as_read(claim))
            document = look.document(one.held.article.key)
        value = review.human_value(slot, said, document, self.names)
        return review.correct(
            self.store,
            one.held,
            self.who,
            slot,
            value,
            self.names,
            confidence=one.confidence,
            why=why,
        )

    def undo(self, identity: str) -> tuple[Judgement, Judgement]:
        """The judgement with this id no longer holds: that one, and the one that says so."""
        return undo(self.store, self.who, identity)
