"""A console that is served for real, and a browser to look at it. What the browser complains about fails a test."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

from tests.conftest import ROOT, _copy, _drop, _worker

# Playwright keeps an event loop in this thread, in which Django would refuse to touch the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
PROJECT = Path(__file__).parents[2]
WIDE = {"width": 1440, "height": 900}
WATCH = (
    "document.addEventListener('securitypolicyviolation',"
    " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI));"
)


#: Pages whose requests a test makes fail: that the browser says so is no complaint.
FAILING: set[Page] = set()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Console:
    """A console that runs: where it is, and one-time ways in."""

    def __init__(self, address: str, links: dict[str, list[str]]) -> None:
        self.address = address
        self.links = links

    def way_in(self, user_id: str = "demo.operator") -> str:
        return self.address + self.links[user_id].pop()


@pytest.fixture(scope="session")
def console(template: str) -> Iterator[Console]:
    """A small fictional state, served by a process of its own for all browser tests of this worker."""
    name, port = f"{_worker()}_console", free_port()
    data = Path(tempfile.mkdtemp(prefix="console-", dir=os.environ[ROOT]))
    (data / "demo").touch()
    (data / "secret").write_text("the-same-in-every-test")
    told = {
        "LEADS_DATABASE_URL": _copy(template, name),
        "LEADS_DATA": str(data),
        "LEADS_SECRET_FILE": str(data / "secret"),
        "DJANGO_SETTINGS_MODULE": "leads.settings",
    }
    log = (data / "log").open("wb")
    command = [sys.executable, "-m", "tests.console.serve", str(port)]
    process = subprocess.Popen(command, cwd=PROJECT, env=os.environ | told, stdout=subprocess.PIPE, stderr=log)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, (data / "log").read_text()[-3000:]
    _wait(port, process)
    yield Console(f"http://127.0.0.1:{port}", json.loads(line))
    process.terminate()
    process.wait(20)
    log.close()
    said = (data / "log").read_text()
    shutil.rmtree(data, ignore_errors=True)
    _drop(template, name)
    assert "Traceback" not in said, said[-4000:]


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while process.poll() is None:
        try:
            opener.open(f"http://127.0.0.1:{port}/notice", timeout=5).read()
            return
        except OSError:
            continue
    raise AssertionError("the console ended")


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.fail("no Chromium here: run tools/chromium")
    one = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
    yield one
    one.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages in sessions of their own; afterwards fails on any error that the browser told, CSP included."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def complain(page: Page, told: ConsoleMessage) -> None:
        meant = page in FAILING and told.text.startswith(("Failed to load resource", "htmx:"))  # htmx tells both
        if told.type == "error" and not meant:
            complaints.append(f"{told.text} {told.location}")

    def listen(page: Page) -> None:
        page.on("console", lambda told: complain(page, told))
        page.on("pageerror", lambda error: complaints.append(str(error)))

    def open_one(**how: Any) -> Page:
        context = browser.new_context(**{"viewport": WIDE, **how})
        context.set_default_timeout(15_000)
        context.add_init_script(WATCH)
        contexts.append(context)
        context.on("page", listen)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    FAILING.clear()
    assert not complaints, complaints


@pytest.fixture
def terminal(console: Console, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """A terminal page, signed in through a one-time link and at a device."""

    def enter(user_id: str = "demo.operator", **how: Any) -> Page:
        page = open_page(**how)
        page.goto(console.way_in(user_id))
        if page.url.endswith("/today"):
            page.goto(console.address)
        if page.url.endswith("/device"):
            page.locator(".seat", has_not_text="in use").first.click()
        page.locator("#terminal[data-ready]").wait_for()
        while (unread := page.locator("[data-act=caution]")).count():  # left at this device by an earlier test
            unread.first.click()
        return page

    return enter
