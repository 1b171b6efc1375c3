"""Whole paragraphs that a line ending in a colon gives to one speaker, and 'NAME: …' lines."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.read.clauses import descend, subject
from whoseword.read.cues import Cues
from whoseword.read.reported import Draft
from whoseword.read.syntax import Parse, Sentence, Token

# A speaker before a colon is at most so many words ('Seoul defence ministry: …').
LONGEST = 7


def body_drafts(parse: Parse, cues: Cues) -> Iterator[Draft]:
    """Press statements that run on after their announcement, and speakers before a colon."""
    starts = _paragraph_starts(parse)
    promised: Sentence | None = None
    for number, sentence in enumerate(parse.sentences):
        if sentence.first in starts:
            promised = None
            yield from _labelled(parse, sentence, starts, cues)
        promised = sentence if _promised(parse, sentence) else promised
        if number + 1 < len(parse.sentences) and sentence.last in starts:
            colon = parse.tokens[sentence.last - 1].text == ":"
            announcing = promised or (sentence if colon else None)
            if announcing is not None:
                yield from _announced(parse, announcing, sentence.last, cues)


def _paragraph_starts(parse: Parse) -> frozenset[int]:
    """The tokens that begin a line of the text."""
    found = {0}
    for before, after in zip(parse.tokens, parse.tokens[1:], strict=False):
        if (
            "\n" in parse.text[before.end : after.start]
            or "\r" in parse.text[before.end : after.start]
        ):
            found.add(after.i)
    return frozenset(found)


def _promised(parse: Parse, sentence: Sentence) -> bool:
    """Whether the sentence speaks of 'the following statement', whatever mark it ends in."""
    tokens = parse.tokens[sentence.first : sentence.last]
    return any(t.dep == "amod" and t.lower == "following" and t.head > t.i for t in tokens)


def _announced(parse: Parse, sentence: Sentence, body: int, cues: Cues) -> Iterator[Draft]:
    """'X released the following press statement:' gives X all that follows."""
    for token in parse.tokens[sentence.first : sentence.last]:
        if not token.verbal:
            continue
        issuing = token.lemma in cues.issuing
        if not issuing and (not _says(cues, parse, token) or parse.child(token.i, "ccomp")):
            continue
        doer = subject(parse, token.i) or parse.child(token.i, "nsubjpass", "nsubj")
        if doer is None and token.dep == "acl":  # a parser's slip: 'Kim, minister, released …'
            doer = parse.tokens[token.head]
        if doer is not None:
            content = frozenset(range(body, len(parse.tokens)))
            source = frozenset(descend(parse, doer.i, {token.i}))
            yield Draft(token.i, source, frozenset({token.i}), content, spoken=True)
            return


def _says(cues: Cues, parse: Parse, token: Token) -> bool:
    found = cues.verb(parse, token.i)
    return found is not None and found[0].clause


def _labelled(
    parse: Parse, sentence: Sentence, starts: frozenset[int], cues: Cues
) -> Iterator[Draft]:
    """'NAME: …' at the beginning of a line gives NAME the rest of the line."""
    label: list[Token] = []
    for token in parse.tokens[sentence.first : sentence.first + LONGEST + 1]:
        if token.text == ":":
            break
        label.append(token)
    else:
        return
    if not _speaker(label, cues):
        return
    end = min((s for s in starts if s > sentence.first), default=len(parse.tokens))
    colon = sentence.first + len(label)
    if end > colon + 2:
        source = frozenset(t.i for t in label)
        content = frozenset(range(colon + 1, end))
        yield Draft(colon, source, frozenset({colon}), content)


def _speaker(label: list[Token], cues: Cues) -> bool:
    """Whether the words before a colon can name somebody: capitals, and no verb."""
    if not label or any(t.verbal or t.pos in ("PUNCT", "NUM") for t in label):
        return False
    if label[0].lower in cues.heading:
        return False
    return label[-1].pos in ("PROPN", "NOUN") and label[0].text[0].isupper()
