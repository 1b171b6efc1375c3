from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from whoseword.errors import UsageError
from whoseword.serve import guard
from whoseword.serve.access import Access, is_loopback

TOKEN = "a long enough token"


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    for path in ("/", "/nope", "/static/workbench.css", "/api/claims", "/timeline?since=x"):
        headers = client.get(path).headers
        for name, value in guard.HEADERS.items():
            assert headers[name] == value


def test_the_policy_lets_nothing_in_line_run() -> None:
    assert "unsafe" not in guard.POLICY
    assert "default-src 'none'" in guard.POLICY


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_the_loopback_s_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "192.168.1.5", "localhost.evil.example"]
)
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    """DNS rebinding: a page of evil.example, whose name now leads here, gets nothing."""
    assert client.get("/", headers={"host": host}).status_code == 421


def test_beyond_the_loopback_a_token_is_demanded() -> None:
    with pytest.raises(UsageError, match="set a token"):
        Access("0.0.0.0")
    with pytest.raises(UsageError, match="longer"):
        Access("127.0.0.1", "short")
    assert not is_loopback("10.0.0.1")
    assert is_loopback("::1")


def test_without_the_token_there_is_only_the_door(guarded: TestClient) -> None:
    for path in ("/", "/timeline", "/timeline.csv", "/articles/tricky"):
        answer = guarded.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert guarded.get("/api/claims").status_code == 401
    assert guarded.get("/enter").status_code == 200
    assert guarded.get("/static/workbench.css").status_code == 200


def test_the_token_opens_a_session_once(guarded: TestClient) -> None:
    assert guarded.post("/enter", data={"token": "wrong"}).status_code == 401
    answer = guarded.post("/enter", data={"token": TOKEN})
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert TOKEN not in cookie
    assert guarded.get("/").status_code == 200


def test_a_token_in_the_address_is_taken_out_of_it(guarded: TestClient) -> None:
    answer = guarded.get(f"/timeline?type=test&token={TOKEN}")
    assert answer.headers["location"] == "/timeline?type=test"
    assert guarded.get("/timeline").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "/%5Cevil.example"])
def test_taking_the_token_out_leads_nowhere_else(guarded: TestClient, path: str) -> None:
    answer = guarded.get(f"http://desk.example{path}?token={TOKEN}")
    assert not answer.headers.get("location", "").startswith(("//", "/\\"))


def test_programs_show_the_token_with_each_request(guarded: TestClient) -> None:
    shown = {"authorization": f"Bearer {TOKEN}"}
    assert guarded.get("/api/claims", headers=shown).status_code == 200
    wrong = {"authorization": "Bearer no"}
    guarded.cookies.clear()
    assert guarded.get("/api/claims", headers=wrong).status_code == 401


def test_a_forged_session_is_none(guarded: TestClient) -> None:
    guarded.cookies.set("whoseword", "abc.def")
    assert guarded.get("/").status_code == 303
    other = Access("0.0.0.0", TOKEN).begin()
    guarded.cookies.set("whoseword", other)
    assert guarded.get("/").status_code == 303


def test_a_change_without_its_proof_is_refused(client: TestClient) -> None:
    client.get("/")
    assert client.post("/nowhere", data={"x": "1"}).status_code == 403
    assert client.post("/nowhere", data={"proof": "1"}).status_code == 403
    assert client.post("/nowhere", headers={"x-proof": "1"}).status_code == 403


def test_a_change_with_its_proof_comes_through(client: TestClient) -> None:
    page = client.get("/").text
    proof = page.split('name="proof" content="')[1].split('"')[0]
    assert client.post("/nowhere", data={"proof": proof}).status_code in (404, 405)
    assert client.post("/nowhere", headers={"x-proof": proof}).status_code in (404, 405)
    cross = {"x-proof": proof, "sec-fetch-site": "cross-site"}
    assert client.post("/nowhere", headers=cross).status_code == 403
    client.cookies.clear()
    assert client.post("/nowhere", headers={"x-proof": proof}).status_code == 403


def test_sizes_are_bounded(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 10_000

    assert client.post("/enter", content=b"x" * (guard.BODY + 1)).status_code == 413
    assert client.post("/enter", content=endless()).status_code == 413
    assert client.get("/search?q=" + "x" * guard.ADDRESS).status_code == 414
    assert client.get("/search?q=" + "x" * 400).status_code == 422


def test_time_is_bounded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    async def slow() -> None:
        await asyncio.sleep(5)

    client.app.add_api_route("/slow", slow)  # type: ignore[attr-defined]
    monkeypatch.setattr(guard, "PATIENCE", 0.05)
    assert client.get("/slow").status_code == 503


def test_a_failure_shows_no_trace(client: TestClient) -> None:
    def broken() -> None:
        raise RuntimeError("secret of the house")

    client.app.add_api_route("/api/broken", broken)  # type: ignore[attr-defined]
    quiet = TestClient(client.app, base_url=str(client.base_url), raise_server_exceptions=False)
    answer = quiet.get("/api/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    for name, value in guard.HEADERS.items():
        assert answer.headers[name] == value
