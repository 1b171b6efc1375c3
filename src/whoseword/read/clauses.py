"""Pieces of a dependency tree as sets of tokens and as spans; who a verb's subject is."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.model import Span
from whoseword.read.syntax import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CITING = frozenset({"cite", "quote"})
QUOTING = CITING | {"describe"}  # 'was quoted as saying': whom it is said of says it
# Verbs under these arcs have the subject of the verb above them (Universal Dependencies' control
# and coordination).
SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep"})


def descend(parse: Parse, i: int, without: Iterable[int] = ()) -> set[int]:
    """All tokens under token `i`, itself too, leaving out the trees of `without`."""
    barred = set(without)
    found: set[int] = set()
    waiting = [i]
    while waiting:
        here = waiting.pop()
        if here not in barred and here not in found:
            found.add(here)
            waiting += [child.i for child in parse.children(here)]
    return found


def fragments(parse: Parse, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The runs of `tokens` as spans in text order, without commas and dashes at their edges."""
    runs: list[list[Token]] = []
    for i in sorted(tokens):
        token = parse.tokens[i]
        if runs and runs[-1][-1].i == i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = (_trimmed(run) for run in runs)
    return tuple(span for span in spans if span is not None)


def _trimmed(run: list[Token]) -> Span | None:
    words = [t for t in run if t.text[:1].isalnum() or t.text[-1:].isalnum() or t.pos == "SYM"]
    if not words:
        return None
    first, last = words[0], words[-1]
    around = {t.i: t for t in run}
    before, after = around.get(first.i - 1), around.get(last.i + 1)
    start = before.start if before is not None and _mark(before) else first.start
    end = last.end
    while after is not None and (_mark(after) or after.text in ".,?!"):
        end = after.end if _mark(after) else end
        after = around.get(after.i + 1)
    return Span(start, end)


def _mark(token: Token) -> bool:
    return token.text in ('"', "“", "”", "''", "``", "«", "»")


def subject(parse: Parse, i: int) -> Token | None:
    """Who does what verb `i` says: its own subject or agent, or the one that it shares; or None.

    A relative pronoun is returned as it stands. The subject of a passive isn't the doer.
    """
    own = parse.child(i, *SUBJECTS)
    if own is not None:
        return agent(parse, i) if own.dep == "nsubjpass" else own
    verb = parse.tokens[i]
    if verb.dep == "acl" and verb.tag == "VBG":
        return parse.tokens[verb.head]
    if verb.dep in SHARING and verb.head != i:
        return _shared(parse, verb)
    return agent(parse, i)


def _shared(parse: Parse, verb: Token) -> Token | None:
    above = parse.tokens[verb.head]
    if verb.dep == "pcomp" and above.dep == "prep":
        above = parse.tokens[above.head]
        told = parse.child(above.i, "dobj")
        if above.lemma in QUOTING and told is not None:
            return told
    if not above.verbal:
        return None
    passive = parse.child(above.i, "nsubjpass")
    return passive if passive is not None else subject(parse, above.i)


def agent(parse: Parse, i: int) -> Token | None:
    """The doer of the passive verb `i` ('by the ministry'), or None."""
    by = parse.child(i, "agent")
    return parse.child(by.i, "pobj") if by is not None else None


def passive(parse: Parse, i: int) -> bool:
    """Whether verb `i` is in the passive."""
    return parse.child(i, "nsubjpass", "auxpass") is not None


def cue_tokens(parse: Parse, i: int, follower: Token | None) -> set[int]:
    """A verb with its auxiliaries, negation and particle: what PolNeAR marks as the cue."""
    words = {t.i for t in parse.children(i, "aux", "auxpass", "neg", "prt")}
    return words | {i} | ({follower.i} if follower is not None else set())
