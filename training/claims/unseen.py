"""The models that never saw one fold of the gold, by which alone it is read in training and tests.

They lie in folds/: the finder's and the slots' models whole (train.py, slots.py), of the network of
hints the bytes in which it differs from the shipped one (hand_over.py).
"""

from __future__ import annotations

import json
import shutil
import tempfile
from atexit import register
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoseword.lexicon import Pack
from whoseword.read import choice, hints
from whoseword.read.choice import Chooser
from whoseword.read.engine import Parser
from whoseword.read.finding import detect
from whoseword.read.finding.detect import Detector
from whoseword.read.hints import Hinter
from whoseword.read.reader import Reader
from whoseword.read.tagging.tagger import Tagger

OF_FOLDS = Path(__file__).with_name("folds")
NETWORK = "model.onnx"


def reader(fold: int, pack: Pack, parser: Parser, tagger: Tagger) -> Reader:
    """A reader none of whose learned parts saw `fold`."""
    return Reader(pack, parser, tagger, finder(fold), choosers(fold), hinter(fold))


@cache
def finder(fold: int) -> Detector:
    """The claim finder that never saw `fold`."""
    card = OF_FOLDS / f"claims-{fold}.json"
    return detect.read(card.with_suffix(".npz").read_bytes(), card.read_text("utf-8"))


def choosers(fold: int) -> dict[str, Chooser]:
    """The choosers of slots that never saw `fold`."""
    held = json.loads((OF_FOLDS / f"slots-{fold}.json").read_text("utf-8"))
    return {slot: choice.read(one) for slot, one in held.items()}


@cache
def hinter(fold: int) -> Hinter:
    """The network of hints that never saw `fold`; ValueError where its bytes are of another one."""
    folder = Path(tempfile.mkdtemp())
    register(shutil.rmtree, folder, ignore_errors=True)
    whole = (hints.FOLDER / NETWORK).read_bytes()
    with np.load(OF_FOLDS / f"hints-{fold}.npz") as kept:
        if kept["of"].tobytes() != sha256(whole).digest():
            raise ValueError(f"hints-{fold}.npz is of another network: run hand_over again")
        array = np.frombuffer(whole, np.uint8).copy()
        array[kept["at"].repeat(kept["length"]) + _within(kept["length"])] = kept["bytes"]
    (folder / NETWORK).write_bytes(array.tobytes())
    return Hinter(folder)


def _within(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, 2 … within each of some runs."""
    before = lengths.cumsum() - lengths
    return np.arange(lengths.sum(), dtype=np.int64) - before.repeat(lengths)


def differing(whole: bytes, other: bytes) -> dict[str, Any]:
    """In which bytes another network of the same size differs, as `hinter` reads them."""
    one, two = (np.frombuffer(each, np.uint8) for each in (whole, other))
    apart = np.flatnonzero(one != two)
    first = np.flatnonzero(np.diff(apart, prepend=-2) != 1)
    lengths = np.diff(np.append(first, len(apart)))
    return {
        "of": np.frombuffer(sha256(whole).digest(), np.uint8),
        "at": apart[first],
        "length": lengths,
        "bytes": two[apart],
    }
