"""The walk of a text among its copies, one named step per line: ledger, weigh, ledger."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from whoseword.ledger import Meeting, Store, Weigher
from whoseword.model import Document, Weighed
from whoseword.weigh.copies import Copies, Known
from whoseword.weigh.sketch import MEETING

# Prepared texts that are kept at hand: those of one story come close together.
AT_HAND = 256


def weigher_with(copies: Copies) -> Weigher:
    """What finds the copies of a document among those that the ledger lets it meet."""

    @lru_cache(AT_HAND)
    def know(document: Document) -> Known:
        return copies.know(document)

    def weigh(document: Document, meeting: Meeting) -> Weighed:
        known = know(document)
        keys = known.keys
        met = map(know, meeting(keys, MEETING))
        # One text may stand in several documents; the verdict on the texts is then the same.
        pairs = {(c.part, c.whole): c for other in met if (c := copies.judge(known, other))}
        found = tuple(pairs[texts] for texts in sorted(pairs))
        return Weighed(document.digest, copies.form, keys, found)

    return weigh


def weigh_copies(
    ledger: Store,
    copies: Copies,
    *,
    progress: Callable[[Document], None] = lambda document: None,
) -> int:
    """Find the copies of whatever the ledger holds unweighed, and say how many documents that was.

    Ledgers of an older program, and those weighed with other standing lines or credits, need it;
    else it has nothing to do.
    """
    with ledger.copy_writer() as writer:
        count = writer.missing(copies.form)
        if count:
            for document in writer.weigh(copies.form, weigher_with(copies)):
                progress(document)
    return count
