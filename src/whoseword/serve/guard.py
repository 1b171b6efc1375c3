"""What stands before every page: host, session, token, proof, sizes, times and headers."""

from __future__ import annotations

import asyncio
import logging
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whoseword.serve.access import COOKIE, Access

# The largest body of a request, in bytes: a judgement is a few words.
BODY = 256 * 1024
# The longest address, in bytes, with its query.
ADDRESS = 8 * 1024
# How long a request may take in all, in seconds.
PATIENCE = 30
LOG = logging.getLogger("whoseword.serve")
BROKEN = "Something went wrong here; the terminal that runs the workbench says what."
SAFE = {"GET", "HEAD", "OPTIONS"}

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets a request through to the pages, or answers it itself. Every answer gets HEADERS."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        fresh = self._session(scope)
        sending = _Sending(send, fresh)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sending)
            return
        try:
            async with asyncio.timeout(PATIENCE):
                body = await _whole(receive)
                answer = self._unmeant(scope, body) or self._app
                await answer(scope, _Again(body, receive), sending)
        except _TooLarge:
            await _say(413, "The request is too large.")(scope, receive, sending)
        except TimeoutError:
            if not sending.begun:
                late = _say(503, "This took too long; ask for less, with a filter.")
                await late(scope, receive, sending)
        except Exception:
            LOG.exception("%s %s failed", scope["method"], scope["path"])
            if not sending.begun:
                await _say(500, BROKEN)(scope, receive, sending)

    def _session(self, scope: Scope) -> str | None:
        """Puts the request's session into its state; gives back a new one's cookie."""
        headers = Headers(scope=scope)
        cookie = _cookie(headers)
        state = scope.setdefault("state", {})
        known = self._access.holds(cookie)
        given = _bearer(headers) or dict(_query(scope)).get("token")
        entered = known or self._access.admits(given)
        fresh = None if known or not entered else self._access.begin()
        session = (cookie if known else fresh) or ""
        state.update(session=session, proof=self._access.proof(session), known=known)
        state["entered"] = entered
        state["bearer"] = self._access.token is not None and self._access.admits(_bearer(headers))
        return fresh

    def _refusal(self, scope: Scope) -> Response | None:
        """What to answer in place of the page; None to let it through."""
        headers, state = Headers(scope=scope), scope["state"]
        if not self._access.knows(headers.get("host", "")):
            return _say(421, "This server has another name; see 'whoseword serve --help'.")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > ADDRESS:
            return _say(414, "The address is too long.")
        if not headers.get("content-length", "0").isdigit():
            return _say(400, "The request's length is no number.")
        if int(headers.get("content-length", "0")[:20]) > BODY:
            return _say(413, "The request is too large.")
        if not state["entered"] and not scope["path"].startswith(("/static/", "/enter")):
            return self._ask(scope)
        if self._access.token is not None and "token" in dict(_query(scope)) and state["entered"]:
            return RedirectResponse(_without_token(scope), 303)
        return None

    def _ask(self, scope: Scope) -> Response:
        if scope["method"] in SAFE and not scope["path"].startswith("/api/"):
            return RedirectResponse("/enter", 303)
        return _say(401, "Give the token.", {"www-authenticate": "Bearer"})

    def _unmeant(self, scope: Scope, body: bytes) -> Response | None:
        """A refusal of a change that another site may have sent; None where it was meant.

        A script sends the session's proof as a header, a form as a field. Who shows the token
        with the request itself needs none: no browser adds that by itself.
        """
        headers, state = Headers(scope=scope), scope["state"]
        if scope["method"] in SAFE or state["bearer"]:
            return None
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _say(403, "This change came from another site.")
        if scope["path"] == "/enter":
            return None
        given = headers.get("x-proof") or form(body).get("proof")
        if state["known"] and self._access.proves(state["session"], given):
            return None
        return _say(403, "The page is too old for this change; load it again.")


class _Sending:
    """Adds the headers and a new session's cookie to what goes out."""

    def __init__(self, send: Send, fresh: str | None) -> None:
        self._send = send
        self._fresh = fresh
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
            if self._fresh is not None:
                kept = f"{COOKIE}={self._fresh}; Path=/; HttpOnly; SameSite=Lax"
                headers.append("set-cookie", kept)
        await self._send(message)


class _TooLarge(Exception):
    """More came than may come."""


async def _whole(receive: Receive) -> bytes:
    """The request's body; _TooLarge past BODY bytes."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)
        if len(body) > BODY:
            raise _TooLarge
    return body


class _Again:
    """Hands on a body that was read already, and then what else comes."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


def form(body: bytes) -> dict[str, str]:
    """The fields of a form's body; the last of each name."""
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _say(status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{sentence}\n", status, headers)


def _cookie(headers: Headers) -> str | None:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel else None


def _bearer(headers: Headers) -> str | None:
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value if kind.lower() == "bearer" else None


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _without_token(scope: Scope) -> str:
    rest = [(name, value) for name, value in _query(scope) if name != "token"]
    path = "/" + scope["path"].lstrip("/")
    return f"{quote(path)}?{urlencode(rest)}" if rest else quote(path)
