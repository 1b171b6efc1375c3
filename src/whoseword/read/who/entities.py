"""Names in a parse, as the network of hints sees them; a person's hyphenated name is one word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from whoseword.read.hints import Hints
from whoseword.read.syntax import Parse, Sentence, Token

PERSON = "PERSON"
INITIAL = re.compile(r"[A-Z]\.")
LANDS = frozenset({"GPE", "LOC"})
OTHERS = LANDS | frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART"})


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
    """What token `i` names, by its neighbours where it is the odd word of a name.

    `Ben Gurion Airport` between two words of a place, `Ilocos Norte`, `Oleh Syniehubov`, `National
    Intelligence James R. Clapper`.
    """
    token, own = parse.tokens[i], entities[i]
    before, after = (entities[n] if 0 <= n < len(entities) else "" for n in (i - 1, i + 1))
    if own in OTHERS and after == PERSON and INITIAL.fullmatch(parse.tokens[i + 1].text):
        return PERSON
    if token.pos != "PROPN" or token.dep != "compound" or own in (before, after):
        return own
    if after in OTHERS and after == before:
        return after
    if own == PERSON and after in LANDS and token.head == i + 1:
        return after
    given = own in OTHERS and after == entities[token.head] == PERSON and token.text.isalpha()
    of_office = i > 0 and parse.tokens[i - 1].pos in ("ADP", "DET")  # 'of State Antony Blinken'
    return PERSON if given and not of_office else own


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
