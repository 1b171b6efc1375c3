"""The attribution step: flat attributions by rule over the parse, then stance and nesting.

`nest` takes flat attributions of any origin, so that a trained tagger can replace `flat`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whoseword.model import Attribution, Span, Stance, hull
from whoseword.read.bodies import body_drafts
from whoseword.read.cited import cited_drafts
from whoseword.read.clauses import fragments
from whoseword.read.closing import with_closings
from whoseword.read.cues import Cues
from whoseword.read.quotes import Quote
from whoseword.read.reported import Draft, verb_drafts
from whoseword.read.spoken import with_quotes
from whoseword.read.syntax import Parse


def find_attributions(parse: Parse, quotes: Sequence[Quote], cues: Cues) -> tuple[Attribution, ...]:
    """All attributions of a parsed text, in text order, with stance and parent."""
    return nest(flat(parse, quotes, cues), parse, cues)


def flat(parse: Parse, quotes: Sequence[Quote], cues: Cues) -> tuple[Attribution, ...]:
    """The attributions that the rules find, without stance and parent."""
    verbs = with_closings(parse, cues, tuple(verb_drafts(parse, cues)))
    drafts = [*verbs, *cited_drafts(parse, cues)]
    drafts = [*with_quotes(parse, quotes, drafts), *body_drafts(parse, cues)]
    quoted = {t.i for quote in quotes if quote.depth == 0 for t in parse.within(quote.inner)}
    return tuple(
        _attribution(parse, draft)
        for draft in drafts
        if _holds(parse, draft) and not (draft.cue & quoted)
    )


def _holds(parse: Parse, draft: Draft) -> bool:
    return any(parse.tokens[i].text[0].isalnum() for i in draft.content)


def _attribution(parse: Parse, draft: Draft) -> Attribution:
    return Attribution(
        fragments(parse, draft.source),
        tuple(parse.tokens[i].span for i in sorted(draft.cue)),
        fragments(parse, draft.content - draft.source),
    )


def nest(attributions: Iterable[Attribution], parse: Parse, cues: Cues) -> tuple[Attribution, ...]:
    """The same attributions in text order, each with its cue's stance and its parent.

    The parent is the one with the shortest content that holds the other's cue (or content, where
    there is no cue) and isn't held by it in turn.
    """
    ordered = sorted((a for a in attributions if a.content), key=_place)
    lengths = [sum(s.end - s.start for s in a.content) for a in ordered]
    return tuple(
        replace(one, stance=_stance(one, parse, cues), parent=_parent(n, ordered, lengths))
        for n, one in enumerate(ordered)
    )


def _place(one: Attribution) -> tuple[Span, Span, Span]:
    whole = hull((*one.source, *one.cue, *one.content))
    return whole, hull(one.content), hull(one.cue or one.content)


def _stance(one: Attribution, parse: Parse, cues: Cues) -> Stance:
    lemmas = (token.lemma for span in one.cue for token in parse.within(span))
    return cues.stance(" ".join(lemmas))


def _parent(number: int, ordered: Sequence[Attribution], lengths: Sequence[int]) -> int | None:
    one = ordered[number]
    held = one.cue or one.content
    best: tuple[int, int] | None = None
    for other, outer in enumerate(ordered):
        if other == number or outer.content[0].start > held[0].start:
            continue
        if _within(held, outer.content) and not _within(outer.cue, one.content):
            best = min(best or (lengths[other], other), (lengths[other], other))
    return best[1] if best is not None else None


def _within(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    return bool(inner) and all(any(o.covers(i) for o in outer) for i in inner)
