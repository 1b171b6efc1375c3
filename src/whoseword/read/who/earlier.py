"""Which body that a text has named before a word points back to."""

from __future__ import annotations

from collections.abc import Container, Iterator

from whoseword.lexicon.slug import fold
from whoseword.model import Actor
from whoseword.read.who.discourse import REACH, Discourse
from whoseword.read.who.wording import BODIES

ORGANS = frozenset({"organ"})


def body_called(
    discourse: Discourse, noun: str, head: int, *, outlets: bool = True
) -> Actor | None:
    """The body last mentioned that `the <noun>` can point back to.

    Without `outlets` an outlet is that only where nobody else shortly before is: `the agency` is
    rather the one of which a news agency told.
    """
    first = next(_called(discourse, noun, head, None), None)
    if outlets or first is None or first.kind != "media":
        return first
    near = _called(discourse, noun, head, REACH)
    return next((body for body in near if body.kind != "media"), first)


def _called(discourse: Discourse, noun: str, head: int, reach: int | None) -> Iterator[Actor]:
    """The bodies that `the <noun>` can point back to, the last mentioned first."""
    heads = {e.name for e in discourse.scene.names.heads(noun)}
    for mention in discourse.back(head, reach):
        actor = mention.actor
        if actor is None or actor.kind not in BODIES | {"group"}:
            continue
        words = {fold(w) for w in actor.name.split()[-1 if actor.kind == "group" else 0 :]}
        if actor.name in heads or fold(noun) in words | discourse.nouns.get(actor.id, set()):
            yield actor


def body_named(
    discourse: Discourse, name: str, head: int, kinds: Container[str] = ORGANS
) -> Actor | None:
    """The body last mentioned whose name has all words of `name` and more: `the Navy`."""
    words = {fold(w) for w in name.split()}
    bodies = (m.actor for m in discourse.back(head, None) if m.actor and m.actor.kind in kinds)
    return next((b for b in bodies if words < {fold(w) for w in b.name.split()}), None)


def body_of_type(discourse: Discourse, type_: str, head: int) -> Actor | None:
    """The body of a type of sources that was mentioned last, no state's organ: `the institute`."""
    every = (m.actor for m in discourse.back(head, None) if m.actor)
    bodies = (a for a in every if a.kind in BODIES - ORGANS)
    return next((b for b in bodies if b.source_type == type_), None)
