"""Who opens which page: every role at every page of this part of the console; and a walk by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from leads.api.api import api
from leads.console.door import session as door
from leads.console.door.page import HALF
from leads.console.door.page import Page as Row
from leads.console.pages import BY_NAME, PAGES
from leads.ledger.models import Line
from tests.console.barriers import EVERYTHING, LOOKS, Rules, barriers
from tests.console.conftest import Console
from tests.console.orders import ordered
from tests.console.signed_in import BACKEND, Desk
from tests.makers import make_agency, make_department, make_person, make_record

ROLES = {"operator": "", "coordinator": "coordinator", "head": "head", "administrator": "administrator",
         "director": "director", "auditor": "auditor"}  # fmt: skip
EVERYONE = frozenset(ROLES)
OVERSIGHT = frozenset({"administrator", "director", "auditor"})
DIRECTOR, ADMINISTRATOR, ANYONE = frozenset({"director"}), frozenset({"administrator"}), frozenset({"*"})
#: Who opens what, written down a second time: a page's row and its line here agree, or the build fails.
OPENS: dict[frozenset[str], str] = {
    ANYONE: "notice account_login account_logout account_inactive mfa_authenticate demo_enter api",
    EVERYONE: """terminal terminal_send terminal_mark terminal_aside terminal_stream terminal_words
        entry entry_form entry_check entered codes codes_table records_csv records_view
        records record record_tell record_note record_told record_then record_beside paper image checks check duties
        reviews review review_item
        agency agency_of suspensions suspension suspension_notice law law_clause batches batch batch_go batch_csv
        second_factor account_reauthenticate mfa_reauthenticate mfa_reauthenticate_webauthn mfa_activate_totp
        mfa_add_webauthn account_change_password mfa_index mfa_deactivate_totp mfa_list_webauthn mfa_edit_webauthn
        mfa_remove_webauthn mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes
        device link_token look lock""",
    EVERYONE - {"operator"}: "today figures figures_csv",
    OVERSIGHT: "checks_csv agencies",
    DIRECTOR: "suspension_new suspension_lift suspension_served",
    ADMINISTRATOR: "parked parked_one parts record_remove review_new archive",
    frozenset({"coordinator", "administrator"}): "accounts",
    frozenset({"coordinator"}): "shifts",
}
WHO = {name: who for who, names in OPENS.items() for name in names.split()}


def address_of(page: Row, **known: str) -> str:
    """The page's address, with what is known, or what nothing is called, in its places."""
    nothing = {"number": "V990000001", "ori": "IL1990000", "name": "1240.60-a-5-check", "token": "none"}
    places = {
        "message_id": "1",
        "pk": "1",
        "message": "1",
        "key": "EV",
        "review_id": "1",
        "item_id": "1",
        "batch_id": "1",
        "paper_id": "1",
    }
    places |= {**nothing, **known}
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: places[found[1]], page.address)


def opened(answer: Any) -> bool:
    """Whether the door let the request through to its page, whatever the page said then."""
    shut = answer.status_code == 403 and b"Not opened." in answer.content
    away = answer.status_code == 302 and answer.url.partition("?")[0] in ("/account/login", "/account/second-factor")
    return not shut and not away and answer.status_code != 401


def desk_of(role: str) -> Desk:
    whose = make_department() if role in OVERSIGHT else make_agency()
    return Desk(make_person(whose, f"the.{role}", office=ROLES[role], password="long enough to keep"))


def test_each_page_says_once_more_here_who_opens_it() -> None:
    assert set(WHO) == {one.name for one in PAGES}
    assert len({one.name for one in PAGES}) == len({one.address for one in PAGES}) == len(PAGES)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_role_gets_through_the_door_to_its_pages_and_to_no_other(role: str, method: str) -> None:
    desk = desk_of(role)
    shut = 0
    for page in sorted(PAGES, key=lambda one: one.name == "lock"):  # what shuts the screen comes last
        if WHO[page.name] == ANYONE or page.stream:
            continue
        may = role in WHO[page.name]
        assert opened(getattr(desk, method)(address_of(page))) == may, page.name
        shut += not may
    assert Line.objects.filter(event="console:page:refused", by=f"the.{role}").count() == shut


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_each_role_reads_its_pages(role: str) -> None:
    desk = desk_of(role)
    record, order = make_record(make_agency()), ordered(make_agency(), "messages") if role != "director" else None
    asked = {
        "record": record.number,
        "check": record.number,
        "record_remove": record.number,
        "record_tell": record.number,
        "record_note": record.number,
        "record_told": record.number,
        "record_then": record.number,
        "record_beside": record.number,
    }
    asked |= {"suspension": order.number, "suspension_notice": order.number} if order else {}
    more = """today codes records_csv link_token records checks checks_csv agency suspensions law law_clause agencies
        suspension_new parked parts look duties reviews review_new figures figures_csv shifts archive batches"""
    for name in [*asked, *more.split(), "accounts", "terminal_words"]:
        path = address_of(BY_NAME[name], **({"number": asked[name]} if name in asked else {}))
        assert desk.get(path).status_code == (200 if role in WHO[name] else 403), path
    assert desk.get("/agencies/IL1990000").status_code == (200 if role in OVERSIGHT else 422)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_sign_in_no_page_opens(method: str) -> None:
    for page in PAGES:
        if WHO[page.name] != ANYONE:
            answer = getattr(Client(), method)(address_of(page))
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/account/login"), page.name


@pytest.mark.django_db
def test_with_a_password_alone_only_what_sets_up_a_second_factor_opens() -> None:
    client = Client()
    client.force_login(make_person(make_agency(), "half"), backend=BACKEND)
    session = client.session
    session[door.VOUCHED_FOR] = True  # without it a code is asked for first: tests/attacks/test_a_found_password.py
    session.save()
    for page in PAGES:
        if WHO[page.name] != ANYONE:
            assert opened(client.get(address_of(page))) == (page.who == HALF), page.name


@pytest.mark.django_db
def test_every_address_of_the_api_asks_who_it_is_save_the_law_and_the_way_in() -> None:
    paths = api.get_openapi_schema(path_prefix="/api/")["paths"]
    asked = {(method, path) for path, methods in paths.items() for method in methods}
    free = {("get", "/api/law"), ("get", "/api/law/{clause}"), ("post", "/api/sign-on"), ("post", "/api/session")}
    free |= {("get", "/api/codes"), ("get", "/api/codes/{code}"), ("get", "/api/answer-schema.json")}
    assert free < asked
    for method, path in asked - free:
        for headers in ({}, {"Authorization": "Bearer nobody"}):
            answer = getattr(Client(), method)(path, headers=headers)
            assert answer.status_code == 401, (method, path)


#: Pages that are read for barriers, by whose they are, beside those of test_access.py; tests/test_house_tables.py says
#: which are missing.
READ: dict[str, list[str]] = {
    "demo.operator": [
        "/records/V990000001",
        "/checks/V990000003",
        "/checks/V990000002",
        "/records/V990000002/tell",
        "/records/W990000005/note",
        "/records/W990000005/told",
        "/records/V990000002/then",
        "/records/V990000001/beside",
        "/duties",
        "/reviews",
        "/reviews/1",
        "/reviews/records/1",
        "/batches",
        "/law/1240.60-a-5-check",
        "/law/1240.60",
    ],
    "demo.director": ["/today", "/agencies/IL1990100", "/suspensions/new", "/checks?view=state"],
    "demo.admin": [
        "/parked/1",
        "/today",
        "/accounts",
        "/records/V990000002/remove",
        "/archive",
        "/reviews",
        "/reviews/new",
        "/figures",
    ],
    "demo.coordinator": ["/agency/shifts", "/figures"],
}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("scheme", "width", "rules"), [("light", 1440, EVERYTHING), ("dark", 320, LOOKS)], ids=["light", "dark"]
)
def test_no_page_of_this_part_has_a_barrier_or_scrolls_sideways(
    console: Console, open_page: Callable[..., Page], scheme: str, width: int, rules: Rules
) -> None:
    for user, paths in READ.items():
        page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800})
        page.goto(console.way_in(user))
        for path in paths:
            page.goto(console.address + path)
            assert barriers(page, rules) == [], path
            wide = page.evaluate("document.querySelector('.main').scrollWidth")
            assert wide <= width, path


@pytest.mark.browser
def test_a_check_by_keyboard_alone(terminal: Callable[..., Page]) -> None:
    entering = terminal("demo.second")  # a record of its own: other tests of this worker change the demo's
    entering.locator("#line").focus()
    entering.keyboard.type(
        "EV LIC/TST6107 LIS/IL LIY/2027 LIT/PC VYR/2019 VMA/FORD VST/4D DOT/20261101"
        " OCA/26-06107 SUP/INVESTIGATIVE REPORT SUD/RECORDS DESK ROOM 12"
    )
    with entering.expect_response("**/terminal/send"):
        entering.keyboard.press("Enter")
    expect(entering.locator(".entry").last).to_contain_text("V99")
    page = terminal("demo.operator")
    page.keyboard.press("F8")
    page.get_by_role("heading", name="Checks due").wait_for()
    before = page.locator(".clocks > li").count()
    page.keyboard.press("F4")
    boxes = page.locator("input[name=items], input[name=acknowledged]")
    expect(boxes.first).to_be_focused()
    for _ in range(boxes.count()):
        page.keyboard.press("Space")
        page.keyboard.press("j")
    expect(page.locator("input[name=items]:not(:checked), input[name=acknowledged]:not(:checked)")).to_have_count(0)
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
    expect(page.locator(".steps [aria-current=step]")).to_contain_text("Not yet notified")
    assert barriers(page) == []  # the order itself: no other test has one to look at
    expect(page.locator(".card--hit")).to_contain_text("Suspended: Messages")
