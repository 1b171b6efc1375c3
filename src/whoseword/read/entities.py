"""Names in a parse, as the network of hints sees them; a person's hyphenated name is one word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from whoseword.read.hints import Hints
from whoseword.read.syntax import Parse, Sentence, Token

PERSON = "PERSON"
OTHERS = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"})


def hinted(parse: Parse, hints: Hints) -> Parse:
    """`parse` with what `hints`, of the same text, say that its words name."""
    return named(parse, hints.entities([token.start for token in parse.tokens]))


def named(parse: Parse, entities: Sequence[str]) -> Parse:
    """`parse` with the entity of each of its tokens; `Jae-in` is one token then."""
    entities = [_mended(parse, entities, i) for i in range(len(entities))]
    words = _words(parse, entities)
    number = [n for n, word in enumerate(words) for _ in word]
    tokens = [_token(parse, word, number, entities[word[0]]) for word in words]
    sentences = [
        Sentence(number[s.first], number[s.last - 1] + 1, number[s.root], s.span)
        for s in parse.sentences
    ]
    return Parse(parse.text, tuple(tokens), tuple(sentences))


def _mended(parse: Parse, entities: Sequence[str], i: int) -> str:
    """What token `i` names, by its neighbours: `Ben Gurion Airport`, `Ilocos Norte`."""
    if _given(parse, entities, i):
        return PERSON
    token, after = parse.tokens[i], entities[i + 1 : i + 2]
    alone = entities[i] == PERSON and entities[max(0, i - 1) : i] != [PERSON]
    if alone and after and after[0] in ("GPE", "LOC") and token.dep == "compound":
        return after[0] if token.head == i + 1 and token.pos == "PROPN" else entities[i]
    between = entities[i - 1] in OTHERS and entities[i - 1 : i] == entities[i + 1 : i + 2]
    whole = between and parse.tokens[i].dep == "compound" and parse.tokens[i].pos == "PROPN"
    return entities[i - 1] if whole else entities[i]


def _given(parse: Parse, entities: Sequence[str], i: int) -> bool:
    """Whether token `i` is somebody's first name that is seen as another's: `Oleh Syniehubov`."""
    token = parse.tokens[i]
    named = entities[i] in OTHERS and token.pos == "PROPN" and token.text.isalpha()
    if not named or token.dep != "compound" or entities[i + 1 : i + 2] != [PERSON]:
        return False
    before = parse.tokens[i - 1] if i else None
    alone = before is None or (before.pos not in ("ADP", "DET") and entities[i - 1] != entities[i])
    return alone and entities[token.head] == PERSON


def _words(parse: Parse, entities: Sequence[str]) -> list[range]:
    """The tokens of each word: of a person's name those that hyphens join."""
    apart = {s.first for s in parse.sentences}
    begins = [
        i
        for i, entity in enumerate(entities)
        if i in apart or not (entities[i - 1] == PERSON and _goes_on(parse.tokens, i, entity))
    ]
    return [range(a, b) for a, b in pairwise([*begins, len(entities)])]


def _goes_on(tokens: Sequence[Token], i: int, entity: str) -> bool:
    """Whether a person's name goes on with token `i`, which behind a hyphen may go unseen."""
    before, token = tokens[i - 1 : i + 1]
    if before.end != token.start or "-" not in (before.text, token.text):
        return False
    return entity == PERSON or (before.text == "-" and token.text.islower())


def _token(parse: Parse, word: range, number: Sequence[int], entity: str) -> Token:
    """The tokens of one word as one, with what is said of the one that stands highest in its tree.

    Heads above that one stand higher still, so that no word comes to stand above itself.
    """
    own = parse.tokens[word[0]]
    start, end, text, lemma = own.start, own.end, own.text, own.lemma
    if len(word) > 1:
        own = min((parse.tokens[i] for i in word), key=lambda t: sum(1 for _ in parse.above(t.i)))
        end = parse.tokens[word[-1]].end
        text = parse.text[start:end]
        lemma = text.lower()
    return Token(
        i=number[word[0]],
        start=start,
        end=end,
        text=text,
        lemma=lemma,
        pos=own.pos,
        tag=own.tag,
        dep=own.dep,
        head=number[own.head],
        entity=entity,
    )
