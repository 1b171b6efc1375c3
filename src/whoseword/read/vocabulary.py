"""The word pieces that both networks begin with: what cuts texts into them, a vector for each.

Neither network's training changed the vectors, which are the encoder's that both were made from. So
they are kept once, and a network's own file begins behind them. Training writes the folder
(training/attribution/export.py).
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from whoseword.read.shipped import WEIGHTS, present

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PIECES = WEIGHTS / "pieces"
TOKENIZER, VECTORS, SCALES = "tokenizer.json", "vectors.npy", "scales.npy"


class Vocabulary:
    """The pieces of a folder. Nothing is loaded before it is asked for."""

    def __init__(self, folder: Path = PIECES) -> None:
        self._folder = folder

    @property
    def files(self) -> tuple[Path, ...]:
        """All that it reads; BrokenInstall where one is missing."""
        return tuple(present(self._folder / name) for name in (TOKENIZER, VECTORS, SCALES))

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer, without limits of length."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(present(self._folder / TOKENIZER)))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _vectors(self) -> NDArray[np.int8]:
        kept: NDArray[np.int8] = np.load(present(self._folder / VECTORS), mmap_mode="r")
        return kept

    @cached_property
    def _scales(self) -> NDArray[np.float32]:
        kept: NDArray[np.float32] = np.load(present(self._folder / SCALES))
        return kept

    def vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors [piece, width] of pieces by their numbers."""
        return self._vectors[ids].astype(np.float32) * self._scales[ids][:, None]


@cache
def shipped() -> Vocabulary:
    """The shipped pieces."""
    return Vocabulary()
