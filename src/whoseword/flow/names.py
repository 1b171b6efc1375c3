"""What people type for a name, as the pack calls whom it means."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.lexicon.names import Names


def canonical(said: Iterable[str], names: Names | None) -> tuple[str, ...]:
    """Each name as said, and in its canonical form where the pack has it."""
    every = tuple(said)
    found = dict.fromkeys(every)
    for name in every:
        actor = names.actor(name) if names else None
        if actor:
            found[actor.name] = None
    return tuple(found)
