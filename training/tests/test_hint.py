"""The network of hints: its windows, its loss, its marks, its export; needs the extra `train`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from training.attribution.bases import minilm
from training.attribution.export import write
from training.attribution.graph import network
from training.attribution.silver import tokenizer
from training.claims.hint import lowered
from training.claims.mark import marked
from training.claims.network import Hinter, choices, loss, pooled, unanswered
from training.claims.scores import measure
from training.claims.words import Question, Window, collate, labelled
from whoseword.read.engine import Parser
from whoseword.read.hints import ENTITIES, HEADS, HOW, SLOTS, TYPES
from whoseword.read.network import Network

TEXT = "Kim watched. North Korea fired a missile, the South said.\nThe shop sold bread."
FIRED = "North Korea fired a missile"
START = TEXT.index(FIRED)
CLAIM = {
    "start": START,
    "evidence": FIRED,
    "type": "test",
    "modality": "asserted",
    "sources": ["South Korea"],
}
TEST = TYPES.index("test")
# Who does it: North Korea, not Kim; the South is the root.
NAMED = np.array([TEXT.index(name) for name in ("Kim", "Korea", "South")])
QUESTIONS = [
    Question(SLOTS.index("actor"), START, START + len(FIRED), NAMED, right, none)
    for right, none in ((np.array([False, True, False]), False), (np.zeros(3, bool), True))
]


@pytest.fixture(scope="module")
def window() -> Window:
    tokens = Parser(names=True).parse(TEXT).tokens
    [only] = labelled(TEXT, [CLAIM], tokenizer(minilm()), QUESTIONS, tokens).windows()
    return only


@pytest.fixture(scope="module")
def model() -> Hinter:
    torch.manual_seed(0)
    return Hinter(minilm(), layers=2, dropout=0).eval()


def test_words_of_evidence_carry_the_type_and_how_the_claim_stands(window: Window) -> None:
    inside = window.word[:, TEST] == 1
    assert inside.sum() == len(FIRED.split())
    assert (window.how[inside, HOW.index("asserted")] == 1).all()
    assert (window.how[inside, -1] == 1).all()
    assert (window.how[~inside] == -1).all()


def test_words_carry_what_the_parser_says_that_they_name(window: Window) -> None:
    named = [ENTITIES[k] for k in window.entity[window.sentence == 1]]
    assert named[:2] == ["GPE", "GPE"]
    assert named[2:5] == ["", "", ""]
    assert not window.entity[window.sentence < 0].any()


def test_the_sentence_that_holds_the_evidence_states_the_type(window: Window) -> None:
    assert window.stated[:, TEST].tolist() == [0, 1, 0]
    assert window.sentence.max() == 2
    assert window.stated.sum() == 1


def test_questions_are_of_the_windows_words(window: Window) -> None:
    named, nobody = window.asked
    assert len(named.evidence) == len(FIRED.split())
    assert len(named.options) == len(NAMED)
    assert window.sentence[named.options].tolist() == [0, 1, 1]
    assert (named.right.tolist(), named.none) == ([False, True, False], False)
    assert not nobody.right.any()
    assert nobody.none


def test_a_question_whose_answer_a_window_does_not_show_is_not_asked() -> None:
    far = Question(0, 0, 4, np.array([len(TEXT) + 50]), np.array([True]), False)
    [only] = labelled(TEXT, [CLAIM], tokenizer(minilm()), [far]).windows()
    assert only.asked == ()


def test_answers_are_learned(window: Window) -> None:
    torch.manual_seed(0)
    model = Hinter(minilm(), layers=2, dropout=0)
    batch = collate([window, window])
    assert batch["right"].shape == (4, 4)
    optimiser = torch.optim.Adam(model.heads.parameters(), 0.01)
    for _ in range(20):
        optimiser.zero_grad()
        unanswered(model(batch), batch).backward()  # type: ignore[no-untyped-call, unused-ignore]
        optimiser.step()
    best = choices(model(batch), batch)
    assert torch.allclose(best.exp().sum(1), torch.ones(4))
    assert best[0].argmax() in (1, 3)


def test_a_step_lowers_the_loss(window: Window) -> None:
    torch.manual_seed(0)
    model = Hinter(minilm(), layers=2, dropout=0)
    batch = collate([window, window])
    optimiser = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], 1e-3)
    before = loss(model, batch)
    before.backward()  # type: ignore[no-untyped-call, unused-ignore]
    optimiser.step()
    assert loss(model, batch) < before


def test_what_words_name_is_measured_against_what_is_marked(window: Window, model: Hinter) -> None:
    [real] = model(collate([window])).entity.argmax(2).numpy()
    right = replace(window, entity=real[: len(window.ids)])
    wrong = replace(window, entity=(right.entity + 1) % len(ENTITIES))
    assert measure(model, [right, right])["entity"] == 1
    assert measure(model, [wrong, wrong])["entity"] == 0


def test_a_sentence_is_the_mean_of_its_words(window: Window, model: Hinter) -> None:
    batch = collate([window, window])
    share = model(batch).share
    sentences, long_enough = pooled(share, batch)
    assert len(sentences) == 2 * len(window.stated)
    assert torch.allclose(
        sentences[1], share[0, : len(window.ids)][window.sentence == 1].mean(0), atol=1e-5
    )
    assert long_enough.tolist() == [True, True, True] * 2


def test_marks_are_chances_and_say_nothing_of_how_claims_stand(
    window: Window, model: Hinter
) -> None:
    [made] = marked([model, model], [window])
    assert made.word.shape == window.word.shape
    assert ((made.stated > 0) & (made.stated < 1)).all()


def test_what_frozen_layers_make_is_kept(window: Window) -> None:
    model = Hinter(minilm(), layers=3, frozen=2, dropout=0).eval()
    [kept] = lowered(model, [window])
    found, wanted = (model(collate([w])).share[0, : len(w.ids)] for w in (kept, window))
    assert torch.allclose(found, wanted, atol=0.2)  # kept in bfloat16


def test_the_exported_graph_computes_what_the_model_does(
    tmp_path: Path, window: Window, model: Hinter
) -> None:
    graph: Any = network(model.body, model.feature.weight, dict(model.heads), name="hints")
    write(graph, tmp_path, plain=True)
    found = Network(tmp_path).run(list(HEADS), window.ids, window.feature)
    with torch.no_grad():
        wanted = model(collate([window]))
    for ours, theirs in zip(found, wanted, strict=True):
        assert np.allclose(ours, theirs.numpy()[:, : ours.shape[1]], atol=0.1)
