from __future__ import annotations

import pytest

from whoseword.read.quotes import find_quotes


def words(text: str, depth: int = 0) -> list[str]:
    return [q.span.of(text) for q in find_quotes(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "It flew far."', ['"It flew far."']),
        ("“It flew,” he said. “Far.”", ["“It flew,”", "“Far.”"]),
        ("«Rien», dit-il.", ["«Rien»"]),
        ("He said ``it flew'' twice.", ["``it flew''"]),
        ("''It flew,'' he said.", ["''It flew,''"]),
        ("a „low one“ and more", ["„low one“ and more"]),
        ("The so-called 'missile town' grew.", ["'missile town'"]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text", ["The army's plan won't work.", "the officials' plan", "in the ’90s", "a 12-inch' pipe"]
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert words(text) == []


def test_a_single_quotation_inside_a_double_one_is_nested() -> None:
    text = "“They call it 'the sword', he said,” she wrote."
    assert words(text) == ["“They call it 'the sword', he said,”"]
    assert words(text, depth=1) == ["'the sword'"]


def test_a_quotation_runs_over_paragraphs_that_begin_with_its_mark() -> None:
    text = "“We built it.\r\n\r\n“We tested it,” he said. “It works.”"
    assert words(text) == ["“We built it.\r\n\r\n“We tested it,”", "“It works.”"]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = '"We built it.\nThen came "the test" and rain.'
    assert words(text) == ['"We built it.', '"the test"']


def test_inner_leaves_out_the_marks() -> None:
    (quote,) = find_quotes('é🚀 "né" x')
    assert quote.inner.of('é🚀 "né" x') == "né"


@pytest.mark.parametrize("text", ["", '"', '""', "“”", "''''", "\n\n"])
def test_nothing_between_marks_is_no_quotation(text: str) -> None:
    assert words(text) == []
