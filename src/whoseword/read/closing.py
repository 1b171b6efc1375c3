"""'…, the ministry said on Friday.': reports that close a sentence, where the parser lost them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoseword.read.cues import Cues
from whoseword.read.reported import Draft
from whoseword.read.syntax import Parse, Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMING = frozenset({"NOUN", "PROPN", "PRON"})
# Words of the speaker and of what follows the verb ('told reporters in Seoul on Friday').
SPEAKER, AFTER = 14, 12


def with_closings(parse: Parse, cues: Cues, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, with source and content set right where a closing report was taken apart.

    Form decides alone: a clause, a comma, a noun phrase, a verb of saying, and no other finite verb
    up to the end of the sentence. Only drafts that miss the sentence's beginning are changed.
    """
    by_pivot = {draft.pivot: number for number, draft in enumerate(drafts)}
    found = list(drafts)
    for sentence in parse.sentences:
        closing = _closing(parse, cues, sentence)
        if closing is None or closing[0] not in by_pivot:
            continue
        verb, first = closing
        draft = found[by_pivot[verb]]
        if not draft.content or sentence.first + 2 < min(draft.content):
            source = frozenset(range(first, verb))
            content = frozenset(range(sentence.first, first - 1))
            if max(draft.content, default=0) <= verb or draft.content & source:
                found[by_pivot[verb]] = replace(draft, source=source, content=content)
    return found


def _closing(parse: Parse, cues: Cues, sentence: Sentence) -> tuple[int, int] | None:
    """The verb of saying that closes the sentence and its speaker's first token, or None."""
    tokens = parse.tokens[sentence.first : sentence.last]
    finite = [t for t in tokens if t.tag in FINITE]
    if len(finite) < 2 or sentence.last - finite[-1].i > AFTER:
        return None
    verb = finite[-1]
    row = cues.verb(parse, verb.i)
    if row is None or not row[0].clause or not verb.verbal:
        return None
    first = _speaker(parse, verb, sentence)
    if first is None or not any(t.i < first for t in finite):
        return None
    return verb.i, first


def _speaker(parse: Parse, verb: Token, sentence: Sentence) -> int | None:
    """The first token of the noun phrase between the last comma and `verb`, or None."""
    here = verb.i - 1
    while here > max(sentence.first, verb.i - SPEAKER) and parse.tokens[here].text != ",":
        if parse.tokens[here].tag in FINITE or parse.tokens[here].text in '"“”;:':
            return None
        here -= 1
    words = parse.tokens[here + 1 : verb.i]
    if parse.tokens[here].text != "," or not any(t.pos in NAMING for t in words):
        return None
    opens = words[0].pos in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM")
    relative = any(t.tag in ("WP", "WDT", "WRB", "IN", "CC") for t in words[:1])
    return here + 1 if opens and not relative else None
