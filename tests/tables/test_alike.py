"""How alike two pieces of news are in their words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from happenings import names
from whoseword.tables.alike import SHOWN, Alike

SAID = ("missile", "launch", "Pyongyang", "Russia", "shells", "Hwasong-14")
TEXTS = st.lists(st.sampled_from(SAID)).map(" ".join)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_alike_is_the_same_both_ways(texts: list[str]) -> None:
    alike = Alike(texts, names())
    first, second = texts[:2]
    score, _ = alike.score(first, second)
    assert score == pytest.approx(alike.score(second, first)[0])
    assert 0 <= score <= 1 + 1e-9
    assert alike.score(first, first)[0] == pytest.approx(1.0 if first else 0.0)


def test_the_rarer_a_shared_word_the_more_it_says() -> None:
    texts = ["launch watched", "launch feared", "launch praised", "crane watched", "crane hired"]
    alike = Alike(texts, names())
    often, _ = alike.score("launch watched", "launch feared")
    seldom, _ = alike.score("crane watched", "crane hired")
    assert 0 < often < seldom


def test_a_name_counts_by_whatever_form_it_is_called() -> None:
    alike = Alike(["KN-08 seen", "Hwasong-13 flown"], names())
    score, reasons = alike.score("KN-08 seen", "Hwasong-13 flown")
    assert score > 0
    assert reasons == ("Hwasong-13",)


def test_a_plural_is_its_singular_and_a_short_word_says_nothing() -> None:
    alike = Alike(["the cranes of it", "a crane", "of it"], names())
    assert alike.score("the cranes of it", "a crane")[1] == ("crane",)
    assert alike.score("the cranes of it", "of it") == (0.0, ())


def test_the_rarest_words_are_told_as_reasons_and_common_ones_never() -> None:
    rare = "alpha bravo charlie delta echoes foxtrot"
    texts = [f"{rare} reported", f"{rare} reported too", *["reported"] * 60]
    texts += [f"reported number{n}" for n in range(60)]
    _, reasons = Alike(texts, names()).score(texts[0], texts[1])
    assert len(reasons) == SHOWN
    assert "reported" not in reasons
    assert Alike(texts, names()).score(texts[-1], texts[-2])[1] == ()
