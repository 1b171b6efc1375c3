"""The API held to its own description, with whatever schemathesis thinks of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import schemathesis.checks
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi import checks

from factories import document, reading
from serve.conftest import HERE
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.serve.access import Access
from whoseword.serve.app import build

TOKEN = "a token for the tests"
HEADERS = {"host": HERE[7:], "authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Iterator[Any]:
    """The API's own description, over a small ledger."""
    folder: Path = tmp_path_factory.mktemp("described")
    with open_ledger(str(folder / "d.db"), create=True) as ledger:
        with ledger.writer("1", "p") as writer:
            writer.add(reading(document(id="five/missiles", publisher="Yonder News")))
        app = build(ledger, pack, Access("127.0.0.1", TOKEN))
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HEADERS)


# Whether a value is one of a field's own (a type, a date) is said by a 400, as described: so what
# fits the schema may be refused, and isn't held against the API.
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
# How many requests are tried of each operation: some hundreds in all.
TRIED = 8
BOUNDED = settings(
    max_examples=TRIED,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


def test_the_api_is_as_it_describes_itself(described: Any) -> None:
    seen = 0
    for found in described.get_all_operations():
        operation = found.ok()
        seen += 1

        @BOUNDED
        @given(case=operation.as_strategy())
        def check(case: Any) -> None:
            case.call_and_validate(headers=HEADERS, checks=CHECKS)

        check()
    assert seen > 15
