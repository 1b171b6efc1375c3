"""Attributions that hang on a verb: 'X said that …', '…, said X', '…, analysts say, …'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whoseword.read.clauses import cue_tokens, descend, passive, subject
from whoseword.read.cues import Cue, Cues
from whoseword.read.syntax import Parse, Token

# An inserted 'he said' hangs on the clause that it reports by one of these arcs.
INSERTED = frozenset({"parataxis", "ccomp", "dep", "advcl"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as sets of tokens. `pivot` is the token that carries the cue."""

    pivot: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    spoken: bool = False  # its content is a quotation


def verb_drafts(parse: Parse, cues: Cues) -> Iterator[Draft]:
    """One draft for every cue verb, in text order; `content` is empty where none was found."""
    for token in parse.tokens:
        if token.verbal and token.dep not in ("aux", "auxpass"):
            found = cues.verb(parse, token.i)
            if found is not None:
                yield _draft(parse, token, *found)


def _draft(parse: Parse, verb: Token, cue: Cue, follower: Token | None) -> Draft:
    words = cue_tokens(parse, verb.i, follower)
    content, raised = _content(parse, verb, cue, follower)
    source = None if raised else subject(parse, verb.i)
    who = _noun_phrase(parse, source, verb) if source is not None else set()
    draft = Draft(verb.i, frozenset(who), frozenset(words), frozenset())
    return replace(draft, content=frozenset(content - who - words))


def _noun_phrase(parse: Parse, head: Token, verb: Token) -> set[int]:
    """The speaker's words, without the clause that the verb itself stands in."""
    if head.lower in ("it", "there") and passive(parse, verb.i):
        return set()
    return descend(parse, head.i, {verb.i, *(above.i for above in parse.above(verb.i))} - {head.i})


def _content(parse: Parse, verb: Token, cue: Cue, follower: Token | None) -> tuple[set[int], bool]:
    """What is said, and whether its subject stands before the verb, so that nobody says it."""
    raising = cue.takes == "raising" or passive(parse, verb.i)
    if raising:
        taken = _raised(parse, verb)
        if taken:
            return taken, parse.child(verb.i, "agent") is None
    if cue.clause or raising:
        taken = _clause(parse, verb) or _around(parse, verb)
        if taken:
            return taken, raising and parse.child(verb.i, "agent") is None
    if cue.object:
        return _object(parse, verb, follower), False
    return set(), False


def _raised(parse: Parse, verb: Token) -> set[int]:
    """'X is believed to do', 'X seems ready', 'X is seen as Y': X with what comes after."""
    theme = parse.child(verb.i, "nsubjpass", "nsubj")
    rest = parse.child(verb.i, "xcomp", "oprd", "acomp") or parse.child(verb.i, "prep")
    if rest is None or (rest.dep == "prep" and rest.lower != "as"):
        return set()
    found = descend(parse, rest.i)
    return found | descend(parse, theme.i) if theme is not None else found


def _clause(parse: Parse, verb: Token) -> set[int]:
    clause = parse.child(verb.i, "ccomp") or _infinitive(parse, verb)
    if clause is None:
        return set()
    if clause.i < verb.i:
        return _fronted(parse, verb, clause)
    found = descend(parse, clause.i)
    told = parse.child(verb.i, "dobj")
    if clause.dep == "xcomp" and told is not None and told.i < clause.i:
        found |= descend(parse, told.i)
    return found


def _infinitive(parse: Parse, verb: Token) -> Token | None:
    return next(iter(parse.children(verb.i, "xcomp", "oprd")), None)


def _fronted(parse: Parse, verb: Token, clause: Token) -> set[int]:
    """All that comes before the speaker and the verb, where the content comes first."""
    doer = subject(parse, verb.i)
    own = descend(parse, verb.i, {clause.i}) - descend(parse, clause.i)
    edge = min((i for i in own if clause.i < i <= verb.i and not _mark(parse, i)), default=verb.i)
    first = min(descend(parse, clause.i))
    if verb.dep == "ROOT":
        first = min(first, parse.sentence_of(verb.i).first)
    before = set(range(first, edge))
    if doer is not None and doer.i < clause.i:
        before -= descend(parse, doer.i)
    return before | {i for i in descend(parse, clause.i) if i > verb.i}


def _mark(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos == "PUNCT"


def _around(parse: Parse, verb: Token) -> set[int]:
    """The clause that 'analysts say' or 'as KCNA reported' is inserted into."""
    above = parse.tokens[verb.head]
    if verb.dep not in INSERTED or not above.verbal or verb.head == verb.i:
        return set()
    as_clause = parse.child(verb.i, "mark", "advmod")
    if verb.dep == "advcl" and (as_clause is None or as_clause.lower != "as"):
        return set()
    if as_clause is not None and as_clause.lower not in ("as", "also", "now", "then"):
        return set()
    if parse.child(verb.i, "nsubj") is None or parse.child(verb.i, "dobj") is not None:
        return set()
    return descend(parse, above.i, {verb.i})


def _object(parse: Parse, verb: Token, follower: Token | None) -> set[int]:
    """The noun phrase that the verb or its preposition takes, with 'as Y' after it."""
    if follower is not None and follower.dep in ("prep", "agent"):
        inner = parse.child(follower.i, "pobj", "pcomp")
        return descend(parse, inner.i) if inner is not None else set()
    if follower is not None and follower.dep == "mark":
        return descend(parse, follower.head, {follower.i})
    found: set[int] = set()
    for part in parse.children(verb.i, "dobj", "oprd", "nsubjpass"):
        found |= descend(parse, part.i)
    if found:
        for part in parse.children(verb.i, "prep"):
            found |= descend(parse, part.i) if part.i > verb.i and part.lower in _KEPT else set()
    return found


# Prepositions that go on with a verb's object: 'described it as', 'accused him of'.
_KEPT = frozenset({"as", "of", "for", "to", "with", "in", "on"})
