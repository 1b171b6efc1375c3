from __future__ import annotations

import pytest

from whoseword.model import When


@pytest.mark.parametrize("text", ["2024-10-31", "2024-10", "2024", "2024-10-01/2024-10-10", "0014"])
def test_a_time_is_read_as_it_is_written(text: str) -> None:
    assert When.parse(text).iso() == text


@pytest.mark.parametrize(
    "text", ["14", "2025-13", "2025-02-30", "2025-01-01/14", "May", "", "2025-1-1-1"]
)
def test_what_is_no_time_is_said_in_plain_words(text: str) -> None:
    with pytest.raises(ValueError, match="is not written as a day"):
        When.parse(text)
