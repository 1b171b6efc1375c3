"""Other forms of a name that follow from it by rule, so that no table has to list them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from whoseword.lexicon.rows import Row

KOREAS = ("North Korea", "South Korea")
BODIES = ("Ministry", "Department")
IN_FULL = {"Foreign": "Foreign Affairs"}  # what an adjective before a body is behind it


def numbered(noun: str) -> tuple[str, ...]:
    """`noun` in the singular and the plural, its own form first; regular plurals only."""
    if noun.endswith("ies") and len(noun) > 4:
        return (noun, noun[:-3] + "y")
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return (noun, noun[:-2])
    if noun.endswith("men"):
        return (noun, noun[:-3] + "man")
    if noun.endswith("s") and not noun.endswith("ss"):
        return (noun, noun[:-1])
    if noun.endswith("man"):
        return (noun, noun[:-3] + "men")
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return (noun, noun[:-1] + "ies")
    return (noun, noun + ("es" if noun.endswith(("ch", "sh", "ss", "x")) else "s"))


def possessive(name: str) -> str:
    """`name` as an owner: `Japan's`, `the Philippines'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def peoples(adjective: str) -> tuple[str, ...]:
    """A state's adjective and, where it takes an s, its people: `Russian`, `Russians`."""
    return (adjective, adjective + "s") if adjective.endswith(("an", "i")) else (adjective,)


def organ_forms(names: Iterable[str], state: Row | None) -> tuple[str, ...]:
    """The names of a state's organ, with its state said in every way that the pack knows.

    `South Korea's Defense Ministry` gives `South Korean Defense Ministry`, `Seoul's Ministry of
    Defense`, …; a name that doesn't say its state keeps its own form beside those.
    """
    found = dict.fromkeys(form for name in names for form in _turned(name))
    if state is None:
        return tuple(found)
    owners = tuple(_owners(state))
    for name in tuple(found):
        core = _core(name, owners)
        if core is not None:
            found |= dict.fromkeys(f"{owner} {_uncapitalised(core)}" for owner in owners)
            found |= dict.fromkeys(f"{_uncapitalised(core)} of {whole}" for whole in _wholes(state))
    return tuple(found)


def korean(names: Iterable[str], state: str) -> Iterator[str]:
    """A Korean's names, also with the given name's syllables joined: `Kim Jong Un`, `Kim Jong-un`.

    The last syllable in small letters fits every way in which it is written.
    """
    for name in names:
        yield name
        words = name.split()
        if state in KOREAS and len(words) == 3 and all(w.isalpha() and w.istitle() for w in words):
            yield f"{words[0]} {words[1]}-{words[2].lower()}"


def romanised(names: Iterable[str], spellings: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """`names`, and each again with its first word in the other spellings that it has."""
    for name in names:
        yield name
        word = re.split(r"[\W\d_]", name, maxsplit=1)[0]
        yield from (other + name.removeprefix(word) for other in spellings.get(word, ()))


def office_forms(names: Iterable[str], state: Row) -> Iterator[str]:
    """The names of an office, bare and with their state said in every way that the pack knows."""
    for name in names:
        yield name
        yield from (f"{owner} {name}" for owner in _owners(state))
        yield from (f"{name} of {whole}" for whole in _wholes(state))


def _uncapitalised(core: str) -> str:
    """`core` in small letters, which match capitals too, but for acronyms: its owner is enough."""
    return " ".join(w if w.isupper() and len(w) > 1 else w.lower() for w in core.split())


def _owners(state: Row) -> Iterator[str]:
    """What can stand before an organ's name to say whose it is."""
    yield from state.many("adjectives")
    for name in (state["name"], *state.many("aliases"), *state.many("metonyms")):
        yield from dict.fromkeys((possessive(name), f"{name}'s"))
    yield from (name for name in (state["name"], *state.many("aliases")) if name.isupper())


def _wholes(state: Row) -> Iterator[str]:
    """What can stand after `of` to say whose an organ is."""
    for name in (state["name"], *state.many("aliases")):
        yield name
        yield f"the {name}"


def _core(name: str, owners: tuple[str, ...]) -> str | None:
    """`name` without the state before it: where it begins with one, or is a common noun's name.

    An acronym or a single word stands alone and has none.
    """
    for owner in sorted(owners, key=len, reverse=True):
        if name.casefold().startswith(owner.casefold() + " "):
            return name[len(owner) + 1 :]
    return name if " " in name else None


def _turned(name: str) -> Iterator[str]:
    """`name`, and `Ministry of Defense` for `Defense Ministry` or the reverse."""
    yield name
    for body in BODIES:
        before, found, after = name.partition(f"{body} of ")
        if found:
            topic = after.removeprefix("the ")
            yield f"{before}{topic} {body}"
            yield f"{before}{topic.lower()} {body.lower()}"
        elif name.endswith(f" {body}"):
            owner, topic = _split_topic(name[: -len(body) - 1])
            yield f"{owner}{body} of {IN_FULL.get(topic, topic)}"
            yield f"{owner}{topic.lower()} {body.lower()}"


def _split_topic(words: str) -> tuple[str, str]:
    """The owner with its blank, and the topic: `South Korea's Defense`, `Russian Defense`."""
    owner, blank, topic = words.rpartition(" ")
    return owner + blank, topic
