"""Names in a parse, as the network of hints sees them; a person's hyphenated name is one word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from whoseword.read.hints import Hints
from whoseword.read.syntax import Parse, Sentence, Token


def hinted(parse: Parse, hints: Hints) -> Parse:
    """`parse` with what `hints`, of the same text, say that its words name."""
    return named(parse, hints.entities([token.start for token in parse.tokens]))


def named(parse: Parse, entities: Sequence[str]) -> Parse:
    """`parse` with the entity of each of its tokens; `Jae-in` is one token then."""
    words = _words(parse, entities)
    number = [n for n, word in enumerate(words) for _ in word]
    tokens = [_token(parse, word, number, entities[word[0]]) for word in words]
    sentences = [
        Sentence(number[s.first], number[s.last - 1] + 1, number[s.root], s.span)
        for s in parse.sentences
    ]
    return Parse(parse.text, tuple(tokens), tuple(sentences))


def _words(parse: Parse, entities: Sequence[str]) -> list[range]:
    """The tokens of each word: of a person's name those that hyphens join."""
    apart = {s.first for s in parse.sentences}
    begins = [
        i
        for i, entity in enumerate(entities)
        if i in apart
        or not (entity == entities[i - 1] == "PERSON" and _hyphenated(parse.tokens, i))
    ]
    return [range(a, b) for a, b in pairwise([*begins, len(entities)])]


def _hyphenated(tokens: Sequence[Token], i: int) -> bool:
    before, token = tokens[i - 1 : i + 1]
    return before.end == token.start and "-" in (before.text, token.text)


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
