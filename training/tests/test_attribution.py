"""The attribution model's data and export; needs the extra `train`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from training.attribution.bases import minilm
from training.attribution.batches import collate
from training.attribution.data import IGNORE, example, prepare
from training.attribution.export import write
from training.attribution.graph import build
from training.attribution.model import Tagger, loss
from training.attribution.silver import load_silver, tokenizer, with_soft
from training.attribution.teach import mark
from whoseword.read.network import Network

TEXT = "Kim said that it works.\nIt was reported that nothing fell."


@pytest.fixture(scope="module")
def cutter() -> Any:
    return tokenizer(minilm())


@pytest.fixture(scope="module")
def model() -> Tagger:
    torch.manual_seed(0)
    return Tagger(minilm(), layers=2).eval()


def raw() -> dict[str, Any]:
    def at(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]]

    return {
        "id": "a",
        "text": TEXT,
        "attributions": [
            {"source": at("Kim"), "cue": at("said"), "content": at("that it works")},
            {"source": [], "cue": at("was reported"), "content": at("that nothing fell")},
        ],
    }


def test_words_carry_tags_and_links(cutter: Any) -> None:
    article = prepare(raw(), cutter)
    e = example(article, range(2))
    words = {TEXT[e.window.start[i] : e.window.end[i]]: i for i in np.flatnonzero(e.window.first)}
    assert [e.tags[words[w]] for w in ("Kim", "said", "works", "was", "reported", "fell")] == [
        1, 3, 6, 3, 4, 6,
    ]  # fmt: skip
    assert e.links[words["works"]] == words["said"]
    assert e.links[words["said"]] == words["Kim"]
    assert e.links[words["was"]] == 0  # no source
    assert e.tags[0] == e.links[0] == IGNORE


def test_a_step_lowers_the_loss(cutter: Any) -> None:
    torch.manual_seed(0)
    model = Tagger(minilm(), layers=2, dropout=0)
    batch = collate([example(prepare(raw(), cutter), range(2))] * 2, torch.device("cpu"))
    optimiser = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], 1e-3)
    before, _ = loss(model, batch)
    before.backward()
    optimiser.step()
    assert loss(model, batch)[0] < before


def test_a_teachers_marks_come_back(tmp_path: Path, cutter: Any, model: Tagger) -> None:
    article = prepare(raw(), cutter)
    torch.save(mark([model], [article], gold=False, size=2), tmp_path / "silver.pt")
    [marked] = load_silver(tmp_path / "silver.pt", cutter)
    e = example(marked, range(2))
    assert np.allclose(e.soft[e.window.first].sum(-1), 1, atol=1e-2)
    assert with_soft(article, marked).soft is marked.soft
    assert "soft" in collate([e], torch.device("cpu"))


def test_the_exported_graph_computes_what_the_model_does(
    tmp_path: Path, cutter: Any, model: Tagger
) -> None:
    write(build(model), tmp_path, plain=True)
    w = example(prepare(raw(), cutter), range(2)).window
    found = Network(tmp_path).run(["scores", "query", "key"], w.ids, w.feature)
    ids, feature = torch.from_numpy(w.ids[None]), torch.from_numpy(w.feature[None])
    with torch.no_grad():
        wanted = model(ids, feature, torch.ones_like(ids))
    for ours, theirs in zip(found, wanted, strict=True):
        assert np.allclose(ours, theirs.numpy(), atol=0.1)  # the model computes in bfloat16
