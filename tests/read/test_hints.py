"""What words look like evidence of: the network's logits by word, by sentence, by evidence."""

from __future__ import annotations

import numpy as np
import pytest

from whoseword.errors import BrokenInstall
from whoseword.model import EventType, Span
from whoseword.read.hints import ENTITIES, HOW, NOTHING, SLOTS, TYPES, WIDTH, Hinter, Hints

LAUNCH = "North Korea fired two ballistic missiles into the sea on Friday."
PLAN = "South Korea said that the North plans to test a missile next week."
BREAD = "The bakery on the corner sells good bread and opens at seven."
TEST = TYPES.index(EventType.TEST)
PERSON = ENTITIES.index("PERSON")


@pytest.fixture(scope="module")
def hinter() -> Hinter:
    return Hinter()


def made(*word: float) -> Hints:
    logits = np.array([[w] * len(TYPES) for w in word], np.float32)
    how = np.zeros((len(word), len(HOW)), np.float32)
    vectors = np.tile(np.array(word, np.float32)[:, None, None], (1, len(SLOTS), WIDTH))
    blank = np.full((len(word), len(SLOTS)), WIDTH, np.float32)
    entity = np.zeros((len(word), len(ENTITIES)), np.float32)
    entity[:, PERSON] = word
    at = np.arange(len(word)) * 2
    return Hints(at, logits, logits, how, vectors, vectors, blank, entity)


def test_a_sentence_has_its_words_mean_and_its_most_telling_words() -> None:
    hints = made(-9, 5, 4, 3, 2, -8, 7)
    assert hints.stated(Span(0, 4))[0] == pytest.approx(-2)
    assert hints.evident(Span(0, 12))[0] == pytest.approx(3.5)  # of 5, 4, 3, 2


def test_an_offset_has_what_the_word_there_or_before_names() -> None:
    assert made(-1, 5, -2).entities([0, 2, 3, 4, 9]) == ["", "PERSON", "PERSON", "", ""]
    assert made().entities([0, 4]) == ["", ""]


def test_the_network_sees_names(hinter: Hinter) -> None:
    text = "On Friday, Kim Jong Un met Vladimir Putin in Moscow, Reuters reported."
    named = hinter.read(text).entities([text.index(w) for w in ("Kim", "met", "Putin", "Moscow")])
    assert named == ["PERSON", "", "PERSON", "GPE"]


def test_words_of_evidence_and_a_filler_agree_by_their_vectors() -> None:
    chances = np.exp(made(1, 2, -1, 1, 0).filling("actor", Span(0, 2), [[2, 3], [4], [6, 8]]))
    assert chances.sum() == pytest.approx(1)
    assert chances[0] > chances[3] > chances[1]  # 2, then blank, then -1 times WIDTH
    assert chances[2] == pytest.approx(chances[3])


def test_where_there_is_no_word_nothing_is_stated() -> None:
    assert made(1, 2).stated(Span(50, 60)).tolist() == [NOTHING] * len(TYPES)
    assert len(made(1, 2).standing(Span(50, 60))) == len(HOW)


def test_every_word_gets_its_logits_once_in_text_order(hinter: Hinter) -> None:
    text = "\n".join([LAUNCH, BREAD] * 40)  # several windows
    hints = hinter.read(text)
    assert [text[i:].split(maxsplit=1)[0] for i in hints.starts[:3]] == ["North", "Korea", "fired"]
    assert (np.diff(hints.starts) > 0).all()
    assert hints.word.shape == hints.share.shape == (len(hints.starts), len(TYPES))


@pytest.mark.parametrize("text", ["", "\n\n", "…"])
def test_texts_without_words(hinter: Hinter, text: str) -> None:
    assert len(hinter.read(text).starts) <= 1


def test_a_launch_looks_like_evidence_and_a_bakery_like_nothing(hinter: Hinter) -> None:
    text = f"{LAUNCH}\n{BREAD}"
    hints = hinter.read(text)
    launch, bakery = Span(0, len(LAUNCH)), Span(len(LAUNCH) + 1, len(text))
    assert hints.stated(launch).max() > hints.stated(bakery).max() + 2
    assert hints.stated(launch)[TEST] > hints.stated(bakery)[TEST] + 1


def test_a_plan_stands_planned_and_on_somebodys_word(hinter: Hinter) -> None:
    plan, launch = (hinter.read(t).standing(Span(0, len(t))) for t in (PLAN, LAUNCH))
    assert plan[HOW.index("planned")] > launch[HOW.index("planned")] + 1
    assert plan[HOW.index("sourced")] > launch[HOW.index("sourced")]


def test_missing_weights_are_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BrokenInstall):
        Hinter(tmp_path).read("x")
