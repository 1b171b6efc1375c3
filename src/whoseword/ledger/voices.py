"""An event's claims, grouped by root, the copies of a text folded into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from whoseword.ledger.base import Article, Member, Text, Voice
from whoseword.model import Event, Role, Word


def voices(event: Event, members: Sequence[Member]) -> tuple[Voice, ...]:
    """Each root's claims, in the order of the event's words; the outlets' own voice after those
    who report it, and those who deny it last."""
    order: list[tuple[Role, str, Word | None]] = [
        (Role.DENIAL if word.denies else Role.ACCOUNT, word.root, word) for word in event.words
    ]
    known = {(role, root) for role, root, _ in order}
    # Who only foresaw what has happened stands behind nothing, and is shown all the same.
    others = dict.fromkeys((m.part.role, m.part.root) for m in members)
    order += [(role, root, None) for role, root in others if (role, root) not in known]
    order.sort(key=lambda one: (one[0] is Role.DENIAL, one[1] == ""))
    found = (
        Voice(role, root, word, tuple(_texts(m for m in members if _is(m, role, root))))
        for role, root, word in order
    )
    return tuple(voice for voice in found if voice.texts)


def _is(member: Member, role: Role, root: str) -> bool:
    return (member.part.role, member.part.root) == (role, root)


def _texts(members: Iterable[Member]) -> Iterator[Text]:
    groups: dict[str, list[Member]] = {}
    for member in members:
        groups.setdefault(member.part.group, []).append(member)
    for group, same in groups.items():
        first = same[0].held.article.key
        others: dict[int, Article] = {
            m.held.article.key: m.held.article for m in same if m.held.article.key != first
        }
        mine = tuple(m for m in same if m.held.article.key == first)
        yield Text(group, mine, tuple(others.values()))
