"""Denials in passing: 'has sent drones to Sudan, the newspaper said, which Kyiv denies'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whoseword.model import Span
from whoseword.read.denial import Denying
from whoseword.read.events import WORDS, Candidate
from whoseword.read.evidence import trimmed
from whoseword.read.stated import UNLISTED
from whoseword.read.syntax import Parse, Token
from whoseword.read.view import TextView

RELATIVE = frozenset({"which", "that"})


def with_rebutted(
    view: TextView, found: Sequence[Candidate], denying: Denying
) -> tuple[Candidate, ...]:
    """`found`, and each act again that a relative clause behind it says somebody denies.

    The clause is its evidence; what else is said there is left as it was found.
    """
    every = (*found, *_rebutted(view, found, denying))
    return tuple(sorted(every, key=lambda c: (c.trigger.i, c.trigger.type)))


def _rebutted(view: TextView, found: Sequence[Candidate], denying: Denying) -> Iterator[Candidate]:
    parse = view.parse
    for verb in (t for t in parse.tokens if t.dep == "relcl"):
        if not _of_it_all(parse, verb) or not denying.itself(parse, verb.i):
            continue
        clause, sentence = parse.phrase(verb.i), parse.sentence_of(verb.i)
        acts = [c for c in found if sentence.first <= c.trigger.i < verb.i]
        acts = [c for c in acts if c.trigger.type not in WORDS]
        if not acts or any(clause.covers(_word(parse, c)) for c in found):
            continue
        trigger = replace(acts[-1].trigger, i=verb.i, mode="", where=UNLISTED)
        evidence, told = trimmed(parse.text, clause), view.cued.get(verb.i)
        yield Candidate(trigger, told, evidence, acts[-1].confidence, again=acts[-1])


def _of_it_all(parse: Parse, verb: Token) -> bool:
    """Whether a clause of somebody's is of what was said before it: ', which Kyiv denies'."""
    what = parse.child(verb.i, "dobj")
    return what is not None and what.lower in RELATIVE and parse.child(verb.i, "nsubj") is not None


def _word(parse: Parse, candidate: Candidate) -> Span:
    return parse.tokens[candidate.trigger.i].span
