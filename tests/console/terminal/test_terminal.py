"""The terminal page as an operator uses it: by keyboard, with a real browser and a real database behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.console.barriers import barriers

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]


STOLEN = (
    "EV LIC/{plate} LIS/IL LIY/2027 LIT/PC VIN/{vin} VYR/2019 VMA/FORD VMO/FUS VST/4D VCO/RED"
    " DOT/20261101 OCA/{case} SUP/INVESTIGATIVE REPORT SUD/RECORDS DESK ROOM 12"
)


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


GUN = "SER/{serial} MAK/SW CAL/38 TYP/PR OCA/{case} SUP/INVESTIGATIVE REPORT SUD/RECORDS DESK ROOM 12"


def test_who_enters_a_gun_that_was_found_reads_that_it_is_sought(terminal: Enter) -> None:
    page = terminal()
    ask(page, "EFG DOT/20261101 " + GUN.format(serial="K369257", case="26-77101"))
    ask(page, "ERG DOR/20261102 " + GUN.format(serial="K369257", case="26-77102"))
    last = page.locator(".entry").last
    expect(last.locator(".card--fine")).to_contain_text("Entered. Record R99")
    expect(last).to_contain_text("Also on file")
    expect(last.locator(".card--hit .card__headline")).to_have_text("Gun used in a felony")
    expect(page.locator("#say-now")).to_contain_text("Hit.")
    expect(page.locator("#say-now")).to_contain_text("Entered.")
    page.wait_for_timeout(600)  # as long as it takes to read it
    page.keyboard.press("Control+Enter")
    expect(last.locator("[data-caution]")).to_have_count(0)
    ask(page, "QG SER/K369257 MAK/SW CAL/38")
    hits = page.locator(".entry").last.locator(".card--hit")
    expect(page.locator(".entry").last.locator(".hits__count")).to_contain_text("2 hits")
    page.wait_for_timeout(600)
    page.keyboard.press("Control+Enter")
    for each in (0, 1, 0):
        page.keyboard.press("F3")
        expect(hits.nth(each)).to_be_focused()
    page.keyboard.press("Escape")
    assert has_focus(page) == "line"
    tape = page.locator("#tape")
    at = tape.evaluate("one => one.scrollTop")
    page.keyboard.press("PageUp")
    page.wait_for_function("at => document.getElementById('tape').scrollTop < at", arg=at)
    page.keyboard.press("PageDown")
    page.wait_for_function("at => document.getElementById('tape').scrollTop >= at - 1", arg=at)


def test_no_record_says_what_was_searched(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QV LIC/ZZZ9999 LIS/IL")
    quiet = page.locator(".entry").last.locator(".card--quiet")
    expect(quiet).to_contain_text("No record for ZZZ9999 IL in the files ")
    expect(quiet).to_contain_text("violent person and wanted person, as of")
    expect(page.locator("#say")).to_contain_text("No record")


def test_the_form_asks_first_for_what_is_needed_and_scrolls_to_the_rest(terminal: Enter) -> None:
    page = terminal(viewport={"width": 1280, "height": 720})
    page.keyboard.type("EV")
    page.keyboard.press("F2")
    form = page.locator(".form-view")
    expect(form.locator("h3").first).to_have_text("Needed")
    first = form.locator(".form-view__rows").first
    needed = first.locator("label", has_text="needed")
    expect(needed).to_have_count(first.locator("label").count())
    assert has_focus(page) == first.locator("input").first.get_attribute("id")
    last = form.locator("input").last
    last.focus()
    expect(last).to_be_in_viewport()
    page.keyboard.press("F2")


def test_after_a_no_the_next_command_starts_empty_and_tab_goes_back_to_the_mistake(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QW NAM/DOE, TESTCASE A DOB/19801399")
    no = page.locator(".entry").last.locator(".card--no")
    expect(no).to_contain_text("Not searched.")
    line = page.locator("#line")
    expect(line).to_have_value("")
    expect(page.locator("#line-help")).to_contain_text("Tab corrects")
    page.keyboard.press("Tab")
    expect(line).to_have_value("QW NAM/DOE, TESTCASE A DOB/19801399")
    chosen = page.evaluate(
        "(el => el.value.slice(el.selectionStart, el.selectionEnd))(document.getElementById('line'))"
    )
    assert chosen == "19801399"
    page.keyboard.type("19800228")
    page.keyboard.press("Enter")
    expect(page.locator(".entry").last.locator(".card--no")).to_have_count(0)


def test_eight_commands_in_a_row_are_eight_commands_whatever_is_refused(terminal: Enter) -> None:
    page = terminal()
    lines = ["QV LIC/ZZZ9991 LIS/IL", "QX ZZZ", "QW NAM/DOE, TESTCASE A DOB/19801399", "QV LIC/ZZZ9992 LIS/QQ"] * 2
    for one in lines:
        ask(page, one)
    assert page.locator(".entry").evaluate_all("all => all.slice(-8).map(one => one.dataset.line)") == lines
    page.keyboard.press("ArrowUp")
    expect(page.locator("#line")).to_have_value(lines[-1])


def caution(page: Page) -> None:
    """Asks for a person with a caution and lets half a second pass since its hit arrived."""
    page.clock.install()
    ask(page, "QW NAM/DOE, TESTCASE A DOB/19800229")
    expect(page.locator("[data-caution]")).to_have_count(1)


def test_a_caution_is_acknowledged_by_enter_on_an_empty_line_once_it_could_be_read(terminal: Enter) -> None:
    page = terminal()
    caution(page)
    page.keyboard.press("Enter")  # typed ahead: nobody can have read it yet
    expect(page.locator("[data-caution]")).to_have_count(1)
    page.clock.run_for(600)
    assert has_focus(page) == "line"
    page.keyboard.press("Enter")
    expect(page.locator("[data-caution]")).to_have_count(0)
    assert has_focus(page) == "line"


def test_a_command_typed_ahead_of_a_caution_is_seen_and_neither_sent_nor_a_word_of_having_read_it(
    terminal: Enter,
) -> None:
    page = terminal()
    caution(page)
    page.clock.run_for(600)
    entries = page.locator(".entry").count()
    page.keyboard.type("QV TSTX")
    page.keyboard.press("Backspace")
    expect(page.locator("#line")).to_have_value("QV TST")
    expect(page.locator("#mirror")).to_contain_text("QV TST")  # what is typed is seen
    page.keyboard.press("Enter")
    expect(page.locator("#line-problem")).to_contain_text("Ctrl and Enter")
    expect(page.locator("[data-caution]")).to_have_count(1)
    assert page.locator(".entry").count() == entries
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-caution]")).to_have_count(0)
    expect(page.locator("#line")).to_have_value("QV TST")


SCREENS = [(1440, 900), (1280, 720), (1024, 768), (720, 450), (390, 700)]


@pytest.mark.parametrize(
    ("width", "height", "density"),
    [*((*screen, "") for screen in SCREENS), (1024, 768, "car"), (390, 700, "car"), (1440, 900, "wall")],
)
def test_a_caution_and_its_acknowledgment_are_in_view_together_on_every_screen(
    terminal: Enter, width: int, height: int, density: str
) -> None:
    page = terminal(viewport={"width": width, "height": height})
    if density:
        page.context.add_cookies([{"name": "leads_look", "value": f".{density}.", "url": page.url}])
        page.reload()
        page.locator("#terminal[data-ready]").wait_for()
        expect(page.locator(":root")).to_have_attribute("data-density", density)
    caution(page)
    tape = page.locator("#tape").bounding_box()
    for what in (".card__headline", "[data-act=caution]"):
        box = page.locator(f"[data-caution] {what}").bounding_box()
        assert tape is not None
        assert box is not None
        assert box["y"] >= tape["y"] - 1
        assert box["y"] + box["height"] <= tape["y"] + tape["height"] + 1
    expect(page.locator("[data-caution] .card__headline")).to_contain_text("rmed and dangerous")


def test_what_arrives_moves_no_unread_caution_away(terminal: Enter) -> None:
    page = terminal("demo.operator")
    ask(page, "QV LIC/TST7790 LIS/IL")
    caution(page)
    stood = page.evaluate("document.getElementById('tape').scrollTop")
    entering = terminal("demo.second")
    ask(entering, STOLEN.format(plate="TST7790", vin="1FATEST08KZ000790", case="26-000790"))
    expect(page.locator('.entry[data-outcome="delayed hit"]')).to_have_count(1)
    assert page.evaluate("document.getElementById('tape').scrollTop") == stood
    with page.expect_response("**/terminal/mark"):
        page.locator('[data-act="ack"]').last.click()


def test_a_message_without_an_answer_stands_on_the_tape_and_is_sent_again_once(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QV TST1234 IL")
    page.evaluate("window.trueFetch = fetch; window.fetch = async () => new Response('', { status: 400 }); 0")
    page.keyboard.type("QV LIC/ZZZ9993 LIS/IL")
    page.keyboard.press("Enter")
    entry = page.locator(".entry").last
    expect(entry).to_contain_text(", no answer yet.")
    expect(page.locator("#line-problem")).to_contain_text("F4 sends it again")
    expect(page.locator("#line")).to_have_value("")
    page.evaluate("window.fetch = window.trueFetch; 0")
    page.keyboard.press("F4")
    expect(page.locator(".entry").last).to_contain_text("No record")
    expect(page.locator('.entry[data-outcome="not sent"]')).to_have_count(0)


def test_a_refused_form_marks_each_field_and_puts_the_cursor_into_the_first(terminal: Enter) -> None:
    page = terminal()
    page.keyboard.type("QV")
    page.keyboard.press("Enter")  # a key alone opens its form
    expect(page.locator("#form-view")).to_be_visible()
    page.locator("#form-LIC").fill("TST1234")
    page.locator("#form-LIS").fill("QQ")
    page.locator("#form-LIS").press("Enter")
    expect(page.locator("#form-LIS")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#form-LIS")).to_be_focused()
    expect(page.locator("#line-problem")).to_be_visible()
    expect(page.locator("#form-LIC")).to_have_value("TST1234")
    said = page.locator("#form-LIS-help")
    assert said.evaluate("one => getComputedStyle(one, '::before').content") == '"! "'  # a sign, and not only a color
    no, tape = page.locator(".entry").last.locator(".card--no"), page.locator("#tape").bounding_box()
    box = no.bounding_box()
    assert box is not None
    assert tape is not None
    assert tape["y"] - 1 <= box["y"] <= tape["y"] + tape["height"] - 20  # the tape shows the refusal
    page.locator("#form-LIS").fill("I")
    expect(page.locator("#form-LIS")).not_to_have_attribute("aria-invalid", "true")
    expect(said).to_have_class("row__help")


def test_a_refused_line_that_is_put_back_says_what_is_wrong_with_it_until_it_is_mended(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QV LIC/ZZZ9995 LIS/QQ")
    page.keyboard.press("Tab")
    line = page.locator("#line")
    expect(line).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#line-help .problem")).to_contain_text("QQ is not a code of LIS")
    page.keyboard.type("I")
    expect(line).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#line-help .problem")).to_have_count(0)


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
    ask(entering, STOLEN.format(plate="TST7771", vin="1FATEST08KZ000777", case="26-000777"))
    expect(entering.locator(".card--fine").last).to_contain_text("Entered.")
    expect(entering.locator('.entry[data-outcome="asked before entry"]').last).to_contain_text("was asked about before")
    delayed = asking.locator('.entry[data-outcome="delayed hit"]').filter(has_text="TST7771")
    expect(delayed).to_contain_text("Stolen vehicle")
    asking.reload()
    expect(delayed).to_be_visible()  # nobody has said that they saw it
    with asking.expect_response("**/terminal/mark"):
        delayed.locator('[data-act="ack"]').click()
    expect(delayed.locator('[data-act="ack"]')).to_have_count(0)
    asking.reload()
    expect(delayed).to_have_count(0)


HEARD = """() => { window.heard = 0; window.AudioContext = class {
  constructor() { window.heard++; throw new Error("no loudspeaker in a test"); } }; }"""


def test_what_came_by_itself_stands_on_top_with_what_was_asked_until_a_key_says_seen(terminal: Enter) -> None:
    asking, entering = terminal("demo.operator"), terminal("demo.second")
    asking.evaluate(HEARD)
    top = asking.locator("#unseen")
    for plate, case in (("TST7781", "26-000781"), ("TST7782", "26-000782")):
        ask(asking, f"QV LIC/{plate} LIS/IL")
        ask(entering, STOLEN.format(plate=plate, vin=f"1FATEST08KZ000{case[-3:]}", case=case))
        expect(top.locator(".unseen__row").first).to_contain_text(plate)
    first = top.locator(".unseen__row").first
    expect(first).to_contain_text("Delayed hit: Stolen vehicle on QV LIC/TST7782 LIS/IL asked ")
    for n in range(12):
        ask(asking, f"QV LIC/TST88{n:02d} LIS/IL")
    expect(first).to_be_in_viewport()
    assert asking.evaluate("window.heard") == 2, "once a hit that nobody had asked for just now"
    for left in ("TST7781", ""):
        with asking.expect_response("**/terminal/mark"):
            asking.keyboard.press("Alt+s")
        if left:
            expect(first).to_contain_text(left)
    expect(top).to_be_hidden()
    asking.reload()
    expect(asking.locator("#terminal[data-ready]")).to_be_visible()
    expect(top).to_be_hidden()


def test_a_caution_that_came_by_itself_is_not_seen_by_a_key_before_it_was_read(terminal: Enter) -> None:
    asking, entering = terminal("demo.operator"), terminal("demo.second")
    ask(asking, "QW NAM/ROE, TESTCASE LATE DOB/19710203")
    ask(
        entering,
        "EW-C NAM/ROE, TESTCASE LATE SEX/M RAC/W HGT/510 WGT/175 HAI/BRO DOB/19710203 CMC/00 OFF/1204 DOW/20261101"
        " EXL/01 OCA/26-000783 WNO/26-CF-0783 SUP/WARRANT SUD/RECORDS DESK ROOM 12",
    )
    top = asking.locator("#unseen .unseen__row").first
    expect(top).to_contain_text("on QW NAM/ROE, TESTCASE LATE")
    asking.keyboard.press("Alt+s")
    expect(asking.locator("[data-caution]")).to_have_count(1)
    expect(top).to_be_visible()
    asking.wait_for_timeout(600)
    with asking.expect_response("**/terminal/mark"):
        asking.keyboard.press("Control+Enter")
    expect(asking.locator("#unseen")).to_be_hidden()


@pytest.mark.parametrize(("sound", "heard"), [("", 0), ("all", 1), ("off", 0)])
def test_a_hit_is_heard_as_it_is_set(terminal: Enter, sound: str, heard: int) -> None:
    page = terminal()
    page.goto(f"{page.url}look")
    page.locator(f'[name=sound][value="{sound}"]').check()
    page.get_by_role("button", name="Set").click()
    page.goto(page.url.replace("look", ""))
    page.evaluate(HEARD)
    ask(page, "QV TST1234 IL")
    assert page.evaluate("window.heard") == heard


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


def test_help_is_a_word_or_a_key_away_and_leads_to_the_line(terminal: Enter) -> None:
    page = terminal()
    panel, tasks = page.locator("#help"), page.locator(".help__task")
    for way in ("F1", "help", "?"):
        if way == "F1":
            page.keyboard.press("F1")
        else:
            page.keyboard.type(way)
            page.keyboard.press("Enter")
        expect(panel).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        assert has_focus(page) == "line"
    page.keyboard.type("stolen")  # a plain word in place of a key
    page.keyboard.press("Enter")
    expect(tasks.first).to_be_visible()
    page.locator("#help-search").fill("i want to cancel stolen vehicle")
    expect(tasks.first).to_contain_text("XV")  # before what was stolen with one
    page.keyboard.press("Enter")
    expect(page.locator("#line")).to_have_value("XV ")


def test_what_is_offered_after_a_no_is_made_of_what_was_typed(terminal: Enter) -> None:
    page = terminal()
    ask(page, "QX TST1234 IL")
    offered = page.locator(".entry").last.locator("[data-put]:not(.asked__line)")
    expect(offered.filter(has_text="QV TST1234 IL")).to_have_count(1)
    assert page.locator(".entry").last.locator("button.example").count() == 0
    ask(page, "LIC/TST1234 LIS/IL")
    expect(page.locator(".entry").last.locator(".try").first).to_contain_text("LIC/TST1234 LIS/IL")
    ask(page, "QV LIC/KZ000999")
    expect(page.locator(".entry").last.locator(".try")).to_have_text("QV VIN/KZ000999")


def test_a_line_begun_on_a_record_s_page_stands_in_the_line_and_nowhere_else(terminal: Enter) -> None:
    page = terminal()
    page.goto(page.url.split("#")[0] + "#line=XV%20NIC%2FV990000001%20")
    page.reload()
    expect(page.locator("#line")).to_have_value("XV NIC/V990000001 ")
    assert "#" not in page.url
    expect(page.locator(".entry").filter(has_text="XV")).to_have_count(0)


ORDER = (
    "EPO NAM/DOE, JOHN Q SEX/M RAC/W DOB/19851130 HGT/511 WGT/190 HAI/BRO PNO/{number} CTI/IL199015J ISD/20261101"
    " EXP/NONEXP PCO/01 BRD/N PPN/ROE, MARY PPB/19900303 OCA/{case} SUP/DOCUMENT SUD/RECORDS DESK ROOM 12"
)


def test_a_clerk_asks_for_an_order_that_has_ended_and_reads_that_it_is_no_hit(terminal: Enter) -> None:
    page = terminal()
    ask(page, ORDER.format(number="26-OP-900417", case="26-77301"))
    number = page.locator(".entry").last.locator(".card--fine .typed").inner_text()
    ask(page, f"CPO NIC/{number} NAM/DOE, JOHN Q DCL/20261101")
    ask(page, "QPO PNO/26-OP-900417 NAM/DOE, JOHN Q")
    last = page.locator(".entry").last
    expect(last.locator(".card__headline")).to_contain_text("Inactive. This order is no longer in force")
    expect(last.locator(".card--hit")).to_have_count(0)
    expect(last).to_contain_text("No record in force")
    assert barriers(page) == []
