"""The walk of a story: ledger, weigh. From an event, a claim or a document to its graph."""

from __future__ import annotations

from collections.abc import Sequence

from whoseword.errors import Ambiguous, LedgerError, UsageError, ambiguous_id, unknown_id
from whoseword.ledger import Article, Held, View
from whoseword.lexicon import Pack
from whoseword.model import Claim
from whoseword.weigh.credits import Credits
from whoseword.weigh.story import Story, Telling, story_of

Told = tuple[Sequence[Article], Sequence[Held]]


def lineage(view: View, pack: Pack, wanted: str) -> Story:
    """The lineage of what `wanted` names: an event, a claim or a document, by its id or the start
    of it. Of an event, all its claims tell the story; of a claim, those of the copies of its
    document that claim the same; of a document, all claims of its copies.

    Raises LedgerError where nothing has that id, or several things do; UsageError for a claim that
    was rejected.
    """
    names, credits = pack.names, Credits(pack)
    articles, claims = _told(view, wanted)
    groups = view.copy_groups([article.key for article in articles])
    of: dict[int, list[Claim]] = {}
    for held in claims:
        of.setdefault(held.article.key, []).append(held.claim)
    tellings = (
        Telling(
            article.id,
            article.publisher,
            article.published.when.iso() if article.published else "",
            groups[article.key],
            tuple(credit.agency for credit in credits.of(view.document(article.key))),
            tuple(of.get(article.key, ())),
        )
        for article in articles
    )
    return story_of(tellings, names)


def _told(view: View, wanted: str) -> Told:
    """The documents that tell what `wanted` names, and the claims by which they do.

    A document's whole id goes before the start of an event's: inputs give ids as short as `a1`.
    """
    if any(article.id == wanted for article in view.articles_named(wanted)):
        return _document(view, wanted)
    if not wanted:
        raise unknown_id("event, claim or document", wanted)
    found = {}
    for kind, look in (("event", _event), ("claim", _claim), ("document", _document)):
        try:
            found[kind] = look(view, wanted)
        except Ambiguous:
            raise
        except LedgerError:  # nothing of that kind
            continue
    if len(found) > 1:
        kinds = " and ".join(f"{'an' if kind == 'event' else 'a'} {kind}" for kind in found)
        raise Ambiguous(f"{wanted}: {kinds} have ids that begin so; give more of it.")
    if not found:
        raise unknown_id("event, claim or document", wanted)
    return next(iter(found.values()))


def _event(view: View, wanted: str) -> Told:
    held = [member.held for member in view.members(view.event(wanted).id)]
    return tuple({h.article.key: h.article for h in held}.values()), held


def _claim(view: View, wanted: str) -> Told:
    held = view.claim(wanted)
    if held.judged and held.judged.rejected:
        who = ", ".join(held.judged.who)
        raise UsageError(f"{wanted}: {who} rejected this claim, so it tells no story.")
    articles = _copies(view, held.article)
    same = [h for h in view.claims_of([a.key for a in articles]) if _says(h) == _says(held)]
    telling = {h.article.key for h in same}
    return [a for a in articles if a.key in telling], same


def _document(view: View, wanted: str) -> Told:
    found = view.articles_named(wanted)
    if not found:
        raise unknown_id("document", wanted)
    if len({article.digest for article in found}) > 1:
        several = (f"{a.id} ({a.publisher})" if a.publisher else a.id for a in found)
        raise ambiguous_id("document", wanted, dict.fromkeys(several))
    articles = _copies(view, found[0])
    return articles, view.claims_of([article.key for article in articles])


def _copies(view: View, article: Article) -> Sequence[Article]:
    """The document and all that repeat its text."""
    group = view.copy_groups([article.key])[article.key]
    found = view.copies([group])
    return found[0].articles if found else (article,)


def _says(held: Held) -> tuple[object, ...]:
    """What a claim says happened, without how this document words it."""
    c = held.claim
    return (c.type, c.actor, c.recipient, c.object, c.date, c.modality)
