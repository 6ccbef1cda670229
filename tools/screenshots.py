"""Makes the pictures of the console in docs/img, from a fictional state that is the same each time.

    .venv/bin/python tools/screenshots.py [--only NAME]

Needs Chromium (tools/chromium). Starts a state of its own in a temporary directory and drops it afterwards. Times of
day differ from run to run, nothing else should.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
IMAGES = PROJECT / "docs" / "img"
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
WALL = {"width": 1920, "height": 1080}
SERVE = """
import sys
from pathlib import Path
from leads.commands.common import ready
with ready(Path(sys.argv[1]), demo=True):
    from tests.console.serve import main
    main(int(sys.argv[2]))
"""


@contextmanager
def served() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """A console with a small fictional state: its address, and one-time ways in for each account."""
    data = Path(tempfile.mkdtemp(prefix="leads-pictures-"))
    data.chmod(0o711)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    told = {name: value for name, value in os.environ.items() if not name.startswith("LEADS_")}
    command = [sys.executable, "-c", SERVE, str(data / "state"), str(port)]
    process = subprocess.Popen(command, cwd=PROJECT, env=told, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{port}", json.loads(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(60)
        shutil.rmtree(data, ignore_errors=True)


def still(page: Page) -> None:
    """Stops what moves, so that two runs look alike: countdowns, the clock, the caret."""
    page.evaluate("document.documentElement.dataset.still = '1'")
    page.evaluate(
        "for (const el of document.querySelectorAll('#answer-time, .card--quiet .number')) el.textContent = ''"
    )


def ask(page: Page, line: str) -> None:
    """Sends a line and waits for its answer; reads a caution if one comes."""
    answers = page.locator(".entry:not([data-unsolicited])")
    before = answers.count()
    page.locator("#line").focus()
    page.keyboard.type(line)
    page.keyboard.press("Enter")
    answers.nth(before).wait_for()


def enter(browser: Browser, address: str, way: str, **how: Any) -> Page:
    """A page of its own, behind sign-in and at a device."""
    context = browser.new_context(**{"viewport": DESK, "color_scheme": "light", **how})
    page = context.new_page()
    for _ in range(40):
        try:
            page.goto(address + way)
            break
        except Exception:
            page.wait_for_timeout(250)
    if page.url.endswith("/device"):
        page.locator(".seat").first.click()
    page.locator("#terminal[data-ready]").wait_for()
    return page


def terminal(page: Page) -> None:
    """The terminal page as a dispatcher sees it in the middle of a shift."""
    ask(page, "QV LIC/TST4410 LIS/IL RSN/26-10411")
    ask(page, "EW NAM/DOE, TESTCASE SEX/M RAC/U HGT/510 WGT/175 HAI/BLK OFF/1204 DOW/20261101 EXL/01 OCA/26-000321")
    page.keyboard.press("Escape")
    ask(page, "QV LIC/TST1234 LIS/IL RSN/26-10412")


def halfway(page: Page) -> None:
    """Something begun on the line, with what it offers."""
    page.locator("#line").focus()
    page.keyboard.type("QW NAM/DOE, TESTCASE A")
    page.wait_for_timeout(300)


def take(page: Page, name: str) -> None:
    """One picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    still(page)
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")
    print(IMAGES / f"{name}.png")


def look(address: str, density: str) -> list[dict[str, str]]:
    """The cookie that sets how near the reader sits."""
    return [{"name": "leads_look", "value": f".{density}", "url": address}]


#: Pages of an operator that need nothing before them: picture, address.
OWN_PAGES = (
    *(("records", "/records"), ("checks", "/checks"), ("agency", "/agency"), ("law", "/law")),
    *(("entry", "/enter/EV"), ("codes", "/codes/VCO")),
)


def pictures(browser: Browser, address: str, links: dict[str, list[str]]) -> Iterator[tuple[str, Callable[[], Page]]]:
    """Every picture by name, and how to come to it."""
    operator, administrator = links["demo.operator"], links["demo.admin"]

    def at_terminal(before: Callable[[Page], None] = terminal, density: str = "", **how: Any) -> Page:
        page = enter(browser, address, operator.pop(), **how)
        if density:
            page.context.add_cookies(look(address, density))  # type: ignore[arg-type]
            page.reload()
            page.locator("#terminal[data-ready]").wait_for()
        before(page)
        return page

    def both(page: Page) -> None:
        terminal(page)
        halfway(page)

    def wanted(page: Page) -> None:
        ask(page, "QW NAM/DOE, TESTCASE A DOB/19800229")

    def form(page: Page) -> None:
        page.locator("#line").focus()
        page.keyboard.type("QV TST1234 IL")
        page.keyboard.press("F2")

    def at(path: str, links: list[str], **how: Any) -> Page:
        page = enter(browser, address, links.pop(), **how)
        page.goto(address + path)
        return page

    def stranger(path: str) -> Page:
        page = browser.new_context(viewport={"width": 1000, "height": 640}).new_page()
        page.goto(address + "/notice")
        if path != "/notice":
            page.keyboard.press("Enter")
            page.wait_for_url(f"**{path}")
        return page

    yield "terminal-light", lambda: at_terminal(both)
    yield "terminal-dark", lambda: at_terminal(both, color_scheme="dark")
    yield "terminal-caution", lambda: at_terminal(wanted)
    yield "terminal-form", lambda: at_terminal(form)
    yield "terminal-phone", lambda: at_terminal(viewport=PHONE)
    yield "terminal-wall", lambda: at_terminal(density="wall", viewport=WALL)
    yield "notice", lambda: stranger("/notice")
    yield "sign-in", lambda: stranger("/account/login")
    yield "look", lambda: at("/look", operator)
    for name, path in OWN_PAGES:
        yield name, lambda path=path: at(path, operator)  # type: ignore[misc]
    yield "suspensions", lambda: at("/suspensions", administrator)


def main() -> None:
    """Makes all pictures, or the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="a picture's name")
    only = parser.parse_args().only
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        raise SystemExit("no Chromium here: run tools/chromium")
    with served() as (address, links), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for name, page_of in pictures(browser, address, links):
            if only in (None, name):
                page = page_of()
                take(page, name)
                page.context.close()
        browser.close()


if __name__ == "__main__":
    main()
