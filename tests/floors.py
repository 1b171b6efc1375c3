"""Floors under scores: floors.json holds, for each set, the SHA-256 of its files and its floors.

A score may lie below its floor by the set's `margin` (noise of other versions of the parser's
sums). When a set's data changes, or a floor is to be lowered, set WHOSEWORD_SET_FLOORS=1 and commit
the new file: then the scores of that run become the floors.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("WHOSEWORD_DATA", ROOT.parent / "shared" / "data"))
FLOORS = Path(__file__).with_name("floors.json")
# Noise that is allowed for where nothing else is set.
MARGIN = 0.01


def keep_floors(name: str, scores: Mapping[str, float], *files: Path) -> None:
    """See that no score of the set `name`, measured on `files`, lies below its floor."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    digest = digest_of(*files)
    if os.environ.get("WHOSEWORD_SET_FLOORS"):
        margin = floors.get(name, {}).get("margin", MARGIN)
        floors[name] = {"sha256": digest, "margin": margin, "floors": dict(scores)}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    assert floors[name]["sha256"] == digest, "the data changed: set the floors anew"
    least = {k: v - floors[name]["margin"] for k, v in floors[name]["floors"].items()}
    fallen = {k: (scores[k], v) for k, v in least.items() if scores[k] < v}
    assert not fallen, f"scores below their floors (score, least): {fallen}"


def digest_of(*paths: Path) -> str:
    """SHA-256 over the files, folders file by file, in order of name."""
    hashed = sha256()
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            hashed.update(file.read_bytes())
    return hashed.hexdigest()
