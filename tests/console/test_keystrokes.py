"""How many keys the commonest tasks take, pressed in a real browser; docs/keystrokes.md tells them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.terminal.test_terminal import STOLEN, ask

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
PAGE = Path(__file__).parents[2] / "docs" / "keystrokes.md"
ROW = re.compile(r"^\| (?P<task>[^|]+?) \| `(?P<keys>[^|]+)` \| (?P<count>\d+) \|$", re.MULTILINE)
TOLD = {row["task"]: (row["keys"], int(row["count"])) for row in ROW.finditer(PAGE.read_text())}
NAMED = re.compile(r"<([A-Za-z0-9+]+)>")


def asks(page: Page, task: str) -> None:
    """The same for a task that gets an answer, which is waited for: the tape may hold one like it."""
    answers = page.locator(".entry:not([data-unsolicited])")
    before = answers.count()
    press(page, task)
    expect(answers).to_have_count(before + 1)


def press(page: Page, task: str) -> None:
    """Does a task with just the keys that the page tells, and counts them."""
    keys, count = TOLD[task]
    pressed = 0
    for at, part in enumerate(NAMED.split(keys)):
        if at % 2:
            page.keyboard.press(part)
            if part == "Alt+X":  # leads to the terminal
                page.locator("#terminal[data-ready]").wait_for()
            elif part == "Alt+N":
                page.locator("#q:focus").wait_for()
            pressed += 1
        else:
            page.keyboard.type(part)
            pressed += len(part)
    assert pressed == count, f"{task}: {pressed} keys, told {count}"


def test_there_are_ten_tasks() -> None:
    assert len(TOLD) >= 10


def test_asking_and_reading(terminal: Enter) -> None:
    page = terminal()
    last = page.locator(".entry").last
    asks(page, "Ask about a plate")
    expect(last.locator(".card__headline")).to_have_text("Stolen vehicle")
    press(page, "See the whole record of a hit")
    expect(last.locator(".whole")).to_be_visible()
    with page.expect_response("**/terminal/mark"):
        press(page, "Put a hit aside")
    expect(last.locator("[data-mark]")).to_have_text("not this one")
    asks(page, "Ask about a VIN")
    expect(last).to_contain_text("4T1TEST09KZ000417")
    page.evaluate("window.print = () => { window.printed = true }; 0")
    press(page, "Print an answer")
    assert page.evaluate("window.printed")


def test_a_person_with_a_caution(terminal: Enter) -> None:
    page = terminal()
    page.clock.install()
    asks(page, "Ask about a person")
    expect(page.locator("[data-caution]")).to_have_count(1)
    page.clock.run_for(600)
    press(page, "Say that a caution is read")
    expect(page.locator("[data-caution]")).to_have_count(0)


def test_correcting_a_line_that_was_refused(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QV LIC/ZZZ9994 LIS/QQ")
    asks(page, "Correct a refused field")
    expect(page.locator(".entry").last).to_contain_text("No record")


def test_entering_and_cancelling(terminal: Enter) -> None:
    page = terminal()
    press(page, "Open the form of an entry")
    expect(page.locator("#form-view")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#line").fill("")
    ask(page, STOLEN.format(plate="TST6467", vin="1FATEST08KZ000646", case="26-000646"))
    page.locator(".entry").last.locator("a[href^='/records/']").click()
    page.locator("[data-key='Alt+X']").wait_for()
    press(page, "Cancel a record from its page")
    expect(page.locator(".entry").last.locator(".card--fine")).to_contain_text("Cancelled.")


def test_opening_a_form_of_entry(terminal: Enter) -> None:
    page = terminal()
    press(page, "Open a page for an entry")
    page.locator("#LIC:focus").wait_for()


def test_locking(terminal: Enter) -> None:
    page = terminal()
    press(page, "Lock the screen")
    expect(page.locator("h1")).to_have_text("Locked")
