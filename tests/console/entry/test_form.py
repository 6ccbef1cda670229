"""A record entered and changed by form: looked over, sent when its operator says so, answered at its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.people.models import LinkSession, Reading
from leads.rules.numbers import NUMBERS
from leads.switch.models import Message
from tests.console.barriers import barriers
from tests.console.conftest import FAILING
from tests.console.orders import ordered
from tests.console.signed_in import Desk, main
from tests.hotfiles.acts.under import CAR
from tests.hotfiles.keeping import STOLEN, WANTED
from tests.makers import NOW, make_agency, make_person, make_record
from tests.registration.makers import OTHER_VIN, make_vehicle

OTHER = "1M8GDM9A1KP042788"  # its check digit is wrong
HINT = "The plate is registered to another VIN than this. Read both again."
ASKED = "hotfiles:registration:asked"


def send(desk: Desk, key: str, fields: dict[str, str], reference: str = "F1", **more: str) -> Any:
    return desk.post(f"/enter/{key}", act="send", reference=reference, **{**fields, **more})


def sent() -> int:
    return Message.objects.count()


def test_a_form_that_is_sent_enters_a_record_as_the_line_does(desk: Desk) -> None:
    desk.get("/enter/EV")
    answer = send(desk, "EV", {**STOLEN, "VCO": "blu", "OAN": "  "})
    assert answer.status_code == 302
    page = main(desk.get(answer.url))
    record = Record.objects.get()
    assert (record.values["VCO"], record.entered_by, "OAN" in record.values) == ("BLU", desk.person, False)
    assert record.number in page
    assert "Someone else of your agency has to compare it" in page
    line = Line.objects.get(event="switch:message:answered")
    assert (line.by, line.device) == ("first.one", "SMPB")
    assert record.number in main(desk.get("/"))  # the terminal's tape has it too


def test_nothing_is_sent_but_by_the_word_send(desk: Desk) -> None:
    desk.get("/enter/EV")
    for act in ("check", "", "SEND"):
        page = main(desk.post("/enter/EV", **{**STOLEN, "act": act}))
        assert "Nothing is sent yet" in page
        assert STOLEN["VIN"] in page
    desk.post("/enter/EV/check", **STOLEN)
    send(desk, "EV", {})
    assert sent() == Record.objects.count() == 0


def test_beside_the_fields_of_a_supplement_stands_what_is_there_and_of_its_counterpart_what_may_go(desk: Desk) -> None:
    desk.get("/enter/EW")
    send(desk, "EW", {**WANTED, "AKA": "POE, JILL"})
    record = Record.objects.get()
    meant = {"NIC": record.number, "NAM": "DOE, JANE Q", "OCA": record.case_number}
    for number, (key, born) in enumerate((("EN", "19700315"), ("ENS", "19600101")), start=2):
        assert send(desk, key, {**meant, "DOB": born}, f"F{number}").status_code == 302

    def beside(key: str) -> list[str]:
        page = main(desk.get(f"/enter/{key}", record=record.number))
        return [one for one in ("19881224", "19700315", "19600101", "POE, JILL") if f"{one}</span>" in page]

    assert beside("EN") == ["19700315", "POE, JILL"], "the birth date of the entry, then the one that was added"
    assert beside("XN") == ["19700315", "POE, JILL"], "a value of a list goes however it came"
    assert beside("ENS") == beside("XNS") == ["19600101"]


def test_beside_the_fields_of_an_add_on_stands_what_is_under_the_record_and_not_what_it_is_about(desk: Desk) -> None:
    desk.get("/enter/EV")
    send(desk, "EV", {**STOLEN, "LIC": "TST7777"})
    record = Record.objects.get()
    page = main(desk.get(f"/records/{record.number}"))
    assert "Add on: other vehicle" in page
    desk.get(f"/enter/EVS1?record={record.number}")
    added = {"NIC": record.number, "OCA": record.case_number, **CAR}
    assert "fails its check" in main(desk.post("/enter/EVS1", act="check", **{**added, "VIN": OTHER, "VYR": "1989"}))
    assert send(desk, "EVS1", added, reference="F2").status_code == 302
    page = main(desk.get(f"/records/{record.number}"))
    assert "Clear its other vehicle TST9002 IL" in page
    form = main(desk.get("/enter/CVS1", record=record.number))
    assert "TST9002</span>" in form
    assert "TST7777</span>" not in form
    assert "TST7777</span>" in main(desk.get("/enter/MV", record=record.number)), "as beside the fields of the record"


def test_sent_twice_it_is_entered_once(desk: Desk) -> None:
    """The reference stands in the form: a second press, or a browser that asks again, finds the same answer."""
    desk.get("/enter/EV")
    first, second = send(desk, "EV", STOLEN), send(desk, "EV", STOLEN)
    assert first.url == second.url
    assert Record.objects.count() == 1
    other = main(send(desk, "EV", {**STOLEN, "VCO": "RED"}))
    assert "This form was sent before with other values" in other
    assert 'name="reference" value="F1"' not in other


def test_a_refusal_stands_at_its_field_with_all_values_kept(desk: Desk) -> None:
    desk.get("/enter/EW")
    answer = send(desk, "EW", {**WANTED, "EXL": "77", "SOC": "666123456", "OCA": ""})
    assert answer.status_code == 422
    page = main(answer)
    assert "Not entered. 2 things to put right" in page
    assert '<a href="#EXL">Extradition' in page
    field = page[page.index('<input id="EXL"') :]
    assert field.startswith(
        '<input id="EXL" name="EXL" value="77" data-field data-codes="EXL" aria-required="true"'
        ' aria-invalid="true" aria-describedby="EXL-more"'
    )
    assert 'value="666123456"' in page
    assert 'name="reference" value="F1"' not in page
    assert Record.objects.count() == 0


def test_what_the_form_says_beforehand_is_what_the_answer_says(desk: Desk) -> None:
    desk.get("/enter/EV")
    for change in ({"LIS": "QQ"}, {"DOT": "20261201"}, {"MIS": "SEEN WITH.LIC/ZZZ1"}):
        checked = desk.post("/enter/EV/check", **{**STOLEN, **change}).json()["problems"]
        [(code, told)] = checked.items()
        page = main(send(desk, "EV", {**STOLEN, **change}, reference=f"R{code}"))
        assert code in change
        assert told["sentence"].replace("'", "&#x27;") in page
    assert Record.objects.count() == 0


def test_a_field_is_looked_over_with_the_meaning_of_its_codes(desk: Desk) -> None:
    answer = desk.post("/enter/EG/check", TYP="PR", CAL="QQ", MAK="SW")
    told = answer.json()
    assert told["means"] == {"TYP": "Pistol, revolver"}
    assert told["problems"]["CAL"]["cure"]
    assert told["problems"]["SER"]["code"] == "field-missing"
    assert desk.get("/enter/EG/check").status_code == 405


def test_a_form_says_that_registration_differs_and_not_what_it_says(desk: Desk) -> None:
    make_vehicle(vin=OTHER_VIN)
    desk.get("/enter/EV")
    page = main(desk.post("/enter/EV", act="check", **STOLEN))
    assert HINT in page
    assert OTHER_VIN not in page
    told = main(desk.get(send(desk, "EV", STOLEN).url))
    assert f"! Differs: Registration has the plate TST1234 on VIN {OTHER_VIN}" in told
    assert OTHER_VIN in main(desk.get("/"))  # the answer on the terminal's tape


def test_registration_is_asked_by_the_button_alone_and_the_ledger_says_by_which_fields(desk: Desk) -> None:
    """What the form asks while it is filled in is no inquiry, so it learns nothing that one would tell."""
    desk.get("/enter/EV")
    before = desk.post("/enter/EV/check", **STOLEN).json()
    make_vehicle(vin=OTHER_VIN)
    assert desk.post("/enter/EV/check", **STOLEN).json() == before
    assert not Line.objects.filter(event=ASKED).exists()
    assert not Reading.objects.exists()
    desk.post("/enter/EV", act="check", **STOLEN)
    line = Line.objects.get(event=ASKED)
    assert (line.by, line.device, line.data) == ("first.one", "SMPB", {"key": "EV", "fields": ["LIC", "VIN"]})
    assert Reading.objects.get().records == 1


def test_whoever_asks_registration_too_often_is_told_nothing_more_and_may_send(desk: Desk) -> None:
    make_vehicle(vin=OTHER_VIN)
    desk.get("/enter/EV")
    desk.post("/enter/EV", act="check", **STOLEN)
    Reading.objects.update(records=NUMBERS["volume.brake_records"].value)
    page = main(desk.post("/enter/EV", act="check", **STOLEN))
    assert "Not held against registration. You have opened" in page
    assert HINT not in page
    assert Line.objects.filter(event=ASKED).count() == 1
    assert send(desk, "EV", STOLEN).status_code == 302


def test_registration_says_nothing_to_whoever_could_not_send_the_form(desk: Desk) -> None:
    make_vehicle(vin=OTHER_VIN)

    def told() -> bool:
        return HINT in main(desk.post("/enter/EV", act="check", **STOLEN))

    assert not told()
    desk.get("/enter/EV")
    assert told()
    ordered(make_agency(), "files")
    assert not told()
    assert Line.objects.filter(event=ASKED).count() == 1


def test_a_gate_that_closes_before_it_is_sent_says_no_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.get("/enter/EV")
    ordered(make_agency(), "files")
    page = main(send(desk, "EV", STOLEN))
    assert "Not entered." in page
    assert "1240.110(c)" in page
    assert STOLEN["VIN"] in page
    assert Record.objects.count() == 0


def test_a_form_that_was_opened_at_another_seat_sends_nothing(desk: Desk) -> None:
    desk.get("/enter/EV")
    page = main(send(desk, "EV", STOLEN, device="LDSB"))
    assert "This page was opened at LDSB" in page
    assert STOLEN["VIN"] in page
    assert sent() == 0


def test_a_change_begins_with_which_record_it_is_and_how_it_stands(desk: Desk) -> None:
    record = make_record(make_agency(), entered_by=desk.person)
    page = main(desk.get("/enter/MV", record=record.number))
    assert f'name="NIC" value="{record.number}"' in page
    assert 'Now <span class="typed">TST1234</span>' in page
    again = main(desk.post(f"/enter/MV?record={record.number}", act="check", NIC=record.number, VCO="QQQ"))
    assert 'Now <span class="typed">TST1234</span>' in again
    assert 'name="VCO" value="QQQ"' in again
    done = send(desk, "MV", {"NIC": record.number, "OCA": record.case_number, "VCO": "RED"})
    assert "Modified" in main(desk.get(done.url))
    record.refresh_from_db()
    assert record.values["VCO"] == "RED"
    wrong = desk.get("/enter/MG", record=record.number)
    assert (wrong.status_code, "record of another file" in main(wrong)) == (422, True)
    assert Line.objects.filter(event="hotfiles:record:opened", subject=f"record:{record.number}").count() == 3


def test_a_supplement_says_what_the_list_holds_already_and_the_history_that_it_was_one(desk: Desk) -> None:
    values = {code: value for code, value in WANTED.items() if code not in ("OCA", "SUP", "SUD")}
    facts: dict[str, Any] = {"file": "wanted_person", "key": "EW", "number": "W990000001", "support": "WARRANT"}
    record = make_record(make_agency(), entered_by=desk.person, values={**values, "AKA": "ROE, JANE"}, **facts)
    page = main(desk.get("/enter/EN", record=record.number))
    assert 'Now <span class="typed">ROE, JANE</span>' in page
    assert "Up to 99, a semicolon between" in page
    meant = {"NIC": record.number, "NAM": values["NAM"], "OCA": record.case_number}
    done = main(desk.get(send(desk, "EN", {**meant, "AKA": "POE, JO"}).url))
    assert "AKA: added POE, JO" in done
    assert "Someone else of your agency has to compare it" in done
    assert "Not added." in main(send(desk, "EN", {**meant, "AKA": "POE, JO"}, "F2"))
    history = main(desk.get(f"/records/{record.number}"))
    assert "Modified: supplement, EN" in history
    assert 'nothing</span> → <span class="typed">POE, JO' in history


def test_another_agencys_record_is_not_told_field_by_field(desk: Desk) -> None:
    record = make_record(make_agency("IL1990200", "Tarn Valley PD"))
    page = main(desk.get("/enter/MV", record=record.number))
    assert record.number in page
    assert "Now <span" not in page


def test_an_answer_is_shown_to_whom_it_was_given_and_to_nobody_else(desk: Desk) -> None:
    desk.get("/enter/EV")
    url = send(desk, "EV", STOLEN).url
    desk.post("/terminal/send", line="QV TST1234 IL", reference="Q1")
    assert desk.get(url).status_code == 200
    inquiry = Message.objects.get(key="QV").id  # whose answer stands on the tape alone
    for number in (inquiry, 99, 10**30):
        assert desk.get(f"/enter/done/{number}").status_code == 422
    LinkSession.objects.update(ended_at=NOW)
    other = Desk(make_person())
    assert (other.get("/").status_code, other.get(url).status_code) == (200, 422)
    LinkSession.objects.update(ended_at=NOW)
    assert desk.get(url).status_code == 200  # the same person, signed on anew


def test_what_other_files_have_is_said_before_all_else_and_read_at_the_terminal(desk: Desk) -> None:
    gun = {"SER": "K369257", "MAK": "SW", "CAL": "38", "TYP": "PR", "OCA": "26-1", "SUP": "COMPLAINT", "SUD": "DESK"}
    desk.get("/enter/EFG")
    send(desk, "EFG", {**gun, "DOT": "20261101"})
    page = main(desk.get(send(desk, "ERG", {**gun, "DOR": "20261102", "OCA": "26-2"}, reference="F2").url))
    assert "Also on file: 1 hit in another hot file" in page
    assert "! caution" in page
    assert page.index("Also on file") < page.index("Someone else of your agency")


# By keyboard alone


@pytest.mark.browser
def test_a_gun_is_entered_by_keyboard_alone_and_a_mistake_is_put_right(terminal: Callable[..., Page]) -> None:
    page = terminal()
    page.keyboard.press("Alt+N")
    page.locator("#q:focus").wait_for()
    page.keyboard.type("EG")
    page.keyboard.press("Enter")
    page.locator("#SER:focus").wait_for()
    page.keyboard.type("k7714417")
    page.keyboard.press("Enter")  # goes on, and sends nothing
    page.keyboard.type("SW")
    page.keyboard.press("Tab")
    page.keyboard.type("38")
    page.keyboard.press("Tab")
    with page.expect_response("**/enter/EG/check"):
        page.keyboard.type("QQ")
        page.keyboard.press("Tab")
    kind = page.locator("#TYP")
    expect(kind).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#TYP-more [data-problem]")).to_be_visible()
    expect(page.locator("#CAL-more [data-means]")).to_have_text(".38")
    expect(page.locator("#OCA")).not_to_have_attribute("aria-invalid", "true")  # nobody has been there yet
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("PR")
    FAILING.add(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#problems")).to_contain_text("Not entered. 4 things to put right")
    expect(page.locator("#DOT")).to_be_focused()
    expect(page.locator("#SER")).to_have_value("K7714417")
    assert barriers(page) == []
    for value in ("20261101", "26-77441"):
        page.keyboard.type(value)
        page.keyboard.press("Enter")
    page.locator("#problems a[href='#SUP']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#SUP")).to_be_focused()
    page.keyboard.type("COMPLAINT")
    page.keyboard.press("Tab")
    page.keyboard.type("RECORDS DESK ROOM 12")
    page.keyboard.press("F4")
    expect(page.get_by_role("status").filter(has_text="Every field reads well")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_contain_text("Entered: G99")
    expect(page.locator("h1")).to_be_focused()
    assert barriers(page) == []
    page.keyboard.press("F6")
    expect(page.locator("#headline")).to_contain_text("gun")


@pytest.mark.browser
def test_what_was_begun_comes_back_without_what_is_secret(terminal: Callable[..., Page]) -> None:
    page = terminal()
    address = page.url.rstrip("/")
    page.goto(f"{address}/enter/EW")
    page.locator("#NAM").fill("DOE, TESTCASE")
    page.locator("#section-numbers").click()
    page.locator("#SOC").fill("66612345")  # as far as it was typed
    page.locator("#SID").fill("IL12345670")
    page.locator("#MIS").fill("SAYS 666-12-3499 OR 666123499")
    in_the_browser = page.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)")
    assert "IL12345670" in in_the_browser
    assert "666" not in in_the_browser
    page.goto(f"{address}/codes")
    page.goto(f"{address}/enter/EW")
    expect(page.locator("#entry-kept")).to_contain_text("A secret number is not kept")
    expect(page.locator("#NAM")).to_have_value("DOE, TESTCASE")
    expect(page.locator("#SOC")).to_have_value("")
    expect(page.locator("#SID")).to_have_value("IL12345670")
    expect(page.locator("#MIS")).to_have_value("SAYS  OR ")
    page.keyboard.press("Alt+N")
    page.locator("#q:focus").wait_for()
    with page.expect_response("**/enter?q=*"):
        page.keyboard.type("stolen car")
    expect(page.locator("#found a[href='/enter/EV']")).to_be_visible()
    expect(page.locator("#found-said")).to_have_text("1 file for “stolen car”")  # heard, too: the same live region
    expect(page.locator("#found a[href='/enter/EW']")).to_have_count(0)
