"""To whom an event is done: chosen among all whom the text around it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whoseword.model import Actor, Span
from whoseword.read.choice import Option
from whoseword.read.grounds import Grounds
from whoseword.read.paths import path
from whoseword.read.syntax import Token
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView
from whoseword.read.who.referents import Mention

BACK = 2  # sentences before the event's own in which a party may have been named
OFTEN = (1, 3, 8, 16)  # mentions of a party in the text, as steps
NEAR = (2, 5, 10, 20)  # words between an event and a party, as steps


@dataclass(frozen=True)
class Parties:
    """All that is known beside the text: who does it, who tells it, whom the text is about.

    `home` is the doer's state, `often` whom the text names most, most often first.
    `named` gives an actor's name as the slot has it: a state's for its organ where that acts for
    the state.
    """

    doer: str | None
    speaker: Actor | None
    main: Actor | None
    named: Callable[[Actor], str]
    home: str | None = None
    often: Sequence[str] = ()


def options(
    view: TextView, trigger: Trigger, evidence: Span, parties: Parties
) -> tuple[Option[str], ...]:
    """Everybody named near the event but its doer, each once, in text order."""
    found: dict[str, list[Mention]] = {}
    for mention in _near(view, trigger, evidence):
        name = parties.named(mention.actor) if mention.actor else None
        if name is not None and name != parties.doer:
            found.setdefault(name, []).append(mention)
    for mention in _foremost(view, parties):
        name = parties.named(mention.actor) if mention.actor else None
        if name is not None and name != parties.doer:
            found.setdefault(name, [mention])
    stated = {n: [m for m in ms if evidence.covers(m.span)] for n, ms in found.items()}
    inside = [name for name, mentions in stated.items() if mentions]
    grounds, groups = Grounds.of(view, evidence), (trigger.type.value,)
    made = []
    for name, mentions in found.items():
        best = stated[name] or mentions[-1:]
        traits = [t for m in best for t in _traits(view, trigger, evidence, parties, m)]
        traits += [t for m in best for t in grounds.traits(m)]
        traits += ["only"] if inside == [name] else ()
        traits += ["first"] if inside[:1] == [name] else ()
        made.append(Option(name, best[0].span, tuple(dict.fromkeys(traits)), groups=groups))
    return tuple(made)


def _near(view: TextView, trigger: Trigger, evidence: Span) -> Iterator[Mention]:
    """Resolved mentions in the event's evidence and sentence, and those shortly before."""
    number = view.parse.sentence_number(trigger.i)
    first = view.parse.sentences[max(0, number - BACK)].span.start
    last = max(view.parse.sentences[number].span.end, evidence.end)
    for mention in view.mentions.within(Span(min(first, evidence.start), last)):
        if mention.actor is not None:
            yield mention


def _foremost(view: TextView, parties: Parties) -> Iterator[Mention]:
    """The first mention of the state whose arms the text is about, and of the next most named."""
    firsts, most = view.mentions.first_of_states, view.mentions.foremost_states
    main = (parties.main.name,) if parties.main else ()
    yield from [firsts[name] for name in dict.fromkeys((*main, *most))]


def _traits(
    view: TextView, trigger: Trigger, evidence: Span, parties: Parties, mention: Mention
) -> Iterator[str]:
    """What is seen of one mention beside the event."""
    actor, parse = mention.actor, view.parse
    head, word = parse.tokens[mention.head], parse.tokens[trigger.i]
    if actor is None:
        return
    yield f"actor:{actor.kind}"
    yield f"kind:{mention.kind}"
    yield f"known:{actor.known}"
    roles = tuple(_roles(actor, parties)) or ("stranger",)
    where = "in" if evidence.covers(mention.span) else "out"
    yield from roles
    joined = "+".join(roles)
    yield f"{where}/{joined}"
    yield f"{where}/{joined}/{_subject(head)}/{mention.kind}"
    yield f"often:{bisect_left(OFTEN, view.mentions.of_state[actor.state])}"
    if where == "out":
        back = min(parse.sentence_number(word.i) - parse.sentence_number(head.i), BACK + 1)
        yield f"out:{back}"
        yield f"out:{back}/{'after' if head.i > word.i else 'before'}/{_subject(head)}"
        return
    way = path(parse, word.i, head.i)
    yield from (f"path:{way}", f"path:{way}/{word.lemma}", f"path:{way}/{actor.kind}")
    yield f"dep:{head.dep}/{_above(view, head)}"
    yield f"near:{bisect_left(NEAR, abs(head.i - word.i))}/{head.i > word.i}"
    yield f"under:{parse.tokens[head.head].lemma}"


def _roles(actor: Actor, parties: Parties) -> Iterator[str]:
    """What the actor is to the event's other parties."""
    speaker, main = parties.speaker, parties.main
    if main is not None and actor.state == main.name:
        yield f"main/{actor.kind}"
    if speaker is not None and actor.name == speaker.name:
        yield "speaker"
    elif speaker is not None and actor.state is not None and actor.state == speaker.state:
        yield "speaker's state"
    if parties.home is not None and actor.state == parties.home:
        yield f"doer's own/{actor.kind}"


def _subject(head: Token) -> str:
    return "subject" if head.dep in ("nsubj", "nsubjpass") else "other"


def _above(view: TextView, head: Token) -> str:
    """The preposition that the mention hangs on, or what kind of word."""
    above = view.parse.tokens[head.head]
    return above.lower if head.dep == "pobj" else above.pos
