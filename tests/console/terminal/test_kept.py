"""What a tab keeps while its page is away: what has no answer and what was not sent, for one person and nobody else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.console.conftest import FAILING, Console
from tests.console.terminal.test_terminal import STOLEN, ask

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
DRAFT = "QW NAM/DOE, TESTCASE HALF"


def nothing_arrives(page: Page) -> None:
    """From now on nothing that is sent arrives."""
    FAILING.add(page)
    page.route("**/terminal/send", lambda route: route.fulfill(status=400, body=""))


def lost(page: Page) -> None:
    """From now on no answer comes: what is sent arrives, and its answer is lost."""
    FAILING.add(page)

    def swallow(route: Route) -> None:
        route.fetch()
        route.fulfill(status=400, body="")

    page.route("**/terminal/send", swallow)


def anew(page: Page, address: str = "") -> None:
    """Opens the terminal anew, as F5 does or as coming back from another page."""
    page.goto(address or page.url)
    page.locator("#terminal[data-ready]").wait_for()


def unlocked(page: Page) -> None:
    page.locator("button", has_text="Unlock").click()
    page.locator("#terminal[data-ready]").wait_for()


def kept(page: Page) -> dict[str, Any]:
    """What the tab keeps, as whoever looks into it finds it."""
    return dict(json.loads(page.evaluate("sessionStorage.getItem('leads.kept') ?? '{}'")))


def unanswered(page: Page) -> Any:
    return page.locator('.entry[data-outcome="not sent"]')


def test_what_got_no_answer_stands_on_a_page_that_was_opened_anew_and_is_the_same_message_again(
    terminal: Enter,
) -> None:
    page = terminal()
    nothing_arrives(page)
    page.keyboard.type("QV LIC/ZZZ8001 LIS/IL")
    page.keyboard.press("Enter")
    expect(unanswered(page)).to_have_count(1)
    reference = unanswered(page).get_attribute("data-reference")
    anew(page)
    expect(unanswered(page)).to_have_count(1)
    expect(unanswered(page)).to_contain_text("QV LIC/ZZZ8001 LIS/IL")
    assert unanswered(page).locator("[data-sent]").inner_text().startswith("Sent ")
    expect(unanswered(page)).to_contain_text(", no answer yet.")
    expect(page.locator("#line-problem")).to_contain_text("F4 sends it again")
    page.unroute("**/terminal/send")
    with page.expect_request("**/terminal/send") as sent:
        page.keyboard.press("F4")
    assert f"reference={reference}" in str(sent.value.post_data)
    expect(page.locator(".entry").last).to_contain_text("No record")
    expect(unanswered(page)).to_have_count(0)
    anew(page)
    expect(unanswered(page)).to_have_count(0)
    expect(page.locator(".entry").last).to_contain_text("No record")


def test_an_entry_whose_answer_was_lost_is_answered_after_a_reload_and_made_once(terminal: Enter) -> None:
    page = terminal()
    lost(page)
    page.keyboard.type(STOLEN.format(plate="TST8002", vin="1FATEST08KZ008002", case="26-008002"))
    page.keyboard.press("Enter")
    expect(unanswered(page)).to_have_count(1)
    again = unanswered(page).get_attribute("data-reference")
    page.unroute("**/terminal/send")
    page.keyboard.press("F4")  # it had arrived: the answer is that of then
    expect(page.locator(".entry").last).to_contain_text("Entered.")
    assert page.locator(f'.entry[data-reference="{again}"]').count() == 1
    lost(page)
    page.keyboard.type(STOLEN.format(plate="TST8003", vin="1FATEST08KZ008003", case="26-008003"))
    page.keyboard.press("Enter")
    expect(unanswered(page)).to_have_count(1)
    page.unroute("**/terminal/send")
    anew(page)  # the switch knows its answer: it stands there, and nothing is owed
    expect(unanswered(page)).to_have_count(0)
    expect(page.locator(".entry").last).to_contain_text("Entered.")
    expect(page.locator("#line-problem")).to_be_hidden()


def test_what_was_sent_at_one_device_is_not_sent_again_from_another(terminal: Enter) -> None:
    page = terminal()
    here = page.locator("#terminal").get_attribute("data-device")
    nothing_arrives(page)
    page.keyboard.type("QV LIC/ZZZ8004 LIS/IL")
    page.keyboard.press("Enter")
    expect(unanswered(page)).to_have_count(1)
    page.goto(f"{page.url}device")
    page.locator(".seat", has_text="free").first.click()
    page.locator("#terminal[data-ready]").wait_for()
    expect(unanswered(page)).to_contain_text(f"It was sent from {here}")
    expect(unanswered(page).locator("[data-act=again]")).to_be_hidden()
    page.unroute("**/terminal/send")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.keyboard.press("F4")
    ask(page, "QV LIC/ZZZ8006 LIS/IL")
    assert len([one for one in asked if one.endswith("/terminal/send")]) == 1, "F4 sent nothing"


def test_a_line_and_an_open_form_are_there_again_after_lock_f9_and_reload(terminal: Enter) -> None:
    page = terminal()
    start = page.url
    line = page.locator("#line")
    page.keyboard.type(DRAFT)
    anew(page)
    expect(line).to_have_value(DRAFT)
    page.keyboard.press("F9")
    page.get_by_role("heading", level=1).wait_for()
    anew(page, start)
    expect(line).to_have_value(DRAFT)
    page.keyboard.press("F12")
    unlocked(page)
    expect(line).to_have_value(DRAFT)
    page.keyboard.press("Escape")  # put aside: not lost either
    anew(page)
    page.keyboard.press("Escape")
    expect(line).to_have_value(DRAFT)
    page.keyboard.press("F2")
    page.locator("#form-DOB").fill("19800229")
    anew(page)
    expect(page.locator("#form-view")).to_be_visible()
    expect(page.locator("#form-NAM")).to_have_value("DOE, TESTCASE HALF")
    expect(page.locator("#form-DOB")).to_have_value("19800229")


def test_a_refused_line_comes_back_after_a_reload_when_it_is_asked_for(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QX TST1234 IL")  # never sent, so the switch knows nothing of it
    anew(page)
    expect(page.locator("#line")).to_have_value("")
    page.keyboard.press("Tab")
    expect(page.locator("#line")).to_have_value("QX TST1234 IL")


def test_what_is_secret_is_not_kept(terminal: Enter) -> None:
    page = terminal()
    page.keyboard.type("QW NAM/DOE, TESTCASE SOC/666123456 SEX/F")
    assert kept(page)["draft"]["line"] == "QW NAM/DOE, TESTCASE SOC/ SEX/F"
    anew(page)
    expect(page.locator("#line")).to_have_value("QW NAM/DOE, TESTCASE SOC/ SEX/F")
    expect(page.locator("#line-problem")).to_contain_text("secret number")
    for begun in ("SOC/666123456", "666-12-3456", "QW 666-12-3456"):
        page.locator("#line").fill(begun)
        assert "666" not in json.dumps(kept(page)), begun


def test_a_message_with_a_secret_number_is_sent_again_once_that_is_typed_once_more(terminal: Enter) -> None:
    page = terminal()
    lost(page)
    page.keyboard.type("QW SOC/666880001 SEX/F")
    page.keyboard.press("Enter")
    expect(unanswered(page)).to_have_count(1)
    assert "666880001" not in json.dumps(kept(page))
    page.unroute("**/terminal/send")
    page.evaluate(  # as if the switch had not got it: its own tape would know the answer
        "const all = JSON.parse(sessionStorage.getItem('leads.kept')); all.owed[0].reference = 'NEVERSENT1';"
        "sessionStorage.setItem('leads.kept', JSON.stringify(all)); 0"
    )
    anew(page)
    expect(unanswered(page)).to_contain_text("was not kept")
    page.keyboard.press("F4")
    expect(page.locator("#line")).to_have_value("QW SOC/ SEX/F")
    page.keyboard.type("666880001")
    with page.expect_request("**/terminal/send") as sent:
        page.keyboard.press("Enter")
    assert "reference=NEVERSENT1" in str(sent.value.post_data)
    expect(unanswered(page)).to_have_count(0)


def leave_something(page: Page) -> None:
    """A message without an answer, and a line that is not sent."""
    nothing_arrives(page)
    page.keyboard.type("QV LIC/ZZZ8005 LIS/IL")
    page.keyboard.press("Enter")
    expect(unanswered(page)).to_have_count(1)
    page.keyboard.type(DRAFT)
    assert set(kept(page)) >= {"owed", "draft", "person"}


@pytest.mark.parametrize("way", ["the rail", "the locked screen", "a locked screen whose scripts are not there yet"])
def test_signing_out_leaves_nothing_in_the_tab(terminal: Enter, way: str) -> None:
    page = terminal()
    leave_something(page)
    if way != "the rail":
        script, slow = re.compile("/kept[^/]*js"), "not there yet" in way
        if slow:
            page.route(script, lambda route: route.abort())
        page.keyboard.press("F12")
        page.get_by_role("heading", name="Locked").wait_for()
        if slow:
            assert page.evaluate("typeof window.leadsKept") == "undefined"
            page.unroute(script)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/(account/login|notice)"))
    assert kept(page) == {}


def test_the_next_person_in_the_same_tab_finds_nothing_of_the_one_before(terminal: Enter, console: Console) -> None:
    page = terminal()
    leave_something(page)
    page.context.clear_cookies()  # over without a word: too old, or ended elsewhere
    page.goto(console.way_in("demo.second"))
    if page.url.endswith("/device"):
        page.locator(".seat", has_not_text="in use").first.click()
    page.locator("#terminal[data-ready]").wait_for()
    expect(unanswered(page)).to_have_count(0)
    expect(page.locator("#line")).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator("#line")).to_have_value("")
    assert "ZZZ8005" not in json.dumps(kept(page))
    assert "HALF" not in json.dumps(kept(page))


def test_who_signs_in_again_goes_on_with_their_own_line(terminal: Enter, console: Console) -> None:
    page = terminal()
    page.keyboard.type(DRAFT)
    page.context.clear_cookies()
    page.goto(console.way_in())
    if page.url.endswith("/device"):
        page.locator(".seat", has_not_text="in use").first.click()
    page.locator("#terminal[data-ready]").wait_for()
    expect(page.locator("#line")).to_have_value(DRAFT)
