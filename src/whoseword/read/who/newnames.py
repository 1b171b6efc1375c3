"""Where a text names people and bodies that the pack lacks, without what isn't of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoseword.lexicon.calendar import WEEKDAYS
from whoseword.model import Span
from whoseword.read.syntax import Token
from whoseword.read.who.bodynames import only_part, whole
from whoseword.read.who.formed import unmarked
from whoseword.read.who.phrases import Scene

PARTICLES = frozenset({"de", "von", "van", "bin", "al", "el", "der", "la", "da", "di", "ibn", "of"})
BRACKETS = frozenset("()[]")  # where a name ends, whatever is marked: `(IQW)` is a name of its own
QUOTES = frozenset('"“”')  # where a person's name ends: `Howard “Buck” McKeon`
# What a name has besides its own words, by which nobody is called: an initial, `Jr.`.
ADDED = re.compile(r"(?:[A-Z]\.?|Jr\.?|Sr\.?|I{2,3}),?")
ACRONYM = re.compile(r"\s?\((?:the\s)?([A-Z][A-Za-z.&-]{1,9})\)")


def proper_names(scene: Scene, taken: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The spans of names that overlap none of `taken`, each with `person` or `body`."""
    covered: set[int] = set()
    for span in taken:
        covered.update(t.i for t in scene.tokens(span))
    for span in unmarked(scene, covered):
        covered.update(t.i for t in scene.tokens(span))
        yield span, "person"
    run: list[Token] = []
    for token in (*scene.parse.tokens, None):
        if run and (token is None or not _continues(run, token, covered)):
            yield from _cleaned(scene, run, covered)
            run = []
        if token is not None and not run and _begins(token, covered):
            run = [token]
        elif token is not None and run:
            run.append(token)


def _begins(token: Token, covered: set[int]) -> bool:
    return token.i not in covered and token.entity in ("PERSON", "ORG") and token.text[0].isalnum()


def _continues(run: list[Token], token: Token, covered: set[int]) -> bool:
    last = run[-1]
    ends = BRACKETS | QUOTES if run[0].entity == "PERSON" else BRACKETS
    joined = token.start - last.end <= 1 and token.i not in covered and token.text not in ends
    return joined and token.entity == run[0].entity


def _cleaned(scene: Scene, run: list[Token], covered: set[int]) -> Iterator[tuple[Span, str]]:
    """The run without what isn't part of a name, if a name remains."""
    kind = "person" if run[0].entity == "PERSON" else "body"
    kept = list(run)
    if kind == "body" and only_part(scene, run):
        return
    if kind == "body":
        kept = whole(scene, run, covered)
    while kept and _loose_front(scene, kept[0], kind):
        kept.pop(0)
    while kept and (kept[-1].tag == "POS" or _loose_end(kept[-1])):
        kept.pop()
    capitals = [t for t in kept if t.text[0].isupper() and not ADDED.fullmatch(t.text)]
    if not capitals or (kind == "person" and any(c.isdigit() for t in kept for c in t.text)):
        return
    if kind == "person" and any(t.text.islower() and t.lower not in PARTICLES for t in kept):
        return
    if not any(t.pos == "PROPN" for t in kept) or (kind == "body" and _counted(scene, kept)):
        return
    yield Span(kept[0].start, kept[-1].end), kind


def _counted(scene: Scene, kept: Sequence[Token]) -> bool:
    """Whether it is things that a number counts: `64 Long Range Rocket Systems`."""
    return scene.parse.child(scene.head(kept).i, "nummod") is not None


def _loose_end(token: Token) -> bool:
    day = token.text in WEEKDAYS  # 'Rodong Sinmun Sunday dedicates'
    return day or not token.text[-1].isalnum() or token.pos in ("ADP", "DET", "CCONJ")


def _loose_front(scene: Scene, token: Token, kind: str) -> bool:
    """Whether `token` before a name is a determiner, a mark, an honorific, a rank or a title."""
    if token.pos in ("DET", "PUNCT") or token.lower.rstrip(".") in scene.names.sense("honorific"):
        return True
    if kind == "body":
        return token.pos in ("ADP", "VERB", "AUX", "CCONJ") or token.tag == "POS"
    titled = scene.names.kind(token.lower) is not None and token.dep == "compound"
    ranked = scene.names.rank(token.text) is not None
    return titled or ranked or token.text[0].islower()


def acronym(scene: Scene, span: Span) -> str | None:
    """The acronym in brackets right behind a name: `… Studies (CSIS)`."""
    found = ACRONYM.match(scene.document.text, span.end)
    return found.group(1) if found else None
