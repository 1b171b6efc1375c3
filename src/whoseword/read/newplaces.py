"""Where a text names places that the pack lacks, without what isn't of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoseword.model import Span
from whoseword.read.syntax import Parse, Token
from whoseword.read.view import TextView

PLACES = ("GPE", "LOC", "FAC")
LABEL = re.compile(r"[A-Z]{1,3}-?\d+[A-Z]?")
BEFORE_HYPHEN = re.compile(r"\b[A-Z]\w+-(?:[a-z]+-)*\Z")
BEHIND_HYPHEN = re.compile(r"(?:-[a-z]+)*-[A-Z]\w+")


def _rest(run: Sequence[Token], taken: set[int]) -> bool:
    """Whether a run is what is left of a place's name behind a town that the pack knows."""
    return len(run) == 1 and run[0].i - 1 in taken


def _labels(run: Sequence[Token]) -> bool:
    """Whether it is a thing's number, no place: `U-235`."""
    return LABEL.fullmatch("".join(t.text for t in run)) is not None


def _whole(parse: Parse, run: list[Token], taken: set[int]) -> list[Token]:
    """A run with the capitals before it that the parser joins to it, marked or not: `Incirlik`."""
    while run[0].i > 0:
        before = parse.tokens[run[0].i - 1]
        joined = before.dep == "compound" and run[0].i <= before.head <= run[-1].i
        free = before.i not in taken and before.entity in ("", *PLACES, "ORG")
        if not (joined and free and before.pos == "PROPN" and before.text[0].isupper()):
            break
        run = [before, *run]
    return run


def hyphened(text: str, span: Span) -> Span:
    """`span` with what hyphens join to it: `Kamensk-Shakhtinsky`, `Nagorno-Karabakh`."""
    before = BEFORE_HYPHEN.search(text, max(0, span.start - 30), span.start)
    behind = BEHIND_HYPHEN.match(text, span.end)
    return Span(before.start() if before else span.start, behind.end() if behind else span.end)


def unknown_places(view: TextView, taken: set[int]) -> Iterator[tuple[Span, int, str]]:
    """Places by their marks alone: each one's words, its head token and its kind of mark."""
    parse, run, end = view.parse, list[Token](), 0
    for token in (*parse.tokens, None):
        goes_on = token is not None and token.entity in PLACES and token.i not in taken
        if run and (not goes_on or token is None or token.i != run[-1].i + 1):
            owners = [n for n, t in enumerate(run[:-1]) if t.tag == "POS"]
            run = run[owners[-1] + 1 :] if owners else run  # "Russia's Kursk Region"
            while run and (run[0].pos in ("DET", "ADP", "PUNCT") or not run[0].text[0].isalnum()):
                run.pop(0)
            while run and (run[-1].tag == "POS" or not run[-1].text[-1].isalnum()):
                run.pop()
            if run and run[-1].text[0].isupper() and not (_rest(run, taken) or _labels(run)):
                run = _whole(parse, run, taken)
                span = hyphened(parse.text, Span(run[0].start, run[-1].end))
                head = parse.head_of(span) or run[-1]
                if span.end > end:  # both ends of 'Nagorno-Karabakh' are marked
                    yield span, head.i, run[-1].entity
                end = span.end
            run = []
        if goes_on and token is not None:
            run.append(token)
