"""Where a text names what could fill a slot, and what the network says of it."""

from __future__ import annotations

import numpy as np
import pytest

from whoseword.lexicon import Pack
from whoseword.model import EventType, Span
from whoseword.read.choice import Option
from whoseword.read.fillers import acting, leaning
from whoseword.read.hints import ENTITIES, HOW, SLOTS, TYPES, WIDTH, Hints

ORGAN = "Joint Chiefs of Staff"


def hints(*given: float) -> Hints:
    """Words at 0, 10, 20, …, each with what it gives; the first asks for all."""
    n = len(given)
    asked = np.zeros((n, len(SLOTS), WIDTH), np.float32)
    asked[0, :, 0] = 1
    answers = np.zeros((n, len(SLOTS), WIDTH), np.float32)
    answers[:, :, 0] = np.array(given)[:, None]
    typed = np.zeros((n, len(TYPES)), np.float32)
    named = np.zeros((n, len(ENTITIES)), np.float32)
    how, blank = np.zeros((n, len(HOW)), np.float32), np.zeros((n, len(SLOTS)), np.float32)
    return Hints(np.arange(n) * 10, typed, typed, how, asked, answers, blank, named)


def option(name: str | None, start: int = 0) -> Option[str | None]:
    return Option(name, Span(start, start + 5), ())


OFFERED = (option("a", 10), option("b", 20), option(None))


def test_every_option_leans_by_all_its_mentions_and_nothing_by_the_blank() -> None:
    named = [(10, "a"), (20, "b"), (30, "b"), (40, "c")]
    a, b, nothing = leaning(hints(0, 1, 1, 1, 9), "actor", Span(0, 5), OFFERED, named, ["a", "b"])
    assert b.lean - a.lean == pytest.approx(np.log(2))
    assert a.lean - nothing.lean == pytest.approx(1)
    assert np.exp([a.lean, b.lean, nothing.lean]).sum() == pytest.approx(1)


def test_who_is_named_far_away_counts_where_the_option_stands() -> None:
    far = leaning(hints(0, 1, 3), "root", Span(0, 5), OFFERED, [(9000, "a"), (20, "b")], ["a", "b"])
    near = leaning(hints(0, 1, 3), "root", Span(0, 5), OFFERED, [(10, "a"), (20, "b")], ["a", "b"])
    assert far == near


def test_without_hints_nothing_leans() -> None:
    assert leaning(None, "actor", Span(0, 5), OFFERED, [], ["a", "b"]) == OFFERED


def test_an_organ_acts_and_speaks_for_its_state_but_is_met_itself(pack: Pack) -> None:
    for name, state in (
        ("South Korea's Joint Chiefs of Staff", "South Korea"),
        ("UN Security Council", "UN Security Council"),
        ("Kim Jong Un", "Kim Jong Un"),
    ):
        actor = pack.names.actor(name)
        assert actor is not None
        assert acting(EventType.TEST, actor) == acting(EventType.STATEMENT, actor) == state
        assert acting(EventType.MEETING, actor) == name
    for name, judged in (
        ("South Korea's Joint Chiefs of Staff", "South Korea"),
        ("Kim Jong Un", "Kim Jong Un"),
    ):
        actor = pack.names.actor(name)
        assert actor is not None
        assert acting(EventType.ASSESSMENT, actor) == judged
    kcna = pack.names.actor("KCNA")
    assert kcna is not None
    assert acting(EventType.STATEMENT, kcna) == "North Korea"
    assert acting(EventType.TEST, kcna) == "KCNA"
