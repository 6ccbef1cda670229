"""The terminal page as an operator uses it: by keyboard, with a real browser and a real database behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]


def ask(page: Page, line: str) -> None:
    """Types a line and waits for its answer."""
    answers = page.locator(".entry:not([data-unsolicited])")
    before = answers.count()
    page.keyboard.type(line)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1)


def has_focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.dataset.act"))


def test_from_a_plate_to_a_hit_without_a_mouse(terminal: Enter) -> None:
    page = terminal()
    assert has_focus(page) == "line"
    ask(page, "QV TST1234 IL")
    card = page.locator(".entry").last.locator(".card--hit")
    expect(card.locator(".card__headline")).to_have_text("Stolen vehicle")
    expect(card.locator(".card__advise")).to_contain_text("Confirm")
    expect(card.locator(".lines")).to_contain_text("Checked by a second person")
    expect(page.locator("#say-now")).to_contain_text("Hit. Stolen vehicle")
    assert has_focus(page) == "line"  # nothing takes the focus away
    page.keyboard.press("F6")
    expect(card.locator(".whole")).to_be_visible()
    with page.expect_response("**/terminal/mark"):
        page.keyboard.press("F7")
    expect(card.locator("[data-mark]")).to_have_text("not this one")
    page.reload()
    expect(page.locator(".entry").last.locator("[data-mark]")).to_have_text("not this one")


def test_no_record_says_what_was_searched(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QV LIC/ZZZ9999 LIS/IL")
    quiet = page.locator(".entry").last.locator(".card--quiet")
    expect(quiet).to_contain_text("No record for ZZZ9999 IL in the files stolen vehicle and wanted person, as of")
    expect(page.locator("#say")).to_contain_text("No record")


def test_a_no_puts_the_cursor_where_the_mistake_is(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QW NAM/DOE, TESTCASE A DOB/19801399")
    no = page.locator(".entry").last.locator(".card--no")
    expect(no).to_contain_text("Not searched.")
    line = page.locator("#line")
    expect(line).to_have_value("QW NAM/DOE, TESTCASE A DOB/19801399")
    chosen = page.evaluate(
        "(el => el.value.slice(el.selectionStart, el.selectionEnd))(document.getElementById('line'))"
    )
    assert chosen == "19801399"
    no.locator(".example").first.click()
    assert page.evaluate("document.getElementById('line').value").startswith("QW NAM/DOE, TESTCASE A DOB/")
    assert "19801399" not in line.input_value()
    page.keyboard.press("Enter")
    expect(page.locator(".entry").last.locator(".card--no")).to_have_count(0)


def test_a_hit_with_a_caution_takes_the_focus_until_it_is_read(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QW NAM/DOE, TESTCASE A DOB/19800229")
    assert has_focus(page) == "caution"
    page.keyboard.press("Enter")
    assert has_focus(page) == "line"
    expect(page.locator(".entry").last.locator("[data-caution]")).to_have_count(0)


def test_a_command_typed_on_an_unread_caution_goes_into_the_line_and_does_not_acknowledge_it(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QW NAM/DOE, TESTCASE A DOB/19800229")
    assert has_focus(page) == "caution"
    page.keyboard.type("QV TST")
    assert has_focus(page) == "caution"
    expect(page.locator("#line")).to_have_value("QV TST")
    expect(page.locator(".entry").last.locator("[data-caution]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".entry").last.locator("[data-caution]")).to_have_count(0)
    expect(page.locator("#line")).to_have_value("QV TST")


def test_what_arrives_moves_no_unread_caution_away(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QW NAM/DOE, TESTCASE A DOB/19800229")
    assert has_focus(page) == "caution"
    answers, stood = page.locator(".entry"), page.evaluate("document.getElementById('tape').scrollTop")
    before = answers.count()
    for n in range(1, 4):
        page.evaluate(
            """(words) => {
            document.getElementById("line").value = words;
            document.getElementById("line-form").requestSubmit();
        }""",
            f"QV LIC/ZZZ999{n} LIS/IL",
        )
        expect(answers).to_have_count(before + n)
    assert has_focus(page) == "caution"
    assert page.evaluate("document.getElementById('tape').scrollTop") == stood


def test_what_was_typed_is_never_lost(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QV LIC/ZZZ9998 LIS/IL")
    line = page.locator("#line")
    page.keyboard.type("QW NAM/HALF")
    page.keyboard.press("Escape")
    expect(line).to_have_value("")
    page.keyboard.press("Escape")
    expect(line).to_have_value("QW NAM/HALF")
    page.keyboard.press("ArrowUp")
    expect(line).to_have_value("QV LIC/ZZZ9998 LIS/IL")
    page.keyboard.press("ArrowDown")
    expect(line).to_have_value("QW NAM/HALF")


def test_the_line_completes_keys_fields_and_codes(terminal: Enter) -> None:
    page = terminal()
    line = page.locator("#line")
    page.keyboard.type("q")
    expect(page.locator(".offer")).not_to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.type("QV LIC/TST1234")
    page.keyboard.press("Tab")
    expect(line).to_have_value("QV LIC/TST1234 LIS/")
    page.keyboard.type("illin")
    expect(page.locator(".offer").first).to_contain_text("Illinois")
    page.keyboard.press("Tab")
    expect(line).to_have_value("QV LIC/TST1234 LIS/IL ")
    page.keyboard.press("Shift+Tab")
    assert has_focus(page) != "line"  # the line is no trap


def test_the_form_and_the_line_fill_each_other(terminal: Enter) -> None:
    page = terminal()
    page.keyboard.type("QV TST1234 IL")
    page.keyboard.press("F2")
    expect(page.locator("#form-LIC")).to_have_value("TST1234")
    expect(page.locator("#form-LIS")).to_have_value("IL")
    page.locator("#form-LIY").fill("2027")
    expect(page.locator("#line")).to_have_value("QV LIC/TST1234 LIS/IL LIY/2027")
    page.keyboard.press("F2")
    assert has_focus(page) == "line"
    expect(page.locator("#form-view")).to_be_hidden()


def test_a_delayed_hit_comes_by_itself_and_stays_until_it_is_seen(terminal: Enter) -> None:
    asking = terminal("demo.operator")
    ask(asking, "QV LIC/TST7771 LIS/IL")
    expect(asking.locator(".entry").last).to_contain_text("No record")
    entering = terminal("demo.second")
    ask(
        entering,
        "EV LIC/TST7771 LIS/IL LIY/2027 LIT/PC VIN/1FATEST08KZ000777 VYR/2019 VMA/FORD VMO/FUS VST/4D VCO/RED"
        " DOT/20261101 OCA/26-000777 SUP/INVESTIGATIVE REPORT SUD/RECORDS DESK ROOM 12",
    )
    expect(entering.locator(".card--fine")).to_contain_text("Entered.")
    expect(entering.locator('.entry[data-outcome="asked before entry"]')).to_contain_text("was asked about before")
    delayed = asking.locator('.entry[data-outcome="delayed hit"]').last
    expect(delayed).to_contain_text("Stolen vehicle")
    asking.reload()
    delayed = asking.locator('.entry[data-outcome="delayed hit"]').last
    expect(delayed).to_be_visible()  # nobody has said that they saw it
    with asking.expect_response("**/terminal/mark"):
        delayed.locator('[data-act="ack"]').click()
    expect(delayed.locator('[data-act="ack"]')).to_have_count(0)
    asking.reload()
    expect(asking.locator('.entry[data-outcome="delayed hit"]')).to_have_count(0)


def test_the_screen_locks_and_opens_again(terminal: Enter) -> None:
    page = terminal()
    page.keyboard.press("F12")
    expect(page.locator("h1")).to_have_text("Locked")
    page.goto(page.url.split("/lock")[0] + "/")
    expect(page.locator("h1")).to_have_text("Locked")
    page.locator("button", has_text="Unlock").click()
    expect(page.locator("#line")).to_be_focused()


def test_one_answer_alone_goes_on_paper(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QV LIC/ZZZ9997 LIS/IL")
    ask(page, "QV TST1234 IL")
    page.evaluate("window.print = () => { window.printed = document.body.dataset.printOne }")
    page.keyboard.press("Control+p")
    assert page.evaluate("window.printed") == "1"
    page.emulate_media(media="print")
    expect(page.locator(".entry.to-print .on-paper")).to_contain_text("Answer")
    expect(page.locator(".paper-head")).to_contain_text("Sampleton PD IL1990100")
    expect(page.locator(".entry:not(.to-print)").first).to_be_hidden()
    expect(page.locator("#line-form")).to_be_hidden()
