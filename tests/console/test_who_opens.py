"""Who opens which page: every role at every page of this part of the console; and a walk by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from leads.console.permissions import MAY
from leads.ledger.models import Line
from tests.console.conftest import Console
from tests.console.orders import ordered
from tests.console.signed_in import Desk
from tests.makers import make_agency, make_department, make_person, make_record

ROLES = {"operator": "", "coordinator": "coordinator", "head": "head", "administrator": "administrator",
         "director": "director", "auditor": "auditor"}  # fmt: skip
EVERYONE = set(ROLES)
OVERSIGHT = {"administrator", "director", "auditor"}
OPENS = {
    "/records": EVERYONE, "/records/{record}": EVERYONE, "/checks": EVERYONE, "/checks/{record}": EVERYONE,
    "/checks.csv": OVERSIGHT, "/agency": EVERYONE, "/agencies": OVERSIGHT, "/agencies/IL1990000": OVERSIGHT,
    "/suspensions": EVERYONE, "/suspensions/{order}": EVERYONE, "/suspensions/{order}/notice.pdf": EVERYONE,
    "/suspensions/new": {"director"}, "/law": EVERYONE, "/law/1240.60-a-5-check": EVERYONE,
    "/parked": {"administrator"},
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_pages_and_no_other(role: str) -> None:
    whose = make_department() if role in OVERSIGHT else make_agency()
    desk = Desk(make_person(whose, f"the.{role}", office=ROLES[role]))
    record = make_record(make_agency())
    order = ordered(make_agency(), "messages") if role != "director" else None
    for pattern, may in OPENS.items():
        if "{order}" in pattern and order is None:
            continue
        path = pattern.format(record=record.number, order=order.number if order else "")
        assert (desk.get(path).status_code == 200) == (role in may), path
    refused = Line.objects.filter(event="console:page:refused", by=f"the.{role}").count()
    assert refused == sum(role not in may for path, may in OPENS.items() if path != "/agencies/IL1990000")


@pytest.mark.django_db
def test_without_sign_in_no_page_opens() -> None:
    from django.test import Client

    for pattern in OPENS:
        answer = Client().get(pattern.format(record="V990000001", order="S-2026-0001"))
        assert (answer.status_code, answer.url.startswith("/account/login")) == (302, True), pattern


def test_every_page_of_this_part_has_its_row() -> None:
    from django.urls import get_resolver

    names = {one.name for one in get_resolver().url_patterns if getattr(one, "name", None)}
    assert names <= set(MAY), names - set(MAY)


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA on the page."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_no_page_of_this_part_has_a_barrier_or_scrolls_sideways(
    console: Console, open_page: Callable[..., Page], scheme: str, width: int
) -> None:
    pages = {
        "demo.operator": ["/records", "/records/V990000001", "/checks", "/checks/V990000003", "/checks/V990000002",
                          "/agency", "/suspensions", "/law", "/law/1240.60-a-5-check", "/law/1240.60"],
        "demo.director": ["/agencies", "/agencies/IL1990100", "/suspensions/new", "/checks?view=state"],
        "demo.admin": ["/parked"],
    }  # fmt: skip
    for user, paths in pages.items():
        page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800})
        page.goto(console.way_in(user))
        for path in paths:
            page.goto(console.address + path)
            assert barriers(page) == [], path
            wide = page.evaluate("document.querySelector('.main').scrollWidth")
            assert wide <= width, path


@pytest.mark.browser
def test_a_check_by_keyboard_alone(terminal: Callable[..., Page]) -> None:
    page = terminal("demo.operator")
    page.keyboard.press("F8")
    page.get_by_role("heading", name="Checks due").wait_for()
    before = page.locator(".clocks > li").count()
    page.keyboard.press("F4")
    items = page.locator("input[name=items]")
    expect(items.first).to_be_focused()
    for _ in range(items.count()):
        page.keyboard.press("Space")
        page.keyboard.press("j")
    expect(page.locator("input[name=items]:checked")).to_have_count(items.count())
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="You checked")).to_be_visible()
    expect(page.locator(".clocks > li")).to_have_count(before - 1)


@pytest.mark.browser
def test_from_the_standing_to_an_order_and_what_the_agency_sees(terminal: Callable[..., Page]) -> None:
    page = terminal("demo.director", viewport={"width": 320, "height": 640}, color_scheme="dark")
    origin = page.url.rstrip("/")
    page.goto(f"{origin}/agencies/IL1990200")
    page.get_by_role("link", name="Suspend services at once").click()
    page.get_by_label("Messages", exact=True).check()
    page.locator("#ground-1").check()
    page.locator("#words-0").fill("Sent private messages.")
    latest = page.locator("#hearing_on-more").inner_text()
    assert "at the latest on" in latest
    page.locator("#hearing_on").fill(page.evaluate("new Date(Date.now() + 4 * 864e5).toISOString().slice(0, 10)"))
    page.get_by_role("button", name="Show what it does").click()
    expect(page.get_by_role("button", name="Change it")).to_be_focused()
    wide = page.evaluate("document.querySelector('.main').scrollWidth - document.querySelector('.main').clientWidth")
    assert wide <= 0
    page.get_by_role("button", name="Order it now").click()
    expect(page.locator(".steps [aria-current=step]")).to_contain_text("Hearing")
    expect(page.locator(".card--hit")).to_contain_text("Suspended: Messages")
