"""A noun's phrase as a thing is named by it: short, and with what follows the noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whoseword.model import Span
from whoseword.read.evidence import trimmed
from whoseword.read.syntax import Parse, Token

# Parts of speech of words that a phrase doesn't begin or end with.
EDGES = frozenset({"DET", "ADP", "PUNCT", "SCONJ", "CCONJ", "PART", "NUM"})
CLAUSES = ("relcl", "acl", "advcl", "ccomp", "appos")  # what follows a noun and is no part of it
# Prepositions that say of the event to whom, where, when or how it was done.
ASIDE = frozenset(
    {"to", "in", "at", "near", "by", "from", "into", "toward", "towards", "over", "as"}
    | {"between", "during", "since", "after", "before", "until", "through"}
)
PARTS = frozenset({"percent", "%"})
WORTH = "worth"  # leads to a price, which is no part of the phrase
ENDING = frozenset(",;:.")  # marks at which a phrase ends
LONGEST = 12  # words behind a noun that still are of its phrase
CLOSING = re.compile(r"[,.]?[”\"]")
TRIED = re.compile(r"\btest-(?:fir|launch|flew|fly)\w*\Z", re.IGNORECASE)
JOINED = re.compile(r"(?:(?: \d{3})*-)?[^\W\d_]")  # '152mm', '70-km', '8 700-ton'


def forms(parse: Parse, head: Token) -> Iterator[tuple[str, Span]]:
    """The phrase up to its head, and with what follows it: 'sanctions on the Chinese military'."""
    short = _short(parse, head)
    yield "short", _paired(parse.text, short)
    last = _last(parse, head)
    if last.i > head.i:
        yield "long", _paired(parse.text, Span(short.start, last.end))


def _paired(text: str, span: Span) -> Span:
    """`span` with both marks of a quotation that it opens, or with none: '"defensive weapons"'."""
    words = span.of(text)
    opened = words.count('"') % 2 == 1 or words.count("“") > words.count("”")
    if not opened:
        return span
    closing = CLOSING.match(text, span.end)
    if closing is not None:
        return Span(span.start, closing.end())
    return Span(span.start + 1, span.end) if words[0] in '"“' else span


def _short(parse: Parse, head: Token) -> Span:
    """The noun with what describes it before it, without determiners, counts and owners.

    What is written in one with the next word says which kind it is: '152mm shells', '70-km range'.
    """
    tokens = [t for t in parse.subtree(head.i) if t.i <= head.i]
    ends = [n for n, t in enumerate(tokens[:-1]) if _ends(parse, t)]
    apart = [n for n in ends if not _glued(parse, tokens[n])]
    tokens = tokens[apart[-1] + 1 :] if apart else tokens
    while len(tokens) > 1 and tokens[0].pos in EDGES and not _glued(parse, tokens[0]):
        tokens = tokens[1:]
    return trimmed(parse.text, Span(tokens[0].start, head.end))


def _ends(parse: Parse, token: Token) -> bool:
    """Whether what describes a noun begins behind `token`.

    Also behind 'test-fired', which the parser may take for its part: 'the navy test-fired rockets'.
    """
    tried = TRIED.search(parse.text, max(0, token.end - 16), token.end) is not None
    apart = token.tag in ("POS", "DT", "PDT") or token.lower in PARTS  # 'five percent enrichment'
    return tried or apart or token.dep in ("nummod", "poss")


def _glued(parse: Parse, token: Token) -> bool:
    """Whether a word follows without anything but a hyphen, or a number's other digits, between."""
    return JOINED.match(parse.text, token.end) is not None


def _last(parse: Parse, head: Token) -> Token:
    """The last word of what follows a noun and is of its phrase; the noun where nothing does."""
    behind = [t for t in parse.subtree(head.i) if t.i > head.i]
    apart = {parse.subtree(t.i)[0].i for t in behind if t.dep in CLAUSES}
    last = head
    for token in behind[:LONGEST]:
        aside = token.dep == "prep" and token.lower in ASIDE
        if aside or token.i in apart or token.text in ENDING or token.lower == WORTH:
            break
        last = token
    while last.i > head.i and last.pos in EDGES:
        last = parse.tokens[last.i - 1]
    return last
