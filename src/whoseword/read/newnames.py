"""Where a text names people and bodies that the pack lacks, without what isn't of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoseword.model import Span
from whoseword.read.beside import description
from whoseword.read.phrases import Scene
from whoseword.read.syntax import Token

PARTICLES = frozenset({"de", "von", "van", "bin", "al", "el", "der", "la", "da", "di", "ibn", "of"})
BRACKETS = frozenset("()[]")  # where a name ends, whatever is marked: `(IQW)` is a name of its own
# What a name has besides its own words, by which nobody is called: an initial, `Jr.`.
ADDED = re.compile(r"(?:[A-Z]\.?|Jr\.?|Sr\.?|I{2,3}),?")
# `Ahn Gyu-back`: a romanised Korean or Chinese name, the second syllable in small letters.
HYPHENATED = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,}\b")
CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}\b")
ACRONYM = re.compile(r"\s?\((?:the\s)?([A-Z][A-Za-z.&-]{1,9})\)")


def proper_names(scene: Scene, taken: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The spans of names that overlap none of `taken`, each with `person` or `body`."""
    covered: set[int] = set()
    for span in taken:
        covered.update(t.i for t in scene.tokens(span))
    for span in _unmarked(scene, covered):
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


def _unmarked(scene: Scene, covered: set[int]) -> Iterator[Span]:
    """People's names that the parser misses, told by their form or neighbours."""
    for found in HYPHENATED.finditer(scene.parse.text):
        tokens = scene.tokens(Span(*found.span()))
        if tokens and not covered & {t.i for t in tokens} and _all_names(tokens):
            yield Span(*found.span())
    for found in CAPITALISED.finditer(scene.parse.text):
        span = Span(*found.span())
        tokens = scene.tokens(span)
        free = all(t.i not in covered and not t.entity and t.pos == "PROPN" for t in tokens)
        if tokens and free and not _role_inside(scene, tokens) and description(scene, span):
            yield span


def _all_names(tokens: Sequence[Token]) -> bool:
    return all(t.pos == "PROPN" for t in tokens[:2]) and tokens[-1].tag not in ("VBN", "JJ")


def _role_inside(scene: Scene, tokens: Sequence[Token]) -> bool:
    return any(scene.names.kind(t.lower) for t in tokens)


def _begins(token: Token, covered: set[int]) -> bool:
    return token.i not in covered and token.entity in ("PERSON", "ORG") and token.text[0].isalnum()


def _continues(run: list[Token], token: Token, covered: set[int]) -> bool:
    last = run[-1]
    joined = token.start - last.end <= 1 and token.i not in covered and token.text not in BRACKETS
    return joined and token.entity == run[0].entity


def _cleaned(scene: Scene, run: list[Token], covered: set[int]) -> Iterator[tuple[Span, str]]:
    """The run without what isn't part of a name, if a name remains."""
    kind = "person" if run[0].entity == "PERSON" else "body"
    kept = list(run)
    if kind == "body":
        kept = [*(_lead(scene, run[0].i) or _nation(scene, run)), *run, *_rest(scene, run, covered)]
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


def _lead(scene: Scene, first: int) -> Sequence[Token]:
    """The noun of a body's name that the parser leaves out: `Institute for`, `University of`."""
    tokens = scene.parse.tokens[max(0, first - 2) : first]
    if len(tokens) < 2 or tokens[1].lower not in ("of", "for"):
        return ()
    row = scene.names.kind(tokens[0].lower)
    named = tokens[0].text[0].isupper() and row is not None and row["kind"] == "body"
    return tokens if named else ()


def _nation(scene: Scene, run: Sequence[Token]) -> Sequence[Token]:
    """The nation that a body without a noun for a body has in its name: `Turkish Aerospace …`."""
    before = scene.parse.tokens[max(0, run[0].i - 1) : run[0].i]
    named = len(run) > 1 and all(t.entity == "ORG" and t.dep == "compound" for t in before)
    plain = all(t.pos == "PROPN" and not scene.names.kind(t.lower) for t in run)
    return before if named and plain else ()


def _rest(scene: Scene, run: Sequence[Token], covered: set[int]) -> Sequence[Token]:
    """The end of a body's name that isn't marked as one: `Rapid` of `Rapid Support Forces`."""
    last = run[-1]
    rest = scene.parse.tokens[last.i + 1 : last.head + 1]
    if last.dep != "compound" or any(t.pos != "PROPN" or t.entity or t.i in covered for t in rest):
        return ()
    plain = all(t.text.isalpha() and t.text[0].isupper() for t in rest)
    return rest if plain and not _role_inside(scene, rest[-1:]) else ()


def _loose_end(token: Token) -> bool:
    return not token.text[-1].isalnum() or token.pos in ("ADP", "DET", "CCONJ")


def _loose_front(scene: Scene, token: Token, kind: str) -> bool:
    """Whether `token` before a name is a determiner, a mark, an honorific, a rank or a title."""
    if token.pos in ("DET", "PUNCT") or token.lower.rstrip(".") in scene.names.sense("honorific"):
        return True
    if kind == "body":
        return token.pos in ("ADP", "VERB", "AUX") or token.tag == "POS"
    titled = scene.names.kind(token.lower) is not None and token.dep == "compound"
    return titled or scene.names.rank(token.text) or token.text[0].islower()


def acronym(scene: Scene, span: Span) -> str | None:
    """The acronym in brackets right behind a name: `… Studies (CSIS)`."""
    found = ACRONYM.match(scene.document.text, span.end)
    return found.group(1) if found else None
