"""The files that whoseword brings along: one that is missing or damaged says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from whoseword.errors import BrokenInstall
from whoseword.read import choice, rates, shipped
from whoseword.read.finding import detect


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation that has lost its weights."""
    for room in (shipped, choice):
        monkeypatch.setattr(room, "WEIGHTS", tmp_path)
    caches = (choice.shipped, rates._load, detect.load)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("load", [choice.shipped, rates.Rates.load, detect.load])
def test_a_missing_file_says_so(load: Callable[[], object]) -> None:
    with pytest.raises(BrokenInstall, match="reinstall whoseword"):
        load()


def test_a_damaged_file_says_so(empty: Path) -> None:
    (empty / "rules.json").write_text("{")
    with pytest.raises(BrokenInstall, match=r"rules\.json is damaged"):
        rates.Rates.load()
