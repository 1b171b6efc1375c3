"""Which outlet a publisher is, whatever edition and section its name carries."""

from __future__ import annotations

import pytest

from whoseword.lexicon import Pack
from whoseword.lexicon.outlets import outlet_name


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("Reuters", "Reuters"),
        ("CNN (Web News)", "CNN"),
        ("CNN.com", "CNN"),
        ("World - BBC News", "BBC"),
        ("New York Times - Opinion", "The New York Times"),
        ("Reuters: World News", "Reuters"),
        ("The Guardian Nigeria", "The Guardian Nigeria"),
        ("Han River Dispatch - News", "Han River Dispatch - News"),
    ],
)
def test_what_an_outlet_is_called(pack: Pack, publisher: str, name: str) -> None:
    assert outlet_name(publisher, pack.names) == name
