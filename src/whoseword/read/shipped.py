"""The files that whoseword brings along: where they lie, and that they are there and whole."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from whoseword.errors import BrokenInstall

WEIGHTS = Path(__file__).with_name("weights")


def weights(*parts: str) -> Path:
    """A file of the shipped weights; BrokenInstall where it is missing."""
    return present(WEIGHTS.joinpath(*parts))


def present(path: Path) -> Path:
    """The file itself; BrokenInstall where it is missing."""
    if not path.is_file():
        raise BrokenInstall(f"{path.name} is not in {path.parent}: reinstall whoseword.")
    return path


def card(path: Path) -> dict[str, Any]:
    """What a JSON file holds; BrokenInstall where it is missing or damaged."""
    try:
        found: dict[str, Any] = json.loads(present(path).read_text("utf-8"))
    except ValueError as fault:
        raise BrokenInstall(f"{path} is damaged ({fault}): reinstall whoseword.") from fault
    return found


def digest(*parts: bytes) -> str:
    """Eight hexadecimal digits that change with any of `parts`, for the record."""
    whole = sha256()
    for part in parts:
        whole.update(sha256(part).digest())
    return whole.hexdigest()[:8]
