"""Copy groups as records: each document with the one that it repeats, and why."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.export.records import Record
from whoseword.export.tables import article_record
from whoseword.ledger.base import Article, CopyGroup
from whoseword.model import Copy


def group_record(group: CopyGroup) -> Record:
    """`{id, documents: […]}`: the first document `of` nothing, each other of an earlier one.

    Where it repeats no earlier one (two halves of a third), it's the one that it shares most with.
    """
    first, *others = group.articles
    records = [{**article_record(first), "of": None, "share": None, "why": []}]
    records += [_record(article, group) for article in others]
    return {"id": group.id, "documents": records}


def _record(article: Article, group: CopyGroup) -> Record:
    model, share, why = _model(article, group)
    if article.title and model.title and article.title != model.title:
        why = (*why, "under another headline")
    return {**article_record(article), "of": model.id, "share": share, "why": list(why)}


def _model(article: Article, group: CopyGroup) -> tuple[Article, float, tuple[str, ...]]:
    """The document that `article` is said to repeat, how much of it, and the reasons."""
    place = group.articles.index(article)
    for earlier in group.articles[:place]:
        if earlier.digest == article.digest:
            return earlier, 1.0, ("the same text",)
    known = {other.digest: other for other in reversed(group.articles)}
    pairs = [(known[d], pair) for d, pair in _partners(article, group) if d in known]
    if not pairs:
        return group.articles[0], 0.0, ("through an older version of an article",)
    order = group.articles.index
    other, pair = min(pairs, key=lambda p: (order(p[0]) > place, -p[1].share, order(p[0])))
    return other, pair.share, pair.why


def _partners(article: Article, group: CopyGroup) -> Iterator[tuple[str, Copy]]:
    """The texts of which the article's is a copy, with the pair."""
    for pair in group.pairs:
        if article.digest in (pair.part, pair.whole):
            yield pair.whole if pair.part == article.digest else pair.part, pair
