"""Headless Chromium for the browser tests, and the chat page as a test sees it.

In a test module: ``from tests.browser import ChatPage, OpenChat, expect`` and ``pytest_plugins =
["tests.browser"]``. A test then says ``page = chat(address)``, ``page.say("list my deals")``,
``page.hears("Your deals")``. Where Playwright is not installed, such a module is skipped.

PYTEST_DONT_REWRITE: it is imported by test modules before it becomes a plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright (requirements/dev.txt)")

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tools.browser import find

__all__ = ["ARGUMENTS", "PHONE", "ChatPage", "OpenChat", "browser", "chat", "expect"]

expect.set_options(timeout=60_000)  # a busy machine is no failure
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class ChatPage:
    """One open chat page."""

    def __init__(self, page: Page, address: str) -> None:
        """Open the address and wait until it is connected."""
        self.page = page
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: line.type == "error" and self.complaints.append(line.text))
        page.goto(address)
        self.is_online()

    @property
    def input(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_label("Your message")

    @property
    def messages(self) -> Locator:
        """All that both said so far."""
        return self.page.locator("#log .message")

    @property
    def banner(self) -> Locator:
        """The line shown while the connection is lost."""
        return self.page.locator("#banner")

    def is_online(self) -> None:
        """Wait for the connection."""
        expect(self.page.locator("#state")).to_have_text("Online", timeout=60_000)

    def say(self, words: str) -> None:
        """Type and send."""
        self.input.fill(words)
        self.input.press("Enter")

    def press(self, title: str) -> None:
        """Press the latest button with this title."""
        self.page.get_by_role("button", name=title, exact=True).last.click()

    def hears(self, words: str, timeout: float = 60_000) -> Locator:
        """Wait until the bot's latest message holds these words; return that message."""
        latest = self.page.locator("#log .message.bot").last
        expect(latest).to_contain_text(words, timeout=timeout)
        return latest

    def fits(self) -> bool:
        """Whether nothing sticks out sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


OpenChat = Callable[..., ChatPage]
"""Opens an address in a context of its own; further arguments are Playwright's ``new_context``'s."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module's tests; each page has a context, so cookies, of its own.

    Not for the whole session: Playwright keeps an event loop running, beside which no async test can run.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def chat(browser: Browser) -> Iterator[OpenChat]:
    """Open chat pages; afterwards none of them may have complained on its console."""
    pages: list[ChatPage] = []

    def open_page(address: str, **context: Any) -> ChatPage:
        page = browser.new_context(**context).new_page()
        page.set_default_timeout(60_000)
        pages.append(ChatPage(page, address))
        return pages[-1]

    yield open_page
    complaints = [line for page in pages for line in page.complaints]
    for page in pages:
        page.page.context.close()
    assert complaints == []
