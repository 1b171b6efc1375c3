"""Who may use the workbench: sessions, the token, and the proof that a change was meant.

On the loopback every browser of this machine gets a session. Bound elsewhere, a session begins by
giving the token. A session is a random number and its HMAC under a key that lives as long as the
process, so that nothing is stored and a restart ends them all. A change must bring the session's
own proof (CSRF token), which a page of another site can't read.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from whoseword.errors import UsageError

COOKIE = "whoseword"
# Bytes of a session's random number, and of the key.
RANDOM = 32
# A token shorter than this can be guessed over a network.
SHORTEST_TOKEN = 16


@dataclass(frozen=True)
class Access:
    """The rules for one bound address. `hosts` are further names that a browser may call it by.

    Raises UsageError for an address beyond the loopback without a token, or with a short one.
    """

    host: str = "127.0.0.1"
    token: str | None = None
    hosts: tuple[str, ...] = ()
    key: bytes = field(default_factory=lambda: secrets.token_bytes(RANDOM), repr=False)

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            said = "others can reach this address; set a token with --token or WHOSEWORD_TOKEN"
            raise UsageError(f"{self.host}: {said}.")
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise UsageError(f"The token has under {SHORTEST_TOKEN} characters; take a longer one.")

    def knows(self, host: str) -> bool:
        """Whether a `Host` header names this server: the guard against DNS rebinding.

        A name must be one that was given. A number can't be rebound, so where the server listens
        for others any number will do.
        """
        name = _bare(host)
        if name in {"localhost", _bare(self.host), *(h.lower() for h in self.hosts)}:
            return True
        try:
            number = ipaddress.ip_address(name)
        except ValueError:
            return False
        return number.is_loopback or not is_loopback(self.host)

    def admits(self, given: str | None) -> bool:
        """Whether `given` is the token, compared in constant time; anything if none is needed."""
        if self.token is None:
            return True
        return hmac.compare_digest(self.token.encode(), (given or "").encode("utf-8", "replace"))

    def begin(self) -> str:
        """A new session's cookie."""
        number = secrets.token_urlsafe(RANDOM)
        return f"{number}.{self._sign('session', number)}"

    def holds(self, cookie: str | None) -> bool:
        """Whether the cookie is a session of this process."""
        number, _, sign = (cookie or "").partition(".")
        expected = self._sign("session", number)
        return hmac.compare_digest(expected.encode(), sign.encode("utf-8", "replace"))

    def proof(self, cookie: str) -> str:
        """What a change within this session must bring along."""
        return self._sign("change", cookie)

    def proves(self, cookie: str, given: str | None) -> bool:
        """Whether a change was meant by whoever holds the session."""
        return hmac.compare_digest(
            self.proof(cookie).encode(), (given or "").encode("utf-8", "replace")
        )

    def _sign(self, what: str, text: str) -> str:
        message = f"{what}:{text}".encode("utf-8", "replace")
        return hmac.new(self.key, message, sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _bare(host: str) -> str:
    """A host without port and brackets, in lower case."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0] if name.count(":") == 1 else name
