from __future__ import annotations

from pathlib import Path

import pytest

from factories import Program


def test_a_brief_says_for_which_day_it_is(filled: Program) -> None:
    for day, last in (("2026-01-01", "2026-01-01"), ("2027-02", "2027-02-28")):
        assert last in filled("brief", "--format", "md", "--today", day).out


@pytest.mark.parametrize(
    ("name", "begins"), [("b.md", "# "), ("b.HTML", "<!doctype"), ("b", "<!doctype")]
)
def test_what_a_brief_is_written_in_goes_by_its_name(
    filled: Program, tmp_path: Path, name: str, begins: str
) -> None:
    assert filled("brief", "-o", name).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_brief_of_another_kind_is_refused(filled: Program, tmp_path: Path) -> None:
    ended = filled("brief", "-o", "b.pdf")
    said = "whoseword: b.pdf: name a file that ends in .html or .md, or say --format.\n"
    assert (ended.code, ended.err) == (2, said)
    assert not (tmp_path / "b.pdf").exists()
    assert filled("brief", "-o", "b.pdf", "--format", "md").code == 0


@pytest.mark.parametrize("command", ["brief", "forecasts"])
def test_today_is_read_alike_by_every_command(filled: Program, command: str) -> None:
    said = filled(command, "--today", "soon")
    assert said.code == 2
    assert said.err == (
        "whoseword: --today soon: write a day (2025-12-26), a month (2025-12) or a year (2025).\n"
    )
