"""The page of duties, and the form that tells of an error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from leads.console.records.duties import waiting_at
from leads.hotfiles.as_shown import newest_change
from leads.hotfiles.differs import differs
from leads.hotfiles.models import Duty, RecordChange
from leads.hotfiles.told import tell_of_error
from tests.console.barriers import EVERYTHING, barriers
from tests.console.conftest import Console
from tests.console.signed_in import Desk, main
from tests.console.terminal.test_terminal import STOLEN as LINE
from tests.console.terminal.test_terminal import ask
from tests.hotfiles.acts import under
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import NOW, actor, make_agency, make_device, make_person, make_record, narrowed

pytestmark = pytest.mark.django_db
WHY = "The plate on the car is another."


def told() -> Duty:
    other = make_person(make_agency("IL1990200", "Example County Sheriff"))
    return tell_of_error(make_record().number, why=WHY, by=actor(other), now=NOW)[0]


def test_it_shows_what_is_open_with_its_time_and_where_to_mend_it() -> None:
    duty = told()
    shown = main(Desk(make_person(duty.record.agency)).get("/duties"))
    assert WHY in shown
    assert f"NIC%2F{duty.record.number}" in shown
    assert "told by" in shown
    assert waiting_at(duty.record.agency_id, NOW) == (1, "to correct, end or tell", "due")
    assert waiting_at(duty.record.agency_id, duty.due_at + timedelta(seconds=1))[2] == "danger"
    assert "Nothing is open" in main(Desk(duty.told_by).get("/duties"))
    assert waiting_at(duty.teller_id, NOW) == (0, "to correct, end or tell", "")


def test_whose_files_are_out_of_reach_reads_that_something_is_due_and_not_what() -> None:
    duty = told()
    who = make_person(duty.record.agency)
    narrowed(who.agency, "wanted_person")
    shown = main(Desk(who).get("/duties"))
    assert duty.record.number in shown
    assert WHY not in shown


def test_right_as_it_stands_takes_a_paper() -> None:
    duty = told()
    make_device(duty.teller)
    desk = Desk(make_person(duty.record.agency))
    seen = newest_change(duty.record.number)
    assert f'name="seen" value="{seen}"' in main(desk.get("/duties"))
    answer = desk.post("/duties", duty=str(duty.pk), paper=" ", seen=seen)
    assert answer.status_code == 422
    assert "none is named" in main(answer)
    answer = desk.post("/duties", duty=str(duty.pk), paper="REPORT 26-1", seen=seen)
    assert answer.headers["Location"] == f"/duties?done={duty.pk}&told=1"
    assert "is right as it stands" in main(desk.get(answer.headers["Location"]))
    assert desk.post("/duties", duty="x").status_code == 422


def test_what_changed_since_the_page_was_opened_is_not_said_to_be_right() -> None:
    duty = told()
    desk, seen = Desk(make_person(duty.record.agency)), newest_change(duty.record.number)
    RecordChange.objects.create(record=duty.record, at=NOW, by=duty.record.entered_by, act="modify")
    answer = desk.post("/duties", duty=str(duty.pk), paper="REPORT 26-1", seen=seen)
    assert "was changed after this page was opened" in main(answer)
    duty.refresh_from_db()
    assert duty.ended_at is None
    assert newest_change(duty.record.number) != seen
    assert f'name="seen" value="{newest_change(duty.record.number)}"' in main(answer)


def test_a_duty_of_which_no_device_was_told_says_so() -> None:
    record, other = make_record(), make_person(make_agency("IL1990200", "Example County Sheriff"))
    tell_of_error(record.number, why=WHY, by=actor(other), now=NOW)
    assert "No device of your agency could be told of it" in main(Desk(record.entered_by).get("/duties"))
    make_device(record.agency)
    tell_of_error(record.number, why=WHY, by=actor(record.entered_by), now=NOW)
    assert main(Desk(record.entered_by).get("/duties")).count("No device of your agency could be told of it") == 1


def test_the_field_that_is_wrong_is_chosen_of_those_that_a_modify_changes() -> None:
    record, other = make_record(), make_person(make_agency("IL1990200", "Example County Sheriff"))
    desk = Desk(other)
    form = main(desk.get(f"/records/{record.number}/tell"))
    assert '<option value="VCO"' in form
    assert not any(f'<option value="{code}"' in form for code in ("NIC", "OCA", "VLN", "PIH"))
    assert "XYZ is no field" in main(desk.post(f"/records/{record.number}/tell", why=WHY, field="XYZ"))
    desk.post(f"/records/{record.number}/tell", why=WHY, field="VCO")
    assert Duty.objects.get().field == "VCO"
    assert f"VCO: {WHY}" in main(Desk(record.entered_by).get("/duties"))


@pytest.mark.parametrize("which", ["V990000001", "a/b", "", "1"])
def test_an_address_says_of_no_record_that_it_is_right(which: str) -> None:
    told()
    answer = Desk(make_person()).get(f"/duties?done={which}&told=3")
    assert (answer.status_code, "is right as it stands" in main(answer)) == (200, False)


def test_who_has_changed_a_record_says_that_it_mends_what_was_told_in_words_alone() -> None:
    ames, other = make_person(), make_person(make_agency("IL1990200", "Example County Sheriff"))
    record = send("EV", STOLEN, ames).record
    Desk(other).post(f"/records/{record.number}/tell", why=WHY, field="WORDS")
    duty, later = Duty.objects.get(), NOW + timedelta(minutes=5)
    assert duty.field == ""
    desk = Desk(ames, later)
    assert "That mends it" not in main(desk.get("/duties")), "nothing was changed yet"
    send("MV", {"NIC": record.number, "OCA": STOLEN["OCA"], "LIC": "KLM678"}, ames, later)
    page = main(desk.get("/duties"))
    assert "That mends it" in page
    assert 'Changed since it was told: <span class="typed">LIC</span>' in page
    answer = desk.post("/duties", duty=str(duty.pk), act="mended", seen=newest_change(record.number))
    assert answer.headers["Location"] == f"/duties?done={duty.pk}&told=0"
    assert "is mended by its change" in main(desk.get(answer.headers["Location"]))


def test_a_card_says_what_of_a_finding_is_not_mended_yet() -> None:
    ames = make_person()
    record = send("EV", STOLEN, ames).record
    differs(record.number, items=["LIC", "VMA"], words="Green.", by=actor(make_person()), now=NOW)
    send("MV", {"NIC": record.number, "OCA": STOLEN["OCA"], "LIC": "KLM678"}, ames)
    page = main(Desk(ames).get("/duties"))
    assert "vehicle. Green." in page
    assert "plate" not in page.split("vehicle. Green.")[0][-200:]
    assert "Right as it stands" not in page


def test_another_agency_tells_of_an_error_from_the_records_page() -> None:
    record, other = make_record(), make_person(make_agency("IL1990200", "Example County Sheriff"))
    desk = Desk(other)
    assert f"/records/{record.number}/tell" in main(desk.get(f"/records/{record.number}"))
    assert "Its purpose is met" not in main(desk.get(f"/records/{record.number}/tell"))
    assert desk.post(f"/records/{record.number}/tell", why=" ").status_code == 422
    answer = desk.post(f"/records/{record.number}/tell", why=WHY, kind="cancel")
    assert answer.headers["Location"] == f"/records/{record.number}?word=0"
    shown = main(desk.get(answer.headers["Location"]))
    assert "no terminal could be told" in shown
    assert "Error reported" in shown
    assert WHY not in shown, "what was told is for the agency whose record it is"
    assert Duty.objects.get().kind == "correct"
    assert WHY in main(Desk(record.entered_by).get(f"/records/{record.number}"))


def test_its_own_agency_may_also_say_that_the_purpose_is_met() -> None:
    record = make_record()
    desk = Desk(record.entered_by)
    assert "Its purpose is met" in main(desk.get(f"/records/{record.number}/tell"))
    desk.post(f"/records/{record.number}/tell", why="Recovered", kind="cancel")
    assert (Duty.objects.get().kind, Duty.objects.get().source) == ("cancel", "own")


def test_a_duty_of_another_agency_is_not_said_to_be_whose() -> None:
    duty = told()
    answer = main(
        Desk(make_person(make_agency("IL1990300", "Elsewhere PD"))).post("/duties", duty=str(duty.pk), seen="x")
    )
    assert "There is no such duty" in answer
    assert duty.record.number not in answer


def test_a_located_trailer_is_cleared_and_nothing_offers_to_end_the_boat() -> None:
    ames, finder = make_person(), make_person(make_agency("IL1990200", "Example County Sheriff"))
    record = under.with_trailer(ames)
    send("LBT", {"NIC": record.number, "LIC": "TST9001", **under.FOUND}, finder)
    desk = Desk(ames)
    page = main(desk.get("/duties"))
    assert f"#line=CB%20NIC%2F{record.number}" not in page
    assert "#line=" not in page
    assert f'/CBT?record={record.number}">Clear what was located: trailer TST9001 IL' in page
    assert "Clear what was located by" in page
    assert "Trailer TST9001 IL located by IL1990200" in page
    shown = main(desk.get(f"/records/{record.number}"))
    assert "What stands under it was located" in shown
    assert "Its purpose is met" not in shown
    send("LB", {**under.meant(record), **under.FOUND}, finder)
    assert "#line=CB%20" in main(desk.get("/duties")), "of the boat itself that is offered"


@pytest.mark.browser
def test_what_was_found_and_told_is_mended_by_keyboard_alone(terminal: Callable[..., Page], console: Console) -> None:
    owner, second = terminal(), terminal("demo.second")
    ask(owner, LINE.format(plate="TST6320", vin="1ZZTEST32R0006320", case="26-63201"))
    number = owner.locator(".entry").last.locator(".card--fine .typed").first.inner_text()
    assert number.startswith("V99"), number
    # The second party ticks all but the vehicle, and says what the report has that the record lacks.
    second.goto(f"{console.address}/checks/{number}")
    second.locator("[name=items]:focus").wait_for()
    boxes = second.locator("[name=items]")
    for at in range(boxes.count()):
        if boxes.nth(at).get_attribute("value") != "VMA":
            boxes.nth(at).focus()
            second.keyboard.press("Space")
    second.locator("#lacks").focus()
    second.keyboard.type("Owner")
    assert barriers(second, EVERYTHING) == []
    lacks = second.locator("#lacks").input_value()
    assert lacks
    second.keyboard.press("Alt+D")
    expect(second.locator(".notice--due")).to_contain_text("is noted as different")
    meant = f"MV NIC/{number} OCA/26-63201"
    ask(owner, f"{meant} VCO/BLU")
    expect(owner.locator(".entry").last).to_contain_text("What its second party found different stands")
    owner.goto(f"{console.address}/checks/{number}")
    assert barriers(owner, EVERYTHING) == []
    assert "vehicle" not in owner.locator(".notice--danger strong").nth(1).inner_text()
    # Somebody of the agency tells of an error in words alone; whoever changes the record says that this mends it.
    second.goto(f"{console.address}/records/{number}/tell")
    second.locator("#field:focus").wait_for()
    second.keyboard.press("End")
    second.keyboard.press("Tab")
    second.keyboard.type("The plate is of a truck.")
    assert barriers(second, EVERYTHING) == []
    second.keyboard.press("Alt+W")
    expect(second.locator("text=Error reported").first).to_be_visible()
    owner.goto(console.address)
    owner.locator("#terminal[data-ready]").wait_for()
    ask(owner, f"{meant} LIT/TK")
    expect(owner.locator(".entry").last).to_contain_text("names no field")
    owner.goto(f"{console.address}/duties")
    assert barriers(owner, EVERYTHING) == []
    owner.locator("button", has_text=f"That mends it {number}").focus()
    owner.keyboard.press("Enter")
    expect(owner.locator(".notice--fine")).to_contain_text(f"{number} is mended by its change")
