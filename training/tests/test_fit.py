"""What is fitted is what is read: trees as LightGBM's, weights that tell strings apart."""

from __future__ import annotations

import lightgbm
import numpy as np
import pytest

from training.claims import fit


def rows(seed: int) -> tuple[fit.Floats, fit.Floats]:
    made = np.random.default_rng(seed).normal(size=(400, 5))
    return made, (made[:, 0] + made[:, 3] ** 2 > 0.5).astype(float)


def test_trees_answer_as_the_library_that_grew_them() -> None:
    given, answers = rows(1)
    data = lightgbm.Dataset(given, answers)
    model = lightgbm.train({**fit.TREES, "objective": "binary"}, data, 30)
    unseen, _ = rows(2)
    ours = fit.plain(model.dump_model()["tree_info"]).probability(unseen)
    assert ours == pytest.approx(model.predict(unseen), abs=1e-9)


def test_trees_learn_and_are_the_same_again() -> None:
    given, answers = rows(3)
    first, second = (fit.boosted(given, answers, rounds=60) for _ in range(2))
    assert ((first.probability(given) > 0.5) == answers).mean() > 0.9
    assert (first.value == second.value).all()


def test_strings_are_weighed_by_the_types_that_they_go_with() -> None:
    texts = [{"w:fire", "good:weapon"}, {"w:meet"}, {"w:walk"}] * 200
    answers = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]] * 200)
    model = fit.linear(texts, answers)
    launched, met, neither = model.scores([{"w:fire"}, {"w:meet", "unseen"}, {"w:walk"}])
    assert launched[0] > 0.5 > launched[1]
    assert met[1] > 0.5 > met[0]
    assert max(neither) < 0.5


def test_a_rare_string_is_left_out() -> None:
    model = fit.linear(
        [{"once"}, {"often"}, {"often"}, {"often"}], np.array([[1.0], [0], [0], [0]])
    )
    assert set(model.words) == {"often"}
