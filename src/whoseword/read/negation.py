"""Whether an act is said not to be done, or only supposed, by the words of its own clause."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.read.syntax import Parse, Token

# What a certainty that these decide is put down to; nothing that is learned overrules them.
NEGATION, SUPPOSITION = "negation", "supposition"
NEITHER = frozenset({"neither", "nor"})
INSTEAD = frozenset({"instead", "rather"})


def negated(parse: Parse, i: int) -> bool:
    """Whether a word has a negation of its own."""
    return parse.child(i, "neg") is not None


def undone(parse: Parse, i: int) -> Token | None:
    """What says that the act at verb `i` isn't done, or None.

    Not in 'may not sell', which looks ahead, nor in 'did not meet Kim, but instead his envoy'.
    """
    ahead = any(t.tag == "MD" for t in parse.children(i, "aux"))
    if ahead or not parse.tokens[i].verbal:
        return None
    if any(t.lower in INSTEAD for t in parse.subtree(i)):
        return None
    return next((t for t in _denying(parse, i) if not _only(parse, t)), None)


def _denying(parse: Parse, i: int) -> Iterator[Token]:
    """'not', 'neither sold nor lent', 'no missile was launched', 'has yet to deliver'."""
    word, above = parse.tokens[i], parse.tokens[parse.tokens[i].head]
    yield from parse.children(i, "neg")
    joined = parse.children(above.i) if word.dep == "conj" else ()
    yield from (t for t in (*parse.children(i), *joined) if t.lower in NEITHER)
    for thing in parse.children(i, "nsubj", "nsubjpass", "dobj"):
        yield from (t for t in parse.children(thing.i, "det") if t.lower == "no")
    if word.dep == "xcomp" and above.lemma == "have":
        yield from (t for t in parse.children(above.i, "advmod") if t.lower == "yet")


def _only(parse: Parse, token: Token) -> bool:
    """Whether 'only' stands right behind it: 'not only' denies nothing."""
    behind = parse.tokens[token.i + 1 : token.i + 2]
    return any(t.lower == "only" for t in behind)


def supposed(parse: Parse, i: int) -> bool:
    """'Had Iran delivered them': the auxiliary before the subject; 'whether Iran has'."""
    clause = next((t for t in (parse.tokens[i], *parse.above(i)) if t.verbal), None)
    if clause and any(t.lower == "whether" for t in parse.children(clause.i, "mark", "advmod")):
        return True
    had = next((t for t in parse.children(i, "aux") if t.lower == "had"), None)
    subject = parse.child(i, "nsubj")
    return had is not None and subject is not None and had.i < subject.i
