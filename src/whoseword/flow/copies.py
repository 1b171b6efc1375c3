"""The walk of a text among its copies, one named step per line: ledger, weigh, ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from whoseword.ledger import Meeting, Store, Weigher
from whoseword.model import Copy, Document, Weighed
from whoseword.weigh.copies import Copies
from whoseword.weigh.groups import joining
from whoseword.weigh.sketch import MEETING

# Prepared texts that are kept at hand: those of one story come close together.
AT_HAND = 256


class _Weigher:
    """Finds the copies of a document among those that the ledger lets it meet."""

    def __init__(self, copies: Copies) -> None:
        self._copies = copies
        self._know = lru_cache(AT_HAND)(copies.know)

    def weigh(self, document: Document, meeting: Meeting) -> Weighed:
        """The keys of a document and its copies among those that it meets."""
        copies, known = self._copies, self._know(document)
        keys = known.keys
        met = map(self._know, meeting(keys, MEETING))
        # One text may stand in several documents; the verdict on the texts is then the same.
        pairs = {(c.part, c.whole): c for other in met if (c := copies.judge(known, other))}
        found = tuple(pairs[texts] for texts in sorted(pairs))
        return Weighed(document.digest, copies.form, keys, found)

    def joining(self, copies: Iterable[Copy]) -> Iterable[Copy]:
        """Of all the copies that some texts have, those that put two texts into one group."""
        return joining(copies)


def weigher_with(copies: Copies) -> Weigher:
    """What finds a document's copies by these rules."""
    return _Weigher(copies)


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
