"""Networks: what their version goes by."""

from __future__ import annotations

from pathlib import Path

import pytest

from whoseword.read.network import Network
from whoseword.read.vocabulary import SCALES, TOKENIZER, VECTORS, Vocabulary


def test_a_networks_version_changes_with_any_file_it_reads_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("model.onnx", "model.json", TOKENIZER, VECTORS, SCALES):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr("whoseword.read.network.shipped", lambda: Vocabulary(tmp_path))
    versions = {Network(tmp_path).version, Network(tmp_path, "model.json").version}
    for name in ("model.onnx", "model.json", TOKENIZER, VECTORS, SCALES):
        (tmp_path / name).write_text("other")
        versions.add(Network(tmp_path, "model.json").version)
    assert len(versions) == 7
