from __future__ import annotations

from datetime import date

import pytest

from prose import (
    ADDED,
    FOOTER,
    INDEPENDENT,
    UNRELATED,
    WIRE,
    cut_to_half,
    reworded,
    without_dateline,
)
from whoseword.gather.dateline import find_dateline
from whoseword.lexicon import Pack
from whoseword.model import Copy, Document, Published, When
from whoseword.weigh.copies import Copies


@pytest.fixture(scope="module")
def copies() -> Copies:
    return Copies(Pack.load())


def article(text: str, publisher: str | None = None, day: date | None = None) -> Document:
    published = Published(When.day(day), "given") if day else None
    line = find_dateline(text, None)
    return Document("a", text, "here", None, None, publisher, published, line)


def judged(copies: Copies, one: str | Document, other: str | Document) -> Copy | None:
    first, second = (article(d) if isinstance(d, str) else d for d in (one, other))
    return copies.judge(copies.know(first), copies.know(second))


PLAIN = without_dateline(WIRE)
COPIES = {
    "another dateline": f"TOKYO, Nov. 1 (Kyodo) -- {PLAIN}",
    "the first half": cut_to_half(WIRE),
    "the last half": cut_to_half(WIRE, tail=True),
    "paragraphs added": f"{ADDED}\n{PLAIN}\n{ADDED}",
    "another footer": f"{PLAIN}\n{FOOTER}",
    "a tenth reworded": reworded(WIRE),
    "half, added to and reworded": reworded(f"PARIS — {cut_to_half(PLAIN)}\n\n{ADDED}"),
    "half, with a footer": f"{cut_to_half(PLAIN)}\n\n{FOOTER}",
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_found(copies: Copies, text: str) -> None:
    assert judged(copies, WIRE, text) is not None


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES.keys())
def test_a_copy_meets_its_original(copies: Copies, text: str) -> None:
    keys = [copies.know(article(t)).keys for t in (WIRE, text)]
    assert len(keys[0] & keys[1]) >= 2


@pytest.mark.parametrize("text", [INDEPENDENT, UNRELATED, f"{INDEPENDENT}{FOOTER}"])
def test_another_report_is_no_copy(copies: Copies, text: str) -> None:
    assert judged(copies, WIRE, text) is None


def test_a_footer_makes_no_copies(copies: Copies) -> None:
    assert judged(copies, f"{INDEPENDENT}{FOOTER}", f"{UNRELATED}{FOOTER}") is None
