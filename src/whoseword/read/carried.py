"""A source that only points back: 'he said', 'they added', 'the statement said'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoseword.model import Attribution, Source, hull
from whoseword.read.syntax import Token
from whoseword.read.who.speakers import Speakers

# The speaker that a pronoun carries on stands at most so many sentences before, and a statement's
# at most so many (own reading of wire news and KCNA).
REACH, STATEMENT_REACH = 3, 8
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
PLURAL = frozenset({"they", "them", "their", "both"})


def carried(
    one: Attribution, speaker: Source, attributions: Sequence[Attribution], speakers: Speakers
) -> Source | None:
    """Who said the last thing before `one`, if that can be who its source points back to; or None.

    A document noun takes the nearest named source; a pronoun only one of its own kind and number.
    """
    head = speakers.parse.head_of(hull(one.source))
    if head is None:
        return None
    row = speakers.names.kind(head.lower)
    paper = row is not None and row["kind"] == "document"
    if not paper and head.pos != "PRON":
        return None
    reach = STATEMENT_REACH if paper else REACH
    for other in _before(head, attributions, speakers, reach):
        found = speakers.source(other.source)
        if found is not None and found.resolved and (paper or _agrees(head, found, speakers)):
            return replace(found, span=speaker.span)
    return None


def _before(
    head: Token, attributions: Sequence[Attribution], speakers: Speakers, reach: int
) -> list[Attribution]:
    """Attributions whose source stands before `head`, nearest first, at most `reach` sentences."""
    parse = speakers.parse
    here = parse.sentence_number(head.i)
    found = []
    for other in attributions:
        if not other.source or other.source[0].start >= head.start:
            continue
        first = parse.head_of(other.source[0])
        if first is not None and here - parse.sentence_number(first.i) <= reach:
            found.append(other)
    return sorted(found, key=lambda a: -a.source[0].start)


def _agrees(head: Token, found: Source, speakers: Speakers) -> bool:
    kind, plural = _kind(found, speakers)
    if head.lower in PERSONAL:
        return kind == "person" and not plural
    if head.lower in PLURAL:
        return plural or kind != "person"
    return kind not in ("person", "") and not plural and head.lower == "it"


def _kind(found: Source, speakers: Speakers) -> tuple[str, bool]:
    """What a source is (`person`, `body`, …, or empty if unknown), and whether it is several."""
    actor = speakers.names.actor(found.name)
    if actor is not None:
        return actor.kind, False
    for word in reversed(found.name.split(" at ")[0].split(" of ")[0].split()):
        row = speakers.names.kind(word.lower())
        if row is not None:
            return row["kind"], word.lower() != row["noun"] and word.endswith("s")
    joint = " and " in found.name
    return "person" if found.name[:1].isupper() and " " in found.name else "", joint
