"""The page's link to LEADS, lost and found again, in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.console.conftest import FAILING

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]


def cut(page: Page) -> None:
    """The page is opened while nothing that it listens for can come, and its own timers stand still."""
    FAILING.add(page)
    page.clock.install()
    page.route("**/terminal/stream*", lambda route: route.fulfill(status=502))
    page.route("**/leads.svg*", lambda route: route.fulfill(status=502))
    page.reload()
    page.locator("#terminal[data-ready]").wait_for()
    expect(page.locator(".link-state")).to_have_attribute("data-state", "lost")


def mended(page: Page) -> None:
    page.unroute("**/terminal/stream*")
    page.unroute("**/leads.svg*")


@pytest.mark.parametrize(
    "sign", ["window.dispatchEvent(new Event('online'))", "document.dispatchEvent(new Event('visibilitychange'))"]
)
def test_a_link_that_is_there_again_is_used_at_once(terminal: Enter, sign: str) -> None:
    page = terminal()
    cut(page)
    mended(page)
    page.evaluate(sign)
    expect(page.locator(".link-state")).to_have_attribute("data-state", "up")


def test_a_lost_link_is_looked_for_every_two_seconds(terminal: Enter) -> None:
    page = terminal()
    cut(page)
    mended(page)
    page.clock.run_for(2100)
    expect(page.locator(".link-state")).to_have_attribute("data-state", "up")


def test_a_link_without_a_beat_is_not_called_connected(terminal: Enter) -> None:
    page = terminal()
    expect(page.locator(".link-state")).to_have_attribute("data-state", "up")
    page.clock.install()
    page.reload()
    page.locator("#terminal[data-ready]").wait_for()
    expect(page.locator(".link-state")).to_have_attribute("data-state", "up")
    FAILING.add(page)
    page.route("**/leads.svg*", lambda route: route.abort())
    page.evaluate("window.EventSource = class extends EventTarget { close() {} }; 0")
    page.clock.run_for(43_000)
    expect(page.locator(".link-state")).to_have_attribute("data-state", "lost")
