"""Runs the workbench under uvicorn."""

from __future__ import annotations

import socket
from collections.abc import Callable
from threading import Thread

import uvicorn

from whoseword.draw import Theme, render
from whoseword.draw.grammar import empty
from whoseword.errors import UsageError
from whoseword.ledger import Store
from whoseword.lexicon import Pack
from whoseword.serve.access import Access
from whoseword.serve.app import build

# Seconds that an idle connection is kept, and that open requests get at the end.
KEEP_ALIVE = 5
GRACE = 3


def run_server(
    store: Store,
    pack: Pack,
    access: Access,
    port: int,
    *,
    say: Callable[[str], None],
    at_once: int,
) -> None:
    """Serve until Ctrl-C; `say` hears the address. UsageError where the port is taken."""
    app = build(store, pack, access)
    config = uvicorn.Config(
        app,
        log_level="warning",
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        limit_concurrency=at_once,
        server_header=False,
        proxy_headers=False,
    )
    with listening(access.host, port) as sock:
        name = f"[{access.host}]" if ":" in access.host else access.host
        say(f"http://{name}:{sock.getsockname()[1]}/")
        Thread(target=_warm, daemon=True).start()
        try:
            uvicorn.Server(config).run(sockets=[sock])
        finally:
            app.state.events.close()


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; UsageError where that can't be."""
    try:
        kind, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        sock = socket.socket(kind, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
    except OSError as error:
        said = error.strerror or str(error)
        raise UsageError(
            f"{host}:{port}: can't listen here: {said}; take another --port."
        ) from None
    return sock


def _warm() -> None:
    """Draw something, so that the first picture needn't wait for the engine to start."""
    try:
        render.svg(empty(Theme.LIGHT, ""))
    except UsageError:
        return
