"""Who does an event: chosen among all whom the text names near it, the rules' choice weighed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from whoseword.model import Actor, EventType, Span
from whoseword.read.agents import SUBJECT, WHO_ORDERS, maker
from whoseword.read.choice import Option
from whoseword.read.events import WORDS
from whoseword.read.fillers import Named
from whoseword.read.recipients import Parties, options
from whoseword.read.stated import UNLISTED
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView
from whoseword.read.who.referents import MentionKind
from whoseword.read.who.speakers import first_person

MOST = 4  # ranks by frequency that are told apart
TELLS = "says:this"
NAMING = frozenset({MentionKind.NAME, MentionKind.METONYM})
GIVEN = frozenset({"received", "subject"})  # modes of verbs whose subject is not who does it
BACK = 2  # sentences before the event's own whose speakers are looked at


def doers(
    view: TextView,
    trigger: Trigger,
    evidence: Span,
    parties: Parties,
    ruled: Option[str] | None,
    speaker: Option[str] | None = None,
) -> tuple[Option[str], ...]:
    """Everybody named near the event, each once, whom the rules take, and who tells of it.

    A statement's doer may be whoever tells of it, however far away that is said. Who orders an
    event does it (the annotation guidelines, 'sources').

    `ruled` is the rules' choice, its rules as traits; `speaker` who says it, under the name that a
    doer has. `parties` has no doer, since that is asked.
    """
    found = options(view, trigger, evidence, parties)
    speaking = tuple(_speaking(view, trigger, evidence, parties.named))
    telling = [o for o in speaking if TELLS in o.traits and trigger.type is EventType.STATEMENT]
    for one in (ruled, speaker, *telling):
        if one is not None and all(o.value != one.value for o in found):
            found = (*found, Option(one.value, one.span, ("far",)))
    if trigger.type is EventType.TRANSFER:
        given = {parties.named(actor) for actor in _given_to(view, trigger, evidence)}
        found = tuple(o for o in found if o.value not in given)
    if ruled is not None and WHO_ORDERS in ruled.traits:
        found = tuple(o for o in found if o.value == ruled.value)
    elif _says_who(view, trigger):
        found = _only(found, evidence)
    made_by = maker(view, trigger)
    if made_by is not None:
        said = ruled is not None and SUBJECT in ruled.traits
        found = _only(found, evidence, *(() if said else (made_by.value.name,)))
    return tuple(_with(o, trigger, ruled, parties.often, speaking) for o in found)


def _only(found: Iterable[Option[str]], evidence: Span, *names: str) -> tuple[Option[str], ...]:
    """Those of `found` whom the evidence names, or whose name is one of `names`."""
    return tuple(o for o in found if o.value in names or evidence.covers(o.span))


def _says_who(view: TextView, trigger: Trigger) -> bool:
    """Whether the event's word is a verb that the pack knows as an act's, its subject named.

    Beside such a subject nobody named elsewhere does it, however much the article is about them.
    """
    if trigger.mode in GIVEN or trigger.type in WORDS or trigger.where in ("", UNLISTED):
        return False
    subject = view.parse.child(trigger.i, "nsubj")
    at = view.mentions.at(subject.i) if subject else None
    return at is not None and at.kind in NAMING and at.actor is not None


def _given_to(view: TextView, trigger: Trigger, evidence: Span) -> Iterator[Actor]:
    """Who is named in the evidence as those alone to whom it goes: 'they sent shells to X'."""
    things = (t.i for t in view.parse.children(trigger.i, "dobj", "nsubjpass"))
    links = (t for i in (trigger.i, *things) for t in view.parse.children(i, "prep", "dative"))
    heads = {t.i for link in links if link.lower == "to" for t in view.parse.children(link.i)}
    named = view.mentions.within(evidence)
    elsewhere = {m.actor for m in named if m.head not in heads}
    yield from (m.actor for m in named if m.head in heads and m.actor and m.actor not in elsewhere)


def _with(
    option: Option[str],
    trigger: Trigger,
    ruled: Option[str] | None,
    ranks: Sequence[str],
    speaking: Sequence[Option[str]],
) -> Option[str]:
    """`option` with what is seen of it beyond its mentions near the event."""
    own = [f"often:{ranks.index(option.value) if option.value in ranks else MOST}"]
    own += [how for one in speaking if one.value == option.value for how in one.traits]
    if ruled is not None and ruled.value == option.value:
        own += ["ruled", *(f"ruled:{rule}" for rule in ruled.traits)]
    own += [f"{trait}/{trigger.mode}" for trait in own if trigger.mode]
    seen = (*option.traits, *dict.fromkeys(own))
    return Option(option.value, option.span, seen, groups=(trigger.type.value,))


def foremost(named: Iterable[Named]) -> tuple[str, ...]:
    """Whom a text names most, most often first."""
    counts = Counter(name for _, name in named)
    return tuple(name for name, _ in counts.most_common(MOST))


def _of_themselves(view: TextView, trigger: Trigger) -> Iterator[str]:
    """Whether the event's sentence speaks of its speaker: 'I', 'our'; and the event's subject."""
    sentence = view.parse.sentence_of(trigger.i)
    words = view.parse.tokens[sentence.first : sentence.last]
    yield from sorted({t.lower for t in words if first_person(t)})
    doer = view.parse.child(trigger.i, "nsubj")
    if doer is not None and first_person(doer):
        yield "does it"


def _speaking(
    view: TextView, trigger: Trigger, evidence: Span, named: Callable[[Actor], str]
) -> Iterator[Option[str]]:
    """Each source of an attribution that tells the event, or stands shortly before it."""
    parse = view.parse
    number = parse.sentence_number(trigger.i)
    word = parse.tokens[trigger.i].span
    for attribution, mentions in view.speaking:
        tells = word.inside(attribution.content)
        themselves = tuple(_of_themselves(view, trigger)) if tells else ()
        for mention, actor in mentions:
            back = number - parse.sentence_number(mention.head)
            if not (tells or 0 <= back <= BACK):
                continue
            back = min(back, BACK + 1)
            how = [f"says:{back}", f"says:{back}/{attribution.stance}"]
            if word.inside(attribution.cue):
                how.append("says:by this word")
            if tells:
                how += [TELLS, *(f"{TELLS}/{who}" for who in themselves)]
            if any(evidence.covers(s) for s in attribution.cue):
                how.append("says:in the evidence")
            yield Option(named(actor), mention.span, tuple(how))
