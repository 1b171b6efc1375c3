from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from factories import document, first, reading, second
from whoseword.export.brief import as_html, as_markdown
from whoseword.export.sentences import sentence
from whoseword.flow import Judge
from whoseword.flow.brief import Brief, gather_brief
from whoseword.ledger import ClaimFilter, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import EventType, Modality, Quantity, Source, SourceType

TODAY = date(2026, 1, 2)
NASTY = "<script>x</script> [a](javascript:x) *b* \u202e\ufeff"


def made(path: Path, *about: str, **given: object) -> Brief:
    of = document(publisher=NASTY, title="Five | six", url="https://a.example/1")
    copy = document(of.text + "Copied.", publisher="Copier", url="javascript:alert(1)")
    denied = first(
        of, modality=Modality.DENIED, sources=(Source("North Korea", SourceType.GOVERNMENT),)
    )
    with open_ledger(str(path / "w.db"), create=True) as store:
        with store.writer("1", "p") as writer:
            writer.add(reading(of, first(of), second(of), denied))
            writer.add(reading(copy, first(copy)))
        with store.view() as view:
            return gather_brief(view, ClaimFilter(**given), made=TODAY, about=about)  # type: ignore[arg-type]


def test_a_sentence_names_what_is_claimed_and_on_whose_word() -> None:
    of = document()
    assert sentence(first(of)) == (
        "According to KCNA, test by North Korea: missiles (5), on 2025-12-25."
    )
    assert sentence(second(of)) == (
        "According to analysts, expected (55–80 %) transfer by North Korea to Russia: "
        "shells (2–3.5 million), in 2026."
    )
    bare = first(of, actor=None, object=None, quantity=None, date=None, sources=())
    assert sentence(bare) == "Test."
    counted = first(of, object=None, quantity=Quantity(12000.0, "troops"), date=None)
    assert sentence(counted) == "According to KCNA, test by North Korea: 12,000 troops."


def test_what_is_said_twice_on_one_word_is_one_line_with_two_notes(tmp_path: Path) -> None:
    brief = made(tmp_path)
    (line,) = brief.themes["Tests and weapons shown"]
    assert len(line.claims) == 2
    assert (brief.claims, brief.articles, brief.roots) == (4, 2, 3)
    text = as_markdown(brief)
    assert "on 2025-12-25.[^1][^2]" in text


def test_denials_and_the_future_stand_apart(tmp_path: Path) -> None:
    brief = made(tmp_path)
    assert [line.first.claim.modality for line in brief.denied] == [Modality.DENIED]
    assert [line.first.claim.modality for line in brief.to_come] == [Modality.PREDICTED]
    text = as_markdown(brief)
    assert "Denied by North Korea: test by North Korea" in text
    assert "| 2026-12-31 | According to analysts" in text


@pytest.mark.parametrize(("about", "claims"), [("Russia", 1), ("kcna", 2), ("nobody", 0)])
def test_a_brief_can_be_about_somebody(tmp_path: Path, about: str, claims: int) -> None:
    assert made(tmp_path, about).claims == claims


def test_every_sentence_leads_to_a_note_and_every_note_is_asked_for(tmp_path: Path) -> None:
    for text, asked, held in (
        (as_html(made(tmp_path)), r'href="#n(\d+)"', r'id="n(\d+)"'),
        (as_markdown(made(tmp_path)), r"(?<!\n)\[\^(\d+)\]", r"(?m)^\[\^(\d+)\]:"),
    ):
        assert set(re.findall(asked, text)) == set(re.findall(held, text)) != set()


def test_text_of_others_means_nothing_in_it(tmp_path: Path) -> None:
    page, text = as_html(made(tmp_path), picture="<svg></svg>"), as_markdown(made(tmp_path))
    assert "<script>" not in page
    assert "<svg></svg>" in page
    assert "\u202e" not in page + text
    assert "\ufeff" not in page + text
    assert 'href="javascript' not in page
    assert "\\[a\\](javascript" in text
    assert "\\<script\\>" in text


def test_a_page_stands_alone(tmp_path: Path) -> None:
    page = as_html(made(tmp_path))
    assert not re.search(r'(?:src|href)="(?!#|https://a\.example)', page)
    assert "@media print" in page


def test_each_note_has_the_grades_of_its_root_and_its_event(tmp_path: Path, pack: Pack) -> None:
    of, other = document(publisher="Yonder News"), document(f"{document().text}More.")
    with open_ledger(str(tmp_path / "w.db"), create=True) as store:
        with store.writer("1", "p") as writer:
            writer.add(reading(of, first(of), second(of)))
            writer.add(reading(other, first(other, sources=())))
        judge = Judge(store, pack, "Ann")
        judge.grade_source("KCNA", "D")
        with store.view() as view:
            launch = next(event for event in view.events() if event.type is EventType.TEST)
        judge.grade_event(launch.id, "3")
        with store.view() as view:
            text = as_markdown(gather_brief(view, ClaimFilter(), made=TODAY))
    notes = [line for line in text.splitlines() if line.startswith("[^")]
    assert "a party to it" not in notes[0]
    assert "Grade D3 (D by Ann, 3 by Ann)." in next(n for n in notes if "Root: KCNA" in n)
    assert "Grade 3 (3 by Ann)." in next(n for n in notes if "Root: the article itself" in n)
    assert "Grade F6 (F proposed, 6 proposed)." in next(n for n in notes if "analysts" in n)
    assert "; graded 3 by Ann." in text


def test_an_empty_brief_says_so(tmp_path: Path) -> None:
    brief = made(tmp_path, "nobody")
    assert "holds nothing on this" in as_html(brief)
    assert "holds nothing on this" in as_markdown(brief)


def test_a_brief_says_what_stands_and_in_its_notes_who_judged_it(
    tmp_path: Path, pack: Pack
) -> None:
    of = document(publisher="Yonder News")
    with open_ledger(str(tmp_path / "w.db"), create=True) as store:
        with store.writer("1", "p") as writer:
            writer.add(reading(of))
        untouched = gathered(store)
        judge = Judge(store, pack, "Ann")
        launch, shells = first(of).id, second(of).id
        judge.correct(launch, "actor", "Iran")
        judge.reject([shells])
        brief = gathered(store)
    assert (untouched.claims, untouched.judged) == (2, 0)
    assert "nobody wrote them one by one, and nobody checked them." in as_markdown(untouched)
    assert (brief.claims, brief.judged, brief.to_come) == (1, 1, [])
    for text in (as_markdown(brief), as_html(brief)):
        assert "According to KCNA, test by Iran" in text
        assert "Judged: actor read as North Korea, corrected by Ann on" in text
        assert "people judged 1 of the claims" in text
        assert "shells" not in text


def gathered(store: Store) -> Brief:
    with store.view() as view:
        return gather_brief(view, ClaimFilter(), made=TODAY)
