"""Whether two documents repeat one text, and why.

A copy has been cut, added to, given another headline, dateline or footer, and reworded here and
there; its passages still stand in the other. An independent report of the same event shares names,
stock phrases and quotations, and no passages to speak of. Both verdict and groups depend on the
documents alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.lexicon import Pack
from whoseword.model import Copy, Document
from whoseword.weigh.credits import Credit, Credits
from whoseword.weigh.passages import Shared, shared
from whoseword.weigh.sketch import FORM, keys_of
from whoseword.weigh.words import Standing, Words, words_of

# The share of each text that must stand in the other, and both shares together. A copy cut to half,
# reworded and lengthened again by as much keeps at worst a third of its original and half of itself
# (60 articles, 14 recipes). Follow-ups that take up yesterday's paragraphs keep less: of the pairs
# in 20,000 articles of US news, those below were other stories.
EACH = 0.32
TOGETHER = 0.85
# Less will do where both are signed by one agency.
SIGNED = 0.8
# More must be shared where one outlet published both, not on one day: it takes up its own
# background paragraphs from day to day.
AGAIN = 0.95
# So much of the one is enough, however long the other: it was cut from it.
WHOLE = 0.8
# Words that must be shared where neither is whole in the other.
LEAST = 40
# Independent reports of one speech share its words. So many of a copy's shared words are its
# writer's, and the share of what the writers tell is at least this part of the share of all.
TOLD = 20
NARRATED = 0.5
# A text that shares this much repeats the other, whoever speaks in it: a speech in full, with
# paragraphs added.
MOST = 0.55
# Words at the end of a text where a site's own lines stand. Two texts that share nothing before,
# and have words of their own there, share a footer.
FOOTER = 120
OWN = 40
# Texts of one outlet that came out further apart than this many days share its background
# paragraphs, picture galleries and pleas: there, only a text that is nearly all there is a copy.
APART = 14


@dataclass(frozen=True, slots=True)
class Known:
    """A document with what its comparison needs."""

    document: Document
    words: Words
    credits: tuple[Credit, ...]

    @property
    def keys(self) -> frozenset[int]:
        """The keys under which its copies are looked up: see sketch.py."""
        return keys_of(self.words)


class Copies:
    """Judges by one pack. `form` names the rules: what another form made is made anew."""

    def __init__(self, pack: Pack) -> None:
        self._standing = Standing(pack)
        self._credits = Credits(pack)
        self.form = f"{FORM}-{pack.digest_of('standing', 'insets', 'credits')[:12]}"

    def know(self, document: Document) -> Known:
        """Prepare a document for comparison."""
        return Known(document, words_of(document, self._standing), self._credits.of(document))

    def judge(self, one: Known, other: Known) -> Copy | None:
        """The two as copies, or None where they are not; the same whichever comes first."""
        if one.document.digest == other.document.digest:
            return None
        short, long = sorted((one, other), key=lambda k: (len(k.words), k.document.digest))
        cut, left = shared(short.words, long.words), shared(long.words, short.words)
        agency = _agency(short, long)
        if (_is_footer(cut) and _is_footer(left)) or not _is_told(cut, left):
            return None
        if not _is_enough(cut, left, _least(short.document, long.document, agency)):
            return None
        return Copy(
            short.document.digest,
            long.document.digest,
            round(cut.share, 4),
            round(left.share, 4),
            cut.words,
            cut.longest,
            cut.passages,
            left.passages,
            tuple(_reasons(cut, short, long, agency)),
        )


def _least(one: Document, other: Document, agency: str | None) -> float | None:
    """What both shares must make together; None where one must stand in the other as a whole."""
    days = _days_between(one, other) if one.publisher == other.publisher else 0
    if one.publisher and days != 0:
        return None if days is not None and days > APART else AGAIN
    return SIGNED if agency else TOGETHER


def _is_enough(cut: Shared, left: Shared, least: float | None) -> bool:
    """Whether what is shared makes a copy: `cut` is of the shorter text, `left` of the longer."""
    less, more = sorted((cut.share, left.share))
    both = least is not None and less >= EACH and less + more >= least and cut.words >= LEAST
    return more >= WHOLE or both


def _is_told(cut: Shared, left: Shared) -> bool:
    """Whether the writers' own words are shared, not only those that they quote."""
    least = NARRATED * min(cut.share, left.share)
    return all(
        found.share >= MOST
        or (found.told >= min(TOLD, found.all_told) and found.told_share >= least)
        for found in (cut, left)
    )


def _is_footer(found: Shared) -> bool:
    """Whether all that is shared stands at the text's end, and the text has words of its own."""
    return found.first >= OWN and found.of - found.first <= FOOTER


def _agency(one: Known, other: Known) -> str | None:
    """The agency that signed both."""
    mine, theirs = ({credit.agency for credit in known.credits} for known in (one, other))
    return min(mine & theirs, default=None)


def _reasons(found: Shared, part: Known, whole: Known, agency: str | None) -> Iterator[str]:
    """Why they are copies, in words."""
    yield (
        f"{found.share:.0%} of its {found.of} words stand in the other, "
        f"{found.longest} of them in one passage"
    )
    if agency:
        yield f"both are signed {agency}"
    lines = [known.document.dateline for known in (part, whole)]
    said = [
        line.span.of(k.document.text) for line, k in zip(lines, (part, whole), strict=True) if line
    ]
    if len(said) == 2 and said[0] != said[1]:
        yield f"the dateline {said[0]!r} stands for {said[1]!r}"


def _days_between(one: Document, other: Document) -> int | None:
    """Days between the two's publication; None where it's not known of both."""
    if one.published is None or other.published is None:
        return None
    return one.published.when.gap(other.published.when)
