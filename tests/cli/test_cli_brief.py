from __future__ import annotations

import pytest

from factories import Program


def test_a_brief_says_for_which_day_it_is(filled: Program) -> None:
    for day, last in (("2026-01-01", "2026-01-01"), ("2027-02", "2027-02-28")):
        assert last in filled("brief", "--format", "md", "--today", day).out


@pytest.mark.parametrize("command", ["brief", "forecasts"])
def test_today_is_read_alike_by_every_command(filled: Program, command: str) -> None:
    said = filled(command, "--today", "soon")
    assert said.code == 2
    assert said.err == (
        "whoseword: --today soon: write a day (2025-12-26), a month (2025-12) or a year (2025).\n"
    )
