"""The smallest clause that states a proposition, with its attribution when that adjoins."""

from __future__ import annotations

import re

from whoseword.model import Attribution, Span, hull
from whoseword.read.syntax import Parse, Token

# Arcs over which a verb shares its clause with the word above it.
OPEN = frozenset({"xcomp", "aux", "auxpass", "pcomp"})
# Arcs that begin a clause of its own under a verb, which the verb's evidence leaves out.
APART = frozenset({"conj", "advcl", "parataxis", "ccomp"})
EDGES = " ,;:.-–—"  # never the last character of a clause that was cut
CLOSING = "\"”'’"
JOINING = re.compile(r"[\"“”'‘’ ,]|\bthat\b")
# What a clause that was cut may begin with, a quotation's end; and end with.
LEFT = re.compile(r"[”\"]\s+|”")
LEFT_OVER = re.compile(r"(?:[\s,;:—–]+(?:and|but|or)|[\s,:]*\s[“\"])+\Z")
GAP = 4  # characters between a clause and an attribution that adjoins it: comma, blank, quote


def clause_head(parse: Parse, i: int) -> int:
    """The verb (or lone noun) whose clause holds token `i`."""
    token = parse.tokens[i]
    while token.head != token.i:
        above = parse.tokens[token.head]
        if token.verbal and token.dep not in OPEN:
            break
        token = above
    return token.i


def finite(parse: Parse, i: int) -> bool:
    """Whether verb `i` says something of its own: it is finite or has a finite auxiliary."""
    token = parse.tokens[i]
    if not token.verbal:
        return False
    words = (token, *parse.children(i, "aux", "auxpass"))
    return any(t.tag in ("VBD", "VBP", "VBZ", "MD") for t in words)


def clause(parse: Parse, i: int) -> Span:
    """The clause headed by token `i`, cut where a clause of its own begins beside it."""
    tokens = parse.subtree(i)
    left, right = tokens[0].i, tokens[-1].i
    for child in parse.children(i, *APART):
        if not child.verbal or not finite(parse, child.i):
            continue
        under = parse.subtree(child.i)
        if child.i > i:
            right = min(right, _before(parse, under[0].i))
        else:
            left = max(left, under[-1].i + 1)
    left, right = min(left, i), max(right, i)
    return trimmed(parse.text, Span(parse.tokens[left].start, parse.tokens[right].end))


def trimmed(text: str, span: Span) -> Span:
    """`span` without marks and blanks at its edges, as long as a word is left."""
    start, end = span.start, span.end
    while end - start > 1 and text[end - 1] in EDGES:
        end -= 1
    while end - start > 1 and text[start] in EDGES:
        start += 1
    return span if (start, end) == (span.start, span.end) else Span(start, end)


def finished(parse: Parse, i: int, span: Span) -> Span:
    """`span`, evidence of token `i`: a whole sentence with the mark that ends it, or less without.

    So do three in four claims of the annotated articles. It opens with no quotation's end and no
    verb whose subject was cut off, and ends with no conjunction and no quotation's beginning.
    """
    sentence = parse.sentence_of(i).span
    span = _with_subject(parse, _whole_words(parse.text, span))
    bare = trimmed(parse.text, sentence)
    left_out = parse.text[span.end : sentence.end].strip(EDGES + CLOSING)
    if span.start <= bare.start and span.end <= sentence.end and not left_out:
        return Span(span.start, sentence.end)
    ends = bare.start < span.start < bare.end < span.end
    return Span(span.start, bare.end) if ends else span


def _whole_words(text: str, span: Span) -> Span:
    """`span` without what only joins it to what was cut off."""
    opens, ends = LEFT.match(text, span.start, span.end), LEFT_OVER.search(span.of(text))
    start = opens.end() if opens else span.start
    end = span.start + ends.start() if ends else span.end
    return Span(start, end) if start < end else span


def _with_subject(parse: Parse, span: Span) -> Span:
    """`span` from its first verb's subject on where that stands right before: 'Trump said …'."""
    first = next(iter(parse.within(span)), None)
    subject = parse.child(first.i, "nsubj") if first is not None else None
    phrase = parse.phrase(subject.i) if subject is not None else span
    return Span(phrase.start, span.end) if phrase.end + 1 == span.start else span


def with_attribution(parse: Parse, inner: Span, attribution: Attribution | None) -> Span:
    """`inner` with the attribution's cue and source where they adjoin it in its sentence."""
    if attribution is None or not attribution.cue:
        return inner
    said = hull((*attribution.cue, *attribution.source))
    sentence = parse.sentence_at(said)
    if sentence is None or sentence != parse.sentence_at(inner):
        return inner
    between = parse.text[min(inner.end, said.end) : max(inner.start, said.start)]
    near = inner.overlaps(said) or len(JOINING.sub("", between)) <= GAP
    return hull((inner, said)) if near else inner


def _before(parse: Parse, i: int) -> int:
    """The last token before `i` that is no conjunction and no mark."""
    i -= 1
    while i > 0 and _joins(parse.tokens[i]):
        i -= 1
    return i


def _joins(token: Token) -> bool:
    return token.dep in ("cc", "punct", "mark") or token.lower in ("and", "but", ",")
