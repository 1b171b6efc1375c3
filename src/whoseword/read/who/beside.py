"""What stands beside a name: the title before it, the apposition behind it."""

from __future__ import annotations

from collections.abc import Sequence

from whoseword.lexicon.names import Names
from whoseword.model import Span
from whoseword.read.syntax import Parse, Token
from whoseword.read.who.phrases import Scene

LOOK_BACK, LOOK_AHEAD = 9, 12  # words beside a name in which its description stands


def before(scene: Scene, first: int) -> Sequence[Token]:
    """The words of the title before token `first`, as far as they belong to one noun phrase."""
    start = first
    while start > 0 and _ranks(scene.names, scene.parse.tokens[start - 1]):
        start -= 1  # the parser may end a sentence at the dot of a rank
    opening = scene.parse.sentence_of(start).first
    while start > max(opening, first - LOOK_BACK) and _title_word(scene, start - 1):
        start -= 1
    return scene.parse.tokens[start:first]


def _title_word(scene: Scene, i: int) -> bool:
    token = scene.parse.tokens[i]
    over = token.lower in scene.names.sense("former")  # 'Retired' is a verb to the parser
    return over or token.pos in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "PART") or token.text in "-."


def after(scene: Scene, last: int) -> Sequence[Token]:
    """The words of the apposition behind token `last`: from its comma to the next mark or verb."""
    tokens = scene.parse.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "(", "—", "–"):
        return ()
    if tokens[last + 2].tag in ("VBG", "VBN"):  # 'Ravanchi, speaking to the host, says'
        return ()
    end = last + 2
    while end < min(len(tokens), last + 2 + LOOK_AHEAD) and not _closes(tokens[end]):
        end += 1
    return tokens[last + 2 : end]


def _closes(token: Token) -> bool:
    return token.tag in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or token.text in '.;”")'


def opens_title(parse: Parse, names: Names, office: Token, person: Span) -> bool:
    """Whether an office without an article opens the title before a person's name.

    `Chairman of the Joint Chiefs of Staff Gen. Martin Dempsey`, `spokeswoman Capt. Joan Petinglay`,
    where a body's name, a rank or both stand between.
    """
    last = before = parse.touching(person)[0].i - 1
    while before > office.i and _ranks(names, parse.tokens[before]):
        before -= 1
    if names.kind(office.lower) is None or parse.child(office.i, "det") is not None:
        return False
    return parse.tokens[before].entity == "ORG" if before > office.i else before < last


def _ranks(names: Names, token: Token) -> bool:
    """Whether it is a rank or a role before a name: `Gen.`, `Rep.`."""
    row = names.kind(token.lower)
    ranked = names.rank(token.text) is not None
    return ranked or (row is not None and row["kind"] == "person")
