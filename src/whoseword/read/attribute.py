"""The attribution step: the trained model's attributions, and what its flat labels can't hold.

PolNeAR's attributions are flat: whom a relaying outlet cites is no attribution there. So inside
what an outlet relays, and after 'citing', the rules over the parse find the inner ones; `nest` then
gives each its parent. Press statements given in full, and quotations that run on over paragraphs,
are exact by rule too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from whoseword.model import Attribution, Span, Stance, hull
from whoseword.read.bodies import body_drafts
from whoseword.read.cited import cited_drafts
from whoseword.read.clauses import CITING, fragments
from whoseword.read.closing import with_closings
from whoseword.read.continued import with_continued
from whoseword.read.cues import Cues
from whoseword.read.quotes import Quote
from whoseword.read.reported import Draft, verb_drafts
from whoseword.read.spoken import with_quotes
from whoseword.read.syntax import Parse

# Of the attributions that the rules find on PolNeAR's dev split, the share with content and source
# right: what they are worth beside the model's, whose confidence is fitted one by one.
RULED = 0.6
SUBJECTS = ("nsubj", "nsubjpass", "expl")


def find_attributions(
    tagged: Iterable[Attribution],
    parse: Parse,
    quotes: Sequence[Quote],
    cues: Cues,
    *,
    relays: Callable[[Attribution], bool],
    least: float = 0.0,
) -> tuple[Attribution, ...]:
    """All attributions of a parsed text, in text order, with stance and parent.

    `tagged` are the model's; `relays` tells whether an attribution's speaker is an outlet, which
    passes others' words on. Those less sure than `least` (0-1) to be right are left out.
    """
    known = [one for one in tagged if one.confidence >= least]
    ruled = flat(parse, quotes, cues)
    named = [c for one in ruled if one.source and _outright(one, parse, cues) for c in one.cue]
    sure = (a for a in known if a.source or not any(c.overlaps(n) for c in a.cue for n in named))
    kept = with_continued([_placed(one, parse) for one in sure], quotes, parse.text)
    for statement in _announced(parse, cues):
        kept = _given_whole(kept, statement)
    relayed = [span for one in kept if relays(one) for span in one.content]
    taken = [span for one in kept for span in one.cue]
    more = [
        replace(one, confidence=RULED)
        for one in ruled
        if (_within(one.cue, relayed) and _tells(one, parse, cues))
        or _cites(one, parse)
        or _outright(one, parse, cues)
        if not any(c.overlaps(t) for c in one.cue for t in taken)
    ]
    return nest([one for one in (*kept, *more) if one.confidence >= least], parse, cues)


def _placed(one: Attribution, parse: Parse) -> Attribution:
    """`one`, without a source where the dateline, which isn't parsed, was taken for it."""
    return replace(one, source=tuple(s for s in one.source if parse.within(s)))


def _given_whole(found: list[Attribution], statement: Attribution) -> list[Attribution]:
    """`found` with a press statement: whoever is found to issue it says all of it."""
    for n, one in enumerate(found):
        if any(c.overlaps(own) for c in one.cue for own in statement.cue):
            more = [s for s in one.content if not _within((s,), statement.content)]
            content = tuple(sorted((*more, *statement.content)))
            named = replace(one, source=one.source or statement.source, content=content)
            return [*found[:n], named, *found[n + 1 :]]
    return [*found, replace(statement, confidence=RULED)]


def _announced(parse: Parse, cues: Cues) -> list[Attribution]:
    """Press statements that their announcement gives to somebody whole."""
    return [_attribution(parse, d) for d in body_drafts(parse, cues) if d.spoken and d.content]


def _tells(one: Attribution, parse: Parse, cues: Cues) -> bool:
    """Whether somebody orders something by it, or says a whole clause: no 'attacking X'."""
    inside = {t.i for t in parse.of(one.content)}
    clause = any(parse.tokens[i].dep in SUBJECTS and parse.tokens[i].head in inside for i in inside)
    return bool(one.source) and (clause or _stance(one, parse, cues) is Stance.ORDER)


def _cites(one: Attribution, parse: Parse) -> bool:
    """Whether it only names whom somebody cites."""
    return any(t.lemma in CITING for t in parse.of(one.cue))


def _outright(one: Attribution, parse: Parse, cues: Cues) -> bool:
    """Whether its cue can be nothing else: 'in the view of', 'reportedly'."""
    return cues.outright(parse.of(one.cue))


def flat(parse: Parse, quotes: Sequence[Quote], cues: Cues) -> tuple[Attribution, ...]:
    """The attributions that the rules find, without stance and parent."""
    verbs = with_closings(parse, cues, tuple(verb_drafts(parse, cues)))
    drafts = [*verbs, *cited_drafts(parse, cues)]
    drafts = [*with_quotes(parse, quotes, drafts), *body_drafts(parse, cues)]
    quoted = {t.i for t in parse.of(quote.inner for quote in quotes if quote.depth == 0)}
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
    lengths = [a.length for a in ordered]
    return tuple(
        replace(one, stance=_stance(one, parse, cues), parent=_parent(n, ordered, lengths))
        for n, one in enumerate(ordered)
    )


def _place(one: Attribution) -> tuple[Span, Span, Span]:
    whole = hull((*one.source, *one.cue, *one.content))
    return whole, hull(one.content), hull(one.cue or one.content)


def _stance(one: Attribution, parse: Parse, cues: Cues) -> Stance:
    lemmas = (token.lemma for token in parse.of(one.cue))
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
    return bool(inner) and all(i.inside(outer) for i in inner)
