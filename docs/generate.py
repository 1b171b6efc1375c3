"""Write the generated parts of the docs, or check that they are not stale.

    python docs/generate.py            write them
    python docs/generate.py --check    exit 1 if a file would change

docs/cli.md comes from the program's own help texts, docs/ledger.md's tables from the schema; the
blocks between cog marks in README.md are the output of the commands that they name.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperGroup

ROOT = Path(__file__).resolve().parent.parent
COGGED = ("README.md", "docs/attribution.md", "docs/ledger.md")


def main() -> int:
    """Write or check everything; the exit code."""
    check = "--check" in sys.argv[1:]
    stale = [*_command_reference(check), *_cogged(check)]
    for name in stale:
        print(f"{name} is stale: run `make docs`", file=sys.stderr)
    return 1 if stale else 0


def _command_reference(check: bool) -> list[str]:
    from whoseword.cli.main import app

    root = typer.main.get_command(app)
    body = "\n".join(_pages(root, "whoseword"))
    text = f"# The command line\n\nGenerated from the program's own help by `make docs`.\n\n{body}"
    target = ROOT / "docs" / "cli.md"
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return []
    if check:
        return ["docs/cli.md"]
    target.write_text(text, encoding="utf-8")
    return []


def _pages(command: object, name: str) -> Iterator[str]:
    """A heading and the help of each command, depth first."""
    help_text = " ".join((getattr(command, "help", None) or "").split())
    yield f"## {name}\n\n{help_text}\n"
    rows = [_row(parameter) for parameter in getattr(command, "params", [])]
    if rows:
        yield "\n".join(["| argument or option | meaning |", "|---|---|", *rows]) + "\n"
    if isinstance(command, TyperGroup):
        for child in sorted(command.commands):
            yield from _pages(command.commands[child], f"{name} {child}")


def _row(parameter: object) -> str:
    names = ", ".join(f"`{name}`" for name in getattr(parameter, "opts", []))
    if getattr(parameter, "param_type_name", "") == "argument":
        names = f"`{getattr(parameter, 'name', '').upper()}`"
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    meaning = " ".join((getattr(parameter, "help", None) or "").split())
    if choices:
        meaning += f" One of: {', '.join(str(getattr(c, 'value', c)) for c in choices)}."
    return f"| {names} | {meaning.replace('|', chr(92) + '|')} |"


def _cogged(check: bool) -> list[str]:
    """Run cog over the files that hold its marks."""
    flags = ["--check"] if check else ["-r"]
    stale = []
    for name in COGGED:
        call = [sys.executable, "-m", "cogapp", *flags, name]
        done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout, done.stderr, file=sys.stderr)
            stale.append(name)
    return stale


if __name__ == "__main__":
    sys.exit(main())
