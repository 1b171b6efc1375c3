"""The word pieces that both networks share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from whoseword.errors import BrokenInstall
from whoseword.read.vocabulary import SCALES, VECTORS, Vocabulary, shipped


def test_vectors_are_scaled_row_by_row(tmp_path: Path) -> None:
    np.save(tmp_path / VECTORS, np.array([[1, -2], [127, 0]], np.int8))
    np.save(tmp_path / SCALES, np.array([0.5, 0.25], np.float32))
    found = Vocabulary(tmp_path).vectors(np.array([1, 0, 1]))
    assert found.dtype == np.float32
    assert found.tolist() == [[31.75, 0], [0.5, -1], [31.75, 0]]


def test_every_piece_has_a_vector() -> None:
    last = shipped().tokenizer.get_vocab_size() - 1
    assert np.isfinite(shipped().vectors(np.array([0, last]))).all()


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(BrokenInstall, match="reinstall whoseword"):
        Vocabulary(tmp_path).vectors(np.array([0]))
