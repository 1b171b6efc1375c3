from __future__ import annotations

import io

import pytest
from rich.console import Console

from factories import document, second
from whoseword.cli.table import claim_table


def lines(width: int) -> list[str]:
    of = document()
    screen = Console(file=io.StringIO(), width=width)
    with screen.capture() as captured:
        screen.print(
            claim_table([(second(of), "it is likely to send shells", None)], screen, ids=True)
        )
    return captured.get().splitlines()


def test_a_wide_screen_has_a_column_for_each_part() -> None:
    heading, row = lines(160)
    assert heading.split()[:4] == ["Id", "Claim", "Type", "Who"]
    assert "North Korea → Russia  2026" in row


@pytest.mark.parametrize("width", [80, 100, 119])
def test_a_narrow_screen_stacks_them_without_breaking_any(width: int) -> None:
    shown = lines(width)
    assert max(map(len, shown)) <= width
    for part in ("North Korea → Russia", "predicted 55–80%", "Yonder ← analysts"):
        assert any(part in line for line in shown)
