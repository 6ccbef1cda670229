"""Records on the screen: who may open one, what it says, what is masked, and that each opening is written down."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest

from leads.agencies.models import AccessLevel, Agency
from leads.hotfiles.differs import differs
from leads.hotfiles.models import RecordChange
from leads.ledger.models import Line
from leads.people.models import Certification, Person
from tests.console.orders import ordered
from tests.console.signed_in import Desk, main
from tests.hotfiles.keeping import WANTED, send
from tests.makers import CAR, NOW, actor, make_agency, make_department, make_person, make_record, narrowed

pytestmark = pytest.mark.django_db
DOE = {"NAM": "DOE, TESTCASE A", "SEX": "M", "RAC": "W", "DOB": "19800229", "SOC": "666123456", "HGT": "509",
       "WGT": "180", "HAI": "BRO", "OFF": "2404", "DOW": "20260110", "EXL": "1"}  # fmt: skip


def other() -> Agency:
    return make_agency("IL1990200", "Tarn Valley PD", telephone="217-555-0143")


def opened() -> list[Line]:
    return list(Line.objects.filter(event="hotfiles:record:opened"))


def test_a_record_says_what_it_is_how_good_it_is_and_what_to_do_next() -> None:
    record = make_record(other())
    desk = Desk(make_person())
    page = main(desk.get(f"/records/{record.number}"))
    assert "Stolen vehicle" in page
    assert "Confirm with the entering agency before you act." in page
    assert "Not yet checked by a second person; due 24 Nov 10:04." in page  # in the agency's zone
    assert "confirm it with Tarn Valley PD at 217-555-0143" in page
    assert "Records desk 217-555-0140" in page
    assert f"EV.IL1990200.{record.number}.TXT" in page  # as sent on the wire, behind a key
    assert "Compare it with the report" not in page


def test_opening_a_record_is_a_line_of_the_ledger_and_a_refusal_is_none() -> None:
    record = make_record(other())
    desk = Desk(make_person(user_id="ro.pella"))
    desk.get(f"/records/{record.number.lower()}")
    line = opened()[0]
    assert (line.by, line.ori, line.subject) == ("ro.pella", "IL1990100", f"record:{record.number}")
    assert line.data == {"own": False}
    assert desk.get("/records/V990000000").status_code == 422
    assert len(opened()) == 1


def test_a_social_security_number_is_for_the_agency_that_entered_it() -> None:
    record = make_record(other(), file="wanted_person", key="EW", values=DOE)
    before, now = DOE, {**DOE, "SOC": "666123457"}
    for act, values in (("enter", before), ("modify", now)):
        RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act=act, values=values)
    theirs = main(Desk(make_person(other())).get(f"/records/{record.number}"))
    assert "666123456" in theirs
    for person in (make_person(), make_person(make_department(), office="auditor")):
        page = main(Desk(person).get(f"/records/{record.number}"))
        assert "*****3456" in page
        assert "*****3457" in page  # what the history says was changed
        assert "66612345" not in page


def test_history_says_who_when_and_what_changed() -> None:
    record = make_record(entered_by=make_person(user_id="ro.pella"))
    clerk = make_person(user_id="jo.quill")
    changes: tuple[tuple[str, Person, dict[str, str]], ...] = (
        ("enter", record.entered_by, CAR),
        ("modify", clerk, {**CAR, "VCO": "BLU"}),
        ("check", clerk, {**CAR, "VCO": "BLU"}),
    )
    for hours, (act, by, values) in enumerate(changes):
        at = NOW + timedelta(hours=hours)
        RecordChange.objects.create(record=record, at=at, by=by, act=act, values=values)
    page = main(Desk(clerk).get(f"/records/{record.number}"))
    assert page.index("Entered <span") < page.index("Modified <span") < page.index("Checked by a second party <span")
    assert 'nothing</span> → <span class="typed">BLU' in page
    assert "23 Nov 2026 11:04" in page
    assert "J. Quill, IL1990100" in page


def test_what_was_added_stands_on_the_page_with_whose_it_is_and_in_the_history() -> None:
    owner = make_person(other(), user_id="ro.pella")
    record = send("EW", {**WANTED, "SOC": "666123456"}, owner).record
    meant = {"NIC": record.number, "NAM": record.values["NAM"], "OCA": record.case_number}
    send("EN", {**meant, "DOB": "19700315", "SOC": "666123457"}, owner)
    send("ENS", {**meant, "SOC": "666123458"}, owner)
    send("XN", {**meant, "DOB": "19700315"}, owner)
    own, theirs = (main(Desk(one).get(f"/records/{record.number}")) for one in (owner, make_person()))
    for page in (own, theirs):
        assert "Modified: supplement, EN" in page
        assert "Modified: add stolen identifiers, ENS" in page
        assert "Another Social Security number" in page
        assert "Somebody else&#x27;s Social Security number, used by this person" in page
        assert '<span class="soft typed">19700315</span> → <span class="typed">nothing</span>' in page
        assert page.count("15 Mar 1970") == 0, "it went"
    assert "666123457" in own
    assert "666123458" in own
    assert "*****3457" in theirs
    assert "66612345" not in theirs


def less(services: list[str], files: list[str]) -> AccessLevel:
    return AccessLevel.objects.create(name="Some", kind="less", services=services, files=files)


def test_the_page_asks_what_the_switch_asks() -> None:
    """Each gate of an inquiry, closed by one fact; what would open it is on the page."""
    record = make_record(other())

    def refused(person: Person) -> Any:
        answer = Desk(person).get(f"/records/{record.number}")
        return (answer.status_code, main(answer))

    assert refused(make_person())[0] == 200
    wanted_only = make_agency("IL1990400", "Wanted Only PD", level=less(["files"], ["wanted_person"]))
    cases = (
        (make_person(certified=False), "1240.90(b)(1)"),
        (make_person(valid_until=date(2026, 11, 22)), "1240.90(b)(1)"),
        (make_person(make_agency("IL1990300", "No Agreement PD", agreement=False)), "1240.30(c)(2)"),
        (make_person(wanted_only), "1240.30(b)(5)"),
    )
    shut = Desk(make_person(screened=False)).get(f"/records/{record.number}")  # opens no page at all
    assert (shut.status_code, b"1240.50(b)(1)" in shut.content) == (403, True)
    for person, clause in cases:
        status, page = refused(person)
        assert (status, clause in page, record.values["LIC"] in page) == (422, True, False), clause
    ordered(make_agency(), "files.inquire")
    assert refused(make_person())[0] == 422
    assert len(opened()) == 1


def test_the_last_day_of_a_certificate_still_opens() -> None:
    record = make_record(other())
    person = make_person(valid_until=date(2026, 11, 23))
    assert Desk(person).get(f"/records/{record.number}").status_code == 200
    late = NOW.replace(day=24, hour=6)  # midnight in Springfield
    assert Certification.objects.filter(person=person).exists()
    assert Desk(person, late).get(f"/records/{record.number}").status_code == 422


def test_an_ended_record_stays_for_its_history_and_says_that_it_hits_no_more() -> None:
    record = make_record(state="cancelled", ended_at=NOW)
    page = main(Desk(make_person()).get(f"/records/{record.number}"))
    assert "it is no longer returned on inquiries" in page
    assert "Not yet checked" not in page
    assert "<progress" not in page


# The list


def test_the_list_has_the_own_records_only_newest_first() -> None:
    old, new = make_record(entered_at=NOW - timedelta(days=3)), make_record()
    theirs = make_record(other())
    page = main(Desk(make_person()).get("/records"))
    assert page.index(new.number) < page.index(old.number)
    assert theirs.number not in page
    assert theirs.number not in main(Desk(make_person()).get("/records", ori="IL1990200"))
    auditor = make_person(make_department(), office="auditor")
    assert theirs.number in main(Desk(auditor).get("/records", ori="il1990200"))


def test_the_list_asks_the_same_gates() -> None:
    record = make_record()
    answer = Desk(make_person(certified=False)).get("/records")
    assert (answer.status_code, record.number in main(answer)) == (422, False)


def test_filters_take_away_what_does_not_fit() -> None:
    at_limit = make_record(entered_at=NOW - timedelta(hours=24), case_number="26-1")
    late = make_record(entered_at=NOW - timedelta(hours=24, seconds=1), case_number="26-2")
    ended = make_record(state="cleared", ended_at=NOW, case_number="27-1")
    desk = Desk(make_person())

    def shown(**query: str) -> set[str]:
        page = main(desk.get("/records", **query))
        return {one.number for one in (at_limit, late, ended) if one.number in page}

    assert shown() == {at_limit.number, late.number, ended.number}
    assert shown(q="26-") == {at_limit.number, late.number}
    assert shown(q=ended.number.lower()) == {ended.number}
    assert shown(state="cleared") == {ended.number}
    assert shown(check="awaiting") == {at_limit.number, late.number}
    assert shown(check="overdue") == {late.number}
    assert shown(file="wanted_person") == set()
    assert "No record fits" in main(desk.get("/records", q="zzz"))


def test_pages_of_fifty() -> None:
    person = make_person()
    for _ in range(51):
        make_record(entered_by=person, keys=())
    desk = Desk(person)
    assert "1 to 50 of 51" in main(desk.get("/records"))
    assert "51 to 51 of 51" in main(desk.get("/records", page="2"))
    assert "1 to 50 of 51" in main(desk.get("/records", page="none"))


def test_an_empty_list_says_how_a_record_begins() -> None:
    assert "Your agency has no records" in main(Desk(make_person()).get("/records"))


@pytest.mark.parametrize("state", ["cleared", "cancelled"])
def test_an_ended_record_opens_for_its_agency_and_for_oversight_only(state: str) -> None:
    record = make_record(other(), state=state, ended_at=NOW)
    stranger = Desk(make_person(user_id="ro.pella"))
    never, hidden = (stranger.get(f"/records/{number}") for number in ("V990009999", record.number))
    assert hidden.status_code == never.status_code == 422
    assert main(hidden).replace(record.number, "N") == main(never).replace("V990009999", "N")
    assert not opened()
    for person in (make_person(other()), make_person(make_department(), office="auditor")):
        assert Desk(person).get(f"/records/{record.number}").status_code == 200


def test_an_active_record_has_a_neutral_edge_checked_or_not() -> None:
    checked = make_record(checked_at=NOW, checked_by=make_person(user_id="jo.quill"))
    for record in (checked, make_record()):
        page = main(Desk(make_person()).get(f"/records/{record.number}"))
        assert "card--fine" not in page
        assert "card--no" not in page
        assert "mark--fine" not in page


def test_the_list_counts_the_day_of_a_check_anew_from_the_change_that_undid_one() -> None:
    clerk = make_person(user_id="jo.quill")
    entered = NOW - timedelta(hours=40)
    never = make_record(entered_by=clerk, entered_at=entered)
    undone = make_record(entered_by=clerk, entered_at=entered, check_from=NOW - timedelta(hours=24))
    desk = Desk(make_person())
    late = main(desk.get("/records", check="overdue"))
    assert never.number in late
    assert undone.number not in late
    assert main(desk.get("/records")).count("! overdue since") == 1
    desk.now = NOW + timedelta(microseconds=1)
    assert undone.number in main(desk.get("/records", check="overdue"))
    assert main(desk.get("/records")).count("! overdue since") == 2


def test_a_list_says_which_differ_from_their_report_and_shows_them_alone() -> None:
    differing, other = make_record(), make_record(case_number="26-5")
    differs(differing.number, items=["OCA"], by=actor(make_person()), now=NOW)
    desk = Desk(make_person())
    assert "! differs from its report" in main(desk.get("/records"))
    alone = main(desk.get("/records", check="different"))
    assert differing.number in alone
    assert other.number not in alone


# As a file


def test_the_list_is_taken_along_with_its_filters_and_a_line_says_so() -> None:
    clerk = make_person(user_id="ro.pella")
    mine, others = make_record(entered_by=clerk, case_number="=1+1"), make_record(other(), case_number="26-9")
    ended = make_record(state="cleared", ended_at=NOW)
    desk = Desk(clerk)
    assert 'href="/records.csv?state=active"' in main(desk.get("/records", state="active"))
    rows = list(csv.DictReader(io.StringIO(desk.get("/records.csv", state="active").content.decode())))
    assert [one["record"] for one in rows] == [mine.number]
    assert (rows[0]["case"], rows[0]["entered_by"], rows[0]["check"]) == ("'=1+1", "ro.pella", "awaiting")
    assert {others.number, ended.number}.isdisjoint(one["record"] for one in rows)
    line = Line.objects.get(event="hotfiles:list:taken_out")
    assert (line.by, line.data) == ("ro.pella", {"filter": {"state": "ACTIVE"}, "rows": 1})


def test_a_file_has_no_record_of_a_hot_file_that_its_reader_may_not_open() -> None:
    make_record(file="wanted_person", key="EW", values=DOE)
    narrowed(make_agency(), "stolen_vehicle")
    desk = Desk(make_person())
    assert b"DOE" not in desk.get("/records.csv").content
    ordered(make_agency(), "files.inquire")
    assert desk.get("/records.csv").status_code == 422
    assert Line.objects.get(event="hotfiles:list:taken_out").data["rows"] == 0


def test_a_day_that_is_none_shows_no_list_and_gives_no_file() -> None:
    record = make_record()
    desk = Desk(make_person())
    answer = desk.get("/records", **{"from": "2026-02-30"})
    page = main(answer)
    assert (answer.status_code, "2026-02-30 is no day." in page, record.number in page) == (422, True, False)
    assert "No list yet" in page
    assert desk.get("/records.csv", **{"from": "2026-02-30"}).status_code == 422
    assert record.number in main(desk.get("/records", **{"from": "2026-11-23", "to": "2026-11-23"}))
