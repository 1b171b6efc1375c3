"""What stands beside a name and says who that is: a title before it, an apposition behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whoseword.lexicon.names import Names
from whoseword.model import SourceType, Span
from whoseword.read.syntax import Parse, Token
from whoseword.read.who.phrases import Scene

LOOK_BACK, LOOK_AHEAD = 9, 12  # words beside a name in which its description stands


@dataclass(frozen=True, slots=True)
class Description:
    """What the text says somebody is: the noun, the source type (or an employer's), the state."""

    noun: str
    source_type: SourceType
    state: str | None = None


def description(scene: Scene, span: Span) -> Description | None:
    """Who a person is, by what stands beside the name: a title before, an apposition after."""
    tokens = scene.tokens(span)
    title, behind = before(scene, tokens[0].i), after(scene, tokens[-1].i)
    apposed = _apposed(scene, tokens)
    for region, last in ((title, True), (behind, False), (apposed, True)):
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


def before(scene: Scene, first: int) -> Sequence[Token]:
    """The words of the title before token `first`, as far as they belong to one noun phrase."""
    start, opening = first, scene.parse.sentence_of(first).first
    while start > max(opening, first - LOOK_BACK) and _title_word(scene.parse.tokens[start - 1]):
        start -= 1
    return scene.parse.tokens[start:first]


def _title_word(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "PART") or token.text in "-."


def after(scene: Scene, last: int) -> Sequence[Token]:
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


def opens_title(parse: Parse, names: Names, office: Token, person: Span) -> bool:
    """Whether an office without an article opens the title before a person's name.

    `Chairman of the Joint Chiefs of Staff Gen. Martin Dempsey`, where a body's name and a rank
    stand between.
    """
    before = parse.touching(person)[0].i - 1
    while before > office.i and _ranks(names, parse.tokens[before]):
        before -= 1
    bare = before > office.i and parse.child(office.i, "det") is None
    body = parse.tokens[before].entity == "ORG"
    return bare and body and names.kind(office.lower) is not None


def _ranks(names: Names, token: Token) -> bool:
    """Whether it is a rank or a role before a name: `Gen.`, `Rep.`."""
    row = names.kind(token.lower)
    return names.rank(token.text) or (row is not None and row["kind"] == "person")


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
