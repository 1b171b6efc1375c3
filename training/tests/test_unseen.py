"""The networks of the folds: the shipped one with other bytes in some places."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.claims import unseen
from whoseword.read import hints

WHOLE = bytes(range(200)) * 3


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(hints, "FOLDER", tmp_path)
    monkeypatch.setattr(unseen, "OF_FOLDS", tmp_path)
    unseen.hinter.cache_clear()
    (tmp_path / unseen.NETWORK).write_bytes(WHOLE)
    return tmp_path


@pytest.mark.parametrize("places", [[], [0], [599], [5, 6, 7, 9, 300, 301], list(range(600))])
def test_a_folds_network_comes_back(folder: Path, places: list[int]) -> None:
    other = bytearray(WHOLE)
    for place in places:
        other[place] ^= 255
    np.savez_compressed(folder / "hints-0.npz", **unseen.differing(WHOLE, bytes(other)))
    made = unseen.hinter(0)
    assert made._network.file(unseen.NETWORK).read_bytes() == bytes(other)


def test_bytes_of_another_network_are_refused(folder: Path) -> None:
    np.savez_compressed(folder / "hints-0.npz", **unseen.differing(WHOLE[1:], WHOLE[:-1]))
    with pytest.raises(ValueError, match="hand_over"):
        unseen.hinter(0)
