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
from whoseword.weigh.sketch import MEETING


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
    assert len(keys[0] & keys[1]) >= MEETING


@pytest.mark.parametrize("text", [INDEPENDENT, UNRELATED, f"{INDEPENDENT}{FOOTER}"])
def test_another_report_is_no_copy(copies: Copies, text: str) -> None:
    assert judged(copies, WIRE, text) is None


def test_a_footer_makes_no_copies(copies: Copies) -> None:
    assert judged(copies, f"{INDEPENDENT}{FOOTER}", f"{UNRELATED}{FOOTER}") is None


# A speech, and two reporters who were there.
SPEECH = (
    '"We will build as many launchers as the fleet can carry, and we will build them at home, in '
    'our own yards, with our own steel," {}\n\n"Nobody who threatens this coast will find it '
    'unguarded, and nobody who sails from it will sail alone, this year or in any year to come," '
    '{}\n\n"I ask parliament for the money, and I ask the people for their patience, since a '
    'yard is not built in a day and a fleet is not built in a year," {}\n\n'
)
TOLD = (
    "The minister of defence came to the harbour by launch on Monday, an hour late, and spoke from "
    "the deck of a frigate that had just left the dock while gulls drowned half of his words. "
    "Welders leaned out of the hull to hear him, and a brass band that had been hired for "
    "noon played twice before it was waved down.\n\n",
    "New warships will be ordered before the summer, according to the government, which published "
    "a list of eleven hulls with their prices and named two yards in the north as builders. "
    "Parliament has yet to vote on the sum, and its budget committee has put off the "
    "debate three times since the winter.\n\n",
)
TAGS = (
    ("he told the yard's workers.", "he said.", "he went on, to some applause."),
    ("the minister said.", "he told the crowd.", "he added."),
)


def test_reports_of_one_speech_are_no_copies(copies: Copies) -> None:
    one, other = (f"{told}{SPEECH.format(*tags)}" for told, tags in zip(TOLD, TAGS, strict=True))
    assert judged(copies, one, other) is None


def test_a_speech_printed_twice_is_a_copy(copies: Copies) -> None:
    speech = SPEECH.format("he said.", "he said.", "he said.")
    assert judged(copies, speech, f"The minister's words in full:\n\n{speech}") is not None


def test_a_speech_with_paragraphs_added_is_a_copy(copies: Copies) -> None:
    speech = SPEECH.format("he said.", "he said.", "he said.")
    assert judged(copies, speech, f"{speech}{TOLD[0]}") is not None


def test_a_copy_may_lose_marks_of_quotation(copies: Copies) -> None:
    text = f"{TOLD[0]}{SPEECH.format(*TAGS[0])}{PLAIN}"
    lost = text.replace('alone, this year or in any year to come,"', "alone,")
    assert judged(copies, text, lost.replace('"Nobody', "Nobody", 1)) is not None


HEADLINES = (
    "Senators Marsh{0} (I-Vt.) and Ann McCrae{1} (D) spoke. ",
    "Jo MarshSenators ask what the yard has cost Ministers fear another long delay to carriers "
    "The week in ports: strike ends, ferry sinks, mayor resigns over unpaid harbour dues MORE",
    "2020 hopefuls court the dockers' vote Five lessons from the shipyard hearing that nobody saw "
    "coming The week in ports: strike ends, ferry sinks, mayor resigns over harbour dues MORE",
)


def test_headlines_run_into_sentences_make_no_copies(copies: Copies) -> None:
    line, *insets = HEADLINES
    bare, full = line.format("", ""), line.format(*insets)
    one, other = INDEPENDENT[:300], UNRELATED[:300]
    assert judged(copies, full + one, full + other) is None
    assert judged(copies, bare + INDEPENDENT, full + INDEPENDENT) is not None


def test_a_standing_phrase_takes_no_whole_text_along(copies: Copies) -> None:
    text = f"{' '.join(PLAIN.split())} Two colleagues contributed to this report."
    assert judged(copies, WIRE, f"{text}\n\nAll rights reserved.") is not None


def test_an_outlet_takes_up_its_own_paragraphs(copies: Copies) -> None:
    first = f"{cut_to_half(PLAIN)}\n\n{UNRELATED}{ADDED}"
    second = f"{INDEPENDENT}\n\n{cut_to_half(PLAIN)}"
    days = [date(2024, 11, 1), date(2024, 11, 3)]
    again = [article(t, "Gazette", day) for t, day in zip((first, second), days, strict=True)]
    assert judged(copies, *again) is None
    assert judged(copies, again[0], article(second, "Post", days[1])) is not None
