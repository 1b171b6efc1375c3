"""A brief as HTML in one file, or as Markdown; every sentence has its footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whoseword.export.sentences import (
    band,
    chain,
    graded,
    is_party,
    judged,
    moment,
    root,
    sentence,
)
from whoseword.ledger.base import Held
from whoseword.model import Event
from whoseword.model.plain import plain
from whoseword.model.wording import number_of

# Footnotes of one sentence, at most; the rest is counted.
NOTES = 5
# Characters that mean something in Markdown, or to a browser that shows it.
MEANS = re.compile(r"([\\`*_{}\[\]<>#|~^])")


class Line(Protocol):
    """Claims that say one thing; `flow.brief` makes them."""

    @property
    def claims(self) -> tuple[Held, ...]:
        """The claims, the first of which speaks for all."""
        ...

    @property
    def event(self) -> Event | None:
        """The happening that they are an account of."""
        ...


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: a number, and the claim that it leads to."""

    number: int
    held: Held


class Notes:
    """Hands out footnotes in the order in which they are asked for; a claim has one number."""

    def __init__(self) -> None:
        self._found: dict[int, Note] = {}

    def of(self, claims: Iterable[Held]) -> list[Note]:
        """The notes of these claims, NOTES of them at most, one an article."""
        articles = {held.article.key: held for held in reversed(list(claims))}
        return [self._note(held) for held in list(articles.values())[::-1][:NOTES]]

    def all(self) -> list[Note]:
        """All that were handed out, by number."""
        return sorted(self._found.values(), key=lambda note: note.number)

    def _note(self, held: Held) -> Note:
        return self._found.setdefault(held.key, Note(len(self._found) + 1, held))


def as_html(brief: Any, *, picture: str | None = None) -> str:
    """One HTML file with its style and, if given, a picture (SVG of our own) inside."""
    drawn = Markup(picture) if picture else None
    return _render("brief.html", brief, escape=True, picture=drawn)


def as_markdown(brief: Any) -> str:
    """Markdown with footnotes."""
    return _render("brief.md", brief, escape=False, picture=None)


def _render(template: str, brief: Any, *, escape: bool, picture: Markup | None) -> str:
    environment = Environment(
        loader=PackageLoader("whoseword.export"),
        autoescape=escape,
        finalize=_shown if escape else _literal,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "sentence": lambda held: sentence(held.claim),
        "chain": chain,
        "root": root,
        "band": band,
        "moment": moment,
        "number_of": number_of,
        "judged": judged,
        "graded": lambda one: graded(one.source, one.information) if one else "",
        "is_party": lambda held: is_party(held.claim),
    }
    notes = Notes()
    body = environment.get_template(template)
    return body.render(brief=brief, notes=notes, picture=picture)


def _shown(value: Any) -> Any:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return plain(value)


def _literal(value: Any) -> Any:
    """Text of others in Markdown: on one line, and nothing in it means anything."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    line = " ".join(plain(value).split())
    return MEANS.sub(r"\\\1", line)
