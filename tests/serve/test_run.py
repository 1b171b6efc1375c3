from __future__ import annotations

import pytest

from whoseword.ledger import Store
from whoseword.lexicon import Pack
from whoseword.serve import run
from whoseword.serve.access import Access
from whoseword.serve.kept import Events


@pytest.mark.parametrize("error", [None, KeyboardInterrupt])
def test_what_was_begun_ends_before_the_ledger_is_closed(
    store: Store, pack: Pack, monkeypatch: pytest.MonkeyPatch, error: type[BaseException] | None
) -> None:
    done: list[str] = []

    def serve(server: object, sockets: object) -> None:
        done.append("served")
        if error:
            raise error

    monkeypatch.setattr("uvicorn.Server.run", serve)
    monkeypatch.setattr(run, "_warm", lambda: None)
    monkeypatch.setattr(Events, "close", lambda events: done.append("closed"))
    try:
        run.run_server(store, pack, Access(), 0, say=done.append, at_once=1)
    except KeyboardInterrupt:
        assert error
    address, *rest = done
    assert address.startswith("http://127.0.0.1:")
    assert rest == ["served", "closed"]
