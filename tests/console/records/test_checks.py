"""Checks on the screen: what is due, the comparison item by item, and the state as the Department sees it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from leads.console.records.checks import waiting_at
from leads.hotfiles.check_items import items_for
from leads.hotfiles.compared import compared
from leads.hotfiles.differs import differs
from leads.hotfiles.models import Record, RecordChange
from leads.ledger.models import Line
from leads.people.models import Person
from leads.registration.models import Vehicle
from tests.console.barriers import EVERYTHING, barriers
from tests.console.conftest import FAILING, Console
from tests.console.signed_in import Desk, main
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import send
from tests.makers import CAR, NOW, actor, make_agency, make_department, make_device, make_person, make_record, narrowed
from tests.registration.makers import OTHER_VIN, VIN, make_vehicle

pytestmark = pytest.mark.django_db
AWAITS = "V990000002"  # of the fictional state: planted.AWAITING, which registration has in another color


def all_items(record: Record) -> list[str]:
    return [one.code for one in items_for(record)]


def pella() -> Person:
    return Person.objects.filter(user_id="ro.pella").first() or make_person(user_id="ro.pella")


def test_what_is_due_stands_nearest_first_with_its_time() -> None:
    later, sooner = (make_record(entered_by=pella(), entered_at=NOW - timedelta(hours=h)) for h in (1, 23))
    theirs = make_record(make_agency("IL1990200", "Tarn Valley PD"))
    page = main(Desk(make_person()).get("/checks"))
    assert page.index(sooner.number) < page.index(later.number)
    assert theirs.number not in page
    assert "60:00" in page or "1 h 00" in page  # an hour is left of the sooner one
    assert 'href="/checks/' + sooner.number in page


def test_the_last_instant_is_in_time_and_then_it_is_overdue() -> None:
    make_record(entered_by=pella(), entered_at=NOW - timedelta(hours=24))
    desk = Desk(make_person())
    assert "overdue." not in main(desk.get("/checks"))
    desk.now = NOW + timedelta(microseconds=1)
    assert "One of them is overdue" in main(desk.get("/checks"))


def test_a_comparison_shows_each_item_and_what_the_system_checked_itself() -> None:
    record = make_record(entered_by=pella(), values={"LIC": "TST1234", "LIS": "IL", "LIY": "2019", "VMA": "FORD"})
    page = main(Desk(make_person()).get(f"/checks/{record.number}"))
    for code in all_items(record):
        assert f'value="{code}"' in page
    assert "! The plate lacks LIT." in page
    assert "Records desk 217-555-0140" in page


def test_all_items_ticked_make_it_checked() -> None:
    record = make_record(entered_by=pella())
    quill = make_person(user_id="jo.quill")
    desk = Desk(quill)
    answer = desk.post(f"/checks/{record.number}", items=all_items(record), seen="0")
    assert (answer.status_code, answer.url) == (302, f"/checks?done={record.number}")
    record.refresh_from_db()
    assert (record.checked_by, record.checked_at) == (quill, NOW)
    line = Line.objects.get(event="hotfiles:record:second_checked")
    assert (line.by, line.clause, line.outcome) == ("jo.quill", "1240.60(a)(5) check", "done")
    assert "You checked <a" in main(desk.get(answer.url))
    assert "Nothing more is needed" in main(desk.get(f"/checks/{record.number}"))


def test_what_changed_after_the_page_was_opened_is_looked_at_again() -> None:
    record = make_record(entered_by=pella())
    desk = Desk(make_person(user_id="jo.quill"))
    first = desk.get(f"/checks/{record.number}").context["seen"]
    record.values = {**record.values, "VCO": "BLU"}
    record.save()
    RecordChange.objects.create(record=record, at=NOW, by=pella(), act="modify", values=record.values)
    for seen in (first, ""):
        answer = desk.post(f"/checks/{record.number}", items=all_items(record), seen=seen)
        assert answer.status_code == 422
        assert "was changed after this page was opened" in main(answer)
        assert "data-walk checked" not in main(answer)  # what was ticked was ticked of something else
    record.refresh_from_db()
    assert record.checked_by is None
    again = answer.context["seen"]
    assert desk.post(f"/checks/{record.number}", items=all_items(record), seen=again).status_code == 302


def test_a_missing_item_keeps_the_ticks_and_puts_the_cursor_there() -> None:
    record = make_record(entered_by=pella())
    items = all_items(record)
    answer = Desk(make_person()).post(f"/checks/{record.number}", items=items[:1], seen="0")
    page = main(answer)
    assert answer.status_code == 422
    assert f'id="item-{items[0]}" data-walk checked' in page
    assert f'id="item-{items[1]}" data-walk aria-invalid="true"' in page
    assert "Not compared with the report yet" in page
    record.refresh_from_db()
    assert record.checked_by is None


def test_who_changed_it_since_its_check_is_told_so_on_every_page() -> None:
    changer = pella()
    record = make_record(entered_by=make_person(user_id="jo.quill"))
    RecordChange.objects.create(record=record, at=NOW, by=changer, act="modify", values=record.values)
    desk = Desk(changer)
    assert "You changed it: someone else compares it." in main(desk.get("/checks"))
    assert "Someone else of your agency has to compare it" in main(desk.get(f"/records/{record.number}"))
    assert "You entered or changed this record." in main(desk.get(f"/checks/{record.number}"))


def test_who_entered_it_is_told_the_clause_and_whom_to_ask() -> None:
    record = make_record(entered_by=pella())
    make_person(user_id="jo.quill", surname="Quill")
    make_person(user_id="no.cert", surname="Lapsed", certified=False)
    desk = Desk(pella())
    for answer in (
        desk.get(f"/checks/{record.number}"),
        desk.post(f"/checks/{record.number}", items=all_items(record), seen="0"),
    ):
        page = main(answer)
        assert "You entered or changed this record." in page
        assert "J. Quill" in page
        assert "Lapsed" not in page
        assert 'href="/law/1240.60-a-5-check"' in page
        assert "It matches the report" not in page
    record.refresh_from_db()
    assert record.checked_by is None


def test_another_agency_does_not_check_it() -> None:
    record = make_record(entered_by=pella())
    answer = Desk(make_person(make_agency("IL1990200", "Tarn Valley PD"))).post(
        f"/checks/{record.number}", items=all_items(record), seen="0"
    )
    assert answer.status_code == 422
    assert "entered by another agency" in main(answer)


def test_whoever_may_not_inquire_sees_what_is_due_and_not_about_what() -> None:
    record = make_record(entered_by=pella())
    head = Desk(make_person(office="head", certified=False))
    page = main(head.get("/checks"))
    assert record.number in page
    assert record.values["LIC"] not in page
    assert record.values["LIC"] in main(Desk(make_person()).get("/checks"))
    assert head.get(f"/checks/{record.number}").status_code == 422


# The state


def test_the_state_is_for_the_department_with_the_overdue_first() -> None:
    tarn = make_agency("IL1990200", "Tarn Valley PD")
    make_record(entered_by=pella(), entered_at=NOW - timedelta(hours=1))
    make_record(tarn, entered_at=NOW - timedelta(hours=27))
    auditor = Desk(make_person(make_department(), office="auditor"))
    page = main(auditor.get("/checks", view="state"))
    assert page.index("Tarn Valley PD") < page.index("Example City Police Department")
    assert page.count("<svg") == 6
    assert "2 await a second party" in page
    ours = main(Desk(make_person()).get("/checks", view="state"))  # an operator gets the own agency, whatever is asked
    assert "Tarn Valley PD" not in ours


def test_the_csv_has_every_check_and_only_oversight_gets_it() -> None:
    make_record(entered_by=pella(), case_number="=HYPERLINK(1)", entered_at=NOW - timedelta(hours=25))
    answer = Desk(make_person(make_department(), office="auditor")).get("/checks.csv")
    row = next(csv.DictReader(io.StringIO(answer.content.decode())))
    assert (row["ori"], row["overdue"], row["case"]) == ("IL1990100", "yes", "'=HYPERLINK(1)")
    assert Line.objects.filter(event="console:page:opened", data__page="checks_csv").exists()
    assert Desk(make_person(office="coordinator")).get("/checks.csv").status_code == 403


def test_nothing_due_says_so() -> None:
    assert "Nothing is due" in main(Desk(make_person()).get("/checks"))


def test_what_is_left_without_a_tick_differs_and_the_agency_is_told() -> None:
    found = make_record()
    make_device(found.agency, "SMP1")
    desk = Desk(make_person(found.agency, "second.one"))
    seen = str(found.changes.order_by("-id").values_list("id", flat=True).first() or 0)
    answer = desk.post(f"/checks/{found.number}", act="differs", items=["OCA"], words="Blue, not red.", seen=seen)
    assert answer.status_code == 302
    assert "noted as different" in main(desk.get(answer.url))
    assert "Blue, not red." in main(desk.get(f"/checks/{found.number}"))
    none = desk.post(f"/checks/{found.number}", act="differs", seen=seen)
    assert "nothing was compared" in main(none)


def test_what_the_report_has_and_the_record_lacks_is_named_too() -> None:
    found = make_record()
    desk, seen = Desk(make_person(found.agency)), seen_of(found)
    assert '<option value="VIN"' in main(desk.get(f"/checks/{found.number}"))
    ticked = all_items(found)
    no = desk.post(f"/checks/{found.number}", act="differs", items=ticked, lacks="XYZ", seen=seen)
    assert "No item is marked as different" in main(no)
    answer = desk.post(f"/checks/{found.number}", act="differs", items=ticked, lacks="VIN", seen=seen)
    assert answer.status_code == 302
    found.refresh_from_db()
    assert [one["code"] for one in found.different_items or ()] == ["VIN"]
    assert "vehicle number, which it lacks" in main(desk.get(f"/records/{found.number}"))


def found_different(record: Record, by: Person, *, words: str = "It is 26-7.") -> None:
    differs(record.number, items=["OCA"], words=words, by=actor(by), now=NOW)


def test_what_differs_stands_apart_from_what_awaits_its_check_with_who_is_asked() -> None:
    record, other = make_record(entered_by=pella()), make_record(entered_by=pella(), case_number="26-5")
    found_different(record, finder := make_person(user_id="second.one"))
    page = main(Desk(finder).get("/checks"))
    _, rest = page.split("Differs from its report: waits for its correction")
    apart, awaiting = rest.split("Awaits its second check")
    assert record.number in apart
    assert f"Case number: found on 23 Nov 2026 10:04 by {finder}" in apart
    assert f"Asked to correct it: {pella()}, who entered it" in apart
    assert other.number in awaiting
    assert record.number not in awaiting
    page = main(Desk(finder, NOW + timedelta(hours=26)).get("/checks"))
    assert "who entered it; now also: Agency Coordinator" in page
    assert "One of them is overdue" in page  # the other one: this one can't be checked now


def test_a_list_of_what_differs_alone_is_not_an_empty_one() -> None:
    found_different(make_record(entered_by=pella()), make_person())
    page = main(Desk(make_person()).get("/checks"))
    assert "Nothing is due" not in page
    assert "Awaits its second check" not in page


def test_whoever_may_not_inquire_sees_that_one_differs_and_not_in_what() -> None:
    record = make_record(entered_by=pella())
    found_different(record, make_person())
    page = main(Desk(make_person(office="head", certified=False)).get("/checks"))
    assert record.number in page
    assert "Case number" not in page


def test_the_page_of_a_record_that_differs_offers_to_mend_it_and_nothing_to_tick() -> None:
    record = make_record(entered_by=pella())
    found_different(record, finder := make_person(user_id="second.one"))
    page = main(Desk(finder).get(f"/checks/{record.number}"))
    assert "Found to differ from its report" in page
    assert "It is 26-7." in page
    assert "It matches the report" not in page
    assert f"#line=MV%20NIC%2F{record.number}" in page
    assert 'value="withdraw"' in page
    for other in (pella(), make_person()):
        page = main(Desk(other).get(f"/checks/{record.number}"))
        assert 'value="withdraw"' not in page
        assert f"{finder} or the Agency Coordinator withdraws the finding" in page
        assert "a change of anything else does not end that" in page
    answer = Desk(finder).post(f"/checks/{record.number}", items=all_items(record), seen=seen_of(record))
    assert answer.status_code == 422
    assert "to differ from its report: case number." in main(answer)
    record.refresh_from_db()
    assert record.checked_at is None


def seen_of(record: Record) -> str:
    return str(record.changes.order_by("-id").values_list("id", flat=True).first() or 0)


def test_who_found_it_takes_it_back_and_then_it_is_compared() -> None:
    record = make_record(entered_by=pella())
    found_different(record, finder := make_person(user_id="second.one"))
    desk, path = Desk(finder), f"/checks/{record.number}"
    seen = seen_of(record)
    no = desk.post(path, act="withdraw", why=" ", seen=seen)
    assert no.status_code == 422
    assert "withdrawn for a stated reason" in main(no)
    assert "changed after this page was opened" in main(desk.post(path, act="withdraw", why="Mistaken.", seen="0"))
    answer = desk.post(path, act="withdraw", why="I had the wrong report.", seen=seen)
    assert (answer.status_code, answer.url) == (302, f"/checks?withdrawn={record.number}&told=0")
    page = main(desk.get(answer.url))
    assert "is withdrawn: it awaits its second check as before" in page
    assert f"tell {record.entered_by} yourself" in page
    assert "It matches the report" in main(desk.get(path))


def test_nobody_else_takes_it_back_at_this_door_either() -> None:
    record = make_record(entered_by=pella())
    found_different(record, make_person(user_id="second.one"))
    for who in (pella(), make_person()):
        answer = Desk(who).post(f"/checks/{record.number}", act="withdraw", why="It is the same.", seen=seen_of(record))
        assert answer.status_code == 422
    record.refresh_from_db()
    assert record.different_at == NOW


def test_whoever_compares_it_anew_is_told_what_was_found_before_its_change() -> None:
    record = enter(pella())
    finder = make_person(user_id="second.one")
    differs(record.number, items=["LIC", "VMA"], words="It is green.", by=actor(finder), now=NOW)
    send("MV", {**meant(record), "LIT": "TK"}, pella(), NOW)
    page = main(Desk(finder).get(f"/checks/{record.number}"))
    assert "<strong>vehicle</strong>" in page
    assert "It matches the report" not in page
    send("MV", {**meant(record), "VCO": "GRN"}, pella(), NOW)
    page = main(Desk(finder).get(f"/checks/{record.number}"))
    assert "a second party found different: plate, its state, year and type; vehicle. It is green." in page
    assert "It matches the report" in page


def test_the_state_counts_what_differs_and_the_table_says_since_when() -> None:
    found_different(make_record(entered_by=pella()), make_person())
    auditor = Desk(make_person(make_department(), office="auditor"))
    assert "Differ from their report" in main(auditor.get("/checks", view="state"))
    row = next(csv.DictReader(io.StringIO(auditor.get("/checks.csv").content.decode())))
    assert row["found_different"] == NOW.isoformat()


def test_the_rail_is_red_where_something_differs() -> None:
    record = make_record(entered_by=pella())
    assert waiting_at(record.agency_id, NOW)[::2] == (1, "due")
    found_different(record, make_person())
    assert waiting_at(record.agency_id, NOW)[::2] == (1, "danger")


def test_a_check_that_came_late_is_not_told_in_green() -> None:
    agency = make_agency()
    checker = make_person(agency, "second.one")
    late = make_record(agency, checked_at=NOW, checked_by=checker, entered_at=NOW - timedelta(hours=35))
    desk = Desk(checker)
    page = main(desk.get(f"/checks/{late.number}"))
    assert "Checked late" in page
    assert "notice--fine" not in page
    assert "late: it was due" in main(desk.get(f"/records/{late.number}"))


# Cross-checks with registration


def crossed(**facts: str) -> Record:
    """A record whose plate registration has on another VIN."""
    make_vehicle("TST1234", OTHER_VIN, make="FORD", year="2019", **facts)
    return make_record(entered_by=pella(), values={**CAR, "VIN": VIN, "VYR": "1989", "VMA": "FORD"})


def marks(record: Record, by: Person) -> list[str]:
    return [mark for one in compared(record, actor(by), NOW) for mark in one.differences]


def test_each_difference_has_a_box_of_its_own_and_what_is_not_compared_has_none() -> None:
    record, quill = crossed(), make_person(user_id="jo.quill")
    page = main(Desk(quill).get(f"/checks/{record.number}"))
    assert f"! Registration has the plate TST1234 on VIN {OTHER_VIN}, the record says {VIN}." in page
    assert f"– The VIN {VIN} is not on file with registration: not compared." in page
    assert "– Registered to ROE, RICHARD: compare it with the report." in page
    assert page.count('name="acknowledged"') == len(marks(record, quill)) == 2
    assert "Read each on the report" in page
    maker = main(Desk(pella()).get(f"/checks/{record.number}"))
    assert OTHER_VIN not in maker  # who entered it was told, and looks nothing up here
    assert "ROE, RICHARD" not in maker


def test_a_check_is_finished_when_each_is_acknowledged_and_then_says_by_whom() -> None:
    record, quill = crossed(), make_person(user_id="jo.quill")
    desk, path = Desk(quill), f"/checks/{record.number}"
    first, second = marks(record, quill)
    no = desk.post(path, items=all_items(record), acknowledged=[first], seen="0")
    assert no.status_code == 422
    page = main(no)
    assert "A cross-check differs and is not acknowledged" in page
    assert re.search(rf'id="same-{first}"[^>]* checked', page)
    assert re.search(rf'id="same-{second}"[^>]* aria-invalid="true"', page)
    assert desk.post(path, items=all_items(record), acknowledged=[first, second], seen="0").status_code == 302
    page = main(desk.get(path))
    assert "What cross-checks showed to differ" in page
    assert f"The report says what the record says: {quill}" in page
    narrowed(record.agency, "stolen_vehicle", "license_plate")  # words of a difference name records of the third file
    assert "What cross-checks showed to differ" not in main(desk.get(path))


def test_what_was_acknowledged_of_another_difference_does_not_count() -> None:
    record, quill = crossed(), make_person(user_id="jo.quill")
    before = marks(record, quill)
    Vehicle.objects.update(vin="1FTTEST06KZ900499")
    answer = Desk(quill).post(f"/checks/{record.number}", items=all_items(record), acknowledged=before, seen="0")
    assert answer.status_code == 422
    assert "1FTTEST06KZ900499" in main(answer)


def test_what_is_wrong_is_left_without_a_tick_and_the_finding_keeps_it() -> None:
    record, quill = crossed(), make_person(user_id="jo.quill")
    left = [one for one in all_items(record) if one != "VIN"]
    answer = Desk(quill).post(f"/checks/{record.number}", act="differs", items=left, words="Another VIN.", seen="0")
    assert answer.status_code == 302
    page = main(Desk(quill).get(f"/checks/{record.number}"))
    assert f"The record is wrong: {quill}" in page


@pytest.mark.browser
def test_a_difference_is_acknowledged_by_keyboard_alone(terminal: Callable[..., Page], console: Console) -> None:
    page = terminal("demo.second")
    page.goto(f"{console.address}/checks/{AWAITS}")
    page.locator("[name=items]:focus").wait_for()
    assert barriers(page, EVERYTHING) == []
    stops = page.locator("[data-walk]")
    for at in range(stops.count()):
        if stops.nth(at).get_attribute("name") == "items":
            page.keyboard.press("Space")
        page.keyboard.press("j")
    FAILING.add(page)  # a no comes with the status of one
    page.keyboard.press("Enter")
    page.locator("[name=acknowledged]:focus").wait_for()  # the cursor is where something is missing
    assert "color BLK, the record says RED" in page.locator(".main").inner_text()
    assert barriers(page, EVERYTHING) == []
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    done = page.locator(".notice--fine")
    done.wait_for()
    assert AWAITS in done.inner_text()
    page.goto(f"{console.address}/checks/{AWAITS}")
    assert "What cross-checks showed to differ" in page.locator(".main").inner_text()
    assert barriers(page, EVERYTHING) == []
