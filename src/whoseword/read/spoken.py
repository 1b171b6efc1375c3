"""Joins quotations to the cue that introduces them, and free quotations to the last speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whoseword.read.quotes import Quote
from whoseword.read.reported import Draft
from whoseword.read.syntax import Parse

# A quotation with fewer words than this, that no cue stands beside, is somebody's chosen word and
# no statement (scare quotes).
FEWEST = 4
# A cue stands at most so many tokens before or after the quotation that it introduces.
NEAR = 14


def with_quotes(parse: Parse, quotes: Sequence[Quote], drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with their quotations whole, and new ones for quotations that had no cue yet."""
    outer = [_tokens(parse, quote) for quote in quotes if quote.depth == 0]
    outer = [tokens for tokens in outer if tokens]
    found = [_whole(draft, outer) for draft in drafts]
    for tokens in outer:
        if not any(draft.spoken and draft.content & tokens for draft in found):
            _place(parse, tokens, found, outer)
    return found


def _tokens(parse: Parse, quote: Quote) -> frozenset[int]:
    return frozenset(t.i for t in parse.within(quote.span))


def _whole(draft: Draft, quotes: Sequence[frozenset[int]]) -> Draft:
    """The draft with each quotation that its content touches taken whole.

    A draft whose cue stands inside a quotation never reaches out of it.
    """
    around = next((q for q in quotes if draft.pivot in q), None)
    if around is not None:
        return replace(draft, content=draft.content & around)
    content, spoken = set(draft.content), False
    for quote in quotes:
        if len(quote) > 2 and draft.content & quote and not draft.source & quote:
            content |= quote
            spoken = True
    return replace(draft, content=frozenset(content), spoken=spoken)


def _place(
    parse: Parse, quote: frozenset[int], found: list[Draft], quotes: Sequence[frozenset[int]]
) -> None:
    """Give `quote` to a cue beside it, or to the last speaker, or to nobody."""
    beside = _beside(parse, quote, found, quotes)
    if beside is not None:
        draft = found[beside]
        found[beside] = replace(draft, content=draft.content | quote, spoken=True)
    elif _free(parse, quote):
        last = _last(quote, found)
        if last is not None:
            _go_on(parse, quote, last, found)


def _beside(
    parse: Parse, quote: frozenset[int], found: list[Draft], quotes: Sequence[frozenset[int]]
) -> int | None:
    """The number of the nearest draft without content whose cue stands beside `quote`."""
    first, last = min(quote), max(quote)
    best: tuple[int, int] | None = None
    for number, draft in enumerate(found):
        if draft.content or not draft.source or any(draft.pivot in q for q in quotes):
            continue
        away = draft.pivot - last if draft.pivot > last else first - draft.pivot
        if 0 < away <= NEAR and _joined(parse, draft.pivot, first, last):
            best = min(best or (away, number), (away, number))
    return best[1] if best is not None else None


def _joined(parse: Parse, pivot: int, first: int, last: int) -> bool:
    """Whether nothing but the cue's own sentence lies between the cue and the quotation."""
    edge = last if pivot > last else first
    between = parse.text[parse.tokens[min(pivot, edge)].end : parse.tokens[max(pivot, edge)].start]
    if "\n" in between:
        return False
    inner = parse.sentence_number(pivot) - parse.sentence_number(edge)
    return inner == 0 or (inner == 1 and pivot > last and parse.tokens[last + 1].text != ".")


def _free(parse: Parse, quote: frozenset[int]) -> bool:
    """Whether `quote` is a sentence of its own, long enough to be one."""
    first = min(quote)
    words = sum(parse.tokens[i].text[0].isalnum() for i in quote)
    sentence = parse.sentence_of(first)
    return words >= FEWEST and first <= sentence.first + 1 and max(quote) >= sentence.last - 2


def _last(quote: frozenset[int], found: Sequence[Draft]) -> int | None:
    """The number of the last draft before `quote` whose content was a quotation."""
    before = [
        (max(draft.content), number)
        for number, draft in enumerate(found)
        if draft.spoken and draft.source and max(draft.content) < min(quote)
    ]
    return max(before)[1] if before else None


def _go_on(parse: Parse, quote: frozenset[int], number: int, found: list[Draft]) -> None:
    """Add `quote` to the last speaker's words, or begin a new draft in a later paragraph."""
    draft = found[number]
    end = max(draft.content | draft.cue | draft.source)
    gap = parse.text[parse.tokens[end].end : parse.tokens[min(quote)].start]
    if "\n" not in gap and len(gap) < 200:
        found[number] = replace(draft, content=draft.content | quote)
    elif gap.count("\n") and not gap.strip().strip("\"”'’.,"):
        found.append(Draft(min(quote), draft.source, frozenset(), quote, spoken=True))
