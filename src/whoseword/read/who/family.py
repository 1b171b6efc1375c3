"""Whom a family name of the pack means in a text: somebody mentioned, or a leader of that name."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.lexicon.entry import Entry, Form
from whoseword.lexicon.slug import fold
from whoseword.model import Actor
from whoseword.read.syntax import Token
from whoseword.read.who.discourse import Discourse

# Sentences back in which somebody else of that family name is as likely as a leader.
RIVALS = 2
# Sentences ahead in which a name that the pack knows is somebody else's than the pack says.
AHEAD = 4
OWN = frozenset({Form.FAMILY, Form.NAME})


def bearer(discourse: Discourse, entries: tuple[Entry, ...], word: Token) -> Actor | None:
    """Whom a family name of the pack means: somebody mentioned, or else the only candidate.

    Where several share it, the one who holds an office on the day of publication and whose state
    the article mentions, and of several of these the one who leads it. Nobody where it may be a
    plain word: `Price`.
    """
    named = discourse.person_named(word.text, word.i, AHEAD)
    several = discourse.named_before(word.text, word.i)
    if named is not None or len(several) > 1:
        return (
            named or _leader(discourse, several, word.text) or _unrivalled(discourse, several, word)
        )
    if word.entity != "PERSON" and word.pos != "PROPN":
        return None
    people = {e.name: e.actor for e in entries if e.actor and e.form in OWN}
    states = {m.actor.state for m in discourse.mentions if m.actor}
    near = [actor for actor in people.values() if actor.state in states]
    for left in (list(people.values()), [a for a in near if any(discourse.held(a.name))]):
        if len(left) == 1:
            return left[0]
    return _leader(discourse, near)


def _leader(discourse: Discourse, people: Iterable[Actor], last: str = "") -> Actor | None:
    """The one of `people` who leads a state on the day of publication.

    With `last`, the last word of all their names: Trump is the president, not his wife; but which
    Kim isn't told.
    """
    leading = discourse.scene.names.sense("leading")
    near = [p for p in people if fold(p.name).endswith(fold(last))]
    found = [p for p in near if leading.intersection(discourse.held(p.name))]
    return found[0] if len(found) == 1 else None


def _unrivalled(discourse: Discourse, people: Iterable[Actor], word: Token) -> Actor | None:
    """The leader among `people` where none of the others came up in the last sentences."""
    leader = _leader(discourse, people)
    near = {m.actor for m in discourse.back(word.i, RIVALS)}
    return None if leader is None or near & (set(people) - {leader}) else leader
