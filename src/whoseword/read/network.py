"""The one door to networks (onnxruntime): run as they were trained, the same on every machine."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from whoseword.read.shipped import digest, present
from whoseword.read.tagging.pieces import Ints
from whoseword.read.vocabulary import shipped

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = "model.onnx"


class Network:
    """A trained network. Loading waits for the first use.

    `folder` holds model.onnx, and the files `beside` it that whoever asks the network goes by;
    BrokenInstall where it doesn't. A network runs in the thread that calls it, and may be called
    from several.
    """

    def __init__(self, folder: Path, *beside: str) -> None:
        self._folder = folder
        self._beside = beside

    def file(self, name: str) -> Path:
        """A file of the network's; BrokenInstall where it is missing."""
        return present(self._folder / name)

    @cached_property
    def version(self) -> str:
        """Digits that change with any file that it reads by, the shared pieces' too."""
        own = (self.file(name) for name in (MODEL, *self._beside))
        return digest(*(path.read_bytes() for path in (*own, *shipped().files)))

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        # With it, norms of small windows run 16 % slower (onnxruntime 1.32, a CPU without VNNI).
        return onnxruntime.InferenceSession(
            self.file(MODEL),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def run(self, outputs: list[str], ids: Ints, feature: Ints) -> list[NDArray[np.float32]]:
        """The outputs of that name, [1, piece, …], for a window's pieces and their features."""
        given = {"pieces": shipped().vectors(ids)[None], "feature": feature[None]}
        found: list[NDArray[np.float32]] = self._session.run(outputs, given)
        return found
