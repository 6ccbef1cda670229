"""Access: no barrier that axe can find, light and dark, and no sideways scrolling on the narrowest screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.console.barriers import EVERYTHING, LOOKS, Rules, barriers
from tests.console.conftest import Console

pytestmark = pytest.mark.browser
OPERATOR = ["/", "/look", "/device", "/token", "/records", "/checks", "/agency", "/suspensions", "/law"]
OPERATOR += ["/account/factors/", "/codes", "/codes/VCO", "/enter", "/enter/EW"]
ADMINISTRATOR = ["/parts", "/agencies", "/parked"]
ENTRANCE = ["/notice", "/account/login"]
#: A page is read whole once; in the dark only what colors can change.
SCHEMES = pytest.mark.parametrize(("scheme", "rules"), [("light", EVERYTHING), ("dark", LOOKS)], ids=["light", "dark"])


@SCHEMES
def test_an_operators_pages_have_no_barrier(terminal: Callable[..., Page], scheme: str, rules: Rules) -> None:
    page = terminal(color_scheme=scheme)
    start = page.url
    for line in ("QV TST1234 IL", "QV ZZZ1 IL", "EW NAM/DOE, TESTCASE", "QW NAM/DOE, TESTCASE A DOB/19800229"):
        page.locator("#line").focus()
        page.keyboard.type(line)
        with page.expect_response("**/terminal/send"):
            page.keyboard.press("Enter")
    page.locator(".entry").nth(3).wait_for()
    assert barriers(page, rules) == []
    page.locator("#line").fill("QV L")
    page.keyboard.press("F2")
    assert barriers(page, rules) == []
    for path in OPERATOR[1:]:
        page.goto(start.rstrip("/") + path)
        assert barriers(page, rules) == [], path


@SCHEMES
def test_an_administrators_pages_have_no_barrier(terminal: Callable[..., Page], scheme: str, rules: Rules) -> None:
    page = terminal("demo.admin", color_scheme=scheme)
    start = page.url
    for path in ADMINISTRATOR:
        page.goto(start.rstrip("/") + path)
        assert barriers(page, rules) == [], path


@SCHEMES
def test_the_way_in_has_no_barrier(console: Console, open_page: Callable[..., Page], scheme: str, rules: Rules) -> None:
    page = open_page(color_scheme=scheme)
    for path in ENTRANCE:
        page.goto(console.address + path)
        assert barriers(page, rules) == [], path


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_no_page_scrolls_sideways(terminal: Callable[..., Page], width: int) -> None:
    page = terminal(viewport={"width": width, "height": 700})
    start = page.url
    page.keyboard.type("QV TST1234 IL")
    page.keyboard.press("Enter")
    page.locator(".card--hit").last.wait_for()
    for path in OPERATOR:
        if path != "/":
            page.goto(start.rstrip("/") + path)
        inside = page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"
        )
        assert inside <= width, path
