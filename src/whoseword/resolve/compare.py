"""How alike two claims are: points for what agrees, with the reason for each in words.

A wrong merge costs more than a missed one. So some differences keep two claims apart whatever else
agrees: other parties, other days, another weapon by name, a kind of thing that is never taken for
the other, places far from one another. What accounts of one happening are known to differ on
(figures, range classes, an hour before or after midnight) keeps nothing apart by itself.
The points were set on the annotated articles that benchmarks/events.py measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whoseword.lexicon.sites import WATER, holds, kilometres
from whoseword.lexicon.things import may_be_one
from whoseword.model import EventType, When
from whoseword.resolve.facts import COUNTED, WORDY, Facts, Party
from whoseword.resolve.verdict import Point, Verdict, verdict_of

# Days between two dates that time zones can explain: evening in Washington is morning in Seoul.
ZONES = 1
# Kilometres from which two places are two, where a happening has one place.
FAR = 150.0
# Share of the shorter evidence's content words that stand in the other where one retells the other.
RETOLD = 0.6

T = EventType
# Who speaks, comes or meets is somebody: another person of the same state is another happening.
PERSONAL = frozenset({T.STATEMENT, T.VISIT, T.MEETING, T.ASSESSMENT})
# Which side is named first says nothing.
MUTUAL = frozenset({T.MEETING, T.AGREEMENT})
# What happens in one place.
PLACED = frozenset({T.TEST, T.ATTACK, T.VISIT, T.MEETING, T.CONSTRUCTION, T.UNVEILING})
# A state doesn't do these twice a day to different things without anybody's saying so.
SINGULAR = frozenset({T.TEST})


# The most that the telling can add, and what it takes from statements in other words.
MOST_WORDED = 0.5
OTHER_WORDS = [Point(-0.25, "said in other words")]


def compare(one: Facts, other: Facts) -> Verdict:
    """The two as accounts of one happening; the same whichever comes first."""
    if other.order < one.order:
        one, other = other, one
    return verdict_of([*settled(one, other), *worded(one, other)])


def settled(one: Facts, other: Facts) -> list[Point]:
    """The points that the claims' profiles settle: all that keeps them apart is among them."""
    return [
        *_parties(one, other),
        *_time(one, other),
        *_thing(one, other),
        *_place(one, other),
        *_figure(one, other),
        *_standing(one, other),
    ]


def worded(one: Facts, other: Facts) -> list[Point]:
    """The points of the telling: the words, and the article."""
    retold = _retold(one, other)
    if one.type in WORDY:
        return retold or OTHER_WORDS
    if one.document == other.document:
        dated = (one.when is None) == (other.when is None)
        retold.append(Point(0.1 if dated else 0.05, "told in one article"))
    return retold


def _parties(one: Facts, other: Facts) -> Iterator[Point]:
    if one.type in MUTUAL:
        mine, theirs = one.parties, other.parties
        if len(mine) > 1 and len(theirs) > 1:
            shared = [p for p in mine if any(_one(p, q) for q in theirs)]
            if min(len(mine), len(theirs)) > len(shared):
                yield Point(0, f"{_names(mine)} are not {_names(theirs)}", apart=True)
            else:
                yield Point(0.4, f"the same parties: {_names(mine)}")
            return
    yield from _side("actor", one.actors, other.actors, 0.25, one.type)
    # A statement is addressed to several.
    if one.type not in WORDY:
        yield from _side("recipient", one.recipients, other.recipients, 0.15, one.type)


def _side(
    role: str, mine: frozenset[Party], theirs: frozenset[Party], points: float, kind: EventType
) -> Iterator[Point]:
    if not mine or not theirs:
        return
    if {p.name for p in mine} & {p.name for p in theirs}:
        yield Point(points, f"the same {role}: {_names(mine & theirs or mine)}")
    elif any(_one(p, q) for p in mine for q in theirs) and not (
        kind in PERSONAL and not any(p.is_state for p in mine | theirs)
    ):
        both = _names(mine | theirs)
        yield Point(points - 0.05, f"{both}, {role}s, are of one state")
    else:
        yield Point(0, f"another {role}: {_names(mine)}, {_names(theirs)}", apart=True)


def _one(one: Party, other: Party) -> bool:
    return one.name == other.name or (one.state is not None and one.state == other.state)


def _names(parties: Iterable[Party]) -> str:
    return " and ".join(sorted(p.name for p in parties))


def _time(one: Facts, other: Facts) -> Iterator[Point]:
    if one.when is None or other.when is None:
        return
    gap = one.when.gap(other.when)
    if gap == 0 and one.pinned and other.pinned:
        yield Point(0.35, f"the same day: {_days(one.when, other.when)}")
    elif gap == 0:
        yield Point(0.05, f"times that overlap: {_days(one.when, other.when)}")
    elif gap <= ZONES and _is_telling(one, other):
        yield Point(0.15, f"a day apart, as time zones are: {_days(one.when, other.when)}")
    else:
        yield Point(0, f"other days: {_days(one.when, other.when)}", apart=True)


def _is_telling(one: Facts, other: Facts) -> bool:
    """Whether so much else is the same, said of a day each, that a day's difference may be one of
    time zones: the weapon by name, or the figure, and the place."""
    if not (one.pinned and other.pinned):
        return False
    system = one.thing.systems & other.thing.systems
    figure = one.quantity is not None and one.quantity == other.quantity
    place = one.site is not None and one.site == other.site
    return sum(map(bool, (system, figure, place))) > 1


def _days(one: When, other: When) -> str:
    return ", ".join(dict.fromkeys(sorted((one.iso(), other.iso()))))


def _thing(one: Facts, other: Facts) -> Iterator[Point]:
    a, b = one.thing, other.thing
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal and one.type in SINGULAR:
        yield Point(0, f"the {one.ordinal} is not the {other.ordinal}", apart=True)
    if a.systems and b.systems and not a.systems & b.systems:
        yield Point(0, f"{_list(a.systems)} is not {_list(b.systems)}", apart=True)
    elif a.systems & b.systems:
        yield Point(0.3, f"the same system: {_list(a.systems & b.systems)}")
    elif not may_be_one(a.domains, b.domains):
        yield Point(0, f"other things: {_list(a.domains)}, {_list(b.domains)}", apart=True)
    elif a.proper and b.proper and not a.proper & b.proper:
        yield Point(-0.1, f"things of other names: {_list(a.proper | b.proper)}")
    elif a.classes & b.classes or a.goods & b.goods:
        shared = a.classes & b.classes or a.goods & b.goods
        yield Point(0.2, f"the same kind of thing: {_list(shared)}")
    elif a.domains and b.domains:
        yield Point(0.15, f"things that may be one: {_list(a.domains)}, {_list(b.domains)}")
    elif a.words & b.words:
        yield Point(0.15, f"the object's words: {_list(a.words & b.words)}")
    elif one.type in SINGULAR:
        yield Point(0.1, "nothing tells the objects apart")


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _place(one: Facts, other: Facts) -> Iterator[Point]:
    if one.site is None or other.site is None:
        return
    if holds(one.site, other.site):
        yield Point(0.15, f"the same place: {one.site.name}")
        return
    # A launch site and the sea that a missile fell into are no two places.
    if WATER & {one.site.kind, other.site.kind}:
        return
    far = kilometres(one.site, other.site)
    if far is not None and far > FAR and one.type in PLACED:
        names = f"{one.site.name} and {other.site.name}"
        yield Point(0, f"{names} lie {far:.0f} km apart", apart=True)


def _figure(one: Facts, other: Facts) -> Iterator[Point]:
    if one.quantity is None or other.quantity is None:
        return
    if one.quantity == other.quantity:
        yield Point(0.15, f"the same figure: {one.quantity.said}")
        return
    figures = f"{one.quantity.said}, {other.quantity.said}"
    if one.type in COUNTED and one.root == other.root:
        yield Point(-0.3, f"one word gives two figures: {figures}")
    elif one.type in COUNTED or one.quantity.unit == other.quantity.unit:
        yield Point(-0.1, f"figures differ: {figures}")


def _retold(one: Facts, other: Facts) -> list[Point]:
    """Whether one's words retell the other's."""
    short, long = sorted((one.words, other.words), key=len)
    if not short or len(short) < len(long) / 2:
        return []
    share = len(short & long) / len(short)
    if share < RETOLD:
        return []
    if one.group == other.group and one.document != other.document and share > (1 + RETOLD) / 2:
        return [Point(0.4, f"a copy of the text says it in {share:.0%} of the same words")]
    return [Point(0.2, f"{share:.0%} of the words are the same")]


def _standing(one: Facts, other: Facts) -> Iterator[Point]:
    """Whether both say done, or to come; of statements and assessments, on whose word."""
    if one.standing != other.standing:
        yield Point(-0.1, f"one says {one.standing.value}, the other {other.standing.value}")
    if one.type not in WORDY or not one.root or not other.root:
        return
    if one.root == other.root:
        yield Point(0.1, f"on the same word: {one.root}")
    elif one.type is T.ASSESSMENT:
        yield Point(0, f"judged by others: {one.root}, {other.root}", apart=True)
