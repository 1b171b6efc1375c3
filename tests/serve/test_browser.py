"""The workbench in a real browser: keyboard, accessibility, no request beyond the loopback."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from whoseword.ledger import Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.serve.access import Access
from whoseword.serve.app import build
from whoseword.serve.run import listening

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A page may take so long on a busy machine, in milliseconds.
PATIENCE = 60_000
PAGES = (
    *("/", "/timeline", "/map", "/sources", "/sources/KCNA", "/search?q=missiles", "/api"),
    *("/events", "/flows", "/tempo", "/forecasts", "/review", "/review/agreement"),
)
ARTICLE = "/articles/five%2Fmissiles"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; skipped where there's none, but in continuous integration."""
    if CHROMIUM is None:
        reason = "no chromium on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def serving(store: Store, pack: Pack) -> Iterator[str]:
    """A workbench that really listens; its address."""
    with listening("127.0.0.1", 0) as sock:
        app = build(store, pack, Access())
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def address(store: Store, pack: Pack) -> Iterator[str]:
    """A workbench over the small ledger."""
    with serving(store, pack) as here:
        yield here


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of it."""
    with watched(browser, address) as opened:
        yield opened


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test for a console message, or a request beyond the loopback."""
    context = browser.new_context(base_url=address)
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda said: wrong.append(f"console: {said.text}"))
    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.on("request", lambda asked: _check(asked.url, wrong))
    yield opened
    context.close()
    assert not wrong


def _check(url: str, wrong: list[str]) -> None:
    if urlsplit(url).hostname not in ("127.0.0.1", None):
        wrong.append(f"request: {url}")


def violations(page: Page) -> list[str]:
    """What axe finds wrong by WCAG 2.2 AA. Its script is put in beside the page's policy."""
    from axe_playwright_python.base import AXE_SCRIPT

    page.evaluate(AXE_SCRIPT)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_fit_for_everybody(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in (*PAGES, ARTICLE, "/articles/tricky"):
        page.goto(path)
        assert violations(page) == [], path


def test_no_page_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (*PAGES, ARTICLE):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_claims_are_walked_with_the_keyboard(page: Page) -> None:
    page.goto(ARTICLE)
    page.keyboard.press("j")
    assert page.locator(".card.on h3").inner_text().startswith("1 test")
    assert page.locator(".m.on").first.inner_text().startswith("North Korea")
    page.keyboard.press("j")
    assert "transfer" in page.locator(".card.on h3").inner_text()
    assert "#claim-" in page.url
    address = page.url
    page.keyboard.press("k")
    assert "test" in page.locator(".card.on h3").inner_text()
    page.goto("about:blank")
    page.goto(address)
    assert "transfer" in page.locator(".card.on h3").inner_text()


def test_the_mouse_shows_a_claim_and_its_slots(page: Page) -> None:
    page.goto(ARTICLE)
    page.locator(".m").first.hover()
    assert page.locator(".card.on").count() == 1
    titles = [one.get_attribute("title") for one in page.locator("u.slot").all()]
    assert {"actor", "trigger", "quantity", "date"} <= set(titles)


def test_keys_lead_through_the_pages(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/timeline")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    page.keyboard.press("/")
    page.keyboard.type("shells")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=shells")
    assert page.locator(".results mark").first.inner_text() == "shells"


def test_the_filter_makes_an_address_that_restores_the_view(page: Page) -> None:
    page.goto("/timeline")
    page.keyboard.press("f")
    page.locator("[name=type]").select_option("transfer")
    page.locator("[name=root]").fill("analysts")
    page.locator("[name=root]").press("Enter")
    page.wait_for_url("**/timeline?type=transfer&root=analysts")
    assert page.locator(".claims .row").count() == 1
    page.locator("nav a", has_text="Sources").click()
    page.wait_for_url("**/sources?type=transfer&root=analysts")
    assert page.locator("tbody tr").count() == 2


def test_pictures_are_drawn_in_the_page(page: Page) -> None:
    for name in ("timeline", "sources", "map", "events", "flows", "tempo", "forecasts"):
        page.goto(f"/{name}")
        wide = page.locator(".picture img").evaluate(
            "async image => { await image.decode(); return image.naturalWidth; }"
        )
        assert wide > 300


def test_hostile_text_runs_nothing(page: Page) -> None:
    page.goto("/articles/tricky")
    assert page.locator("#text img, #text script, h1 b").count() == 0
    assert page.locator(".trick").first.inner_text() == "RLO"


def press(page: Page, key: str, *, then: str) -> None:
    """Press a key that leads to another page, and wait until that page hears keys."""
    page.keyboard.press(key)
    page.wait_for_selector(then)
    page.wait_for_load_state("load")


def begin(page: Page, who: str) -> None:
    """Say who judges."""
    page.goto("/review")
    page.locator("[name=who]").fill(who)
    press(page, "Enter", then="#fix")


def test_the_queue_is_worked_from_the_keyboard(page: Page) -> None:
    begin(page, "Ann")
    assert violations(page) == []
    page.goto("/review?type=test&actor=North+Korea")
    page.keyboard.press("1")
    assert page.locator("tr.at th").inner_text() == "actor"
    chosen = "getSelection().toString()"
    assert page.evaluate(chosen) == "North"
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(chosen) == "North Korea"
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    assert page.evaluate(chosen) == "said"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.locator("#value").input_value() == "KCNA"
    press(page, "Enter", then="[data-slot=actor] .human bdi")
    assert page.locator("[data-slot=actor] .machine").inner_text() == "North Korea"
    assert "KCNA" in page.locator("[data-slot=actor] .human").inner_text()
    page.keyboard.press("6")
    press(page, "x", then="[data-slot=date] .human bdi")
    press(page, "a", then="text=Last: accepted test")
    press(page, "r", then="text=Last: rejected")
    press(page, "u", then="text=Last: accepted test")
    press(page, "u", then="text=Last: corrected test")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/review?*")
    assert page.locator("[role=status]").first.inner_text().startswith("Last: corrected")


def test_words_are_taken_with_the_mouse(page: Page) -> None:
    begin(page, "Ann")
    page.goto("/review?type=transfer")
    page.locator("[data-choose=recipient]").click()
    page.locator("#text").evaluate(
        "(text) => { const all = document.createTreeWalker(text, 4); let node;"
        " while ((node = all.nextNode())) { const at = node.data.indexOf('shells');"
        " if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + 6); return; } } }"
    )
    page.locator("#text").dispatch_event("mouseup")
    assert page.locator("#value").input_value() == "shells"
    page.locator("#fix button").click()
    page.wait_for_selector("[data-slot=recipient] .human bdi")
    assert page.locator("[data-slot=recipient] .human bdi").inner_text() == "shells"


def test_a_merge_and_its_undo(page: Page) -> None:
    page.goto("/events")
    boxes = page.locator("[name=event]")
    before = boxes.count()
    assert before > 1
    for at in (0, 1):
        boxes.nth(at).press("Space")
    page.locator("[name=who]").fill("Ann")
    page.locator("[name=why]").last.fill("told twice")
    page.get_by_role("button", name="Merge the chosen ones").press("Enter")
    page.wait_for_url("**/events/*")
    assert violations(page) == []
    assert "told twice" in page.locator("#history ~ ul").inner_text()
    page.goto("/events")
    assert boxes.count() == before - 1
    page.go_back()
    page.get_by_role("button", name="Undo merge").click()
    page.wait_for_selector("text=no longer holds")
    page.goto("/events")
    assert boxes.count() == before


EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "articles"


def test_the_tour_in_a_browser(browser: Browser, tmp_path: Path, pack: Pack) -> None:
    """Steps 3 and 4 of docs/tour.md over the shipped examples; the screenshots of the docs.

    With WHOSEWORD_SCREENSHOTS they go into that folder.
    """
    from whoseword.flow import add_articles
    from whoseword.read.reader import Reader
    from whoseword.weigh.copies import Copies

    shots = Path(os.environ.get("WHOSEWORD_SCREENSHOTS") or tmp_path)
    with open_ledger(str(tmp_path / "tour.db"), create=True) as ledger:
        add_articles([EXAMPLES], Reader(pack), ledger, pack=pack.digest, copies=Copies(pack))
        with serving(ledger, pack) as here, watched(browser, here) as page:
            page.set_viewport_size({"width": 1280, "height": 860})
            page.goto("/events")
            press(page, "f", then="[name=order]")
            page.locator("[name=order]").select_option("headlines")
            page.locator("[name=rests]").select_option("one root")
            page.get_by_role("button", name="Show").click()
            page.wait_for_url("**/events?order=headlines&rests=one+root")
            assert "2 headlines, 1 root" in page.locator(".row").first.inner_text()
            _shoot(page, shots / "events.png")
            page.locator(".row a.to").first.click()
            page.wait_for_url("**/events/*")
            assert "2 headlines, 1 root" in page.locator("#counted").inner_text()
            _shoot(page, shots / "event.png")
            page.goto("/events")
            for at in (0, 1):
                page.locator("[name=event]").nth(at).press("Space")
            page.locator("[name=who]").fill("Ann")
            page.get_by_role("button", name="Merge the chosen ones").click()
            page.wait_for_url("**/events/*")
            page.get_by_role("button", name="Undo merge").click()
            page.wait_for_selector("text=no longer holds")
            page.goto("/search?q=munitions")
            page.locator(".results a.to").first.click()
            page.wait_for_selector("#text")
            page.keyboard.press("j")
            _shoot(page, shots / "article.png")
            page.goto("/review")
            press(page, "1", then="tr.at")
            _shoot(page, shots / "review.png")


def _shoot(page: Page, where: Path) -> None:
    page.locator(".picture img").evaluate_all("images => Promise.all(images.map(i => i.decode()))")
    page.screenshot(path=where)
    assert where.stat().st_size > 10_000
