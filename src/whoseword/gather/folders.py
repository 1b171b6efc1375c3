"""What of a folder is read, and what is left out: said, so that nothing is missing in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}


def kind_of(path: Path) -> str | None:
    """How a file is read, by its name's ending, .gz left aside; None for kinds that aren't."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def files_in(folder: Path) -> list[Path]:
    """The files of a folder and its subfolders, by name, without hidden ones."""
    every = sorted(folder.rglob("*"))
    return [f for f in every if f.is_file() and not _hidden(f.relative_to(folder))]


def left_out(paths: Iterable[str | Path]) -> Iterator[str]:
    """A sentence for each folder of `paths` of which some files are read and others aren't."""
    for folder in filter(Path.is_dir, map(Path, paths)):
        files = files_in(folder)
        others = [file for file in files if not kind_of(file)]
        if 0 < len(others) < len(files):
            one = len(others) == 1
            yield (
                f"{folder}: {len(others)} {'file' if one else 'files'} left out, whose "
                f"{'kind is' if one else 'kinds are'} not read: {endings(others)}."
            )


def endings(files: Iterable[Path]) -> str:
    """How many files have which ending, the most frequent first: `2 .csv, 1 without ending`."""
    counted = Counter(file.suffix.lower() or "without ending" for file in files)
    return ", ".join(f"{number} {ending}" for ending, number in counted.most_common())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
