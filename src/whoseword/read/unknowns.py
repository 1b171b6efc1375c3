"""People and bodies that the pack lacks: their names, cleaned, and what the text calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whoseword.lexicon.slug import stable_id
from whoseword.model import Actor, SourceType, Span
from whoseword.read.phrases import Scene
from whoseword.read.syntax import Token

PARTICLES = frozenset({"de", "von", "van", "bin", "al", "el", "der", "la", "da", "di", "ibn", "of"})
BRACKETS = frozenset("()[]")  # where a name ends, whatever is marked: `(IQW)` is a name of its own
# What a name has besides its own words, by which nobody is called: an initial, `Jr.`.
ADDED = re.compile(r"(?:[A-Z]\.?|Jr\.?|Sr\.?|I{2,3}),?")
LOOK_BACK, LOOK_AHEAD = 9, 12  # words beside a name in which its description stands
# `Ahn Gyu-back`: a romanised Korean or Chinese name, the second syllable in small letters.
HYPHENATED = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,}\b")
CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}\b")
ACRONYM = re.compile(r"\s?\((?:the\s)?([A-Z][A-Za-z.&-]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Description:
    """What the text says somebody is: the noun, the source type (or an employer's), the state."""

    noun: str
    source_type: SourceType
    state: str | None = None


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
            yield from _cleaned(scene, run)
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


def _cleaned(scene: Scene, run: list[Token]) -> Iterator[tuple[Span, str]]:
    """The run without what isn't part of a name, if a name remains."""
    kind = "person" if run[0].entity == "PERSON" else "body"
    kept = list(run) if kind == "person" else [*_lead(scene, run[0].i), *run]
    while kept and _loose_front(scene, kept[0], kind):
        kept.pop(0)
    while kept and (kept[-1].tag == "POS" or _loose_end(kept[-1])):
        kept.pop()
    capitals = [t for t in kept if t.text[0].isupper() and not ADDED.fullmatch(t.text)]
    if not capitals or (kind == "person" and any(c.isdigit() for t in kept for c in t.text)):
        return
    if kind == "person" and any(t.text.islower() and t.lower not in PARTICLES for t in kept):
        return
    if not any(t.pos == "PROPN" for t in kept):
        return
    yield Span(kept[0].start, kept[-1].end), kind


def _lead(scene: Scene, first: int) -> Sequence[Token]:
    """The noun of a body's name that the parser leaves out: `Institute for`, `University of`."""
    tokens = scene.parse.tokens[max(0, first - 2) : first]
    if len(tokens) < 2 or tokens[1].lower not in ("of", "for"):
        return ()
    row = scene.names.kind(tokens[0].lower)
    named = tokens[0].text[0].isupper() and row is not None and row["kind"] == "body"
    return tokens if named else ()


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


def person(name: str, described: Description | None) -> Actor:
    """An unknown person under the article's own full name."""
    source_type = described.source_type if described else SourceType.NONE
    state = described.state if described else None
    return Actor(stable_id(name), name, "person", source_type, state, known=False)


def body(scene: Scene, name: str, span: Span) -> Actor:
    """An unknown body: the nouns in its name, or else beside it, say what kind it is.

    In a proper name an `Agency` is a state's unless it is a news agency. Without any such noun it
    is taken for one of the institutes and groups whose experts the news cites.
    """
    found = _body_type(scene, name) or _beside(scene, span) or SourceType.EXPERT
    kind = "media" if found in (SourceType.MEDIA, SourceType.STATE_MEDIA) else "institution"
    return Actor(stable_id(name), name, kind, found, None, known=False)


def _body_type(scene: Scene, words: str) -> SourceType | None:
    """The source type that the last noun for a body in `words` stands for, with the word before."""
    found = re.findall(r"\w+", words)
    for before, word in reversed([*pairwise(["", *found])]):
        row = scene.names.kind(f"{before} {word}") or scene.names.kind(word)
        if row is not None and row["kind"] == "body":
            plain = row["noun"] == "agency" and "news" not in words.casefold()
            return SourceType.GOVERNMENT if plain else SourceType(row["source_type"])
    return None


def _beside(scene: Scene, span: Span) -> SourceType | None:
    """What stands right before or behind a body's name: `the satellite company Planet Labs`."""
    tokens = scene.tokens(span)
    for region in (_before(scene, tokens[0].i)[-2:], _after(scene, tokens[-1].i)[:5]):
        found = _body_type(scene, " ".join(t.text for t in region))
        if found is not None:
            return found
    return None


def acronym(scene: Scene, span: Span) -> str | None:
    """The acronym in brackets right behind a name: `… Studies (CSIS)`."""
    found = ACRONYM.match(scene.document.text, span.end)
    return found.group(1) if found else None


def description(scene: Scene, span: Span) -> Description | None:
    """Who a person is, by what stands beside the name: a title before, an apposition after."""
    tokens = scene.tokens(span)
    before, after = _before(scene, tokens[0].i), _after(scene, tokens[-1].i)
    apposed = _apposed(scene, tokens)
    for region, last in ((before, True), (after, False), (apposed, True)):
        found = _described(scene, _upto_topic(region), last=last)
        if found is not None:
            return found
    return None


def _apposed(scene: Scene, tokens: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase that the name is an apposition to: `Biden's spokesman, Jo Doe`."""
    head = scene.head(tokens)
    if head.dep != "appos":
        return ()
    noun = scene.parse.tokens[head.head]
    return (*scene.before(noun.i), noun)


def _upto_topic(region: Sequence[Token]) -> Sequence[Token]:
    """`region` without what an expert is an expert on."""
    cut = next((n for n, t in enumerate(region) if t.lower in ("on", "about", "against")), None)
    return region if cut is None else region[:cut]


def _before(scene: Scene, first: int) -> Sequence[Token]:
    """The words of the title before token `first`, as far as they belong to one noun phrase."""
    start = first
    while start > max(0, first - LOOK_BACK) and _title_word(scene.parse.tokens[start - 1]):
        start -= 1
    return scene.parse.tokens[start:first]


def _title_word(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "PART") or token.text in "-."


def _after(scene: Scene, last: int) -> Sequence[Token]:
    """The words of the apposition behind token `last`: from its comma to the next mark or verb."""
    tokens = scene.parse.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].text not in (",", "(", "—", "–"):
        return ()
    end = last + 2
    while end < min(len(tokens), last + 2 + LOOK_AHEAD) and not _closes(tokens[end]):
        end += 1
    return tokens[last + 2 : end]


def _closes(token: Token) -> bool:
    return token.tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or token.text in '.;”")'


def _described(scene: Scene, region: Sequence[Token], *, last: bool) -> Description | None:
    """The description in `region`: its first role noun after a name, its last one before."""
    found = [(t, scene.names.kind(t.lower)) for t in region if t.pos in ("NOUN", "PROPN", "ADJ")]
    roles = [(t, row) for t, row in found if row is not None and row["kind"] == "person"]
    if not roles:
        return None
    noun, row = roles[-1] if last else roles[0]
    span = Span(region[0].start, region[-1].end)
    types = _employer(scene, span)
    former = any(t.lower.strip("-") in scene.names.sense("former") for t in region)
    own = SourceType.EXPERT if former else SourceType(row["source_type"])
    keep = former or own in (SourceType.EXPERT, SourceType.MEDIA) or not types
    states = [e.state for m in scene.names.find(span.of(scene.parse.text)) for e in m.entries]
    state = next((s for s in states if s), None)
    return Description(noun.lower, own if keep else types[0], state)


def _employer(scene: Scene, span: Span) -> list[SourceType]:
    """The source types of bodies named in `span`, and of nouns like `military`, `intelligence`."""
    matches = scene.names.find(span.of(scene.parse.text))
    found = [e.source_type for m in matches for e in m.of("institutions")]
    for token in scene.parse.within(span):
        row = scene.names.kind(token.lower)
        if row and row["kind"] == "body" and row["source_type"] in ("military", "intelligence"):
            found.append(SourceType(row["source_type"]))
        if token.tag == "POS":
            found.extend(_pointed(scene, token.i - 1, span.start))
    return found


def _pointed(scene: Scene, i: int, start: int) -> Iterator[SourceType]:
    """The type of the body last named before `start` that the owner at token `i` points back to."""
    names = {e.name for e in scene.names.heads(scene.parse.tokens[i].lower)}
    for match in reversed(scene.matches):
        if match.span.end <= start:
            named = [e.source_type for e in match.of("institutions") if e.name in names]
            if named:
                yield named[0]
                return
