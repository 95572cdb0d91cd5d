"""A browser, the page as a process, and tabs opened in it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.playground.page.running_page import ARGS, OpenTab, RunningPage, chromium, running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPage]:
    with running(tmp_path_factory.mktemp("page")) as site:
        yield site
        assert site.log.read_text() == "", "the page wrote errors to stderr"


@pytest.fixture
def open_tab(browser: Browser, site: RunningPage) -> Iterator[OpenTab]:
    """Opens tabs as different people; afterwards nothing but this machine was contacted, and no script failed."""
    contexts: list[BrowserContext] = []
    hosts: set[str | None] = set()
    errors: list[str] = []

    def open_one(person: str = "U0ANNA", place: str = "", width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 760}, locale="sv-SE")
        contexts.append(context)
        context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page = context.new_page()
        page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(f"{site.url}/?as={person}" + (f"&in={place}" if place else ""))
        expect(page.get_by_role("combobox", name="Meddelande")).to_be_visible()
        return page

    yield open_one
    for context in contexts:
        context.close()
    for person in ("U0ANNA", "U0KARIN", "U0PER"):
        order = {"do": "close", "user": person, "all_of_them": True}
        httpx.post(f"{site.url}/control/act", json=order, trust_env=False)
    assert hosts <= {"127.0.0.1", None}
    assert errors == []
