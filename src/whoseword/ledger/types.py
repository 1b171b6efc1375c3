"""Two column types that keep every text exactly, in every database.

PostgreSQL refuses U+0000 in a text, and no database takes half of a surrogate pair; both occur in
what the web delivers. `Exact` stores them as U+0010 and four hexadecimal digits, and U+0010 itself
likewise, so that all other text stays as it is and stays searchable.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

ESCAPED = re.compile("[\x00\x10\ud800-\udfff]")
ESCAPE = re.compile("\x10([0-9a-f]{4})")


class Exact(TypeDecorator[str]):
    """Any Python string."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The stored form."""
        if value is None:
            return None
        return ESCAPED.sub(lambda found: f"\x10{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The string as it came."""
        if value is None:
            return None
        return ESCAPE.sub(lambda found: chr(int(found[1], 16)), value)


class Packed(TypeDecorator[Any]):
    """Small lists and mappings, as JSON in ASCII; None stays NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The stored form."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The data again, with lists for tuples."""
        return None if value is None else json.loads(value)
