"""Write a detector as arrays (`.npz`, no pickle) with its card (`.json`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoseword.read.finding.detect import BOOSTED, LINEAR, Detector
from whoseword.read.finding.linear import Linear
from whoseword.read.finding.trees import Trees


def packed(detector: Detector) -> dict[str, NDArray[Any]]:
    """The arrays of a detector, as detect.unpacked takes them."""
    arrays: dict[str, NDArray[Any]] = {"confidence": detector.confidence}
    models = vars(detector.plain) | vars(detector.hinted) | {"claim": detector.claim}
    for name in LINEAR:
        arrays |= {f"{name}.{part}": a for part, a in _linear(models[name]).items()}
    for name in BOOSTED:
        arrays |= {f"{name}.{f.name}": getattr(models[name], f.name) for f in fields(Trees)}
    return arrays


def _linear(model: Linear) -> dict[str, NDArray[Any]]:
    """Only strings that weigh something once they are cut to 16 bits."""
    weights = model.weights.astype(np.float16)
    words = [word for word, n in model.words.items() if weights[n].any()]
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "weights": weights[[model.words[word] for word in words]],
        "bias": model.bias,
    }


def write(path: Path, detector: Detector, card: Mapping[str, Any]) -> None:
    """Write `path`.npz and `path`.json."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path.with_suffix(".npz"), **packed(detector))  # type: ignore[arg-type]
    whole = {**card, "least": detector.least}
    path.with_suffix(".json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
