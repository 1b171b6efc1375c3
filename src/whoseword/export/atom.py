"""Claims as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree import ElementTree

from whoseword.export.records import plain_xml
from whoseword.ledger.base import Held
from whoseword.model.wording import judged_words

NAMESPACE = "http://www.w3.org/2005/Atom"
# Characters of a claim's words in an entry's title.
TITLE = 90
BEGINNING = "1970-01-01T00:00:00Z"


def feed(claims: Iterable[tuple[str, Held]], address: str, link: Callable[[Held], str]) -> bytes:
    """A feed of claims with the time (UTC) that each was added; `link` leads to a claim's page.

    What people say of a claim since counts as news of it.
    """
    every = [(_updated(when, held), held) for when, held in claims]
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(f"{{{NAMESPACE}}}feed")
    _add(root, "title", "whoseword: claims")
    _add(root, "id", address)
    _add(root, "updated", max((when for when, _ in every), default=BEGINNING))
    _link(root, address, "self")
    for when, held in every:
        _entry(root, when, held, link(held))
    whole: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _entry(root: ElementTree.Element, when: str, held: Held, address: str) -> None:
    claim, article = held.claim, held.article
    entry = ElementTree.SubElement(root, f"{{{NAMESPACE}}}entry")
    words = held.evidence if len(held.evidence) <= TITLE else f"{held.evidence[: TITLE - 1]}…"
    _add(entry, "title", f"{claim.type.value}: {words}")
    # One article may hold the same claim as its copy does: only both ids together are one entry's.
    _add(entry, "id", f"tag:whoseword,2026:{claim.id}:{article.key}")
    _add(entry, "updated", when)
    author = ElementTree.SubElement(entry, f"{{{NAMESPACE}}}author")
    _add(author, "name", article.publisher or "unknown outlet")
    _link(entry, address, "alternate")
    chain = " ← ".join(source.name for source in claim.sources) or "the article itself"
    said = f"“{held.evidence}” On whose word: {chain}. {claim.modality.value.capitalize()}."
    judged = "; ".join(judged_words(held.judged))
    _add(entry, "summary", f"{said} Judged: {judged}." if judged else said)


def _updated(added: str, held: Held) -> str:
    last = held.judged.last if held.judged else None
    return max(added, last.strftime("%Y-%m-%dT%H:%M:%SZ")) if last else added


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}").text = plain_xml(text)


def _link(parent: ElementTree.Element, address: str, relation: str) -> None:
    ElementTree.SubElement(parent, f"{{{NAMESPACE}}}link", rel=relation, href=address)
